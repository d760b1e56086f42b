"""The forms beside the programs that others make them with: typst, WeasyPrint, LibreOffice and Chromium, the same text,
one core, the processor time of whole processes.

The texts are official documents of usual length from the shared data; without it they are made up of set phrases, which
have so few different characters that everybody is flattered.
"""
import html
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORE = ["taskset", "-c", "0"]
ROUNDS = int(os.environ.get("YUDENG_BENCH_ROUNDS", "5"))
FONTS = [str(ROOT / "fonts"), "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/liberation"]
SENTENCES = [
    "各村要把防汛责任落实到岗到人，汛期每天巡查两次，发现险情立即报告并转移群众", "镇便民服务中心实行一次性告知和限时办结，全年受理各类事项四千三百余件",
    "惠民资金发放名单在村务公开栏张贴不少于十五日，接受群众监督", "农村饮水安全巩固提升工程新建管网十二公里，惠及七个村三千一百户",
    "对收到的意见建议逐条登记、逐条答复，办理结果向社会公开", "加强传统村落保护，修缮古建筑二十六处，开展非物质文化遗产进校园活动",
]
HEADS = ["一、加强组织领导", "二、突出工作重点", "三、强化监督检查", "四、做好宣传引导", "五、严格考核奖惩"]


def text(mark=""):
    """Title and paragraphs; the mark makes each one a text of its own."""
    parts = []
    for number, head in enumerate(HEADS):
        parts.append(head)
        for step in range(4):
            rest = [SENTENCES[(number * 3 + step + turn) % 6] for turn in range(3)]
            parts.append("；".join(rest) + f"（{number + 1}.{step + 1}{mark}）。")
    return f"关于做好{mark or '今年'}重点工作的通知", parts


def texts():
    """Titles with their paragraphs: real ones of 1,500 to 3,500 characters, or 41 made-up ones."""
    source = pathlib.Path(os.environ.get("YUDENG_DATA", ROOT.parent / "shared" / "data")) / "1_policies" / "documents.jsonl"
    if not source.exists():
        print("  the shared data is absent: made-up texts")
        return [text(f"第{number + 1}项") for number in range(41)]
    with open(source, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    usual = [each for each in documents if 1500 < len(each.get("text") or "") < 3500]
    return [(each["title"], [part.strip() for part in each["text"].split("\n") if part.strip()]) for each in usual]


def processor(command, **options):
    """The processor time of a process with its children, in milliseconds; the best of the rounds."""
    spent = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*CORE, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    return min(spent)


def typst(title, parts):
    def plain(words):
        return "".join("\\" + letter if letter in "\\#$*_`<>@[]~" else letter for letter in words)

    lines = [f'#set document(title: "{title}")', TYPST, "= " + plain(title)]
    lines += [("== " if part in HEADS else "") + plain(part) + "\n" for part in parts]
    return "\n".join(lines)


TYPST = """
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: ("Liberation Serif", "FandolFang R", "Noto Serif CJK SC"), size: 16pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 12.99pt, spacing: 12.99pt, first-line-indent: (amount: 32pt, all: true))
#show heading.where(level: 1): it => align(center, text(font: "Noto Serif CJK SC", size: 22pt, weight: 700, it.body))
#show heading.where(level: 2): it => text(font: "FandolHei", size: 16pt, weight: 400, it.body)
"""
WEB = """<style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:16pt/29pt "Liberation Serif","FandolFang",
"Noto Serif CJK SC";text-align:justify}h1{font-size:22pt;text-align:center}h2{font:16pt "FandolHei","Noto Sans CJK SC"}
p{margin:0;text-indent:2em}</style>"""


def page(title, parts):
    rows = [f"<h2>{html.escape(part)}</h2>" if part in HEADS else f"<p>{html.escape(part)}</p>" for part in parts]
    return (f"<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>{title}</title>{WEB}</head><body>"
            f"<h1>{title}</h1>{''.join(rows)}</body></html>")


def peers(folder):
    """A private Python with the peers; made anew each time, as nothing else needs it."""
    place = folder / "peers"
    subprocess.run(["/usr/bin/python3", "-m", "venv", place], check=True)
    subprocess.run(
        [place / "bin/pip", "install", "-q", "--disable-pip-version-check", "-r", ROOT / "tools/requirements-bench.txt"],
        check=True)
    return place / "bin/python"


WARM = """
import pathlib, sys, time, typst
fonts = typst.Fonts(font_paths=sys.argv[2].split(":"), include_system_fonts=False)
texts = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.typ"))]
half = len(texts) // 2
for text in texts[:half]:
    typst.compile(text, font_paths=fonts)
began = time.process_time()
for text in texts[half:]:
    typst.compile(text, font_paths=fonts)
print((time.process_time() - began) * 1000 / half)
"""
COLD = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3].split(':'), ignore_system_fonts=True)"


def measure(program, folder, report):
    folder = pathlib.Path(folder) / "rendering"
    folder.mkdir(parents=True)
    python = peers(folder)
    environment = dict(os.environ, YUDENG_FONTS=FONTS[0])
    documents = texts()
    title, parts = documents[0]
    source = folder / "notice.txt"
    source.write_text("\n\n".join([title, *parts]), encoding="utf-8")
    (folder / "notice.typ").write_text(typst(title, parts), encoding="utf-8")
    (folder / "notice.html").write_text(page(title, parts), encoding="utf-8")

    def ours(*arguments, files=(source,)):
        return processor([program, "render", *map(str, files), "--out", str(folder / "out"), *arguments], env=environment)

    own = ours("--to", "pdf")
    bare = processor([python, "-c", "import typst"])
    theirs = processor([python, "-c", COLD, folder / "notice.typ", folder / "typst.pdf", ":".join(FONTS)]) - bare
    report("PDF, cold process, beside typst", f"{own:.0f} ms, typst {theirs:.0f} ms, {own / theirs:.2f}", "≤ 0.5", own <= theirs / 2)
    weasy = processor([python, "-m", "weasyprint", str(folder / "notice.html"), str(folder / "weasy.pdf")])
    report("PDF, cold, beside WeasyPrint", f"{own / weasy:.2f} of {weasy:.0f} ms", "< 1", own < weasy)
    ours("--to", "docx")
    office = processor(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir",
         str(folder), str(folder / "out" / "notice.docx")])
    report("PDF, cold, beside LibreOffice", f"{own / office:.2f} of {office:.0f} ms", "< 1", own < office)
    chromium = shutil.which("chromium")
    if chromium:
        spent = processor(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium",
             f"--print-to-pdf={folder}/chromium.pdf", f"file://{folder}/notice.html"])
        report("PDF, cold, beside Chromium", f"{own / spent:.2f} of {spent:.0f} ms", "< 1", own < spent)

    # Each text twice, the second time with a number behind its paragraphs: a server has met most characters before, but
    # never the same text.
    many = folder / "many"
    many.mkdir()
    for turn in (0, 1):
        for number, (title, parts) in enumerate(documents):
            marked = [part + f"（{number + 1}）" * turn for part in parts]
            (many / f"{turn}{number:03}.typ").write_text(typst(title, marked), encoding="utf-8")
            (many / f"{turn}{number:03}.txt").write_text("\n\n".join([title, *marked]), encoding="utf-8")
    files = sorted(many.glob("*.txt"))
    half = len(files) // 2
    warm = (ours("--to", "pdf", files=files) - ours("--to", "pdf", files=files[:half])) / half
    said = [
        float(subprocess.run([*CORE, python, "-c", WARM, many, ":".join(FONTS)], check=True, capture_output=True, text=True).stdout)
        for _ in range(ROUNDS)]
    theirs = statistics.median(said)
    report("PDF, warm, per second beside typst", f"{theirs / warm:.1f} times ({warm:.1f} ms, typst {theirs:.1f} ms)", "≥ 10", theirs / warm >= 10)
    whole = ours("--to", "pdf,ofd,docx,txt,md,html,large,booklet,board")
    report("all forms of an item, cold process", f"{whole:.0f} ms", "< 300 ms", whole < 300)


if __name__ == "__main__":
    sys.exit("run bin/bench rendering")
