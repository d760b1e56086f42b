"""Attacks in a real browser: every page is watched, and a dialog or a request to the bait address fails the test."""
import functools
import http.server
import re
import threading
import urllib.parse

import pytest

from desk import publish, write

# A quote that carries a combining mark is another letter to a naive escaper and still a quote to a browser.
PAYLOAD = '"\u0301 autofocus onfocus=alert(1) x="'
SCRIPT = b"<script>alert(document.domain); fetch('/bait')</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>fetch("/bait")</script></svg>'
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n")


def files():
    return [
        {"name": f"{PAYLOAD}.txt", "mimeType": "text/plain", "buffer": b"harmless"},
        {"name": "page.html", "mimeType": "text/html", "buffer": b"<!DOCTYPE html>" + SCRIPT},
        {"name": "picture.svg", "mimeType": "image/svg+xml", "buffer": SVG},
        {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "picture.png", "mimeType": "image/png", "buffer": b"<html>" + SCRIPT},
    ]


@pytest.fixture(scope="module")
def refused():
    """The names of the hostile files that the desk would not take, with its sentence."""
    return {}


def write_attack(open_page, refused):
    """Publishes what the desk takes of the attack: title, body, and each file it does not refuse."""
    taken = []
    for file in files():
        page = open_page(staff="jingban")
        try:
            write(page, "试传文件", then="save", files=[file])
        except AssertionError:
            refused[file["name"]] = page.inner_text("main")
        else:
            taken.append(file)
    body = f"正文：{PAYLOAD}\n\n{SCRIPT.decode()}\n\n<img src=x onerror=alert(2)>\n\n<a href=\"javascript:alert(3)\">链接</a>"
    return publish(open_page, f"标题{PAYLOAD}", body=body, files=taken)


def test_hostile_titles_bodies_and_files_run_nothing(open_page, visitor, refused):
    number, address = write_attack(open_page, refused)
    for name, sentence in refused.items():
        assert re.search(r"[\u4e00-\u9fff].*。", sentence), f"{name}: refused without a sentence"
    page = open_page()
    page.goto(address)
    assert "onfocus" in page.inner_text("h1"), "the payload is shown as text"
    assert page.locator("main [onfocus], main [onerror], main script, main [href^='javascript:']").count() == 0
    links = [each.get_attribute("href") for each in page.locator("a[download]").all()]
    assert links, "no attachment was taken"
    for link in links:
        answer = visitor.get(link)
        disposition, media = answer.headers["Content-Disposition"], answer.headers["Content-Type"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        strange = open_page()
        strange.goto("/chengkan/")
        if disposition.startswith("attachment"):
            with strange.expect_download():
                strange.evaluate(f"location.href = {link!r}")
        else:
            assert media in ("image/png", "image/jpeg", "image/gif", "image/webp"), f"{link}: {media} is shown"
            strange.goto(link)
        frame = open_page()
        frame.goto("/chengkan/")
        frame.set_content(f"<iframe src='{link}'></iframe><object data='{link}'></object><img src='{link}'>")
        frame.wait_for_timeout(300)
    for path in [f"/desk/items/{number}", f"/desk/items/{number}/history", f"/desk/items/{number}/preview", "/desk/items"]:
        desk = open_page(staff="jingban")
        desk.goto(path)
        desk.keyboard.press("Tab")
        assert desk.locator("main [onfocus]").count() == 0, path
    for path in ["/chengkan/", "/chengkan/feed.atom", "/sitemap.xml"]:
        assert "<script>alert" not in visitor.get(path).text


@pytest.mark.parametrize("word", [PAYLOAD, "<script>alert(1)</script>", "'\u200d onfocus=alert(1) x='", "\\\"><img src=x onerror=alert(1)>"])
def test_a_hostile_search_word_runs_nothing(open_page, word):
    page = open_page()
    answer = page.goto("/chengkan/search?q=" + urllib.parse.quote(word))
    assert answer.status in (200, 400)
    assert page.locator("[onfocus], [onerror], main script").count() == 0
    if answer.status == 200:
        assert page.locator("input[name=q]").first.input_value().strip() == word.strip()
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)


def test_every_answer_forbids_what_we_never_do(visitor, addresses):
    for path in [*addresses.values(), "/desk/", "/health"]:
        headers = visitor.get(path).headers
        policy = headers["Content-Security-Policy"] or ""
        assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
        assert "default-src" in policy and "frame-ancestors" in policy, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"], path
    cookies = visitor.get("/desk/").headers.get_all("Set-Cookie") or []
    for cookie in cookies:
        assert "HttpOnly" in cookie and "SameSite=" in cookie


@pytest.fixture(scope="module")
def other_site(tmp_path_factory):
    """Somebody else's site on another port: pages that post to ours as soon as they are opened."""
    folder = tmp_path_factory.mktemp("other")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, server.server_port
    server.shutdown()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("target", ["/desk/items", "/desk/session/end"])
def test_a_forged_form_changes_nothing(open_page, program, other_site, host, target):
    folder, port = other_site
    title = f"伪造的信息 {host} {target.replace('/', '-')}"
    (folder / "trap.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><form method=post action='{program.base}{target}' enctype=multipart/form-data>"
        f"<input name=title value='{title}'><input name=then value=submit><input name=body value=x></form>"
        "<script>document.forms[0].submit()</script>")
    page = open_page(staff="jingban")
    page.goto("/desk/items")
    with page.expect_response(lambda answer: answer.url == program.base + target) as posted:
        page.goto(f"http://{host}:{port}/trap.html")
    assert posted.value.status in (303, 400, 401, 403)
    page.goto("/desk/items")
    assert page.locator("input[name=password]").count() == 0, "still signed in"
    assert title not in page.inner_text("main")


def test_a_village_handler_cannot_open_another_villages_draft(open_page):
    number = write(open_page(staff="cunban-lingshan"), "灵山村的草稿", then="save")
    mine = open_page(staff="cunban-lingshan")
    assert mine.goto(f"/desk/items/{number}").status == 200
    other = open_page(staff="cunban-chengkan")
    for tail in ["", "/draft", "/preview", "/history", "/review"]:
        answer = other.goto(f"/desk/items/{number}{tail}")
        assert answer.status in (403, 404), f"{tail}: {answer.status}"
        assert "灵山村的草稿" not in other.inner_text("body")
    other.goto("/desk/items")
    assert "灵山村的草稿" not in other.inner_text("main")
    token = other.locator("input[name=_token]").first.get_attribute("value")
    answer = other.context.request.post(
        f"/desk/items/{number}/submission", form={"_token": token}, headers={"Origin": other.url.split("/desk")[0]})
    assert answer.status in (403, 404)


def test_guessing_a_password_is_slowed_and_never_says_what_was_wrong(program):
    from visitor import Visitor

    sentences = set()
    for name in ("anquan", "no-such-person"):
        guest = Visitor(program.base)
        answer = guest.submit(guest.get("/desk/session").form("/desk/session"), name=name, password="Wrong-Pass-123")
        assert answer.status in (200, 400, 401, 403, 422, 429)
        sentences.add("".join(re.findall(r'id="refusal">([^<]+)', answer.text)))
    assert len(sentences) == 1, sentences
