"""Titles of laws and policies with their validity (法规政策名称表) for the rule of titles.

    python titles.py SHARED_DATA OUT

Writes OUT/titles.tsv: title, how it is known, the day from which it is no longer in force, what repealed it, source.
A repeal is read from the article of the new text that says so ("《甲》同时废止"), with the day on which that takes
effect. Marks of a collection that say a text has lapsed are not used: several stand on the old edition of a text that is
in force under the same title. Titles without a day are only known to be written so.
"""
import collections
import json
import re
import sys

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
QUOTED = re.compile(r"《([^《》\n]{4,80})》")
KIND = re.compile(r"(法|法典|条例|办法|规定|细则|规则|决定|解释|批复|意见|通知)(（[^（）]*）)?$")
# Replaced without an article that says so: 信访工作条例 is of the Party and the State Council.
STATED = [("信访条例", "2022-05-01", "信访工作条例", "《信访工作条例》自2022年5月1日起施行")]


def day(match):
    return "%04d-%02d-%02d" % tuple(int(part) for part in match.groups()) if match else ""


def bare(title):
    return re.sub(r"^中华人民共和国", "", re.sub(r"[（(][^（）()]*[）)]$", "", title.strip()))


def effect(line, fallback):
    found = re.search(r"自" + DATE.pattern + r"起?施行", line)
    return day(found) or fallback


def repealed(line):
    """The titles in front of 同时废止 in its own sentence."""
    for sentence in re.split(r"。", line):
        head, mark, _ = sentence.partition("同时废止")
        if mark and "部分" not in head:
            yield from (t for t in QUOTED.findall(head) if not t.startswith("关于修改"))


def documents(shared):
    """Each text as title, lines, the day of its first history line, source."""
    laws = collections.OrderedDict()
    for line in open(f"{shared}/2_laws/law_articles.jsonl", encoding="utf-8"):
        article = json.loads(line)
        laws.setdefault(article["law"], (article["published"], []))[1].append(article["text"])
    for title, (published, lines) in laws.items():
        yield title, lines, published, "法律数据（至2026年8月）"
    for line in open(f"{shared}/1_policies/regulations.jsonl", encoding="utf-8"):
        text = json.loads(line)
        first = DATE.search(" ".join(text["history"])) if text["history"] else None
        yield text["title"], text["text"].split("\n"), day(first) or text["publishedDate"] or "", "法规文本"
    lines = open(f"{shared}/9_proofing/corpus/laws_lawrefbook.txt", encoding="utf-8").read().split("\n")
    begins = [i for i in range(len(lines) - 1)
              if 4 <= len(lines[i]) <= 60 and DATE.match(lines[i + 1]) and KIND.search(lines[i])
              and not re.search(r"[。，；：]|^第.{1,6}条|^\d", lines[i])]
    for at, start in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else len(lines)
        if sum(line.startswith("第一条") for line in lines[start:end]) == 1:  # Nothing else stands before the next title.
            yield lines[start].strip(), lines[start + 1:end], day(DATE.match(lines[start + 1])), "法规文本"


def main(shared, out):
    known, ends, cited = {}, {}, collections.Counter()
    for title, lines, first, source in documents(shared):
        known.setdefault(title, source)
        for line in lines:
            cited.update(QUOTED.findall(line))
            if "同时废止" not in line:
                continue
            when = effect(line, first)
            for old in repealed(line):
                if when and bare(old) != bare(title):
                    ends.setdefault(bare(old), (old, when, title, f"《{title}》附则"))
    for old, when, new, basis in STATED:
        ends[bare(old)] = (old, when, new, basis)
    names = {}
    for title, source in known.items():
        names.setdefault(bare(title), (title, source))
    for line in open(f"{shared}/9_proofing/lexicon/ecspell_政策法规标题.txt", encoding="utf-8"):
        title = line.strip().strip("《》")
        if 6 <= len(title) <= 80 and "《" not in title:
            names.setdefault(bare(title), (title, "政策法规标题表"))
    for line in open(f"{shared}/1_policies/documents.jsonl", encoding="utf-8"):
        title = json.loads(line)["title"].strip()
        if 8 <= len(title) <= 80 and re.search(r"(条例|办法|规定|细则|意见|通知|方案|规划|决定|纲要|公告)$", title):
            names.setdefault(bare(title), (title, "政策文件"))
    # What several statutes cite is written so.
    for title, count in cited.items():
        if count >= 3 and re.search(r"(法|条例|办法|规定|细则|规则|决定|纲要|公约|标准|规范|目录|章程)$", bare(title)):
            names.setdefault(bare(title), (title, "多部法规引用"))
    # A title in force again under the same name has no end.
    again = {bare(title) for title, source in known.items()
             if source.startswith("法律") or source == "法规文本"} - set(ends)
    for key, (old, _, _, _) in ends.items():
        names.setdefault(key, (old, "法规文本"))
    rows = []
    for key, (title, source) in names.items():
        if re.search(r"\s|\d{5}|[“”]", title) or len(key) < 3 or "<" in title:
            continue
        _, when, by, basis = ends.get(key, (None, "", "", source))
        if key in again:
            when, by, basis = "", "", source
        rows.append((title, when, by, basis))
    rows.sort()
    with open(f"{out}/titles.tsv", "w", encoding="utf-8") as table:
        table.write("title\tuntil\treplacedBy\tsource\n")
        for row in rows:
            table.write("\t".join(row) + "\n")
    print(len(rows), "titles,", sum(1 for r in rows if r[1]), "not in force any more")


main(*sys.argv[1:3])
