"""Asking in words and by voice, answering, and the public bank of answers, as a neighbour and a clerk do it."""
import re
import subprocess
import time

import pytest
from axe_playwright_python.sync_playwright import Axe


def looked_over(page):
    found = [f"{each['id']}: {node['html'][:120]}" for each in Axe().run(page).response["violations"] for node in each["nodes"]]
    return found + ([] if page.evaluate("document.documentElement.scrollWidth <= innerWidth") else ["wider than the screen"])


def answer_the_sum(page):
    question = re.search(r"([一二三四五])加([一二三四])等于几", page.inner_text("main"))
    digits = "零一二三四五六七八九"
    page.fill("[name=sum]", str(digits.index(question[1]) + digits.index(question[2])))


def receipt(page):
    told = page.inner_text(".ask-receipt")
    return re.search(r"ZX\d{4}-\d+", told)[0], re.search(r"\d{4} \d{4}", told)[0]


def follow(page, number, code):
    page.goto("/chengkan/ask/follow")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page.inner_text("main")


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """Three seconds as a browser records them: WebM without a length in its head."""
    path = tmp_path_factory.mktemp("voice") / "voice.webm"
    made = subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=220:duration=3", "-c:a", "libopus",
         "-f", "webm", "pipe:1"], capture_output=True, check=True, timeout=60)
    path.write_bytes(made.stdout)
    return path


def test_a_neighbour_asks_on_a_phone_without_scripts_and_reads_the_answer_by_number_and_code(open_page, shots):
    page = open_page(width=320, script=False)
    page.goto("/chengkan/ask")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if shots:
        page.screenshot(path=shots / "ask-320.png", full_page=True)
    page.fill("[name=question]", "婆婆八十二岁，高龄津贴怎么申请？")
    page.fill("[name=name]", "程小禾")
    page.fill("[name=phone]", "13800000001")
    page.fill("[name=sum]", "9")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "算题答得不对" in page.inner_text("main")
    assert page.input_value("[name=question]") == "婆婆八十二岁，高龄津贴怎么申请？"
    answer_the_sum(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    number, code = receipt(page)
    if shots:
        page.screenshot(path=shots / "asked-320.png", full_page=True)
    assert "编号或者查询码不对" in follow(page, number, "00000000")
    assert "待答复" in follow(page, number, code) and "个工作日" in page.locator("main").text_content()

    clerk = open_page(staff="dafu")
    clerk.goto("/desk/consultations")
    assert not looked_over(clerk)
    with clerk.expect_navigation():
        clerk.get_by_role("link", name=number).click()
    assert "13800000001" not in clerk.content() and "程小禾" not in clerk.content()
    assert not looked_over(clerk)
    if shots:
        clerk.screenshot(path=shots / "desk-consultation.png", full_page=True)
    clerk.get_by_text("查看姓名和电话").click()
    clerk.fill("#contact-reason", "回电话问清情况")
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="查看", exact=True).click()
    assert "13800000001" in clerk.inner_text("main")
    clerk.fill("[name=answer]", "年满 80 周岁，带身份证到村里登记。")
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="答复", exact=True).click()
    assert "年满 80 周岁" in follow(page, number, code)
    if shots:
        page.screenshot(path=shots / "follow-320.png", full_page=True)

    clerk.get_by_text("标为常见问题").click()
    clerk.fill("[name=common-question]", "高龄津贴怎么申请？")
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="提交公开").click()
    page.goto("/chengkan/answers")
    assert "高龄津贴怎么申请" not in page.inner_text("main")
    chief = open_page(staff="fuze")
    chief.goto("/desk/common-answers")
    assert not looked_over(chief)
    if shots:
        chief.screenshot(path=shots / "desk-common-answers.png", full_page=True)
    with chief.expect_navigation():
        chief.get_by_role("button", name="放行").first.click()
    reader = open_page(width=320)
    reader.goto("/chengkan/answers?q=高龄")
    assert "高龄津贴怎么申请" in reader.inner_text("main")
    assert not looked_over(reader)
    if shots:
        reader.screenshot(path=shots / "answers-320.png", full_page=True)


def test_a_voice_recorded_elsewhere_is_heard_seen_and_answered_by_voice(open_page, recording, shots):
    page = open_page(width=320)
    page.goto("/chengkan/ask")
    assert not looked_over(page)
    page.set_input_files("[name=voice]", str(recording))
    answer_the_sum(page)
    with page.expect_navigation():
        page.get_by_role("button", name="提交", exact=True).click()
    number, code = receipt(page)
    assert not looked_over(page)

    clerk = open_page(staff="dafu")
    clerk.goto("/desk/consultations")
    with clerk.expect_navigation():
        clerk.get_by_role("link", name=number).click()
    deadline = time.time() + 60
    while clerk.locator("audio").count() == 0 and time.time() < deadline:
        time.sleep(2)
        clerk.reload()
    assert "3 秒" in clerk.inner_text(".voice figcaption")
    assert clerk.locator(".wave rect").count() == 120
    assert clerk.evaluate(
        "async () => { const a = document.querySelector('audio'); a.muted = true; await a.play(); "
        "document.querySelectorAll('.speeds button')[3].click(); return a.playbackRate; }") == 2
    assert not looked_over(clerk)
    clerk.fill("[name=transcript]", "问公交车几点。")
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="保存听写").click()
    clerk.set_input_files("#answer-voice", str(recording))
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="答复", exact=True).click()
    deadline = time.time() + 60
    told = follow(page, number, code)
    while "语音答复，" not in told and time.time() < deadline:
        time.sleep(2)
        told = follow(page, number, code)
    assert "语音答复，3 秒" in told and not looked_over(page)
    if shots:
        page.screenshot(path=shots / "follow-voice-320.png", full_page=True)
        clerk.reload()
        clerk.screenshot(path=shots / "desk-consultation-voice.png", full_page=True)


def test_a_voice_is_recorded_in_the_browser(program, chromium):
    browser = chromium.browser_type.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"])
    try:
        page = browser.new_context(base_url=program.base, permissions=["microphone"]).new_page()
        page.goto("/chengkan/ask")
        page.get_by_role("button", name="开始录音").click()
        page.wait_for_function("() => document.querySelector('.recorder').innerText.includes('0:02')")
        page.get_by_role("button", name="说完了").click()
        page.wait_for_function("() => document.querySelector('.recorder').innerText.includes('录好了')")
        answer_the_sum(page)
        with page.expect_navigation():
            page.get_by_role("button", name="提交", exact=True).click()
        assert re.search(r"ZX\d{4}-\d+", page.inner_text("main"))
    finally:
        browser.close()


def test_what_is_no_recording_is_refused_in_one_sentence_and_the_words_stay(open_page, tmp_path):
    page = open_page()
    page.goto("/chengkan/ask")
    wrong = tmp_path / "照片.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.fill("[name=question]", "路灯坏了找谁？")
    page.set_input_files("[name=voice]", str(wrong))
    answer_the_sum(page)
    with page.expect_navigation():
        page.get_by_role("button", name="提交", exact=True).click()
    assert "不是录音" in page.inner_text("main")
    assert page.input_value("[name=question]") == "路灯坏了找谁？"


def test_a_question_that_wants_work_becomes_an_order_and_its_asker_reads_the_answer_where_he_asked(open_page, shots):
    phone = open_page(width=390)
    for _ in range(5):  # One address may ask once a minute after its first five.
        phone.goto("/chengkan/ask")
        phone.fill("[name=question]", "村口的路灯坏了一个星期，请派人来修。")
        phone.fill("[name=name]", "程小禾")
        phone.fill("[name=phone]", "13800000001")
        answer_the_sum(phone)
        with phone.expect_navigation():
            phone.keyboard.press("Enter")
        if phone.locator(".ask-receipt").count():
            break
        phone.wait_for_timeout(16_000)
    number, code = receipt(phone)
    clerk, leader = open_page(staff="dafu"), open_page(staff="fuze")
    clerk.goto("/desk/consultations")
    clerk.click(f"a:has-text('{number}')")
    question = clerk.url
    clerk.click("summary:has-text('转为12345工单')")
    form = clerk.locator("form[action$='/ticket']")
    form.locator("[name=kind][value=help]").check()
    assert looked_over(clerk) == []
    form.locator("button").click()
    assert "已转为12345工单办理" in clerk.inner_text("main")
    assert looked_over(clerk) == []
    if shots:
        clerk.screenshot(path=shots / "consultation-turned.png", full_page=True)
    clerk.click("a:has-text('看工单')")
    assert "村口的路灯坏了一个星期" in clerk.inner_text("main") and f"来自在线咨询 {number}" in clerk.inner_text("main")
    ticket = clerk.url
    clerk.check("[name=kind][value=help]")
    clerk.click("button:has-text('签收，由我办理')")
    clerk.fill("[name=text]", "路灯已经修好。")
    clerk.click("button:has-text('送负责人审签')")
    leader.goto(ticket)
    leader.click("button:has-text('同意，签发答复')")
    told = follow(phone, number, code)
    assert "转办" in told and "路灯已经修好。" in told
    assert looked_over(phone) == []
    clerk.goto(question)
    assert clerk.locator("button:has-text('转为工单')").count() == 0
