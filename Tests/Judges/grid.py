"""For each page of a PDF: how many lines of text, and how many characters in the longest; page numbers not counted."""
import html
import re
import subprocess
import sys

out = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
for page in out.split("<page ")[1:]:
    lines = {}
    for y1, y2, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', page):
        lines.setdefault(round((float(y1) + float(y2)) / 2), "")
        lines[round((float(y1) + float(y2)) / 2)] += html.unescape(word)
    middles = sorted(lines)
    rows = []
    for middle in middles:
        if rows and middle - rows[-1][0] < 8:
            rows[-1][1] += lines[middle]
        else:
            rows.append([middle, lines[middle]])
    rows = [text for middle, text in rows if not re.fullmatch(r"—\d+—", text)]
    print(len(rows), max((len(text) for text in rows), default=0))
