"""Holds the words that a Markdown reader finds in NAME.md against NAME.txt: each line of it, in order."""
import html
import re
import sys

from markdown_it import MarkdownIt


def bare(text):
    return "".join(each for each in text if not each.isspace())


reader = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
for name in sys.argv[1:]:
    shown = reader.render(open(name + ".md", encoding="utf-8").read())
    words = bare(html.unescape(re.sub(r"<[^>]*>", "", shown)))
    place = 0
    for line in open(name + ".txt", encoding="utf-8").read().split("\n"):
        found = words.find(bare(line), place)
        if found < 0:
            print(name, "lacks", line, "in", words[place:place + 200])
            break
        place = found + len(bare(line))
