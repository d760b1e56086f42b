"""Shared by the browser tests: one demo town served for the whole run, and a watchful browser."""
import os
import pathlib
import re
import urllib.parse

import pytest
from playwright.sync_api import sync_playwright

from program import Program
from visitor import Visitor

CHROMIUM = os.environ.get("YUDENG_CHROMIUM", "/usr/bin/chromium")
TOWN = "/chengkan/"
ITEM = re.compile(r"/chengkan/(?!attachments/)[a-z0-9-]+/[0-9]+")


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The demo town, served."""
    program = Program(tmp_path_factory.mktemp("town") / "home")
    program.accounts = program.demo()
    program.start()
    yield program
    program.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watch:
    """What must never happen on a page of ours: a dialog, a script error, a request to the bait address."""

    def __init__(self, context):
        self.seen = []
        context.on("page", self.follow)
        context.on("request", lambda request: self.note("bait", request.url) if "/bait" in request.url else None)

    def follow(self, page):
        page.on("dialog", lambda dialog: (self.note("dialog", dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.note("script error", str(error)))

    def note(self, what, detail):
        self.seen.append(f"{what}: {detail}")


@pytest.fixture
def open_page(program, chromium):
    """Opens a fresh page: `open_page(width=320, large=True, staff="jingban")`. Watched until the test ends."""
    opened = []

    def make(width=1280, script=True, staff=None, workers=True):
        context = chromium.new_context(
            base_url=program.base, viewport={"width": width, "height": 800}, java_script_enabled=script,
            locale="zh-CN", timezone_id="Asia/Shanghai",
            service_workers="allow" if workers else "block",
            reduced_motion="reduce",  # axe must not judge a colour half-way to another
            storage_state=signed_in(program, chromium, staff) if staff else None)
        watch = Watch(context)
        opened.append((context, watch))
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    yield make
    for context, watch in opened:
        context.close()
        assert not watch.seen, watch.seen


_sessions = {}


def signed_in(program, chromium, name):
    """The cookies of a staff member, signed in once through the page itself."""
    if name not in _sessions:
        context = chromium.new_context(base_url=program.base)
        page = context.new_page()
        page.goto("/desk/")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", program.accounts[name])
        page.click("button:has-text('登录')")
        page.wait_for_load_state()
        assert page.locator("input[name=password]").count() == 0, f"{name} 没有登录成功：{page.inner_text('main')[:300]}"
        _sessions[name] = context.storage_state()
        context.close()
    return _sessions[name]


@pytest.fixture(scope="session")
def visitor(program):
    return Visitor(program.base)


@pytest.fixture(scope="session")
def addresses(program, visitor):
    """Of each kind of public page one that really exists, found by following links as a visitor would."""
    home = visitor.get(TOWN)
    assert home.status == 200, home.text[:500]

    def paths(text):
        links = re.findall(r'href="(/[^"#]*)"', text)
        return list(dict.fromkeys(link.replace("&amp;", "&") for link in links))

    columns = [path for path in paths(home.text) if re.fullmatch(TOWN + r"[a-z0-9-]+/", path)]
    found = {"towns": "/", "home": TOWN}
    items = []
    for column in columns:
        inside = [path for path in paths(visitor.get(column).text) if ITEM.fullmatch(path)]
        if inside and "column" not in found:
            found["column"] = column
        if not inside and "empty-column" not in found:
            found["empty-column"] = column
        items += inside
    assert items, f"no item was found from {columns}"
    pages = {path: visitor.get(path).text for path in list(dict.fromkeys(items))[:60]}
    found["item"] = items[0]
    found["longest-item"] = max(pages, key=lambda path: len(pages[path]))
    with_table = [path for path, text in pages.items() if "<table" in text.split('class="manuscript"')[-1]]
    if with_table:
        found["table-item"] = with_table[0]
    word = re.search(r"<h1[^>]*>\s*([\u4e00-\u9fff]{2})", pages[items[0]])
    word = word.group(1) if word else "通知"
    found["search"] = TOWN + "search?q=" + urllib.parse.quote(word)
    found["search-filtered"] = found["search"] + "&validity=&from=2000-01-01"
    found["search-nothing"] = TOWN + "search?q=" + urllib.parse.quote("鑫犇骉")
    found["search-empty"] = TOWN + "search"
    found["missing"] = TOWN + "no-such-column/99999999"
    # What the header and the footer offer: guide, catalogue, application, site map, each by its own address.
    offered = [path for path in paths(home.text) if path.startswith(TOWN) and path not in columns and "?" not in path]
    for path in offered:
        if not re.search(r"\.(xml|atom|css|js|svg|png|pdf)$|/[0-9]+$", path) and path not in found.values():
            found[path.removeprefix(TOWN).strip("/").replace("/", "-")] = path
    return found


@pytest.fixture(scope="session")
def shots():
    """Where pictures go: YUDENG_SHOTS, or nowhere that stays."""
    folder = os.environ.get("YUDENG_SHOTS")
    if not folder:
        return None
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    return pathlib.Path(folder)
