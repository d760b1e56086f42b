"""Files at the desk: what is hidden in them is found and kept from the public, the original is sealed, a replaced file
keeps its address, and all of it works without a script."""
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from desk import REVIEWERS, approve, choose

JUDGE = Path(__file__).parent.parent / "Judges" / "traces.py"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A Word text, a workbook and a photograph that say more than they show."""
    folder = tmp_path_factory.mktemp("files")
    subprocess.run([sys.executable, str(JUDGE), "make", str(folder)], check=True)
    return folder


def draft(page, title, files):
    page.goto("/desk/items/new")
    page.fill("[name=title]", title)
    choose(page, "column")
    choose(page, "kind")
    choose(page, "openness")
    page.set_input_files("input[name=files]", [str(each) for each in files])
    with page.expect_navigation():
        page.click("button[name=then][value=save]")
    number = re.search(r"/desk/items/(\d+)", page.url)
    assert number, page.inner_text("main")[:600]
    return int(number.group(1))


def fetch(page, address):
    return page.context.request.get(address)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_a_file_hides_is_told_and_taken_out(open_page, files, shots, script):
    page = open_page(staff="jingban", script=script)
    number = draft(page, f"附件检查{script}", [files / "word.docx", files / "excel.xlsx", files / "photo.jpg"])
    page.goto(f"/desk/items/{number}/attachments")
    text = page.inner_text("main")
    for said in ("批注人：某人丁", "修订人：某人丙", "第 3–5 行隐藏，有 9 个单元格有内容", "深度隐藏", "北纬 29.9000°"):
        assert said in text, text
    assert page.locator("details.fold:has-text('无碍')").count() >= 2
    for link in page.locator(".file-check h2 a").all():
        got = fetch(page, link.get_attribute("href"))
        assert got.ok and "机密".encode() not in got.body() and b"SECRET" not in got.body() and b"Person A" not in got.body()
    if script:
        assert not [each["id"] for each in Axe().run(page).response["violations"]]
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if shots:
                page.screenshot(path=shots / f"files-{width}.png", full_page=True)


def test_the_original_is_had_with_a_reason_and_the_journal_tells(open_page, files):
    page = open_page(staff="jingban")
    number = draft(page, "查看原件", [files / "photo.jpg"])
    page.goto(f"/desk/items/{number}/attachments")
    page.click("summary:has-text('查看原件')")
    page.click("button:has-text('下载原件')")
    page.wait_for_load_state()
    assert "请写明为什么要查看原件" in page.inner_text("main")
    page.locator("details:has(button:has-text('下载原件'))").evaluate("each => each.open = true")
    page.locator("form:has(button:has-text('下载原件')) [name=reason]").fill("核对拍摄位置")
    with page.expect_download() as download:
        page.click("button:has-text('下载原件')")
    assert Path(download.value.path()).read_bytes() == (files / "photo.jpg").read_bytes()
    auditor = open_page(staff="shenji")
    auditor.goto("/desk/journal")
    assert "查看原件" in auditor.inner_text("main")


def test_a_replaced_file_keeps_its_address(open_page, visitor, files, tmp_path):
    page = open_page(staff="jingban", script=False)
    (tmp_path / "名单.txt").write_text("第一稿名单", encoding="utf-8")
    (tmp_path / "名单2.txt").write_text("第二稿名单", encoding="utf-8")
    number = draft(page, "替换附件", [tmp_path / "名单.txt"])
    for step in ("first", "second"):
        if step == "second":
            page.goto(f"/desk/items/{number}")
            page.click("button:has-text('另起一版')")
            page.goto(f"/desk/items/{number}/draft")
            page.locator("summary:has-text('改名、替换')").click()
            page.set_input_files("input[name^=replace-]", str(tmp_path / "名单2.txt"))
            if page.locator("[name=change]").count():
                page.fill("[name=change]", "更新名单")
            page.click("button[name=then][value=save]")
            page.wait_for_load_state()
        page.goto(f"/desk/items/{number}")
        page.click("button:has-text('提交审核')")
        page.wait_for_load_state()
        for reviewer in REVIEWERS:
            approve(open_page(staff=reviewer), number)
        page.goto(f"/desk/items/{number}")
        public = page.locator("a:has-text('查看公开页面')").first.get_attribute("href")
        if step == "first":
            old = re.search(r'/chengkan/attachments/\d+', visitor.get(public).text).group(0)
            assert "第一稿" in visitor.get(old).text
    assert "第二稿" in visitor.get(old).text
    assert old not in visitor.get(public).text


def test_files_are_dropped_on_the_editor(open_page, shots):
    page = open_page(staff="jingban")
    page.goto("/desk/items/new")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          for (const name of ['甲.txt', '乙.txt']) data.items.add(new File(['公开'], name, {type: 'text/plain'}));
          const area = document.querySelector('[data-drop]');
          for (const kind of ['dragover', 'drop'])
            area.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""")
    assert page.locator(".chosen li").count() == 2
    assert page.evaluate("document.querySelector('input[name=files]').files.length") == 2
    if shots:
        page.locator("[data-drop]").screenshot(path=shots / "editor-files.png")


def test_what_is_sent_shows_its_progress_and_nothing_is_lost(open_page, tmp_path):
    page = open_page(staff="jingban")
    big = tmp_path / "大文件.txt"
    big.write_bytes("公开的文字。\n".encode() * 300_000)
    page.goto("/desk/items/new")
    page.fill("[name=title]", "进度")
    choose(page, "column")
    page.set_input_files("input[name=files]", str(big))
    assert "大文件.txt" in page.locator(".chosen li").inner_text()
    page.evaluate(
        """() => { window.seen = 0; new MutationObserver(() => { window.seen = Math.max(window.seen,
          document.querySelectorAll('.chosen progress').length); }).observe(document.querySelector('.chosen'),
          {childList: true, subtree: true}); }""")
    with page.expect_request(lambda request: request.method == "POST" and request.resource_type == "xhr"):
        page.click("button[name=then][value=save]")
    page.wait_for_url(re.compile(r"/desk/items/\d+"))
    assert "草稿已保存" in page.inner_text("main")


SLOW = """() => {
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) { setTimeout(() => send.call(this, body), 900); };
}"""


def write_in_haste(page, tmp_path):
    """A file is chosen, then a sentence typed and the button pressed before the editor has told of it."""
    (tmp_path / "附件.txt").write_text("公开")
    page.goto("/desk/items/new")
    page.wait_for_selector("[data-ready]")
    page.fill("[name=title]", "手快的人")
    choose(page, "column")
    page.set_input_files("input[name=files]", str(tmp_path / "附件.txt"))
    page.locator(".ProseMirror").click()
    page.keyboard.type("写完马上就按")
    page.evaluate("document.querySelector('button[name=then][value=save]').click()")


def is_saved(page):
    page.click("a:has-text('继续编辑')")
    assert page.locator(".ProseMirror").inner_text() == "写完马上就按"


def test_pressing_in_haste_while_a_file_goes_up_asks_nothing(open_page, tmp_path):
    page = open_page(staff="jingban")
    page.add_init_script(f"({SLOW})()")
    write_in_haste(page, tmp_path)
    page.wait_for_url(re.compile(r"/desk/items/\d+"))
    assert "草稿已保存" in page.inner_text("main")
    is_saved(page)


def test_when_the_network_breaks_under_a_file_the_words_are_kept_again(open_page, tmp_path):
    page = open_page(staff="jingban")
    page.route(re.compile(r"/desk/items$"), lambda route: route.abort())
    write_in_haste(page, tmp_path)
    page.wait_for_selector(".chosen .wrong")
    assert "网络断了" in page.locator(".chosen .wrong").inner_text()
    page.wait_for_function("() => document.querySelector('[data-keeping]').textContent.startsWith('已自动保存')")
    page.unroute(re.compile(r"/desk/items$"))
    page.click("button[name=then][value=save]")
    page.wait_for_url(re.compile(r"/desk/items/\d+"))
    is_saved(page)


def test_a_file_that_may_not_be_sent_is_refused_in_a_sentence(open_page, tmp_path):
    for script in (True, False):
        page = open_page(staff="jingban", script=script)
        (tmp_path / "名单.exe").write_bytes(b"MZ")
        page.goto("/desk/items/new")
        page.fill("[name=title]", "拒收")
        choose(page, "column")
        page.set_input_files("input[name=files]", str(tmp_path / "名单.exe"))
        page.click("button[name=then][value=save]")
        page.wait_for_selector("#issues")
        assert "“名单.exe”不能上传" in page.inner_text("#issues")
        assert page.locator("[name=title]").input_value() == "拒收"


def test_a_trace_stays_with_a_reason(open_page, files):
    page = open_page(staff="jingban", script=False)
    number = draft(page, "保留署名", [files / "photo.jpg"])
    page.goto(f"/desk/items/{number}/attachments")
    page.locator("summary:has-text('写明理由，保留某一项')").click()
    page.get_by_label("拍摄位置", exact=True).check()
    page.locator("details:has-text('写明理由，保留某一项') [name=reason]").fill("作者要求")
    page.click("button:has-text('重新制作公开稿')")
    page.wait_for_load_state()
    assert "再勾选一次" in page.inner_text("main")
    page.get_by_label("我知道公开后谁都能看到").check()
    page.click("button:has-text('重新制作公开稿')")
    page.wait_for_load_state()
    text = page.inner_text("main")
    assert "公开稿已重新制作" in text and "有意保留，理由：作者要求" in text, text


def test_the_files_of_the_town_are_looked_over(open_page, files):
    page = open_page(staff="jingban")
    for title in ("重复一", "重复二"):
        draft(page, title, [files / "slides.pptx"])
    page.goto("/desk/attachments")
    text = page.inner_text("main")
    assert "slides.pptx" in text and "重复一" in text and "重复二" in text
    assert not [each["id"] for each in Axe().run(page).response["violations"]]


def test_a_large_file_is_looked_through_while_nobody_waits(open_page, tmp_path, shots):
    page = open_page(staff="jingban")
    large = tmp_path / "大表.txt"
    large.write_bytes("公开的文字。\n".encode() * 300_000)
    number = draft(page, "大文件在后台检查", [large])
    page.goto(f"/desk/items/{number}/attachments")
    page.wait_for_selector("text=没有发现看不见的信息", timeout=60_000)
    assert page.locator("[data-live]").count() == 0
    assert not [each["id"] for each in Axe().run(page).response["violations"]]
    page.goto("/desk/jobs")
    assert "检查附件，第" in page.inner_text("main")
    page.locator("main table a", has_text="检查附件").first.click()
    page.click("a:has-text('查看结果')")
    page.wait_for_url(f"**/desk/items/{number}/attachments")
