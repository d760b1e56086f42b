"""Orders of the hotline as a clerk and a leader handle them: a list is taken in, an order is answered and signed off."""
from axe_playwright_python.sync_playwright import Axe


def findings(page):
    results = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in results for node in each["nodes"]]


def look(page, shots, name):
    """Axe finds nothing, nothing is wider than the window, and a picture is kept for people's eyes."""
    assert not findings(page), name
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name}: 横向溢出 {width}"
        if shots:
            page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 800})


LIST = "工单号,问题描述,诉求类型,来电人,联系电话,派单时间\n" + "\n".join(
    f"BR-{n},演示：第{n}户门口的水管漏水，请派人来修。,求助,程示例,138000010{n:02d},2026-11-{n:02d} 09:30" for n in (5, 6, 9)
) + "\nBR-99,演示：没有写时间的一件,求助,,,昨天下午\n"


def test_a_list_is_taken_in_and_an_order_is_answered_and_signed_off(open_page, shots):
    clerk = open_page(staff="dafu")
    clerk.goto("/desk/tickets")
    look(clerk, shots, "tickets")
    clerk.click("text=从表格导入")
    clerk.set_input_files("input[name=file]", {"name": "十一月.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    clerk.click("button:has-text('上传')")
    assert "核对列名" in clerk.inner_text("h1")
    assert "昨天下午" in clerk.inner_text("main")
    look(clerk, shots, "ticket-mapping")
    clerk.click("button:has-text('导入')")
    # A job takes it in; its page says how far it is, and leads to what became of it.
    assert "导入工单：十一月.csv" in clerk.inner_text("h1")
    clerk.click("text=查看结果", timeout=30000)
    for _ in range(60):
        if "导入结果" in clerk.inner_text("h1"):
            break
        clerk.wait_for_timeout(250)
        clerk.reload()
    assert "导入 3 件" in clerk.inner_text("main")
    look(clerk, shots, "ticket-imported")

    clerk.click("text=去签收")
    clerk.click("text=第9户门口")
    address = clerk.url.split("?")[0]
    look(clerk, shots, "ticket-arrived")
    clerk.click("button:has-text('签收，由我办理')")
    assert "已签收" in clerk.inner_text(".flash")
    clerk.click("summary:has-text('怎么算的')")
    assert "个工作日" in clerk.inner_text("main")
    clerk.fill("form[action$='/reply'] textarea[name=text]", "您好，水管已经更换。")
    clerk.click("button:has-text('送负责人审签')")
    assert "待审签" in clerk.inner_text("main")

    leader = open_page(staff="fuze")
    leader.goto(address)
    look(leader, shots, "ticket-leader")
    leader.click("button:has-text('同意，签发答复')")
    assert "已审签" in leader.inner_text(".flash")

    clerk.goto(address)
    clerk.check("form[action$='/callback'] input[value=contacted]")
    clerk.check("form[action$='/callback'] input[value=solved]")
    clerk.select_option("form[action$='/callback'] select[name=satisfaction]", "satisfied")
    clerk.click("button:has-text('记下回访')")
    clerk.click("button:has-text('办结')")
    assert "计一件次" in clerk.inner_text(".flash")
    clerk.goto("/desk/tickets/rates")
    assert "100.0%" in clerk.inner_text("main")
    look(clerk, shots, "ticket-rates")


def test_an_order_is_typed_without_scripts_and_the_caller_is_opened_with_a_reason(open_page, shots):
    page = open_page(staff="dafu", script=False)
    page.goto("/desk/tickets/new")
    page.fill("textarea[name=content]", "演示：门前的树倒了，挡住了路。")
    page.fill("input[name=name]", "汪示例")
    page.fill("input[name=phone]", "13800000077")
    page.fill("input[name=dispatchedAt]", "2027-01-01T09:00")
    page.click("button:has-text('登记')")
    assert "派单时间在将来" in page.inner_text("main")
    assert page.input_value("input[name=phone]") == "13800000077"
    page.fill("input[name=dispatchedAt]", "2026-11-02T09:00")
    page.click("button:has-text('登记')")
    assert "13800000077" not in page.content()
    page.click("summary:has-text('查看诉求人姓名和电话')")
    page.fill("form[action$='/caller'] input[name=reason]", "联系诉求人核实地点")
    page.click("form[action$='/caller'] button")
    assert "13800000077" in page.inner_text("main")
