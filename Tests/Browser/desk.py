"""What staff do at the desk, as a browser does it."""
import re

from playwright.sync_api import Error


def write(page, title, body="一、总体要求\n\n请各村认真组织落实。", column=None, then="submit", files=()):
    """Writes an item and presses one of the buttons; returns its number."""
    page.goto("/desk/items/new")
    page.fill("[name=title]", title)
    choose(page, "column", column)
    choose(page, "kind")
    compose(page, body)
    if page.locator("[name=source]").input_value() == "":
        page.fill("[name=source]", "呈坎镇人民政府")
    choose(page, "openness")
    if files:
        page.set_input_files("input[name=files]", list(files))
    page.click(f"button[name=then][value={then}]")
    settle(page)
    number = re.search(r"/desk/items/(\d+)", page.url)
    assert number, f"没有保存：{page.url} {page.inner_text('main')[:600]}"
    return int(number.group(1))


PASTE = """(text, [kinds, pictures]) => {
  const data = new DataTransfer();
  for (const [kind, value] of Object.entries(kinds)) data.setData(kind, value);
  for (const [name, type, bytes] of pictures) data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type }));
  text.focus();
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(page, pictures=(), **kinds):
    """Pastes into the editor as a browser does: `html=`, `plain=`, `rtf=`, pictures as (name, type, base64)."""
    page.locator(".ProseMirror").evaluate(PASTE, [{f"text/{kind}": text for kind, text in kinds.items()}, list(pictures)])
    page.wait_for_function("() => !document.querySelector('.told-wait')")


def compose(page, text):
    """Writes the text: pasted into the editor, or typed into the plain field where there is none."""
    if page.locator(".ProseMirror").count() == 0:
        return page.fill("[name=body]", text)
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    paste(page, plain=text)


def settle(page):
    """Waits for what follows a form: with files the page itself sends it, then goes on or shows what is wrong."""
    for _ in range(150):
        try:
            if re.search(r"/desk/items/\d+", page.url) or page.locator("#issues").count():
                return page.wait_for_load_state()
        except Error:
            pass  # Asked in the middle of going on: asked again.
        page.wait_for_timeout(100)


def choose(page, name, value=None):
    """Chooses the option with this text, or the first that is not empty when nothing is chosen yet."""
    select = page.locator(f"select[name={name}]")
    if select.count() == 0:
        return
    if value is None and select.input_value():
        return
    options = select.locator("option").all()
    for option in options:
        mine = option.get_attribute("value")
        if mine and (value is None or value in option.inner_text()):
            select.select_option(mine)
            return
    raise AssertionError(f"{name}: no option {value}")


def approve(page, item):
    """One reviewer's step: the secrecy opinion when it is asked for, then 通过."""
    page.goto(f"/desk/items/{item}/review")
    opinion = page.locator("form[action$='/secrecy-review']")
    if opinion.count():
        opinion.locator("input[name=opinion][value=open]").check()
        opinion.locator("button").click()
        page.wait_for_load_state()
        page.goto(f"/desk/items/{item}/review")
    page.locator("form[action$='/approval'] button").click()
    page.wait_for_load_state()
    assert page.locator(".flash-problem, .wrong").count() == 0, page.inner_text("main")[:600]


REVIEWERS = ["chushen", "fushen", "qianfa"]


def publish(open_page, title, **given):
    """From nothing to live; returns the item's number and its public address."""
    number = write(open_page(staff="jingban"), title, **given)
    for reviewer in REVIEWERS:
        approve(open_page(staff=reviewer), number)
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}")
    link = page.locator("a:has-text('查看公开页面')")
    assert link.count(), f"没有发布：{page.inner_text('main')[:600]}"
    return number, link.first.get_attribute("href")
