"""An inspector goes round the villages with a phone: with a line, without one, and home again."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe


def looked_over(page):
    found = [f"{each['id']}: {node['html'][:120]}" for each in Axe().run(page).response["violations"] for node in each["nodes"]]
    return found + ([] if page.evaluate("document.documentElement.scrollWidth <= innerWidth") else ["wider than the screen"])


def shoot(page, shots, name):
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    from PIL import Image
    path = tmp_path_factory.mktemp("photo") / "wall.jpg"
    Image.effect_noise((3200, 2400), 90).convert("RGB").save(path, quality=90)
    return path


def fill(page, bad="phones", note="监督电话打不通"):
    for radio in page.locator("input[type=radio][value=good]").all():
        page.locator(f"label[for={radio.get_attribute('id')}]").click()
    page.locator(f"label[for=f-result-{bad}-bad]").click()
    page.fill(f"[name=note-{bad}]", note)


def number_of(page):
    return re.search(r"检查〔\d+〕\d+号", page.inner_text("h1"))[0]


def listed(page):
    page.goto("/desk/inspections")
    return page.locator("table").last.locator("tbody tr").count()


def test_without_scripts_a_form_is_sent_refused_filled_in_again_and_becomes_an_order(open_page, shots):
    page = open_page(width=320, script=False, staff="jiancha")
    page.goto("/desk/inspections/new")
    page.click("text=容溪村")
    page.locator("label[for=f-result-phones-bad]").click()
    page.fill("[name=note]", "字写得很好")
    page.click("button:has-text('交检查表')")
    assert "“监督电话写着，而且打得通”不合格" in page.inner_text("main")
    assert page.input_value("[name=note]") == "字写得很好"
    assert page.is_checked("#f-result-phones-bad")
    shoot(page, shots, "inspection-form-wrong-320")
    page.fill("[name=note-phones]", "打过去是空号")
    page.click("button:has-text('交检查表')")
    assert "检查已登记" in page.inner_text("main")
    shoot(page, shots, "inspection-320")
    page.fill("[name=responsible]", "某主任")
    page.click("button:has-text('发整改通知')")
    assert "整改〔" in page.inner_text("h1") and "第三十六条" in page.inner_text("main")
    shoot(page, shots, "rectification-320")


def test_two_forms_filled_without_a_line_are_sent_once_each_when_it_is_back(open_page, photo, shots):
    page = open_page(width=360, staff="jiancha")
    before = listed(page)
    page.goto("/desk/inspections/new")
    page.wait_for_function("() => document.getElementById('ready').textContent.includes('没有网也能用')")
    page.context.set_offline(True)
    page.click("text=石川村")
    assert page.inner_text("h1") == "检查石川村"
    fill(page)
    page.set_input_files("[name=photos]", str(photo))
    shoot(page, shots, "inspection-form-offline-360")
    page.click("button:has-text('交检查表')")
    page.wait_for_function("() => document.getElementById('told').textContent.includes('存在手机里')")
    assert "石川村" in page.inner_text("#waiting") and "1 张照片" in page.inner_text("#waiting")
    shoot(page, shots, "inspection-waiting-360")
    page.goto("/desk/inspections/new/yanggan")
    fill(page, bad="board", note="玻璃破了")
    page.click("button:has-text('交检查表')")
    page.wait_for_function("() => document.querySelectorAll('#waiting li').length === 2")
    # The phone is put away and opened again: both are still there.
    page.goto("/desk/inspections/new")
    page.wait_for_function("() => document.querySelectorAll('#waiting li').length === 2")
    assert not looked_over(page)
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.wait_for_function("() => document.getElementById('waiting').hidden", timeout=20_000)
    assert listed(page) == before + 2
    page.reload()
    assert listed(page) == before + 2
    with page.expect_navigation():
        page.locator("table").last.locator("tbody tr:has-text('石川村') a").first.click()
    assert page.locator(".album img").count() == 1
    assert page.evaluate("document.querySelector('.album img').naturalWidth") > 0
    assert not looked_over(page)


def test_an_answer_that_is_lost_on_the_way_back_makes_no_second_inspection(open_page):
    # What goes through a service worker cannot be lost on the way from here.
    page = open_page(width=360, staff="jiancha", workers=False)
    before = listed(page)
    page.goto("/desk/inspections/new/sicun")
    lost = []

    def lose(route):
        route.fetch()  # It arrives, and nobody hears of it.
        lost.append(1)
        route.abort()

    page.context.route("**/desk/inspections", lambda route: lose(route) if route.request.method == "POST" and not lost else route.continue_())
    fill(page, note="少了区里的电话")
    page.click("button:has-text('交检查表')")
    page.wait_for_function("() => document.querySelectorAll('#waiting li').length === 1", timeout=40_000)
    assert lost and listed(page) == before + 1
    page.goto("/desk/inspections/new")
    page.wait_for_function("() => document.getElementById('waiting').hidden", timeout=20_000)
    assert listed(page) == before + 1


def test_what_is_wrong_in_the_form_is_said_beside_it_and_nothing_is_lost(open_page):
    page = open_page(width=360, staff="jiancha")
    page.goto("/desk/inspections/new/lingshan")
    fill(page, note="")
    page.fill("[name=inspectors]", "")
    page.click("button:has-text('交检查表')")
    page.wait_for_function("() => document.getElementById('told').textContent.includes('需要修改')")
    assert page.locator("#told a[href='#f-inspectors']").count() == 1
    assert page.locator("#waiting li").count() == 0
    page.fill("[name=inspectors]", "甲一、乙二")
    page.fill("[name=note-phones]", "打不通")
    page.click("button:has-text('交检查表')")
    page.wait_for_url(re.compile(r"/desk/inspections/\d+"))
    assert "检查已登记" in page.inner_text("main")


def test_the_village_replies_with_a_photograph_and_the_town_closes_the_order(open_page, photo, shots):
    town = open_page(staff="jiancha")
    town.goto("/desk/inspections/new/lingshan")
    fill(town, bad="board", note="顶棚漏雨")
    town.click("button:has-text('交检查表')")
    town.wait_for_url(re.compile(r"/desk/inspections/\d+"))
    shoot(town, shots, "inspection-1280")
    assert not looked_over(town)
    town.fill("[name=responsible]", "某主任")
    town.click("button:has-text('发整改通知')")
    order = town.url.split("?")[0]
    village = open_page(width=320, staff="cunban-lingshan")
    village.goto(order)
    assert not looked_over(village)
    shoot(village, shots, "rectification-village-320")
    village.fill("[name=text]", "换了新顶棚，不漏了。")
    village.set_input_files("[name=photos]", str(photo))
    village.click("button:has-text('报整改情况')")
    assert "等镇里复查" in village.inner_text("main")
    town.goto(order)
    town.check("input[value=passed]")
    town.click("button:has-text('登记复查')")
    assert "已销号" in town.inner_text("h1")
    assert town.locator(".album img").count() == 1
    shoot(town, shots, "rectification-closed-1280")
    foreign = open_page(staff="cunban-chengkan")
    assert foreign.goto(order).status == 404


def test_a_reception_is_noted_with_the_keyboard_alone_and_handed_to_the_town(open_page, shots):
    page = open_page(width=320, staff="cunban-lingshan")
    page.goto("/desk/receptions")
    assert not looked_over(page)
    page.fill("[name=matter]", "低保没有批下来，想问为什么")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.fill("[name=name]", "程某某")
    page.fill("[name=phone]", "13900001234")
    shoot(page, shots, "receptions-320")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "已登记" in page.inner_text("main")
    page.click("text=低保没有批下来")
    assert "139****1234" in page.inner_text("main") and "13900001234" not in page.content()
    page.click("summary:has-text('转镇里办理')")
    page.fill("#handover-reason", "要民政办核实")
    page.click("button:has-text('转镇里')")
    assert "已转镇里" in page.inner_text("h1")
    assert not looked_over(page)
    town = open_page(staff="dafu")
    town.goto("/desk/receptions")
    town.click("text=低保没有批下来")
    # It is the town's order now: answered there, and not twice.
    assert not town.locator("[name=answer]").count() and not looked_over(town)
    town.click("a:has-text('待签收')")
    assert "低保没有批下来" in town.inner_text("h1") and "13900001234" not in town.content()


def test_a_training_is_noted_with_its_cause_asked_about_and_answered(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/trainings/new")
    page.check("input[value=video]")
    page.fill("[name=topic]", "监督电话怎样公示")
    page.fill("[name=trainer]", "某科长")
    page.fill("[name=people-lingshan]", "甲一、乙二")
    page.click("button:has-text('登记')")
    assert "监督电话怎样公示" in page.inner_text("h1")
    assert not looked_over(page)
    page.click("summary:has-text('出小测')")
    page.fill("[name=quiz]", "监督电话写在哪里？\n不写\n*每一份张贴件上")
    page.click("button:has-text('保存题目')")
    shoot(page, shots, "training-1280")
    training = page.url.split("?")[0]
    village = open_page(width=320, staff="cunban-lingshan")
    village.goto(training)
    village.select_option("[name=person]", index=0)
    village.check("input[name=answer-0][value='1']")
    village.click("button:has-text('交卷')")
    assert "1/1" in village.inner_text("main")
    assert not looked_over(village)
    shoot(village, shots, "training-320")


def test_the_figures_of_the_year_open_their_records(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/figures?year=2025")
    text = page.inner_text("main")
    assert re.search(r"更新村级公开栏\s+36\d 次", text), text[:400]
    assert not looked_over(page)
    shoot(page, shots, "figures-1280")
    for name in ("inspections", "trainings", "receptions", "boardUpdates", "rectifications"):
        page.goto(f"/desk/figures/{name}?year=2025")
        assert not looked_over(page)
        page.locator("ol.numbered a").first.click()
        assert page.locator("h1").count() == 1, name
    page.goto("/desk/inspections/sheet?month=2025-03")
    assert "到村检查 7 次" in page.inner_text("main")
    shoot(page, shots, "inspection-sheet-1280")
