"""The clean texts of the shared data as files, for measuring the rules (校对检验文本).

    python papers.py SHARED_DATA OUT

One file a text: policy documents of 1_policies (their title as the first line) and the key statutes of 2_laws.
"""
import json
import pathlib
import re
import sys


def main(shared, out):
    folder = pathlib.Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for number, line in enumerate(open(f"{shared}/1_policies/documents.jsonl", encoding="utf-8")):
        paper = json.loads(line)
        text = re.sub(r"[ \t\u3000]+\n", "\n", paper["text"]).strip()
        if len(text) >= 100:
            # The day goes under the title, so that the rules of validity judge the text by its own time.
            day = (paper["writtenDate"] or paper["publishedDate"] or "")[:10]
            own = re.match(r"(\d{4})-(\d{2})-(\d{2})", day)
            under = f"（{own[1]}年{int(own[2])}月{int(own[3])}日）\n" if own else ""
            (folder / f"policy-{number:04}.txt").write_text(paper["title"] + "\n" + under + text + "\n", encoding="utf-8")
            count += len(text)
    for path in sorted(pathlib.Path(f"{shared}/2_laws/key").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        (folder / f"law-{path.stem}.txt").write_text(text, encoding="utf-8")
        count += len(text)
    print(count, "characters")


main(*sys.argv[1:3])
