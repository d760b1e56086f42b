"""The daily logs as people keep them: a call by keyboard alone, a window with two holders, agency, a concern answered."""
import re
import time

import pytest

from desk import approve
from test_tickets import look


def test_a_call_is_written_down_by_keyboard_alone_in_under_twenty_seconds(open_page, shots):
    page = open_page(staff="zhiban")
    page.goto("/desk/duty")
    look(page, shots, "duty")
    began = time.monotonic()
    page.keyboard.type("演示：社保窗口几点上班")
    page.keyboard.press("Tab")
    page.keyboard.type("八点")
    page.keyboard.press("Enter")
    page.wait_for_selector(".flash:has-text('来电已记下')")
    took = time.monotonic() - began
    assert took < 20, f"{took:.1f} s"
    assert "社保窗口几点上班" in page.inner_text("main")
    # The cursor stands ready for the next call: an emergency this time, chosen by its first letter's place in the list.
    page.keyboard.type("演示：河边有人落水")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".flash:has-text('已经通知')")
    look(page, shots, "duty-emergency")
    leader = open_page(staff="fuze")
    leader.goto("/desk/messages")
    assert "河边有人落水" in leader.inner_text("main")
    page.goto("/desk/duty/log")
    look(page, shots, "duty-log")
    page.goto("/desk/duty/roster")
    look(page, shots, "duty-roster")


def test_a_visit_is_told_in_writing_and_rated_by_its_code(open_page, shots):
    page = open_page(staff="chuangkou")
    page.goto("/desk/window")
    look(page, shots, "window")
    page.fill("form[action='/desk/window'] [name=matter]", "演示：来办参保登记")
    page.select_option("form[action='/desk/window'] [name=outcome]", "told")
    page.click("button:has-text('登记')")
    for name, words in {"reasons": "没有带户口本", "conditions": "本镇户籍", "materials": "身份证、户口本", "procedure": "窗口受理",
                        "term": "5 个工作日", "fees": ""}.items():
        page.fill(f"form[action$='/slip'] [name={name}]", words)
    page.click("button:has-text('做告知书')")
    assert "请填写“费用”" in page.inner_text("main")
    assert page.input_value("form[action$='/slip'] [name=materials]") == "身份证、户口本"
    page.fill("form[action$='/slip'] [name=fees]", "无")
    page.click("button:has-text('做告知书')")
    look(page, shots, "window-visit")
    if shots:
        page.emulate_media(media="print")
        page.screenshot(path=shots / "window-slip-print.png", full_page=True)
        page.emulate_media(media="screen")
    address = page.get_attribute("a:has-text('打开评价页')", "href")
    looker = open_page()
    looker.goto(address)
    look(looker, shots, "rating")
    visitor = open_page(width=320, script=False)
    visitor.goto(address)
    visitor.check("input[name=rating][value='5']")
    visitor.click("button:has-text('提交评价')")
    assert "非常满意" in visitor.inner_text("main")
    visitor.goto(address)
    assert visitor.locator("form").count() == 0


def test_a_commission_is_taken_and_its_paper_printed(open_page, shots):
    page = open_page(staff="chuangkou")
    page.goto("/desk/agency/new")
    look(page, shots, "agency-new")
    page.fill("[name=service]", "演示：参保登记")
    page.fill("[name=scope]", "代交材料")
    page.fill("[name=name]", "程示例")
    page.fill("[name=document]", "110105194912310021")
    page.fill("[name=materials]", "身份证 原件 1\n户口本 复印件 1")
    page.click("button:has-text('登记委托')")
    assert "校验位不对" in page.inner_text("main")
    page.fill("[name=document]", "11010519491231002X")
    page.click("button:has-text('登记委托')")
    assert "11010519491231002X" not in page.content()
    page.click("button:has-text('受理')")
    page.fill("form[action$='/progress'] textarea", "到区里交了材料")
    page.click("button:has-text('记下进展')")
    look(page, shots, "agency")
    page.click("button:has-text('打印委托书')")
    assert "11010519491231002X" in page.inner_text("main")
    look(page, shots, "agency-paper")


def test_a_concern_is_weighed_and_answered_by_what_is_published(open_page, shots):
    page = open_page(staff="dafu")
    page.goto("/desk/concerns/new?source=window")
    look(page, shots, "concern-new")
    page.fill("[name=topic]", "演示：老桥还能不能走")
    page.fill("[name=facts]", "多人到窗口问，担心安全。")
    page.click("button:has-text('登记，开始计时')")
    address = page.url.split("?")[0]
    leader = open_page(staff="fuze")
    leader.goto(address)
    leader.check("input[name=decision][value=respond]")
    leader.fill("[name=opinion]", "属实，说明检测结果。")
    leader.click("button:has-text('记下研判')")
    writer = open_page(staff="jingban")
    writer.goto(address)
    look(writer, shots, "concern")
    writer.fill("form[action$='/draft'] [name=text]", "老桥已经检测，可以步行，机动车请绕行。咨询电话见网站。")
    writer.click("button:has-text('起草')")
    number = int(re.search(r"/desk/items/(\d+)", writer.content()).group(1))
    writer.goto(f"/desk/items/{number}")
    writer.click("form[action$='/submission'] button")
    writer.wait_for_load_state()
    for reviewer in ["chushen", "fushen", "qianfa"]:
        approve(open_page(staff=reviewer), number)
    page.goto(address)
    assert "已回应" in page.inner_text("main"), page.inner_text("main")[:800]
    look(page, shots, "concern-answered")
    page.goto("/desk/case-counts?count=publishedConcerns")
    assert "老桥还能不能走" in page.inner_text("main")
    look(page, shots, "case-counts")


@pytest.mark.parametrize("address", ["/desk/concerns", "/desk/agency"])
def test_lists_of_cases_are_sound(open_page, shots, address):
    page = open_page(staff="dafu")
    page.goto(address)
    look(page, shots, address.replace("/desk/", "list-"))
