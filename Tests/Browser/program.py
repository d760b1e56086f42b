"""The built program as a test meets it: started on a free port with a throw-away home, stopped or killed."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    """The program under test: YUDENG_BIN, or what was built last."""
    named = os.environ.get("YUDENG_BIN")
    found = [pathlib.Path(named)] if named else [ROOT / ".build" / kind / "yudeng" for kind in ("debug", "release")]
    for path in found:
        if path.is_file():
            return str(path)
    raise SystemExit("没有找到编译好的程序：请先运行 swift build，或用 YUDENG_BIN 指出它在哪里。")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """One home and the program that serves it."""

    def __init__(self, home, port=None, environment=None, prefix=(), trust=None):
        """`trust`: the TLS context by which it is asked, when it serves HTTPS."""
        self.home = pathlib.Path(home)
        self.port = port or free_port()
        self.trust = trust
        self.base = f"http{'s' if trust else ''}://127.0.0.1:{self.port}"
        self.log = self.home.with_name(self.home.name + ".log")
        self.prefix = list(prefix)
        self.environment = {
            # The forms with pages are made in the tests of their own; here they would take the machine from the browser.
            # The nightly patrol reads everything: the journey of the patrol orders one for itself.
            "YUDENG_FONTS": "off", "YUDENG_PATROL": "off", **os.environ, "YUDENG_HOME": str(self.home), "YUDENG_PORT": str(self.port),
            "SWIFT_BACKTRACE": "enable=no", **(environment or {}),
        }
        self.process = None

    def run(self, *arguments, timeout=600):
        """A subcommand, to its end."""
        return subprocess.run(
            [binary(), *arguments], env=self.environment, capture_output=True, text=True, timeout=timeout,
            stdin=subprocess.DEVNULL)

    def demo(self, data=None):
        """Fills the home with the demo town; returns {name: password}. A `data` folder without documents is quicker."""
        done = self.run("demo", *(["--data", str(data)] if data else []))
        assert done.returncode == 0, f"yudeng demo: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        accounts = dict(re.findall(r"账号 (\S+) (?:口令|密码) (\S+)", done.stdout + done.stderr))
        assert accounts, f"yudeng demo printed no accounts: {done.stdout[-500:]}"
        return accounts

    def start(self, timeout=60):
        """Returns the seconds until the first answer."""
        began = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*self.prefix, binary(), "serve"], env=self.environment, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL)
        while time.monotonic() - began < timeout:
            assert self.process.poll() is None, f"the program ended: {self.tail()}"
            try:
                with urllib.request.urlopen(self.base + "/health", timeout=5, context=self.trust) as answer:
                    assert answer.status == 200
                    return time.monotonic() - began
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.005)
        raise AssertionError(f"no answer in {timeout} s: {self.tail()}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("the program did not stop within 20 s of SIGTERM")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def tail(self):
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""
