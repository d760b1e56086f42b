"""The figures the house promises, measured beside peers in one run and printed as a table.

Ratios only mean something between neighbours: our server and nginx serve the same bytes from the same core in
interleaved rounds, and the processor time of each request stands beside the rate. Nothing here fails a build;
the last column says whether a promise is kept.
"""
import gzip
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))
from program import Program, binary, free_port  # noqa: E402
from visitor import Visitor  # noqa: E402
import proofing  # noqa: E402
import rendering  # noqa: E402

ROUNDS = int(os.environ.get("YUDENG_BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("YUDENG_BENCH_SECONDS", "3"))
MANY = int(os.environ.get("YUDENG_BENCH_ITEMS", "100000"))
DATA = pathlib.Path(os.environ.get("YUDENG_DATA", ROOT.parent / "shared" / "data"))
SERVER_CORE, LOAD_CORE = ["taskset", "-c", "0"], ["taskset", "-c", "1"]
TICK = os.sysconf("SC_CLK_TCK")
WORDS = ["镇", "公开", "通知", "防汛", "医保缴费", "低保审核", "村务公开", "道路养护", "惠农补贴", "安全生产", "为民服务中心", "意见征集"]

table = []


def report(what, measured, target, ok):
    table.append((what, measured, target, ok))
    print(f"  {what}: {measured}", flush=True)


class Nginx:
    """The peer: one worker that serves a page's bytes as a static file, compressed beforehand."""

    CONF = """
    daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
    events {{ worker_connections 1024; }}
    http {{
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; keepalive_timeout 600;
      open_file_cache max=100 inactive=600s; open_file_cache_valid 600s;
      default_type text/html; charset utf-8; gzip_static on;
      client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
      uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
      server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
    }}
    """

    def __init__(self, folder, page, packed):
        self.folder, self.port = pathlib.Path(folder), free_port()
        www = self.folder / "www"
        www.mkdir(parents=True)
        (www / "page").write_bytes(page)
        (www / "page.gz").write_bytes(packed)
        user = "user root;" if os.getuid() == 0 else ""
        conf = self.folder / "nginx.conf"
        conf.write_text(self.CONF.format(folder=self.folder, port=self.port, user=user))
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([*SERVER_CORE, program, "-c", str(conf), "-p", str(self.folder)])
        self.url = f"http://127.0.0.1:{self.port}/page"
        for _ in range(200):
            workers = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
            if workers:
                break
            time.sleep(0.02)
        self.pid = int(workers[0])

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def wrk(url, pid, seconds=SECONDS):
    """Requests a second, and microseconds of the server's processor time for each."""
    before = processor_seconds(pid)
    out = subprocess.run(
        [*LOAD_CORE, "wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip", url],
        capture_output=True, text=True, check=True).stdout
    used = processor_seconds(pid) - before
    count = int(re.search(r"(\d+) requests in", out).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
    if "Non-2xx" in out:
        raise SystemExit(f"测量中断：{url} 没有全部回答 200。 The server refused some requests:\n{out}")
    return rate, used / count * 1e6


def beside(name, ours, theirs, target):
    """Interleaved rounds of two servers."""
    rounds = [(wrk(*ours), wrk(*theirs)) for _ in range(ROUNDS)]
    ratio = statistics.median(our[0] / their[0] for our, their in rounds)
    (rate, cost), (their_rate, their_cost) = (
        [statistics.median(values) for values in zip(*side)] for side in zip(*rounds))
    report(
        name, f"{ratio:.3f} of nginx ({rate:,.0f}/s {cost:.1f} µs : {their_rate:,.0f}/s {their_cost:.1f} µs)",
        f"≥ {target}", ratio >= target)


def an_item(visitor):
    """A common item: of the first columns' items the one of median length."""
    home = visitor.get("/chengkan/").text
    paths = set(re.findall(r'href="(/chengkan/(?!attachments/)[a-z0-9-]+/\d+)"', home))
    for column in sorted(set(re.findall(r'href="(/chengkan/[a-z0-9-]+/)"', home)))[:12]:
        paths |= set(re.findall(r'href="(/chengkan/(?!attachments/)[a-z0-9-]+/\d+)"', visitor.get(column).text))
    sizes = sorted((len(visitor.get(path).body), path) for path in sorted(paths)[:60])
    if not sizes:
        raise SystemExit("测量中断：演示数据里没有找到信息页。 The demo town shows no item page.")
    return sizes[len(sizes) // 2][1]


def pages(folder, home):
    """Cached and fresh pages beside nginx."""
    program = Program(home, prefix=SERVER_CORE)
    program.start()
    item = an_item(Visitor(program.base))
    answer = Visitor(program.base).get(item, **{"Accept-Encoding": "gzip"})
    packed = answer.body
    if answer.headers.get("Content-Encoding") != "gzip":
        raise SystemExit("测量中断：信息页没有压缩。 The item page came uncompressed.")
    nginx = Nginx(folder / "nginx", gzip.decompress(packed), packed)
    theirs = (nginx.url, nginx.pid)
    print(f"  {item}: {len(gzip.decompress(packed)):,} bytes, {len(packed):,} compressed")
    try:
        ours = (program.base + item, program.process.pid)
        wrk(*ours, 1), wrk(*theirs, 1)
        beside("cached item page", ours, theirs, 0.8)
        program.stop()
        program = Program(home, prefix=SERVER_CORE, environment={"YUDENG_PAGE_CACHE": "off"})
        program.start()
        ours = (program.base + item, program.process.pid)
        wrk(*ours, 1)
        beside("page rendered fresh from the database", ours, theirs, 0.06)
    finally:
        program.stop()
        nginx.stop()


def starting(home):
    times = []
    for _ in range(7):
        program = Program(home)
        times.append(program.start())
        program.stop()
    middle = statistics.median(times)
    report("start to first answer", f"{middle * 1000:.0f} ms (worst {max(times) * 1000:.0f})", "< 500 ms", middle < 0.5)


def importing(folder):
    """The 671 documents into a demo town that has not taken them in."""
    documents = DATA / "1_policies" / "documents.jsonl"
    if not documents.exists():
        return report("import of the documents", "no data here", "< 10 s", None)
    program = Program(folder / "import")
    program.demo(data=folder / "nothing")
    began = time.monotonic()
    done = program.run("import", str(documents), "--town", "chengkan", "--json", timeout=900)
    seconds = time.monotonic() - began
    outcomes = re.findall(r'"outcome"\s*:\s*"(\w+)"', done.stdout)
    counts = ", ".join(f"{outcomes.count(each)} {each}" for each in sorted(set(outcomes)))
    report(f"import of {len(outcomes)} documents", f"{seconds:.1f} s ({counts})", "< 10 s", seconds < 10 and done.returncode < 2)


def filled(folder, home, items):
    """A copy of the demo town with that many items."""
    place = folder / f"filled-{items}"
    shutil.copytree(home, place)
    program = Program(place, environment={"YUDENG_TRUSTED_PROXIES": "127.0.0.1"})
    done = program.run("bench", "fill", "--items", str(items), timeout=3600)
    if done.returncode != 0:
        raise SystemExit(f"测量中断：没有造出 {items} 条信息。 Filling failed: {done.stdout[-300:]}{done.stderr[-300:]}")
    return program


def memory(folder, home):
    program = filled(folder, home, 10_000)
    program.start()
    visitor, seen = Visitor(program.base), set()
    waiting = ["/chengkan/"]
    while waiting and len(seen) < 800:
        path = waiting.pop(0)
        seen.add(path)
        found = re.findall(r'href="(/chengkan/[a-z0-9-]+/(?:\d+|\?page=\d+)?)"', visitor.get(path).text)
        waiting += [each for each in dict.fromkeys(found) if each not in seen and each not in waiting]
    status = pathlib.Path(f"/proc/{program.process.pid}/status").read_text()
    megabytes = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024
    program.stop()
    report(f"memory, 10,000 items, {len(seen)} pages read", f"{megabytes:.0f} MB", "< 200 MB", megabytes < 200)
    shutil.rmtree(program.home)


def searching(folder, home):
    program = filled(folder, home, MANY)
    program.start()
    visitor = Visitor(program.base)
    try:
        for name, order, limit in [("newest first", "newest", 20), ("by relevance", "relevance", 100)]:
            times = []
            for count in range(40):
                for index, word in enumerate(WORDS):
                    # Every question from another address, as a trusted proxy would say: the rate limit is not the subject.
                    headers = {"X-Forwarded-For": f"10.{index}.{count}.{limit}"}
                    path = f"/chengkan/search?q={urllib.parse.quote(word)}&order={order}"
                    began = time.perf_counter()
                    answer = visitor.get(path, **headers)
                    times.append((time.perf_counter() - began) * 1000)
                    if answer.status != 200:
                        raise SystemExit(f"测量中断：搜索回答 {answer.status}。 The search answered {answer.status}.")
            times.sort()
            p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
            report(f"search {MANY:,} items, {name}", f"p99 {p99:.1f} ms (p50 {p50:.1f})", f"< {limit} ms", p99 < limit)
    finally:
        program.stop()


def main():
    wanted = set(sys.argv[1:])
    folder = pathlib.Path(tempfile.mkdtemp(prefix="yudeng-bench-"))
    try:
        home = folder / "home"
        print(f"measuring {binary()}")
        Program(home).demo()
        parts = {
            "pages": lambda: pages(folder, home), "start": lambda: starting(home), "import": lambda: importing(folder),
            "memory": lambda: memory(folder, home), "search": lambda: searching(folder, home),
            "rendering": lambda: rendering.measure(binary(), folder, report),
            "proofing": lambda: proofing.measure(binary(), report)}
        for name, part in parts.items():
            if not wanted or name in wanted:
                print(f"{name} …", flush=True)
                part()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    width = max(len(row[0]) for row in table) if table else 0
    print(f"\n{'what'.ljust(width)}  {'target'.ljust(9)}  ok   measured")
    for what, measured, target, ok in table:
        print(f"{what.ljust(width)}  {target.ljust(9)}  {'–' if ok is None else 'yes' if ok else 'NO '}  {measured}")


main()
