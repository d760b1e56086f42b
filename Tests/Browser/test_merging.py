"""Two people edit one draft at once (合并): nobody's words are lost, and nothing is saved that nobody looked at."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from desk import compose, write

WIDTHS = [1280, 320]


def findings(page):
    results = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in results for node in each["nodes"]]


@pytest.mark.parametrize("width", WIDTHS)
def test_two_tabs_change_one_draft_and_the_later_one_chooses_what_stays(open_page, shots, width):
    first = open_page(staff="jingban", width=width)
    item = write(first, "关于冬季防火的通知", "各村民委员会：\n\n各村每天巡查一次。\n\n请于月底前完成。", then="save")
    second = first.context.new_page()
    for page in (first, second):
        page.goto(f"/desk/items/{item}/draft")
    compose(second, "各村民委员会：\n\n各村每天巡查两次。\n\n请于月底前完成。")
    second.click("button[name=then][value=save]")
    second.wait_for_url(f"**/desk/items/{item}*")

    first.fill("[name=title]", "关于做好冬季防火工作的通知")
    compose(first, "各村民委员会：\n\n各村早晚各巡查一次。\n\n请于月底前完成。")
    first.click("button[name=then][value=save]")
    first.wait_for_selector("h1:has-text('合并两个人的修改')")
    words = first.inner_text("main")
    assert "早晚各巡查一次" in words and "每天巡查两次" in words
    assert findings(first) == []
    assert first.evaluate("document.documentElement.scrollWidth") <= width
    if shots:
        first.screenshot(path=shots / f"merge-{width}.png", full_page=True)

    # Both sentences stay, then the writer looks at it and saves.
    first.check("input[name^=take-part][value=both]")
    for mine in first.locator("input[name^=take-title][value=mine]").all():
        mine.check()
    first.click("button:has-text('合并，回到编辑')")
    first.wait_for_selector(".ProseMirror")
    merged = first.inner_text(".ProseMirror")
    assert "早晚各巡查一次" in merged and "每天巡查两次" in merged
    if shots:
        first.screenshot(path=shots / f"merged-{width}.png", full_page=True)
    first.click("button[name=then][value=save]")
    first.wait_for_url(f"**/desk/items/{item}*")
    assert "关于做好冬季防火工作的通知" in first.inner_text("main")
