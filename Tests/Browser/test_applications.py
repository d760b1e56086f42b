"""A neighbour applies on a phone, and the office answers: the days are right on every page."""
import re
import subprocess
import zipfile
from datetime import date, timedelta

import chinese_calendar
from axe_playwright_python.sync_playwright import Axe
from reportlab.pdfgen import canvas

CARD = "110101199003074573"  # made up, with a right check
WORDS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def due(start, count):
    """By the outside calendar; None where it does not know the year."""
    day = start
    try:
        while count:
            day += timedelta(1)
            count -= chinese_calendar.is_workday(day)
    except NotImplementedError:
        return None
    return day


def judge(page, name, shots):
    """axe, no sideways scrolling, and a picture for people's eyes."""
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{name}: {wide} pixels too wide"
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)


def answer_sum(page):
    one, other = re.search(r"(.)加(.)等于几", page.inner_text("main")).groups()
    page.fill("[name=sum]", str(WORDS[one] + WORDS[other]))


def act(page, name, **fields):
    """Opens the act's form, fills it in, sends it."""
    form = page.locator(f"form[action$='/acts/{name}']")
    if not form.is_visible():
        form.locator("xpath=ancestor::details/summary").click()
    for field, value in fields.items():
        control = form.locator(f"[name={field}]")
        if control.first.get_attribute("type") == "radio":
            form.locator(f"[name={field}][value={value}]").check()
        elif control.evaluate("node => node.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_an_old_womans_neighbour_applies_on_a_phone_and_the_office_answers(open_page, program, shots):
    phone = open_page(width=320, script=False)
    phone.goto("/chengkan/apply/")
    phone.click("text=网上申请")
    axed = open_page(width=320)
    axed.goto("/chengkan/apply/form")
    judge(axed, "apply-form-320", shots)
    axed.goto("/chengkan/apply/form?matter=amendment")
    judge(axed, "apply-amendment-320", shots)
    phone.fill("[name=name]", "程奶奶（演示）")
    phone.fill("[name=paper-number]", CARD[:-1] + "4")
    phone.fill("[name=phone]", "13000000000")
    phone.fill("[name=address]", "呈坎镇演示村1号")
    phone.fill("[name=content]", "我家旁边的路是谁修的，花了多少钱")
    phone.fill("[name=assistance]", "眼睛不好，请电话念给我听")
    answer_sum(phone)
    phone.click("button:has-text('提交申请')")
    assert "最后一位校验不对" in phone.inner_text("main")
    assert phone.input_value("[name=content]") == "我家旁边的路是谁修的，花了多少钱"
    phone.fill("[name=paper-number]", CARD)
    answer_sum(phone)
    phone.click("button:has-text('提交申请')")
    number, code = [phone.locator(".apply-codes strong").nth(index).inner_text() for index in (0, 1)]
    axed.goto(phone.url)
    judge(axed, "apply-receipt-320", shots)

    clerk, head = open_page(staff="dafu"), open_page(staff="fuze")
    clerk.goto("/desk/applications")
    assert "今天到期" in clerk.locator("tr", has_text=number).inner_text() or date.today().weekday() > 4
    judge(clerk, "applications", shots)
    clerk.click(f"a:has-text('{number}')")
    case = re.search(r"/desk/applications/(\d+)", clerk.url).group(1)
    act(clerk, "confirm", words="电话确认，念了申请内容")
    today = date.fromisoformat(clerk.locator("input[name=day]").first.input_value())

    # 补正: its own 7 working days, then the whole period anew.
    act(clerk, "askCorrection", words="请写明是哪条路、哪一年修的")
    assert "等候补正" in clerk.inner_text("h1 + .mark")
    phone.goto(f"/chengkan/apply/follow?number={number}")
    phone.fill("[name=code]", code)
    phone.click("button:has-text('查询')")
    assert "请补正：请写明是哪条路、哪一年修的" in phone.inner_text("main")
    axed.goto(f"/chengkan/apply/follow?number={number}")
    axed.fill("[name=code]", code)
    axed.click("button:has-text('查询')")
    judge(axed, "apply-follow-320", shots)
    act(clerk, "correct", content="呈坎村村口到小学的路，2025年修的，是谁修的，花了多少钱")

    def shows(page, count):
        """The due day of so many working days stands on the page, with its arithmetic."""
        text, by_oracle = page.content(), due(today, count)
        if by_oracle is None:
            assert "暂定" in text
        else:
            assert by_oracle.isoformat() in text, f"{by_oracle} is not shown"

    shows(clerk, 20)
    act(clerk, "accept")
    act(clerk, "askExtension", days="10", reason="要到档案馆查合同")
    head.goto(f"/desk/applications/{case}")
    shows(head, 20)
    act(head, "consentExtension")
    clerk.reload()
    act(clerk, "tellExtension")
    shows(clerk, 30)
    act(clerk, "consult", kind="third-party", party="演示建设公司", question="合同价款是否同意公开")
    assert "暂停计算" in clerk.inner_text("main")
    judge(clerk, "application", shots)
    clerk.click("summary:has-text('登记对方哪天收到')")
    form = clerk.locator("form[action$='/reaching']")
    form.locator("[name=reached]").fill(today.isoformat())
    form.locator("button").click()
    assert due(today, 15) is None or due(today, 15).isoformat() in clerk.content()
    act(clerk, "settle", answer="agrees", words="同意")
    shows(clerk, 30)
    act(clerk, "propose", code="A2", answer="随函附上施工合同首页和结算审定单")
    head.reload()
    judge(head, "application-approval", shots)
    act(head, "approve")
    clerk.reload()
    clerk.select_option("[name=letter]", "reply")
    clerk.click("button:has-text('制作并编号')")
    assert "呈公复〔" in clerk.inner_text("main")
    for _ in range(40):
        if clerk.locator("a:has-text('Word')").count():
            break
        clerk.wait_for_timeout(250)
        clerk.reload()
    with clerk.expect_download() as download:
        clerk.locator("a:has-text('Word')").last.click()
    assert download.value.suggested_filename.endswith(".docx")

    # A paper with somebody's telephone in it goes out without it.
    form = clerk.locator("form[action$='/files']")
    form.locator("[name=role]").select_option("original")
    form.locator("[name=file]").set_input_files(
        {"name": "合同.txt", "mimeType": "text/plain", "buffer": "施工合同\n\n联系人方小鱼，电话13000000001。".encode()})
    form.locator("button").click()
    clerk.click("a:has-text('遮盖后另存')")
    assert "13000000001" in clerk.input_value("[name=passages]")
    judge(clerk, "redaction", shots)
    clerk.click("button:has-text('生成公开稿')")
    assert "合同（公开稿）.docx" in clerk.inner_text("main")

    act(clerk, "deliver", manner="post", note="EM000000001CN")
    clerk.goto(f"/desk/applications/{case}/form")
    judge(clerk, "application-sheet", shots)
    clerk.goto("/desk/applications/report?year=2025")
    assert "勾稽关系成立" in clerk.inner_text("main")
    assert clerk.locator("tr", has_text="（七）总计").locator("td").last.inner_text().strip() == "2"
    judge(clerk, "application-report", shots)
    clerk.locator("tr", has_text="（七）总计").locator("a").last.click()
    judge(clerk, "application-records", shots)
    assert "2025-0001" in clerk.inner_text("main")

    small = open_page(width=320, staff="dafu")
    for name in (f"applications/{case}", "applications", "applications/new", "applications/report?year=2025"):
        small.goto(f"/desk/{name}")
        judge(small, "desk-" + re.sub("[^a-z]", "-", name) + "-320", shots)


def enter(page, matter, **fields):
    """A clerk enters what somebody says at the window; returns the case's address."""
    page.goto(f"/desk/applications/new?matter={matter}")
    page.select_option("[name=paper]", "other")
    page.check("[name=delivery][value=pickup]")
    given = {"name": "方小灯（演示）", "paper-number": "演示证件", "phone": "13000000000"} | fields
    for name, value in given.items():
        page.fill(f"[name={name}]", value)
    page.click("button:has-text('登记')")
    page.wait_for_url(re.compile(r"/desk/applications/\d+"))
    return page.url.split("?")[0]


def paper(page, kind):
    """Has a letter or form of the case made, waits for its file, and gives the words in it."""
    title = page.locator(f"[name=letter] option[value={kind}]").inner_text()
    page.select_option("[name=letter]", kind)
    page.click("button:has-text('制作并编号')")
    link = page.locator("li", has_text=title).last.locator("a:has-text('Word')")
    for _ in range(80):
        if link.count():
            break
        page.wait_for_timeout(250)
        page.reload()
    with page.expect_download() as download:
        link.last.click()
    with zipfile.ZipFile(download.value.path()) as office:
        return re.sub("<[^>]+>", "", office.read("word/document.xml").decode())


def test_a_record_is_put_right_and_its_forms_are_made(open_page, shots):
    clerk, head = open_page(staff="dafu"), open_page(staff="fuze")
    case = enter(clerk, "amendment", content="2024年危房改造名单里我家的人口数写成了3人", claim="应当是5人", evidence="户口簿")
    clerk.goto(case + "/form")
    assert "应当是5人" in clerk.inner_text("main") and "更正政府信息申请表" in clerk.inner_text("h1")
    clerk.goto(case)
    act(clerk, "accept")
    judge(clerk, "amendment", shots)
    act(clerk, "propose", code="G1", answer="已更正为5人")
    head.goto(case)
    act(head, "approve")
    clerk.goto(case)
    reply = paper(clerk, "reply")
    assert "第四十一条" in reply and "方小灯" in reply and "已更正为5人" in reply
    course = paper(clerk, "course")
    assert "收到申请" in course and "↓" in course and "演示公开机构负责人" in course
    assert "130" not in paper(clerk, "register")
    assert "保密审查意见" in paper(clerk, "submission")
    judge(clerk, "amendment-papers", shots)


def test_a_pdf_goes_out_as_pictures_without_what_was_chosen(open_page, shots, tmp_path):
    original = tmp_path / "contract.pdf"
    page = canvas.Canvas(str(original))
    page.drawString(72, 700, "Contract of 2025. Contact: Fang Xiaoyu, telephone 13000000001.")
    page.save()
    clerk = open_page(staff="dafu")
    enter(clerk, "disclosure", content="2025年养护合同")
    form = clerk.locator("form[action$='/files']")
    form.locator("[name=role]").select_option("original")
    form.locator("[name=file]").set_input_files(original)
    form.locator("button").click()
    clerk.click("a:has-text('遮盖后另存')")
    assert "13000000001" in clerk.input_value("[name=passages]")
    judge(clerk, "redaction-pdf", shots)
    clerk.fill("[name=passages]", "王五")
    clerk.click("button:has-text('生成公开稿')")
    assert "文件里没有“王五”" in clerk.inner_text("main") and clerk.input_value("[name=passages]") == "王五"
    clerk.fill("[name=passages]", "Fang Xiaoyu\n13000000001")
    clerk.click("button:has-text('生成公开稿')")
    with clerk.expect_download() as download:
        clerk.locator("li", has_text="contract（公开稿）.pdf").locator("a:has-text('下载')").click()
    copy = download.value.path()
    run = {"capture_output": True, "check": True, "text": True}
    assert subprocess.run(["pdftotext", copy, "-"], **run).stdout.strip() == ""
    assert len(subprocess.run(["pdfimages", "-list", copy], **run).stdout.splitlines()) == 3
    if shots:
        subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", copy, shots / "redacted"], check=True)


def test_why_so_many_is_asked_and_the_later_day_shows_its_arithmetic(open_page, shots):
    clerk, head = open_page(staff="dafu"), open_page(staff="fuze")
    case = enter(clerk, "disclosure", content="2010年以来全部会议纪要")
    today = date.fromisoformat(clerk.locator("input[name=day]").first.input_value())
    act(clerk, "askReasons", ground="本月申请了 62 件", days="10")
    assert "等候说明理由" in clerk.inner_text("h1 + .mark")
    judge(clerk, "reasons", shots)
    act(clerk, "explain", given="课题需要")
    act(clerk, "acceptReasons", words="有立项书")
    head.goto(case)
    act(head, "setDelay", days="60", reason="材料分散在四个村")
    clerk.goto(case)
    assert "把延迟答复的期限告知申请人" in clerk.inner_text("main")
    act(clerk, "tellDelay")
    text, by_oracle = clerk.content(), due(today, 60)
    assert "代替原来的 20 个" in text
    assert "暂定" in text if by_oracle is None else by_oracle.isoformat() in text
    judge(clerk, "delayed", shots)
