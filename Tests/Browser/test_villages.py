"""A village's sheet from the list to the wall, on a phone and without scripts, and what villagers and strangers read."""
import base64
import datetime
import re

import pytest

from test_quality import findings

LIST = "\n".join([
    "户主姓名\t身份证号\t村民组\t保障人数\t金额\t银行账号\t家庭住址",
    "程某甲\t349999197002030019\t3组\t2\t860\t6217000010000000017\t密村3组5号",
    "罗某乙\t349999197002030035\t4组\t1\t420\t6217000010000000025\t密村4组6号",
    "胡某丙\t349999197002030051\t4组\t1\t300\t6217000010000000033\t密村4组7号",
    "合计\t\t\t4\t1580\t\t",
])
SECRETS = ["程某甲", "罗某乙", "349999", "62170000", "密村"]
VILLAGE = "/desk/village/lingshan"


def shot(page, shots, name):
    if shots is not None:
        page.screenshot(path=shots / f"village-{name}.png", full_page=True)


def fits(page):
    """Nothing but a table that scrolls by itself is wider than the phone."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture(scope="module")
def furnished(program, chromium):
    """The town's handler gives the village its catalogue and its board, at the desk."""
    from conftest import signed_in
    context = chromium.new_context(base_url=program.base, storage_state=signed_in(program, chromium, "jingban"), locale="zh-CN")
    page = context.new_page()
    page.goto("/desk/boards/villages/lingshan")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
    if page.locator("button:has-text('套用公开目录')").count():
        page.fill("[name=from]", f"{today.year}-01-01")
        page.click("button:has-text('套用公开目录')")
    if "还没有登记公开栏" in page.inner_text("main"):
        page.click("summary:has-text('登记公开栏')")
        page.fill("[name=name]", "村务公开栏")
        page.fill("[name=place]", "村委会门口东墙")
        page.click("button:has-text('登记')")
    assert "还没有登记公开栏" not in page.inner_text("main") and not page.locator("button:has-text('套用公开目录')").count()
    context.close()


def sign(page, who):
    page.fill("[name=signer]", who)
    page.click("button:has-text('签字')")


def test_a_list_comes_to_the_wall_in_five_taps_on_a_phone_and_strangers_read_totals_alone(
        open_page, furnished, shots, tmp_path):
    phone = open_page(width=320, script=False, staff="cunban-lingshan")
    phone.goto("/desk/village")
    assert phone.url.endswith(VILLAGE) and fits(phone)
    shot(phone, shots, "due-320")
    # 1: what is due.
    phone.locator("a:has-text('最低生活保障发放名单')").first.click()
    slot = re.search(r"/slots/(\d+)", phone.url).group(1)
    # 2: the list, copied from a table as it is.
    phone.fill("[name=pasted]", LIST)
    phone.click("button:has-text('读取名单')")
    assert "名单已读入" in phone.inner_text("main") and fits(phone)
    shot(phone, shots, "preview-320")
    text = phone.inner_text("main")
    assert "程某甲" in text and "共 3 户，合计 1580 元" in text
    assert not [secret for secret in SECRETS[2:] if secret in phone.content()]
    # 3: another checks it.
    town = open_page(staff="jingban")
    town.goto(f"/desk/village/slots/{slot}")
    assert not findings(town)
    shot(town, shots, "slot-1280")
    town.click("button:has-text('核对无误')")
    phone.reload()
    sign(phone, "村主任")
    sign(phone, "监委主任")
    assert "等镇签字" in phone.inner_text("main")
    reviewer = open_page(staff="chushen")
    reviewer.goto(f"/desk/village/slots/{slot}")
    reviewer.click("button:has-text('镇签字')")
    phone.reload()
    # 4: print; 5: photograph.
    assert phone.locator("a:has-text('打印 A4')").count() == 1
    picture = phone.locator("input[name=photo]")
    assert picture.get_attribute("capture") == "environment" and picture.get_attribute("accept") == "image/*"
    assert not phone.locator("button:has-text('登记上墙')").is_disabled()
    shot(phone, shots, "ready-320")
    (tmp_path / "wall.jpg").write_bytes(PHOTO)
    picture.set_input_files(tmp_path / "wall.jpg")
    phone.click("button:has-text('登记上墙')")
    assert "已登记上墙" in phone.inner_text("main") and fits(phone)
    shot(phone, shots, "up-320")

    public = open_page(width=320)
    public.goto("/chengkan/villages/lingshan")
    assert fits(public) and not findings(public)
    shot(public, shots, "public-320")
    public.locator("a:has-text('最低生活保障发放名单')").first.click()
    assert "合计 1580 元" in public.inner_text("main") and not findings(public)
    assert not [secret for secret in SECRETS if secret in public.content()]
    shot(public, shots, "sheet-320")
    public.goto("/chengkan/villages/lingshan")
    public.fill("[name=name]", "程某甲")
    public.fill("[name=tail]", "0019")
    public.click("button:has-text('查询')")
    assert "860" in public.inner_text("#record") and not findings(public)
    shot(public, shots, "record-320")


def test_a_notice_takes_objections_and_they_are_answered(open_page, furnished, shots):
    handler = open_page(width=320, staff="cunban-lingshan")
    handler.goto(VILLAGE)
    assert not findings(handler)
    handler.click("summary:has-text('登记要随时公开的事')")
    handler.select_option("[name=rule]", label="社会救助拟确认对象公示")
    handler.fill("[name=occasion]", "本月新申请低保")
    handler.click("button:has-text('登记')")
    handler.select_option("[name=fund]", label="最低生活保障")
    handler.fill("[name=pasted]", LIST)
    handler.click("button:has-text('读取名单')")
    slot = re.search(r"/slots/(\d+)", handler.url).group(1)
    town = open_page(staff="jingban")
    town.goto(f"/desk/village/slots/{slot}")
    town.click("button:has-text('核对无误')")
    handler.reload()
    sign(handler, "村主任")
    sign(handler, "监委主任")
    reviewer = open_page(staff="chushen")
    reviewer.goto(f"/desk/village/slots/{slot}")
    reviewer.click("button:has-text('镇签字')")
    handler.reload()
    handler.set_input_files("input[name=photo]", {"name": "wall.jpg", "mimeType": "image/jpeg", "buffer": PHOTO})
    handler.click("button:has-text('登记上墙')")
    neighbour = open_page(width=320, script=False)
    neighbour.goto("/chengkan/villages/lingshan")
    neighbour.locator("a:has-text('拟确认对象公示')").first.click()
    assert "异议期到" in neighbour.inner_text("main")
    with neighbour.expect_navigation():
        neighbour.click("button:has-text('提交异议')")
    assert neighbour.locator(".field-wrong").count() == 3
    neighbour.fill("[name=name]", "某某")
    neighbour.fill("[name=contact]", "本村三组")
    neighbour.fill("[name=text]", "第二户上个月已经搬走了。")
    neighbour.click("button:has-text('提交异议')")
    receipt = neighbour.inner_text("main")
    assert re.search(r"编号 YY\d{4}-\d+", receipt) and fits(neighbour)
    shot(neighbour, shots, "objection-320")
    handler.goto(VILLAGE)
    handler.locator("a:has-text('异议 YY')").first.click()
    assert "搬走" in handler.inner_text("main") and not findings(handler) and fits(handler)
    handler.check("input[value=rejected]")
    handler.fill("[name=answer]", "经核实，仍在本村居住。")
    handler.click("button:has-text('答复')")
    assert "已答复" in handler.inner_text("main")


def test_the_town_sees_all_villages_at_one_glance_and_changes_a_rule(open_page, furnished, shots):
    town = open_page(staff="jingban")
    town.goto("/desk/boards")
    assert not findings(town) and town.locator(".board-grid").count() == 1
    shot(town, shots, "grid-1280")
    small = open_page(width=320, staff="jingban")
    small.goto("/desk/boards")
    assert fits(small)
    shot(small, shots, "grid-320")
    town.goto("/desk/boards/villages/lingshan/rules/meeting")
    assert not findings(town)
    shot(town, shots, "rule-1280")
    town.fill("[name=keepDays]", "3")
    town.click("button:has-text('保存')")
    assert "不少于 15 日" in town.inner_text("#issues")
    town.goto("/desk/boards/villages/lingshan")
    shot(town, shots, "setup-1280")


PHOTO = base64.b64decode("""
/9j/4AAQSkZJRgABAQAAAQABAAD/4QDGRXhpZgAATU0AKgAAAAgAAwESAAMAAAABAAYAAIdpAAQAAAABAAAAMoglAAQAAAABAAAAWAAAAAAAAZ
ADAAIAAAAUAAAARAAAAAAyMDI2OjAzOjA5IDA5OjMxOjAwAAAEAAEAAgAAAAJOAAAAAAIABQAAAAMAAACOAAMAAgAAAAJFAAAAAAQABQAAAAMA
AACmAAAAAAAAAB0AAAABAAAANwAAAAEAAAAMAAAAAQAAAHYAAAABAAAAEQAAAAEAAAAeAAAAAf/bAEMADQkKCwoIDQsKCw4ODQ8TIBUTEhITJx
weFyAuKTEwLiktLDM6Sj4zNkY3LC1AV0FGTE5SU1IyPlphWlBgSlFST//bAEMBDg4OExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09P
T09PT09PT09PT09PT09PT09PT09PT09PT09PT//AABEIACAAMAMBIgACEQEDEQH/xAAfAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgv/xA
C1EAACAQMDAgQDBQUEBAAAAX0BAgMABBEFEiExQQYTUWEHInEUMoGRoQgjQrHBFVLR8CQzYnKCCQoWFxgZGiUmJygpKjQ1Njc4OTpDREVGR0hJ
SlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4eLj5O
Xm5+jp6vHy8/T19vf4+fr/xAAfAQADAQEBAQEBAQEBAAAAAAAAAQIDBAUGBwgJCgv/xAC1EQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFR
B2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFho
eIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/AOFS
D2qdIParqQe1TpB7V6sqxhQxBSSD2qwkHtV1Lf2qdIPaueVY9ahiCkkHtVhLf2q4lv7VYS39q55Vj16GIM5IParCW/tVxLf2qwkHtWUqx+b0MQ
Ukg9qnS39qupB7VOkHtXPKsevQxBTS39qnSD2q6kHtU6Qe1c8qx61DEH//2Q==
""")
