"""Killed with -9 in the middle of an erasure: afterwards the item is either whole and public, or gone from every file.

YUDENG_KILLS says how often (8).
"""
import os
import random
import re
import threading
import time

from program import Program
from test_crash import BROKEN, Office
from visitor import Visitor

KILLS = int(os.environ.get("YUDENG_KILLS", "8"))


def public_address(office, number):
    desk = office.staff["jingban"].get(f"/desk/items/{number}").text
    return re.search(r'href="(/chengkan/[a-z0-9-]+/\d+)"[^>]*>查看公开页面', desk).group(1)


def erase(office, number, address):
    leader = office.staff["qianfa"]
    form = leader.get(f"/desk/items/{number}/erasure").form("/erasure")
    return leader.submit(form, target="item", reason="误公开", number=address.rsplit("/", 1)[1])


def settled(office):
    """Until no erasure is unfinished: the start takes up what the kill left, a busy moment is tried again."""
    for _ in range(90):
        page = office.staff["qianfa"].get("/desk/erasures").text
        if "正在收尾" not in page:
            return page
        time.sleep(1)
    raise AssertionError("an erasure never came to its end")


def holding(home, words):
    return [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_killed_in_the_middle_of_an_erasure_nothing_stays_half_gone(tmp_path):
    program = Program(tmp_path / "home")
    program.accounts = program.demo(data=tmp_path / "nothing")
    office, chance, ways = Office(program), random.Random(20261124), []
    try:
        for round in range(KILLS):
            words = f"zzq{round}marker{chance.randrange(10**6)}qzz"
            program.start()
            office.sign_in()
            office.publish(f"误公开的名单{words}")
            number = max(office.live)
            address = public_address(office, number)
            assert Visitor(program.base).get(address).status == 200

            def work():
                try:
                    erase(office, number, address)
                except BROKEN:
                    pass

            thread = threading.Thread(target=work)
            thread.start()
            time.sleep(chance.uniform(0.0, 0.5))
            program.kill()
            thread.join(60)
            program.start()
            office.sign_in()
            answer = Visitor(program.base).get(address)
            ways.append(answer.status)
            assert answer.status in (200, 410), answer.status
            if answer.status == 200:
                assert words in answer.text, "public, and whole"
                assert erase(office, number, address).status == 303
            assert "有遗留" not in settled(office)
            assert words not in Visitor(program.base).get(address).text
            program.stop()
            assert holding(program.home, words) == [], f"round {round}, {ways}"
        whole = program.run("journal", "verify")
        assert whole.returncode == 0, whole.stdout + whole.stderr
        files = program.run("files", "verify")
        assert files.returncode == 0, files.stdout + files.stderr
        print("after the kill:", ways)
    finally:
        if program.process and program.process.poll() is None:
            program.kill()
