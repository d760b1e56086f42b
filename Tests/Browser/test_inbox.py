"""The inbox as a reviewer on a phone and a clerk at a keyboard meet it."""
import pathlib

from axe_playwright_python.sync_playwright import Axe

from desk import write


def findings(page):
    results = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in results for node in each["nodes"]]


def pictured(page, shots, name):
    if shots is not None:
        page.screenshot(path=pathlib.Path(shots) / f"{name}.png", full_page=True)


def test_a_reviewer_passes_from_the_list_on_a_phone(open_page, shots):
    titles = ["手机上批量通过之一", "手机上批量通过之二"]
    for title in titles:
        write(open_page(staff="jingban"), title)
    page = open_page(width=390, staff="chushen")
    page.goto("/desk/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not findings(page)
    for title in titles:
        page.locator("li.pick-row", has_text=title).locator("label.pick").click()
    pictured(page, shots, "inbox-390")
    page.click("button:has-text('通过所选')")
    page.wait_for_load_state()
    main = page.inner_text("main")
    assert "通过 0 条，跳过 2 条" in main and main.count("还没有对这一稿做保密审查") == 2, main
    page.goto("/desk/")
    for title in titles:
        page.locator("li.pick-row", has_text=title).locator("label.pick").click()
    page.locator("#batch-secrecy").check()
    page.click("button:has-text('通过所选')")
    page.wait_for_load_state()
    assert "通过 2 条，跳过 0 条" in page.inner_text("main")
    assert not findings(page)
    pictured(page, shots, "inbox-report-390")


def test_the_next_step_takes_two_taps_when_the_secrecy_review_is_done(open_page):
    title = "两下就通过的通知"
    write(open_page(staff="jingban"), title)
    first = open_page(staff="chushen")
    first.goto("/desk/")
    first.locator("li.pick-row", has_text=title).locator("input").check()
    first.locator("#batch-secrecy").check()
    first.click("button:has-text('通过所选')")
    first.wait_for_load_state()
    page = open_page(width=390, staff="fushen", script=False)
    page.goto("/desk/")
    page.locator("li.pick-row", has_text=title).locator("label.pick").click()
    page.click("button:has-text('通过所选')")
    page.wait_for_load_state()
    assert "通过 1 条，跳过 0 条" in page.inner_text("main") and "转到签发" in page.inner_text("main")


def test_what_was_ticked_and_changed_meanwhile_is_skipped_with_the_reason(open_page):
    title = "看后改过的通知"
    number = write(open_page(staff="jingban"), title)
    reviewer = open_page(staff="chushen")
    reviewer.goto("/desk/")
    clerk = open_page(staff="jingban")
    clerk.goto(f"/desk/items/{number}")
    clerk.locator("form[action$='/recall'] button").click()
    clerk.wait_for_load_state()
    reviewer.locator("li.pick-row", has_text=title).locator("label.pick").click()
    reviewer.click("button:has-text('通过所选')")
    reviewer.wait_for_load_state()
    assert "跳过 1 条" in reviewer.inner_text("main") and "草稿" in reviewer.inner_text("main")


def test_haste_puts_an_item_first(open_page):
    number = write(open_page(staff="jingban"), "要先办的急件")
    clerk = open_page(staff="jingban")
    clerk.goto(f"/desk/items/{number}")
    form = clerk.locator("form[action$='/urgency']")
    clerk.locator("details:has(form[action$='/urgency']) summary").click()
    form.locator("input[name=urgent]").check()
    form.locator("button").click()
    clerk.wait_for_load_state()
    page = open_page(staff="chushen")
    page.goto("/desk/")
    first = page.locator("li.pick-row").first.inner_text()
    assert "要先办的急件" in first and "急" in first


def test_every_list_opens_with_the_keyboard_and_axe_finds_nothing(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/")
    names = page.locator(".inbox-tabs a").all_inner_texts()
    for index in range(len(names)):
        page.goto("/desk/")
        page.locator(".inbox-tabs a").nth(index).focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("h1").count() == 1 and not findings(page), names[index]
        pictured(page, shots, f"inbox-list-{index}-1280")


def test_the_month_shows_today_and_turns(open_page, shots):
    for width in (390, 1280):
        page = open_page(width=width, staff="qianfa")
        page.goto("/desk/inbox/calendar")
        assert page.locator("td[aria-current=date]").count() == 1
        assert page.locator("thead th").first.inner_text() == "周一"
        assert not findings(page)
        pictured(page, shots, f"inbox-calendar-{width}")
        page.locator("a[rel=next]").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "month=" in page.url and page.locator("td[aria-current=date]").count() <= 1


def test_a_text_that_came_back_says_why_in_the_list(open_page):
    number = write(open_page(staff="jingban"), "退回看理由的通知")
    reviewer = open_page(staff="chushen")
    reviewer.goto(f"/desk/items/{number}/review")
    reviewer.locator("form[action$='/return'] textarea").fill("请补上联系电话。")
    reviewer.locator("form[action$='/return'] button").click()
    reviewer.wait_for_load_state()
    page = open_page(staff="jingban")
    page.goto("/desk/inbox/returned")
    row = page.locator("main li", has_text="退回看理由的通知").last.inner_text()
    assert "请补上联系电话" in row and "退回" in row
