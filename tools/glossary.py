"""Writes the list of the domains' types into docs/glossary.md, between its two marks, from their doc comments.

A house-rules test refuses a domain type that the glossary does not name; this keeps the list without typing it.
"""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOMAINS = ["Accounts", "Publishing", "Casework", "Villages"]
BEGIN, END = "<!-- types: begin -->", "<!-- types: end -->"
TYPE = re.compile(r"^package (?:final )?(?:struct|class|enum|actor) (\w+)")


def types(domain):
    """Name and first sentence of every type that others may use."""
    for path in sorted((ROOT / "Sources" / domain).rglob("*.swift")):
        comment = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("///"):
                comment.append(line[3:].strip())
            elif found := TYPE.match(line):
                said = " ".join(comment).strip()
                yield found[1], re.split(r"(?<=[.。])\s", said)[0].replace("|", "\\|")
                comment = []
            elif not line.startswith("@"):
                comment = []


def main():
    lines = [BEGIN]
    for domain in DOMAINS:
        lines += ["", f"### {domain}", "", "| Type | What it is |", "|---|---|"]
        lines += [f"| `{name}` | {said} |" for name, said in sorted(types(domain))]
    lines += ["", END]
    page = ROOT / "docs" / "glossary.md"
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text:
        text = text.rstrip() + f"\n\n## The types of the domains\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    page.write_text(before + "\n".join(lines) + rest.split(END, 1)[1], encoding="utf-8")


main()
