"""The interface for other programs, judged by schemathesis from its own OpenAPI document."""
import json
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe


@pytest.fixture(scope="module")
def token(program):
    """Issued at the desk as the administrator does it."""
    from visitor import Visitor

    visitor = Visitor(program.base).sign_in("xitong", program.accounts["xitong"])
    form = visitor.get("/desk/api-tokens").form("/desk/api-tokens")
    page = visitor.submit(form, name="区门户网站", days="30")
    return re.search(r"<code>(yd_[0-9a-f]{64})</code>", page.text).group(1)


def test_the_page_of_keys_shows_one_once_and_takes_it_back(open_page, shots):
    page = open_page(staff="xitong")
    page.goto("/desk/api-tokens")
    page.fill("[name=name]", "办公系统")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    key = page.inner_text(".secret code")
    assert re.fullmatch(r"yd_[0-9a-f]{64}", key)
    assert not Axe().run(page).response["violations"]
    if shots:
        page.screenshot(path=shots / "api-tokens.png", full_page=True)
        page.set_viewport_size({"width": 320, "height": 800})
        page.screenshot(path=shots / "api-tokens-320.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with page.expect_navigation():
        page.get_by_role("button", name="收回").first.click()
    assert key not in page.content() and "已收回" in page.inner_text("main")


def test_a_text_is_proofread_for_a_program(program, token):
    request = urllib.request.Request(
        program.base + "/api/v1/proof", data=json.dumps({"text": "各村要认真布署防汛工作,确保安全。"}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        said = json.load(answer)
    assert [each["text"] for each in said["findings"]] == ["布署", ","]


def test_schemathesis_finds_nothing(program, token, tmp_path):
    """Bounded, so that it stays within the time of the run: it asks slower than the limit of a key."""
    done = subprocess.run(
        [str(pathlib.Path(sys.executable).parent / "schemathesis"), "run", program.base + "/api/openapi.json",
         "--header", f"Authorization: Bearer {token}", "--max-examples", "12", "--seed", "7", "--no-color",
         "--phases", "examples,coverage,fuzzing", "--max-failures", "5", "--rate-limit", "8/s", "--generation-database", "none"],
        capture_output=True, text=True, timeout=240, cwd=tmp_path)
    said = re.sub(r"(.{300}).+", r"\1…", done.stdout)
    assert done.returncode == 0, said[-6000:] + done.stderr[-2000:]
