"""Proofreading as a clerk does it: while writing, by keyboard, on the page of the proof, without scripts, up to the gate."""
import re

from axe_playwright_python.sync_playwright import Axe

from desk import settle, write

TEXT = "请各村认真学习《防汛条例》、《抗旱条例》,于2026年2月30日前报送物资清单。"


def looked_over(page):
    return [each["id"] for each in Axe().run(page).response["violations"]]


def test_findings_stand_beside_the_text_while_it_is_written_and_go_in_by_keyboard(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/items/new")
    page.wait_for_selector("[data-ready]")
    page.fill("[name=title]", "关于做好防汛工作的通知")
    page.locator(".ProseMirror").click()
    page.keyboard.type(TEXT)
    page.wait_for_function("() => document.querySelectorAll('.proof-live li').length >= 3")
    assert page.locator(".proof-under").count() >= 3
    assert not looked_over(page)
    if shots:
        page.screenshot(path=shots / "proof-live.png")

    page.keyboard.press("Alt+j")
    assert page.evaluate("String(getSelection())") == "、"
    page.keyboard.press("Alt+a")
    page.wait_for_function("() => document.querySelector('.ProseMirror').innerText.includes('条例》《抗旱')")
    page.get_by_role("button", name=re.compile("一键改正")).click()
    page.wait_for_function("() => document.querySelector('.ProseMirror').innerText.includes('条例》，于')")
    page.wait_for_function("() => document.querySelectorAll('.proof-live li').length === 1")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_error_stops_the_item_until_it_is_answered_and_the_reviewer_sees_why(open_page, shots):
    page = open_page(staff="jingban")
    number = write(page, "关于做好防汛工作的通知", TEXT, then="save")
    page.get_by_role("button", name="提交审核").first.click()
    settle(page)
    assert "校对发现" in page.inner_text("main")
    page.get_by_role("link", name=re.compile("校对发现")).first.click()
    settle(page)
    assert page.url.endswith(f"/desk/items/{number}/proof")
    assert not looked_over(page)
    if shots:
        page.screenshot(path=shots / "proof.png", full_page=True)

    page.get_by_role("button", name=re.compile("一键改正")).click()
    settle(page)
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.keyboard.type("引用的原件就是这样写的")
    page.keyboard.press("Enter")
    settle(page)
    assert "引用的原件就是这样写的" in page.inner_text(".proof-side") and not looked_over(page)
    page.goto(f"/desk/items/{number}")
    page.get_by_role("button", name="提交审核").first.click()
    settle(page)
    assert "已提交审核" in page.inner_text("main")

    reviewer = open_page(staff="chushen")
    reviewer.goto(f"/desk/items/{number}/proof")
    assert "引用的原件就是这样写的" in reviewer.inner_text("main")


def test_the_proof_works_without_scripts_and_on_a_narrow_screen(open_page):
    page = open_page(staff="jingban")
    number = write(page, "关于做好抗旱工作的通知", TEXT, then="proof")
    plain = open_page(staff="jingban", script=False)
    plain.goto(f"/desk/items/{number}/proof")
    plain.set_viewport_size({"width": 320, "height": 800})
    plain.get_by_role("button", name="删去").first.click()
    assert "已改正" in plain.inner_text("main") and "条例》《抗旱" in plain.inner_text(".proof-text")


def test_a_place_is_let_stand_with_a_reason_while_it_is_written(open_page, shots):
    page = open_page(staff="jingban")
    number = write(page, "关于做好防汛物资的通知", "请各村于2026年2月30日前报送物资清单,确保安全。", then="save")
    page.goto(f"/desk/items/{number}/draft")
    page.wait_for_selector("[data-ready]")
    page.wait_for_function("() => document.querySelectorAll('.proof-live li').length === 2")
    page.locator(".ProseMirror").click()
    page.keyboard.press("Alt+j")
    page.keyboard.press("Alt+i")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Enter")
    assert "不改正就要写明理由" in page.inner_text("dialog[open]")
    page.keyboard.type("引用的原件就是这样写的")
    if shots:
        page.screenshot(path=shots / "proof-ignore.png")
    assert not looked_over(page)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.proof-live li').length === 1")
    page.goto(f"/desk/items/{number}/proof")
    assert "引用的原件就是这样写的" in page.inner_text(".proof-side")


def test_what_is_mended_by_one_key_is_read_again_until_nothing_is_left(open_page):
    page = open_page(staff="jingban")
    page.goto("/desk/items/new")
    page.wait_for_selector("[data-ready]")
    page.fill("[name=title]", "关于做好防汛工作的通知")
    page.locator(".ProseMirror").click()
    page.keyboard.type("各村要高度重视,,抓好落实。")
    page.wait_for_function("() => document.querySelectorAll('.proof-live li').length >= 2")
    page.get_by_role("button", name=re.compile("一键改正")).click()
    page.wait_for_function("() => document.querySelector('.ProseMirror').innerText.includes('重视，抓好')")


def test_the_towns_own_words_are_learned_by_a_button_and_the_job_says_what_came_of_it(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/proofreading/lexicon")
    if shots:
        page.screenshot(path=shots / "lexicon.png", full_page=True)
    page.get_by_label("至少见于几条信息").fill("1")
    page.get_by_role("button", name="开始学习").click()
    assert page.get_by_text("应为 2 到 1000 的数字").first.is_visible()
    assert page.get_by_label("至少见于几条信息").input_value() == "1"
    page.get_by_label("至少见于几条信息").fill("2")
    page.get_by_label("至少见于几条信息").press("Enter")
    page.get_by_text(re.compile("读了 [1-9][0-9]* 条公开信息：学到本地词")).first.wait_for(timeout=120_000)
    assert not looked_over(page)
    if shots:
        page.screenshot(path=shots / "lexicon-job.png", full_page=True)
    page.get_by_role("link", name="查看结果").click()
    assert page.url.endswith("/desk/proofreading/lexicon")
