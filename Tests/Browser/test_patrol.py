"""The patrol as a town uses it: planted faults are found, a repair closes them, their return reopens them; lists held against what is public."""
import functools
import http.server
import io
import re
import threading

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

from desk import approve, publish, settle, write, REVIEWERS


def looked_over(page):
    return [each["id"] for each in Axe().run(page).response["violations"]]


def wide_and_narrow(page, shots, name):
    """Axe, and nothing to the side at 320 px; pictures where they are wanted."""
    assert not looked_over(page)
    if shots:
        page.screenshot(path=shots / f"{name}-1280.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if shots:
        page.screenshot(path=shots / f"{name}-320.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def patrol(page):
    page.goto("/desk/patrol")
    page.get_by_role("button", name="立即巡检").click()
    page.wait_for_url(re.compile(r"/desk/jobs/\d+"))
    page.get_by_text("重新读稿").first.wait_for(timeout=180_000)


def dead_links(page):
    page.goto("/desk/patrol?check=deadInside")
    return page.locator("table.cards tbody tr", has_text="站内链接失效").count()


def renew(open_page, number, body):
    """A new edition with this text, through every step."""
    page = open_page(staff="jingban")
    page.goto(f"/desk/items/{number}")
    page.locator(f"form[action='/desk/items/{number}/editions'] button").click()
    page.wait_for_load_state()
    page.goto(f"/desk/items/{number}/draft")
    from desk import compose
    compose(page, body)
    page.fill("[name=change]", "文中的链接改了")
    page.click("button[name=then][value=submit]")
    settle(page)
    page.wait_for_url(re.compile(rf"/desk/items/{number}(\?|$)"))
    for reviewer in REVIEWERS:
        approve(open_page(staff=reviewer), number)


def test_a_planted_fault_is_found_closes_with_its_repair_and_reopens_when_it_returns(open_page, shots):
    page = open_page(staff="jingban")
    before = dead_links(page)
    fault = "详见[原来的通知](/chengkan/notices/99999)。"
    number, _ = publish(open_page, "关于检查链接的通知", body="详见后续通知。")
    plain = functools.partial(open_page, script=False)
    renew(plain, number, fault)
    patrol(page)
    assert dead_links(page) == before + 1
    wide_and_narrow(page, shots, "patrol")
    page.get_by_role("link", name="站内链接失效").last.click()
    assert "404" in page.inner_text("main") and "另起一版" in page.inner_text("main")
    wide_and_narrow(page, shots, "patrol-finding")
    address = page.url

    renew(plain, number, "详见新的通知。")
    page.goto(address)
    assert "已解决" in page.inner_text("main")
    renew(plain, number, fault)
    patrol(page)
    page.goto(address)
    assert "重新出现" in page.inner_text("main")

    reviewer = open_page(staff="chushen")
    reviewer.goto(address)
    reviewer.get_by_role("button", name="保存说明").click()
    assert "请写明为什么" in reviewer.inner_text("main")
    reviewer.fill("[name=reason]", "原栏目正在迁移")
    reviewer.get_by_role("button", name="保存说明").click()
    assert "原栏目正在迁移" in reviewer.inner_text("main")
    page.goto("/desk/patrol/clean-ups")
    assert "关于检查链接的通知" in page.inner_text("main")
    for path, name in [("/desk/patrol/clean-ups", "clean-ups"), ("/desk/patrol/rules", "patrol-rules")]:
        page.goto(path)
        wide_and_narrow(page, shots, name)


def test_a_list_is_uploaded_confirmed_and_held_against_what_is_public(open_page, shots, tmp_path):
    book = openpyxl.Workbook()
    for row in [["工作任务", "具体任务", "栏目", "频次", "时限", "责任单位"],
                ["基础平台", "更新新闻动态", "新闻动态", "每月", "期末", "党政办公室"],
                ["基础平台", "看不懂的任务", "没有的栏目", "偶尔", "", ""]]:
        book.active.append(row)
    file = tmp_path / "2026年村镇清单.xlsx"
    book.save(file)
    page = open_page(staff="jingban")
    page.goto("/desk/checklists")
    wide_and_narrow(page, shots, "checklists")
    page.set_input_files("input[name=file]", str(file))
    page.get_by_role("button", name="上传").click()
    page.wait_for_url(re.compile(r"/uploads/\d+"))
    assert "第 3 行" in page.inner_text("main") and "没有的栏目" in page.inner_text("main")
    wide_and_narrow(page, shots, "checklist-upload")
    page.get_by_role("button", name="导入", exact=True).click()
    assert "勾选跳过" in page.inner_text("main")
    page.check("[name=skip]")
    page.get_by_role("button", name="导入", exact=True).click()
    page.wait_for_url(re.compile(r"/lists/\d+"))
    wide_and_narrow(page, shots, "checklist")
    page.get_by_role("link", name="更新新闻动态").click()
    wide_and_narrow(page, shots, "checklist-task")

    page.goto("/desk/checklists/2026/grid")
    assert "更新新闻动态" in page.inner_text("main") and "各村" in page.inner_text("main")
    wide_and_narrow(page, shots, "checklist-grid")
    cell = page.locator(".checklist-grid a[aria-label^='更新新闻动态']").first
    assert cell.inner_text() in ("缺", "按时", "逾期公开")
    cell.click()
    wide_and_narrow(page, shots, "checklist-period")
    page.goto("/desk/checklists/2026/grid")
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("下载对标表")).click()
    sheets = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes())).sheetnames
    assert sheets == ["对标表", "汇总", "明细"]
