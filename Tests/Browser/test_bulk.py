"""Bulk work as a browser does it: replace over many items with preview, report and undo; export; a kill in the middle."""
import io
import pathlib
import re
import time

import openpyxl
import pytest

from program import Program
from test_import import shared
from test_quality import findings

WORDS = "办法"


def fold_open(page, title):
    """Opens one of the folded forms of the choice page and returns it."""
    fold = page.locator("details.fold", has=page.locator("summary", has_text=title))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold.locator("form")


def wait_for(page, text, seconds=60):
    """The page shows how it goes on by itself; without scripts it would be loaded again."""
    page.locator("#live [role=status] .mark", has_text=text).wait_for(timeout=seconds * 1000)


def figures(page):
    return [int(number.replace(",", "")) for number in page.locator(".tiles strong").all_inner_texts()]


def shoot(page, shots, name):
    if shots is None:
        return
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=str(shots / f"{name}-{width}.png"), full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} at {width}"


def order_replacement(page, query, words, by):
    """Chooses all that the list is narrowed to and has the words looked for; returns the number of items."""
    page.goto(f"/desk/items?q={query}")
    page.click("button[name=scope][value=all]")
    page.wait_for_load_state()
    count = int(re.search(r"批量处理 (\d+) 条信息", page.inner_text("h1")).group(1))
    form = fold_open(page, "查找替换")
    form.locator("[name=words]").fill(words)
    form.locator("[name=by]").fill(by)
    form.locator("button").click()
    page.wait_for_load_state()
    page.locator("form.bulk-preview").wait_for(timeout=60_000)
    return count


def test_replace_over_thirty_items_with_preview_report_and_undo(open_page, shots):
    # Without the real documents the town has too few items with the word.
    shared("1_policies")
    page = open_page(staff="jingban")
    page.goto(f"/desk/items?q={WORDS}")
    shoot(page, shots, "bulk-items")
    page.click("button[name=scope][value=all]")
    page.wait_for_load_state()
    fold_open(page, "查找替换").locator("button").click()
    page.wait_for_load_state()
    assert "请填写要查找的文字" in page.inner_text("main")
    assert findings(page) == []
    shoot(page, shots, "bulk-choice")
    count = order_replacement(page, WORDS, WORDS, "规定")
    assert count >= 30
    assert findings(page) == []
    shoot(page, shots, "bulk-preview")
    # Everything off, then the first hit on each item of this page only.
    page.click("button[name=go][value=none]")
    page.wait_for_load_state()
    page.click("button[name=go][value=run]")
    page.wait_for_load_state()
    assert "至少勾选一处" in page.inner_text("main")
    page.click("button[name=go][value=all]")
    page.wait_for_load_state()
    first = page.locator("input[name=hit]").first
    first.uncheck()
    page.click("button[name=go][value=run]")
    page.wait_for_load_state()
    wait_for(page, "办完", 120)
    waiting, done, skipped = figures(page)
    assert waiting == 0 and done + skipped == count and done >= 25, figures(page)
    page.reload()
    assert findings(page) == []
    shoot(page, shots, "bulk-report")
    # What was public is in review beside the public page.
    page.locator("td:has-text('已另开新版')").first.wait_for()
    page.click("button:has-text('撤销这一批')")
    page.wait_for_load_state()
    wait_for(page, "办完", 120)
    waiting, undone, left = figures(page)
    assert (waiting, undone + left) == (0, done) and left == 0
    page.goto("/desk/bulk")
    assert findings(page) == []
    shoot(page, shots, "bulk-list")
    page.goto("/desk/jobs")
    assert "批量处理第" in page.inner_text("main")
    assert findings(page) == []
    shoot(page, shots, "jobs")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    assert findings(page) == []
    shoot(page, shots, "job")


def test_export_opens_in_another_program_with_as_many_rows(open_page):
    page = open_page(staff="jingban")
    page.goto("/desk/items?state=live")
    count = int(re.search(r"共 (\d+) 条", page.inner_text(".count")).group(1))
    page.click("button[name=scope][value=all]")
    page.wait_for_load_state()
    fold_open(page, "导出表格").locator("button").click()
    page.wait_for_load_state()
    wait_for(page, "办完", 120)
    page.reload()
    with page.expect_download() as download:
        page.click("a:has-text('下载 Excel 表格')")
    assert download.value.suggested_filename.endswith(".xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(pathlib.Path(download.value.path()).read_bytes())).active
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == count + 1 and heads[:2] == ["编号", "标题"] and heads[-2:] == ["浏览量", "网址"]
    urls = [row[-1].value for row in sheet.iter_rows(min_row=2)]
    assert all(url and url.startswith("http") for url in urls) and len(set(urls)) == count
    with page.expect_download() as download:
        page.click("a:has-text('下载 CSV 表格')")
    text = open(download.value.path(), encoding="utf-8-sig").read()
    assert text.splitlines()[0].startswith("编号,标题")


def test_without_scripts_ticked_items_are_moved_and_moved_back(open_page):
    page = open_page(staff="jingban", script=False, width=390)
    page.goto("/desk/items?state=live")
    for box in page.locator("input[name=item]").all()[:3]:
        box.check()
    page.click("button[name=scope][value=ticked]")
    page.wait_for_load_state()
    assert "批量处理 3 条信息" in page.inner_text("h1")
    form = fold_open(page, "移动到另一栏目")
    form.locator("select").select_option("plans")
    form.locator("button").click()
    for verb in ["移动到", "撤销"]:
        for _ in range(60):
            if "办完" in page.locator("#live [role=status] .mark").inner_text():
                break
            time.sleep(0.5)
            page.reload()
        assert figures(page)[1] >= 1, page.inner_text("main")
        if verb == "移动到":
            page.click("button:has-text('撤销这一批')")
            page.wait_for_load_state()


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A town with a thousand and more made-up items."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "nothing").mkdir()
    program = Program(folder / "home")
    program.accounts = program.demo(folder / "nothing")
    done = program.run("bench", "fill", "--items", "1000", timeout=900)
    assert done.returncode == 0, done.stderr[-1000:]
    program.start()
    yield program
    program.stop()


def test_a_kill_in_the_middle_is_gone_on_from(large, chromium, capsys):
    context = chromium.new_context(base_url=large.base, locale="zh-CN")
    page = context.new_page()
    page.goto("/desk/")
    page.fill("input[name=name]", "jingban")
    page.fill("input[name=password]", large.accounts["jingban"])
    page.click("button:has-text('登录')")
    page.wait_for_load_state()
    began = time.monotonic()
    # Every made-up item says this in its text.
    page.goto("/desk/items?q=第")
    count = order_replacement(page, "第", "为民服务中心", "便民服务中心")
    looked = time.monotonic() - began
    assert count >= 1000
    page.click("button[name=go][value=all]")
    page.wait_for_load_state()
    began = time.monotonic()
    page.click("button[name=go][value=run]")
    page.wait_for_load_state()
    for _ in range(100):
        page.reload()
        if figures(page)[1] > 40:
            break
        time.sleep(0.05)
    before = figures(page)
    assert before[0] > 0, f"it was over before it could be killed: {before}"
    large.kill()
    large.start()
    page.reload()
    wait_for(page, "办完", 240)
    waiting, done, skipped = figures(page)
    took = time.monotonic() - began
    assert waiting == 0 and done + skipped == count and done >= 1000, figures(page)
    assert "现在不能" not in page.inner_text("main")
    with capsys.disabled():
        print(f" [{count} items: looked for in {looked:.1f} s, replaced in {took:.1f} s with a kill after {before[1]}]")
    verified = large.run("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    context.close()
