"""A clerk writes, three colleagues review, the public reads; and what is taken back is gone everywhere."""
import pytest

from desk import REVIEWERS, approve, publish, write
from test_quality import findings

TITLE = "关于开展春季防火巡查的通知"


def test_a_clerk_writes_three_review_and_it_is_live(open_page, visitor):
    number = write(open_page(staff="jingban"), TITLE)
    for done, reviewer in enumerate(REVIEWERS):
        assert TITLE not in visitor.get("/chengkan/feed.atom").text, f"public after {done} of 3 steps"
        approve(open_page(staff=reviewer), number)
    assert TITLE in visitor.get("/chengkan/feed.atom").text
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}")
    page.click("text=查看公开页面")
    assert TITLE in page.inner_text("h1")
    assert "请各村认真组织落实" in page.inner_text("article")
    page.goto("/chengkan/search?q=春季防火巡查")
    assert TITLE in page.inner_text("main")


def test_nobody_approves_his_own_step(open_page):
    number = write(open_page(staff="jingban"), "自己不能审自己的通知")
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}/review")
    assert page.locator("form[action$='/approval']").count() == 0
    assert findings(page) == []


def test_the_review_page_is_judged_as_a_reviewer_sees_it(open_page):
    number = write(open_page(staff="jingban"), "供初审看的通知")
    page = open_page(staff="chushen")
    page.goto(f"/desk/items/{number}/review")
    assert page.locator("form[action$='/approval']").count() == 1
    assert findings(page) == []


def test_a_draft_is_sent_back_with_a_reason(open_page):
    number = write(open_page(staff="jingban"), "要退回的通知")
    page = open_page(staff="chushen")
    page.goto(f"/desk/items/{number}/review")
    page.locator("form[action$='/return'] button").click()
    page.wait_for_load_state()
    assert "理由" in page.inner_text("main"), "a send-back without a reason is refused"
    page.locator("form[action$='/return'] textarea").fill("日期写错了，请改为三月。")
    page.locator("form[action$='/return'] button").click()
    page.wait_for_load_state()
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}")
    assert "日期写错了" in page.inner_text("main")


def test_what_is_withdrawn_is_gone_everywhere(open_page, visitor):
    title = "将要撤下的附件通知"
    number, address = publish(
        open_page, title, files=[{"name": "办理 指南（一）.txt", "mimeType": "text/plain", "buffer": "办事指南".encode() * 200}])
    page = open_page()
    page.goto(address)
    file = page.locator("a[download]").first.get_attribute("href")
    whole = visitor.get(file)
    assert whole.status == 200 and whole.headers["ETag"]
    assert visitor.ask("HEAD", file).headers["Content-Length"] == str(len(whole.body))
    assert visitor.get(file, **{"If-None-Match": whole.headers["ETag"]}).status == 304
    part = visitor.get(file, Range="bytes=3-8")
    assert part.status == 206 and part.body == whole.body[3:9]
    assert "%E5%8A%9E" in whole.headers["Content-Disposition"], "a human file name"

    desk = open_page(staff="qianfa")
    desk.goto(f"/desk/items/{number}")
    if desk.locator("form[action$='/withdrawal']").count() == 0:
        desk = open_page(staff="jingban")
        desk.goto(f"/desk/items/{number}")
    form = desk.locator("form[action$='/withdrawal']")
    if not form.locator("textarea").is_visible():
        desk.locator("details:has(form[action$='/withdrawal']) summary").click()
    form.locator("textarea").fill("内容有误，重新核实后再发布。")
    form.locator("button").click()
    desk.wait_for_load_state()
    gone = visitor.get(address)
    assert gone.status == 410 and "内容有误" in gone.text
    assert visitor.get(file).status == 410
    assert title not in visitor.get("/chengkan/feed.atom").text
    assert visitor.get(file, **{"If-None-Match": whole.headers["ETag"]}).status == 410
    page.goto("/chengkan/search?q=" + title)
    assert page.locator("main h2 a", has_text=title).count() == 0


def test_a_live_item_stays_while_its_next_edition_is_written(open_page, visitor):
    number, address = publish(open_page, "第一版的标题")
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}")
    page.locator("form[action$='/editions'] button").click()
    page.wait_for_load_state()
    page.goto(f"/desk/items/{number}/draft")
    page.fill("[name=title]", "第二版的标题")
    if page.locator("[name=change]").count():
        page.fill("[name=change]", "改标题")
    page.click("button[name=then][value=save]")
    page.wait_for_load_state()
    live = visitor.get(address).text
    assert "第一版的标题" in live and "第二版的标题" not in live


@pytest.mark.parametrize("name", ["xitong", "anquan", "shenji"])
def test_the_three_administrators_do_not_write(open_page, name):
    page = open_page(staff=name)
    answer = page.goto("/desk/items/new")
    assert answer.status in (403, 404)
