"""HTTPS by certificate files: the program itself speaks TLS, and everything that depends on it follows."""
import ssl
import subprocess
import urllib.error
import urllib.request

import pytest

from program import Program
from visitor import Visitor


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 that nobody but this test trusts."""
    folder = tmp_path_factory.mktemp("tls")
    chain, key = folder / "chain.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", chain],
        check=True, capture_output=True)
    return chain, key


@pytest.fixture(scope="module")
def secure(certificate, tmp_path_factory):
    chain, key = certificate
    program = Program(
        tmp_path_factory.mktemp("secure") / "home", trust=ssl.create_default_context(cafile=str(chain)),
        environment={"YUDENG_TLS_CERTIFICATE": str(chain), "YUDENG_TLS_KEY": str(key)})
    program.accounts = program.demo(data=program.home.with_name("nothing"))
    program.start()
    yield program
    program.stop()


def test_pages_come_over_tls_and_tell_browsers_to_stay_there(secure):
    with urllib.request.urlopen(secure.base + "/chengkan/", context=secure.trust) as answer:
        assert answer.status == 200
        assert int(answer.headers["Strict-Transport-Security"].split("=")[1].split(";")[0]) >= 86400


def test_the_cookies_of_the_desk_travel_over_tls_only(secure):
    staff = Visitor(secure.base, trust=secure.trust).sign_in("jingban", secure.accounts["jingban"])
    cookies = list(staff.cookies)
    assert cookies
    assert all(cookie.secure and cookie.name.startswith("__Host-") for cookie in cookies), cookies


def test_plain_http_gets_no_page_on_that_port(secure):
    with pytest.raises((urllib.error.URLError, ConnectionError, OSError)):
        urllib.request.urlopen(secure.base.replace("https", "http") + "/chengkan/", timeout=5).read()


@pytest.mark.parametrize("algorithm", [["ed25519"], ["EC", "-pkeyopt", "ec_paramgen_curve:prime256v1"]])
def test_a_key_that_does_not_fit_stops_the_start_with_one_sentence(certificate, tmp_path, algorithm):
    wrong = tmp_path / "key.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", *algorithm, "-out", wrong], check=True, capture_output=True)
    program = Program(
        tmp_path / "home", environment={"YUDENG_TLS_CERTIFICATE": str(certificate[0]), "YUDENG_TLS_KEY": str(wrong)})
    program.demo(data=tmp_path / "nothing")
    done = program.run("serve", timeout=30)
    assert done.returncode == 2, done
    assert "证书" in done.stdout + done.stderr and "用不了" in done.stdout + done.stderr
