"""Killed with -9 while staff publish and visitors read: nothing acknowledged is lost, and a restart needs no repair.

YUDENG_KILLS says how often (20; a hundred before a release).
"""
import os
import random
import re
import threading
import time
import urllib.error

from program import Program
from visitor import Visitor

KILLS = int(os.environ.get("YUDENG_KILLS", "20"))
REVIEWERS = ["chushen", "fushen", "qianfa"]
BROKEN = (urllib.error.URLError, ConnectionError, TimeoutError, OSError)


class Office:
    """Staff at work until the server dies. `written` and `live` hold only what the server acknowledged."""

    def __init__(self, program):
        self.program, self.staff, self.written, self.live = program, {}, {}, {}

    def sign_in(self):
        """Once; afterwards the sessions must have survived the kill, as every acknowledged change."""
        if not self.staff:
            self.staff = {
                name: Visitor(self.program.base).sign_in(name, password)
                for name, password in self.program.accounts.items() if name in ["jingban", *REVIEWERS]}
        for name, visitor in self.staff.items():
            assert visitor.get("/desk/items").status == 200, f"{name} was signed out by the restart"

    def work(self, round):
        count = 0
        try:
            while True:
                count += 1
                self.publish(f"第{round}轮第{count}件事项的通知")
        except BROKEN:
            pass

    def publish(self, title):
        clerk = self.staff["jingban"]
        form = clerk.get("/desk/items/new").form("/desk/items")
        given = {
            name: next((value for value in form.options.get(name, []) if value), "") for name in ("column", "kind", "openness")
            if name in form.options and not form.fields.get(name)}
        answer = clerk.submit(
            form, multipart=True, title=title, body="正文一段。", then="submit",
            source=form.fields.get("source") or "呈坎镇人民政府", **given)
        assert answer.status == 303, f"{answer.status}: {answer.text[-1500:]}"
        number = int(re.search(r"/desk/items/(\d+)", answer.headers["Location"]).group(1))
        self.written[number] = title
        for name in REVIEWERS:
            self.approve(self.staff[name], number)
        self.live[number] = title

    def approve(self, reviewer, number):
        path = f"/desk/items/{number}/review"
        page = reviewer.get(path)
        if "/secrecy-review" in page.text:
            assert reviewer.submit(page.form("/secrecy-review"), opinion="open").status == 303
            page = reviewer.get(path)
        assert reviewer.submit(page.form("/approval")).status == 303


def read_on(base, stop):
    """Visitors, whose reading is counted."""
    guest = Visitor(base, {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140"})
    try:
        while not stop.is_set():
            guest.get("/chengkan/")
            for path in re.findall(r'href="(/chengkan/(?!attachments/)[a-z0-9-]+/\d+)"', guest.get("/chengkan/").text)[:5]:
                guest.get(path)
    except BROKEN:
        pass


def test_killed_while_publishing_and_counting_nothing_acknowledged_is_lost(tmp_path):
    program = Program(tmp_path / "home")
    program.accounts = program.demo(data=tmp_path / "nothing")
    office, chance = Office(program), random.Random(20261123)
    errors = []
    try:
        for round in range(KILLS):
            program.start()
            office.sign_in()

            def work():
                try:
                    office.work(round)
                except Exception as error:  # noqa: BLE001 - shown below
                    errors.append(error)

            stop = threading.Event()
            threads = [threading.Thread(target=work), threading.Thread(target=read_on, args=(program.base, stop))]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.05, 1.5))
            program.kill()
            stop.set()
            for thread in threads:
                thread.join(60)
            assert not errors, errors
        program.start()
        office.sign_in()
        assert len(office.live) > KILLS // 4, f"too little was published to prove anything: {len(office.live)}"
        for number, title in office.written.items():
            assert title in office.staff["jingban"].get(f"/desk/items/{number}").text, f"{number} {title} was lost"
        for number, title in office.live.items():
            desk = office.staff["jingban"].get(f"/desk/items/{number}").text
            public = re.search(r'href="(/chengkan/[a-z0-9-]+/\d+)"[^>]*>查看公开页面', desk)
            assert public and title in Visitor(program.base).get(public.group(1)).text, f"{number} {title} is not live"
        program.stop()
        whole = program.run("journal", "verify")
        assert whole.returncode == 0, whole.stdout + whole.stderr
        files = program.run("files", "verify")
        assert files.returncode == 0, files.stdout + files.stderr
    finally:
        if program.process and program.process.poll() is None:
            program.kill()
