"""People beside the review: reading and signing on a phone with a word to a colleague, leave, opinions from outside."""
import re
import sqlite3

from axe_playwright_python.sync_playwright import Axe

from desk import approve, write


def findings(page):
    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]]


def fits(page, width):
    return page.evaluate("document.documentElement.scrollWidth") <= width


def shoot(page, shots, name):
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)


def press(page, selector):
    page.locator(selector).first.click()
    page.wait_for_load_state()


def submitted(open_page, title):
    return write(open_page(staff="jingban"), title)


def test_a_reviewer_claims_mentions_and_passes_on_a_phone(open_page, shots):
    number = submitted(open_page, "手机上审核的通知")
    page = open_page(staff="chushen", width=390)
    page.goto(f"/desk/items/{number}/review")
    press(page, "form[action$='/claim'] button")
    assert "您已认领" in page.inner_text(".claim")
    area = page.locator("form[action$='/remarks'] textarea")
    area.type("日期对吗 @演示经")
    assert page.locator("form[action$='/remarks'] .at-list [role=option]").count() == 1
    page.keyboard.press("Enter")
    assert area.input_value().endswith("@演示经办 ")
    assert not findings(page) and fits(page, 390)
    shoot(page, shots, "people-review-390")
    press(page, "form[action$='/remarks'] button")
    assert "日期对吗 @演示经办" in page.inner_text("#discussion")

    writer = open_page(staff="jingban", width=390)
    writer.goto("/desk/")
    assert writer.locator(".bell strong").inner_text() == "1"
    writer.click(".bell")
    assert "演示初审：日期对吗" in writer.inner_text("main")
    assert not findings(writer) and fits(writer, 390)
    shoot(writer, shots, "people-messages-390")
    press(writer, "button[value=open]")
    assert writer.url.split("?")[0].endswith(f"/desk/items/{number}/review")
    writer.goto("/desk/messages")
    assert "没有未读的消息" in writer.inner_text("main")

    for reviewer in ["chushen", "fushen", "qianfa"]:
        approve(open_page(staff=reviewer, width=390), number)
    page = open_page(staff="jingban", width=390)
    page.goto(f"/desk/items/{number}")
    assert page.locator("a:has-text('查看公开页面')").count(), "signed on a phone and public"


def test_without_a_script_the_list_of_names_does_the_same(open_page):
    number = submitted(open_page, "没有脚本也能提到同事")
    page = open_page(staff="jingban", script=False)
    page.goto(f"/desk/items/{number}/review")
    form = page.locator("form[action$='/remarks']")
    form.locator("textarea").fill("请看一眼")
    form.locator("select[name=mention]").select_option(label="演示复审")
    form.locator("button").click()
    reader = open_page(staff="fushen")
    reader.goto("/desk/messages")
    assert "演示经办：请看一眼" in reader.inner_text("main")


def test_a_stand_in_reviews_and_both_names_are_shown(open_page, shots):
    number = submitted(open_page, "请假代办的通知")
    page = open_page(staff="chushen")
    page.goto("/desk/stand-ins")
    # Until tomorrow, for it may be midnight before the deputy comes to work.
    today, tomorrow = (page.evaluate(
        f"new Intl.DateTimeFormat('sv-SE', {{timeZone: 'Asia/Shanghai'}}).format(Date.now() + {days} * 86400000)")
        for days in (0, 1))
    page.select_option("[name=deputy]", label="演示签发")
    page.fill("[name=from]", today)
    page.fill("[name=to]", tomorrow)
    press(page, "form[action$='/stand-ins'] button")
    assert "演示签发代演示初审" in page.inner_text("main")
    assert not findings(page)
    shoot(page, shots, "people-stand-ins")

    deputy = open_page(staff="qianfa", width=390)
    deputy.goto("/desk/")
    assert "代演示初审" in deputy.inner_text("header")
    approve(deputy, number)
    deputy.goto(f"/desk/items/{number}")
    assert "演示签发代演示初审" in deputy.inner_text("main")
    shoot(deputy, shots, "people-stand-in-390")
    approve(open_page(staff="fushen"), number)
    deputy.goto(f"/desk/items/{number}/review")
    assert deputy.locator("form[action$='/approval']").count() == 0, "one person, one step"

    page.goto("/desk/stand-ins")
    press(page, "main form[action$='/end'] button")
    deputy.goto("/desk/")
    assert "代演示初审" not in deputy.inner_text("header")


def test_an_expert_without_an_account_gives_one_opinion(open_page, shots):
    number = submitted(open_page, "征求意见的办法")
    page = open_page(staff="chushen")
    page.goto(f"/desk/items/{number}/review")
    page.click("summary:has-text('请没有账号的人提意见')")
    page.fill("#asking-invited", "区司法局法律顾问")
    page.fill("#asking-word", "春风十里")
    press(page, "form[action$='/opinion-links'] button")
    link = page.inner_text("#link")
    assert re.search(r"/opinion/[0-9a-f]{32}$", link), link
    assert not findings(page)
    shoot(page, shots, "people-link")

    expert = open_page(width=390)
    expert.goto(link)
    assert "征求意见的办法" not in expert.inner_text("main"), "nothing before the word"
    expert.fill("[name=word]", "秋风")
    press(expert, "form[action$='/entry'] button")
    assert "访问口令不对" in expert.inner_text("main")
    expert.fill("[name=word]", "春风十里")
    press(expert, "form[action$='/entry'] button")
    answer = expert.goto(link)
    assert "no-store" in answer.headers["cache-control"] and "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "征求意见的办法" in expert.inner_text("main") and not findings(expert) and fits(expert, 390)
    shoot(expert, shots, "people-opinion-390")
    expert.fill("[name=name]", "演示顾问")
    expert.fill("[name=unit]", "演示律师事务所")
    expert.check("input[value=changes]")
    press(expert, "form.desk-form button")
    assert "请写明修改意见" in expert.inner_text("main")
    expert.fill("[name=text]", "第二条建议写明责任单位。")
    press(expert, "form.desk-form button")
    assert "意见已经收到" in expert.inner_text("main")
    assert expert.goto(link).status == 410
    shoot(expert, shots, "people-opinion-over-390")

    page.goto(f"/desk/items/{number}/review")
    assert "第二条建议写明责任单位" in page.inner_text(".opinions")
    assert page.locator("form[action$='/approval']").count() == 1, "an opinion approves nothing"
    shoot(page, shots, "people-review-1280")


def test_a_revoked_link_and_a_stranger_s_open_nothing(open_page, visitor):
    number = submitted(open_page, "撤销链接的通知")
    page = open_page(staff="chushen")
    page.goto(f"/desk/items/{number}/review")
    page.click("summary:has-text('请没有账号的人提意见')")
    page.fill("#asking-invited", "专家")
    press(page, "form[action$='/opinion-links'] button")
    path = re.sub(r"^https?://[^/]+", "", page.inner_text("#link"))
    assert visitor.get(path).status == 200
    page.goto(f"/desk/items/{number}/review")
    press(page, "form[action$='/revocation'] button")
    assert visitor.get(path).status == 410
    assert visitor.get("/opinion/" + "0" * 32).status == 404


def test_a_link_that_ran_out_opens_nothing_and_says_so(open_page, program, shots):
    number = submitted(open_page, "过期链接的通知")
    page = open_page(staff="chushen")
    page.goto(f"/desk/items/{number}/review")
    page.click("summary:has-text('请没有账号的人提意见')")
    page.fill("#asking-invited", "专家")
    press(page, "form[action$='/opinion-links'] button")
    link = page.inner_text("#link")
    # Nobody waits a week in a test: its last moment is put into the past.
    with sqlite3.connect(program.home / "yudeng.sqlite", timeout=20) as database:
        database.execute("UPDATE opinion_link SET expires_at = made_at WHERE id = (SELECT max(id) FROM opinion_link)")
    database.close()
    expert = open_page(width=390)
    assert expert.goto(link).status == 410
    assert "过期链接的通知" not in expert.content() and expert.locator("form").count() == 0
    assert not findings(expert) and fits(expert, 390)
    shoot(expert, shots, "people-opinion-expired-390")
    page.goto(f"/desk/items/{number}/review")
    assert "过期" in page.inner_text(".opinions")


def test_work_is_handed_over_after_a_look(open_page, shots):
    number = write(open_page(staff="jingban"), "要转交的草稿", then="save")
    page = open_page(staff="qianfa", width=390)
    page.goto("/desk/reassignments")
    page.select_option("[name=from]", label="演示经办")
    page.select_option("[name=to]", label="演示呈坎村经办")
    press(page, "form[method=get] button")
    assert "要转交的草稿" in page.inner_text("main")
    assert not findings(page) and fits(page, 390)
    shoot(page, shots, "people-reassign-390")
    assert page.locator("input[name=pick]:not(:disabled)").count() == 0, "a village clerk may not take the town's drafts"
    assert number
