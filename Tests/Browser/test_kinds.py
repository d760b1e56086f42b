"""Kinds of information: choosing one, its own fields, what is still missing, and what a town sets itself."""
import re

import pytest
from desk import approve, choose


def begin(page, kind):
    """From the list of items to the editor of a kind."""
    page.goto("/desk/items")
    page.click("a.button:has-text('新建信息')")
    page.click(f".kind-card h2 a:text-is('{kind}')")
    page.wait_for_selector("form.editor")


def submit(page):
    page.click("button[name=then][value=submit]")
    page.wait_for_load_state()


def write(page, text):
    """In the place of whatever the text is."""
    if page.locator(".ProseMirror").count() == 0:
        return page.fill("[name=body]", text)
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def number(page):
    """Of the item at hand: by the page's address, or by where its form goes when it came back."""
    form = page.locator("form.editor")
    where = form.get_attribute("action") if form.count() else page.url
    return int(re.search(r"/desk/items/(\d+)", where).group(1))


FACTS = {"from": "2026-11-02", "to": "2026-11-10", "phone": "0559-0000003", "place": "为民服务中心"}


@pytest.mark.parametrize("script", [False, True])
def test_a_public_notice_is_begun_from_its_kind_and_told_everything_it_lacks_at_once(open_page, shots, script):
    page = open_page(staff="jingban", script=script)
    begin(page, "公示")
    if shots and script:
        page.screenshot(path=shots / "kind-editor-1280.png", full_page=True)
    assert "公示时间" in page.locator(".ProseMirror, [name=body]").first.inner_text() or "公示时间" in page.input_value("[name=body]")
    page.fill("[name=title]", "关于示例家庭纳入低保的公示")
    choose(page, "column", "公示")
    submit(page)
    wrong = page.locator("#issues li")
    told = " ".join(wrong.all_inner_texts())
    for word in ["公示开始日", "公示结束日", "监督电话", "（待填）"]:
        assert word in told, told
    # Each sentence leads to its field.
    for link in page.locator("#issues a").all():
        target = link.get_attribute("href")
        assert page.locator(f"[id='{target[1:]}']").count() == 1, target
    item = number(page)
    page = open_page(staff="jingban", script=script)
    page.goto(f"/desk/items/{item}")
    missing = page.locator("#missing")
    assert "提交审核前还缺" in missing.inner_text()
    if shots and script:
        page.screenshot(path=shots / "kind-missing-1280.png", full_page=True)
    missing.locator("a:has-text('监督电话')").click()
    page.wait_for_selector("form.editor")
    assert page.url.endswith("#f-fact-phone")
    for name, value in FACTS.items():
        page.fill(f"[name=fact-{name}]", value)
    page.select_option("[name=fact-matter]", "社会救助")
    write(page, "经审核，拟将两户家庭纳入低保，现予公示。")
    submit(page)
    assert page.locator("#issues").count() == 0, page.inner_text("main")[:600]
    assert "待" in page.locator("main .row-notes").first.inner_text()


def test_the_public_reads_the_period_and_whether_it_is_over(open_page, shots):
    page = open_page(staff="jingban")
    begin(page, "公示")
    page.fill("[name=title]", "关于示例项目验收结果的公示")
    choose(page, "column", "公示")
    for name, value in {**FACTS, "from": "2020-03-02", "to": "2020-03-10"}.items():
        page.fill(f"[name=fact-{name}]", value)
    page.select_option("[name=fact-matter]", "项目和工程")
    write(page, "示例项目已经验收，结果合格。")
    submit(page)
    item = number(page)
    for reviewer in ["chushen", "fushen", "qianfa"]:
        approve(open_page(staff=reviewer), item)
    page.goto(f"/desk/items/{item}")
    public = page.locator("a:has-text('查看公开页面')").get_attribute("href")
    for width in (320, 1280):
        reader = open_page(width=width)
        reader.goto(public)
        facts = reader.inner_text("dl.facts")
        assert "2020年3月2日至2020年3月10日（已结束）" in facts and "0559-0000003" in facts
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if shots:
            reader.screenshot(path=shots / f"kind-public-{width}.png")


def test_another_kind_keeps_all_that_was_typed(open_page):
    page = open_page(staff="jingban", script=False)
    begin(page, "公示")
    page.fill("[name=title]", "标题留着")
    page.fill("[name=fact-phone]", "0559-0000009")
    page.fill("[name=fact-from]", "2026-11-02")
    page.select_option("[name=itemKind]", label="通知")
    page.click("button[value=kind]")
    assert page.input_value("[name=title]") == "标题留着"
    assert page.input_value("[name=fact-phone]") == "0559-0000009"
    assert "特此通知" in page.input_value("[name=body]")
    assert page.locator("input[type=hidden][name=fact-from]").get_attribute("value") == "2026-11-02"
    # A text of one's own is never replaced.
    page.fill("[name=body]", "我自己写的正文。")
    page.select_option("[name=itemKind]", label="公示")
    page.click("button[value=kind]")
    assert page.input_value("[name=body]").strip() == "我自己写的正文。"
    assert page.input_value("[name=fact-from]") == "2026-11-02"
    choose(page, "column", "公示")
    page.press("[name=title]", "Enter")
    page.wait_for_load_state()
    assert re.search(r"/desk/items/\d+", page.url), "Enter saves the draft, it does not change the kind"
    page.goto("/desk/items/kinds")
    assert "您上次用的" in page.locator(".kind-card").first.inner_text()


def test_a_kind_is_chosen_by_the_keyboard_alone_on_a_phone(open_page, shots):
    page = open_page(width=320, staff="jingban")
    page.goto("/desk/items/kinds?column=notices")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "这个栏目常用" in page.locator(".kind-card").first.inner_text()
    if shots:
        page.screenshot(path=shots / "kind-choice-320.png")
        wide = open_page(staff="jingban")
        wide.goto("/desk/items/kinds")
        wide.screenshot(path=shots / "kind-choice-1280.png", full_page=True)
    page.locator(".kind-card h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("form.editor")
    assert page.input_value("[name=column]") == "notices"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if shots:
        page.screenshot(path=shots / "kind-editor-320.png", full_page=True)


def test_an_example_is_open_to_who_writes(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/kinds/publicity/example")
    assert "2026年10月12日至2026年10月20日" in page.inner_text("main")
    if shots:
        page.screenshot(path=shots / "kind-example-1280.png", full_page=True)
    page.click("a:has-text('写一条公示')")
    page.wait_for_selector("form.editor")


def test_a_town_sets_its_own_field_and_when_it_must_be_filled(open_page, shots):
    page = open_page(staff="xitong")
    page.goto("/desk/kinds")
    if shots:
        page.screenshot(path=shots / "kinds-1280.png", full_page=True)
    page.click("a:text-is('工作动态')")
    page.fill("[name=asks]", "参加人数：数量\n活动类型：选项（民俗、培训）")
    page.click("button:has-text('保存种类')")
    page.wait_for_load_state()
    page.click("a:text-is('工作动态')")
    page.select_option("[name='moment-fact-活动类型']", "submit")
    page.click("button:has-text('保存种类')")
    page.wait_for_load_state()
    assert "依据" in page.inner_text("#issues")
    page.fill("[name=source]", "镇政务公开领导小组会议")
    page.click("button:has-text('保存种类')")
    page.wait_for_load_state()
    assert "信息种类已保存" in page.inner_text("main")
    page.click("a:text-is('工作动态')")
    if shots:
        page.screenshot(path=shots / "kind-edit-1280.png", full_page=True)
    writer = open_page(staff="jingban")
    begin(writer, "工作动态")
    assert "提交审核前必填" in writer.locator(".field:has([name='fact-活动类型'])").inner_text()
