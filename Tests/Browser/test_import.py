"""The old site is taken over at the desk: upload, mapping, dry run, run, redirect, undo; without JavaScript too."""
import json
import os
import pathlib
import re
import time
import zipfile

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

BODY = "各村民委员会、镇直各单位：为做好今年的防汛工作，现将有关事项通知如下，请认真贯彻落实，并及时报告情况。第{}号。"


@pytest.fixture
def workbook(tmp_path):
    """What an old system exports: its own names, one body twice, one row that is empty."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["某某镇旧网站信息一览"])
    sheet.append(["bt", "nr", "fbsj", "lm", "dz"])
    for number in range(1, 7):
        body = "<p>" + BODY.format(1 if number == 4 else number) + "</p>" if number != 5 else ""
        sheet.append([f"旧站防汛通知之{number}", body, f"2019-03-0{number}", "镇务公告", f"http://old.example/show.asp?id={number}"])
    path = tmp_path / "old.xlsx"
    book.save(path)
    return path


def settled(page, words):
    """Waits until a job has brought the page to a state; reloads, as one does without JavaScript."""
    for _ in range(120):
        if words in page.inner_text("main"):
            return
        time.sleep(0.5)
        page.reload()
    raise AssertionError(page.inner_text("main")[:800])


def upload(page, path):
    page.goto("/desk/imports")
    page.set_input_files("input[type=file]", str(path))
    page.click("button:has-text('上传')")
    settled(page, "字段对应")
    if "/mapping" not in page.url:
        page.reload()
    page.wait_for_url("**/mapping")


def findings(page):
    results = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in results for node in each["nodes"]]


@pytest.mark.parametrize("script", [True, False])
def test_an_old_site_is_taken_over_and_back_again(open_page, visitor, workbook, script, shots):
    if not script:
        book = openpyxl.load_workbook(workbook)
        for row in book.active.iter_rows(min_row=3):
            row[1].value = (row[1].value or "").replace("防汛", "防火")
            row[4].value = row[4].value.replace("show.asp", "view.asp")
        book.save(workbook)
    address = "/show.asp" if script else "/view.asp"
    page = open_page(staff="jingban", script=script)
    upload(page, workbook)
    # The guess is right by the names alone; the column is chosen by hand.
    assert page.locator("[name=title]").input_value() == "bt"
    assert page.locator("[name=body]").input_value() == "nr"
    assert page.locator("[name=publishedOn]").input_value() == "fbsj"
    page.select_option("[name=category]", "lm")
    page.select_option("[name=address]", "dz")
    page.click("button[value=look]")
    assert "旧站防汛通知之1" in page.inner_text("#results")
    page.select_option("[name=place-0]", "notices")
    if script:
        assert findings(page) == []
        if shots:
            page.screenshot(path=shots / "import-mapping-1280.png", full_page=True)
            page.set_viewport_size({"width": 320, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            page.screenshot(path=shots / "import-mapping-320.png", full_page=True)
            page.set_viewport_size({"width": 1280, "height": 800})
    page.click("button[value=trial]")
    settled(page, "已试运行")
    text = page.inner_text("main")
    assert "还没有写入任何信息" in text and "正文是空的" in text and "同一文件里的" in text
    assert page.context.request.get(address + "?id=1").status == 404
    if script:
        assert findings(page) == []
    page.click("button:has-text('正式导入')")
    settled(page, "已导入")
    if script and shots:
        page.screenshot(path=shots / "import-report-1280.png", full_page=True)
    links = page.locator("table a").all()
    assert len(links) == 5, page.inner_text("main")
    public = links[0].get_attribute("href")
    assert "/notices/" in public and "旧站防汛通知之1" in visitor.get(public).text
    assert "2019" in visitor.get(public).text
    answer = page.context.request.get(address + "?id=1&utm_source=x", max_redirects=0)
    assert answer.status == 301 and answer.headers["location"] == public
    assert page.context.request.get(address + "?id=99").status == 404
    report = page.context.request.get(re.sub(r"\?.*", "", page.url) + "/report.xlsx")
    assert report.ok and report.body()[:2] == b"PK"
    page.click("button:has-text('整批撤销')")
    settled(page, "已撤销")
    assert visitor.get(public).status == 410
    assert page.context.request.get(address + "?id=1").status == 404


def test_old_addresses_by_hand(open_page, visitor):
    page = open_page(staff="jingban")
    page.goto("/desk/redirects")
    page.fill("[name=old]", "http://old.example/jj/index.htm")
    page.fill("[name=target]", "//evil.example/")
    page.click("button:has-text('登记') >> nth=0")
    assert "只能是本站的路径" in page.inner_text("main")
    page.fill("[name=target]", "/chengkan/map")
    page.click("button:has-text('登记') >> nth=0")
    assert "已登记" in page.inner_text("main")
    assert findings(page) == []
    answer = page.context.request.get("/jj/index.htm", max_redirects=0)
    assert answer.status == 301 and answer.headers["location"] == "/chengkan/map"
    page.reload()
    assert re.search(r"/jj/index\.htm\s+/chengkan/map\s+手工登记\s+1", page.inner_text("table"))
    page.click("button:has-text('取消')")
    assert page.context.request.get("/jj/index.htm").status == 404


def test_web_pages_in_an_archive_are_taken_by_the_part_that_is_chosen(open_page, visitor, tmp_path):
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1, 4):
            archive.writestr(f"news/{number}.html", f"""<html><head><title>某某网</title></head><body>
              <div id="nav"><a href="/">首页</a><a href="/a">栏目一</a></div><h1>网页通知之{number}</h1>
              <span class="riqi">2018-05-0{number}</span><div id="wenzhang"><p>{BODY.format(number)}网页里的第一段。</p>
              <p>网页里的第二段。</p></div><div id="foot">版权所有</div></body></html>""")
    page = open_page(staff="jingban")
    upload(page, path)
    page.select_option("[name=title]", "h1")
    page.select_option("[name=body]", "#wenzhang")
    page.select_option("[name=publishedOn]", ".riqi")
    page.select_option("[name=otherwise]", "news")
    page.click("button[value=trial]")
    settled(page, "已试运行")
    page.click("button:has-text('正式导入')")
    settled(page, "已导入")
    text = visitor.get(page.locator("table a").first.get_attribute("href")).text
    assert "网页通知之1" in text and "网页里的第二段" in text and "版权所有" not in text


def shared(folder):
    beside = pathlib.Path(__file__).resolve().parents[2].parent / "shared/data"
    found = pathlib.Path(os.environ.get("YUDENG_DATA", beside)) / folder
    if not found.exists():
        pytest.skip("the shared data folder is not here (YUDENG_DATA)")
    return found


def test_a_page_brings_its_picture_and_file_and_their_old_addresses_lead_on(open_page, visitor, tmp_path):
    path = tmp_path / "site.zip"
    point = bytes.fromhex(
        "89504e470d0a1a0a0000000d494844520000000100000001080200000090775 3de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
        "0000000049454e44ae426082".replace(" ", ""))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("site/art/9.html", f"""<html><head><meta name="Url" content="http://old.example/art/9.html"></head><body>
          <h1>带附件的通知</h1><div id="zoom"><p>{BODY.format(90)}</p><p><img src="../img/a.png" alt="示意图"></p>
          <p><a href="/files/b.txt">附件：值班安排</a></p></div></body></html>""")
        archive.writestr("site/img/a.png", point)
        archive.writestr("site/files/b.txt", "值班：公开的文字")
    page = open_page(staff="jingban")
    upload(page, path)
    for field, theirs in (("title", "h1"), ("body", "#zoom"), ("address", "meta:Url"), ("otherwise", "news")):
        page.select_option(f"[name={field}]", theirs)
    page.click("button[value=trial]")
    settled(page, "已试运行")
    assert "随页转入附件 1 个" in page.inner_text("main")
    page.click("button:has-text('正式导入')")
    settled(page, "已导入")
    public = page.locator("table a").first.get_attribute("href")
    shown = open_page()
    shown.goto(public)
    assert shown.evaluate("document.querySelector('article img[alt=示意图]').naturalWidth") == 1
    assert "值班安排.txt" in shown.inner_text("main")
    answer = page.context.request.get("/files/b.txt", max_redirects=0)
    assert answer.status == 301
    assert "值班" in visitor.get(answer.headers["location"]).text
    answer = page.context.request.get("/art/9.html", max_redirects=0)
    assert answer.status == 301 and answer.headers["location"] == public


def test_real_pages_of_the_web_are_taken_over_at_the_desk(open_page, visitor, tmp_path, shots):
    path = tmp_path / "real.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(shared("6_html").joinpath("full-pages").glob("govcn-*.html")):
            archive.write(each, f"govcn/{each.name}")
    page = open_page(staff="jingban", width=320)
    upload(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if shots:
        page.screenshot(path=shots / "import-real-320.png", full_page=True)
    page.select_option("[name=otherwise]", "news")
    page.fill("[name=keep]", "国务院网页")
    page.click("button[value=trial]")
    settled(page, "已试运行")
    page.click("button:has-text('正式导入')")
    settled(page, "已导入")
    links = [each.get_attribute("href") for each in page.locator("main table a").all()]
    assert links
    for link in links:
        text = visitor.get(link).text
        assert "mso-" not in text and "page.invalid" not in text
    if shots:
        page.screenshot(path=shots / "import-real-report-320.png", full_page=True)


def test_a_workbook_of_before_2007_is_read(open_page):
    page = open_page(staff="jingban")
    upload(page, shared("6_attachments") / "jmzyclb.xls")
    assert page.locator(".import-sample dt").count() >= 3
    assert findings(page) == []
