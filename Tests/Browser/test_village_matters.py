"""What the town sets up for its villages, at the desk: a board's photograph, a new name that is read before it is given, brochures by
their batch, the checklist, and a reception that becomes the town's order and comes back answered."""
import re

from test_quality import findings
from test_villages import PHOTO, fits


def good(page, shots, name):
    """Axe finds nothing, nothing runs over the side, and a person can look at it afterwards."""
    assert not findings(page), name
    assert fits(page), name
    if shots is not None:
        page.screenshot(path=shots / f"matters-{name}.png", full_page=True)


def test_new_pages_fit_a_phone_and_a_desk(open_page, shots):
    pages = {
        "jingban": ["/desk/brochures", "/desk/brochures/1", "/desk/inspections/standards", "/desk/inspections/points/board",
                    "/desk/boards/villages/yanggan", "/desk/inspections/new/yanggan"],
        "fuze": ["/desk/village-changes", "/desk/village-changes/yanggan"],
    }
    for width in (320, 390, 1280):
        for staff, paths in pages.items():
            page = open_page(width=width, staff=staff)
            for path in paths:
                page.goto(path)
                good(page, shots, f"{path.strip('/').replace('/', '-')}-{width}")


def test_a_board_gets_its_photograph_and_is_corrected(open_page, tmp_path, shots):
    photo = tmp_path / "wall.jpg"
    photo.write_bytes(PHOTO)
    page = open_page(width=390, staff="jingban")
    page.goto("/desk/boards/villages/yanggan")
    page.click("a:has-text('村务公开栏')")
    page.set_input_files("[name=photo]", str(photo))
    page.fill("[name=place]", "")
    page.click("button:has-text('保存')")
    assert "请写明公开栏在哪里" in page.inner_text("main")
    page.fill("[name=place]", "祠堂西墙")
    page.set_input_files("[name=photo]", str(photo))
    page.click("button:has-text('保存')")
    assert "已更正" in page.inner_text(".flash") and "祠堂西墙" in page.inner_text("main")
    assert page.evaluate("document.querySelector('.album img').naturalWidth") > 0
    good(page, shots, "board-390")


def test_the_leader_reads_what_a_merger_does_before_it_is_done(open_page, shots):
    page = open_page(width=390, staff="fuze")
    page.goto("/desk/village-changes/yanggan")
    merger = page.locator("form[action$=merger]")
    merger.locator("select").select_option("lingshan")
    merger.locator("[name=day]").fill("2099-01-01")
    merger.locator("[name=reason]").fill("区政府批复（演示）")
    merger.locator("button").click()
    told = page.inner_text("[role=status]")
    assert "应公开的由灵山村公开" in told and "块公开栏仍登记在原村名下" in told
    good(page, shots, "merger-390")
    # Reading it changes nothing.
    page.goto("/desk/village-changes")
    assert "并入灵山村" not in page.inner_text("main")


def test_a_reception_goes_to_the_town_as_an_order_and_comes_back_answered(open_page, shots):
    village = open_page(width=390, staff="cunban-lingshan")
    village.goto("/desk/receptions")
    village.fill("[name=matter]", "村口路灯坏了半个月没人修")
    village.check("input[value=other]")
    village.click("button:has-text('登记')")
    village.click("a:has-text('村口路灯坏了')")
    here = village.url
    village.click("summary:has-text('转镇里办理')")
    village.fill("[name=reason]", "路灯归镇里管")
    village.click("button:has-text('转镇里')")
    assert "工单" in village.inner_text("main")
    clerk = open_page(staff="dafu")
    clerk.goto("/desk/tickets")
    clerk.click("a:has-text('村口路灯坏了')")
    assert "村里转来" in clerk.inner_text("main")
    good(clerk, shots, "ticket-1280")
    order = clerk.url
    clerk.locator("form[action$=signing] input[value=help], form[action$=signing] select").first.evaluate(
        "e => { if (e.tagName === 'SELECT') e.value = 'help'; else e.checked = true }")
    clerk.locator("form[action$=signing] button").click()
    clerk.locator("form[action$='/reply'] [name=text]").fill("路灯已于今天修好。")
    clerk.locator("form[action$='/reply'] button").click()
    leader = open_page(staff="fuze")
    leader.goto(order)
    leader.locator("form[action$=approval] button").click()
    village.goto(here)
    assert "路灯已于今天修好" in village.inner_text("main") and re.search("已答复", village.inner_text("h1"))
    good(village, shots, "reception-390")
