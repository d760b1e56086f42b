"""Emergencies: a notice in two clicks, publishing ahead of the review, erasing what should never have been public."""
from axe_playwright_python.sync_playwright import Axe

from desk import publish, write


def axe(page):
    return [f"{each['id']}: {node['html'][:160]}" for each in Axe().run(page).response["violations"] for node in each["nodes"]]


def picture(page, shots, name):
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)


def test_a_notice_is_on_every_page_in_two_clicks_and_gone_when_taken_back(open_page, visitor, shots):
    desk = open_page(staff="qianfa")
    desk.goto("/desk/")
    desk.click("text=发紧急通知")
    picture(desk, shots, "notices")
    assert not axe(desk)
    desk.fill("[name=text]", "今晚有暴雨，请沿河住户听从村干部安排转移。")
    desk.click("button:has-text('立即发布')")
    desk.wait_for_load_state()
    for path in ["/chengkan/", "/chengkan/search", "/chengkan/map"]:
        assert "今晚有暴雨" in visitor.get(path).text, path
    for width, large in [(320, False), (1280, True)]:
        page = open_page(width=width)
        page.goto("/view/large?to=/chengkan/" if large else "/chengkan/")
        assert page.locator(".emergency").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not axe(page)
        picture(page, shots, f"notice-{width}")
    desk.locator("details:has-text('提前撤下') summary").first.click()
    desk.click("button:has-text('撤下这条通知')")
    desk.wait_for_load_state()
    assert "今晚有暴雨" not in visitor.get("/chengkan/").text


def test_what_is_forced_is_listed_until_others_approve_it(open_page, visitor, shots):
    number = write(open_page(staff="jingban"), "紧急转移的通知", then="save")
    leader = open_page(staff="qianfa")
    leader.goto(f"/desk/items/{number}")
    leader.click("summary:has-text('先发后审')")
    form = leader.locator("form[action$='/forced-release']")
    form.locator("textarea").fill("暴雨红色预警，来不及先审。")
    form.locator("input[name=secrecy]").check()
    form.locator("button").click()
    leader.wait_for_load_state()
    assert "紧急转移的通知" in visitor.get("/chengkan/feed.atom").text
    assert leader.locator("form[action$='/later-approval']").count() == 0, "who forced does not approve"
    for reviewer in ["chushen", "fushen"]:
        page = open_page(staff=reviewer)
        page.goto("/desk/")
        assert "等待补审" in page.inner_text("main")
        picture(page, shots, f"owed-{reviewer}")
        page.goto(f"/desk/items/{number}")
        page.locator("form[action$='/later-approval'] button").click()
        page.wait_for_load_state()
    page.goto("/desk/")
    assert "等待补审" not in page.inner_text("main")


def test_what_is_erased_is_gone_and_its_proof_can_be_printed(open_page, visitor, shots):
    title = "误附了名单的公示"
    number, address = publish(
        open_page, title, files=[{"name": "名单甲乙.txt", "mimeType": "text/plain", "buffer": "名单".encode() * 99}])
    file = open_page()
    file.goto(address)
    download = file.locator("a[download]").first.get_attribute("href")
    page = open_page(staff="qianfa")
    page.goto(f"/desk/items/{number}")
    page.click("a:has-text('紧急清除'):not(nav a)")
    assert not axe(page)
    picture(page, shots, "erasing")
    page.fill("[name=reason]", "名单中误附了个人信息")
    page.fill("[name=number]", "999999")
    page.click("button:has-text('立即从所有地方清除')")
    page.wait_for_load_state()
    assert visitor.get(address).status == 200, "a mistyped number erases nothing"
    page.fill("[name=number]", address.rsplit("/", 1)[1])
    page.click("button:has-text('立即从所有地方清除')")
    page.wait_for_load_state()
    assert "清除证明" in page.inner_text("h1") and title not in page.content()
    assert page.locator(".bad").count() == 0, page.inner_text("main")
    assert not axe(page)
    picture(page, shots, "proof")
    assert visitor.get(address).status == 410 and title not in visitor.get(address).text
    assert visitor.get(download).status == 410
    assert title not in visitor.get("/chengkan/feed.atom").text
    auditor = open_page(staff="shenji")
    auditor.goto(page.url.split("?")[0])
    auditor.fill("[name=reason]", "行政复议需要核对")
    auditor.click("button:has-text('启封查看')")
    auditor.wait_for_load_state()
    assert title in auditor.inner_text("main")
