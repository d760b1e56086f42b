"""Prints where the pages of an OFD package differ from those of a PDF file that were made of the same: each word of the PDF,
as poppler sees it, must begin in the OFD, as easyofd reads it, less than a tenth of a millimetre away; and what ofdkit
reads is what easyofd reads.

    geometry.py OFD PDF
"""
import base64
import contextlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import traceback
import types
from collections import defaultdict
from html import unescape

from loguru import logger

NEAR = 0.1
POINT = 25.4 / 72
ASCENT = 0.88


def reader():
    """easyofd's parser alone: its package would load a drawing board and a recogniser of seals as well."""
    found = importlib.util.find_spec("easyofd")
    package = types.ModuleType("easyofd")
    package.__path__ = list(found.submodule_search_locations)
    sys.modules["easyofd"] = package
    logger.remove()
    from easyofd.parser_ofd.ofd_parser import OFDParser
    return OFDParser


def steps(words):
    """DeltaX with its shorthand: g COUNT STEP."""
    parts, result = words.split(), []
    while parts:
        if parts[0] == "g":
            result += [float(parts[2])] * int(parts[1])
            parts = parts[3:]
        else:
            result.append(float(parts.pop(0)))
    return result


def parts(values):
    return (values[:count] for count in range(1, len(values) + 1))


def letters(path):
    """Page, letter, its possible left edges and the base line in millimetres, in the order of the package."""
    with open(path, "rb") as file, contextlib.redirect_stdout(None):
        package = reader()(base64.b64encode(file.read()).decode())()[0]
    for number, page in sorted(package["page_info"].items()):
        for text in page["text_list"]:
            x, y = text["pos"][0] + float(text["X"]), text["pos"][1] + float(text["Y"])
            edges = [x, *(x + sum(part) for part in parts(steps(text["DeltaX"])))]
            # The reader drops blanks at the ends, so a letter may be as many places on as there are steps too many.
            for index, letter in enumerate(text["text"]):
                yield number, letter, edges[index:index + 1 + len(edges) - len(text["text"])], y


def words(path):
    found = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True, errors="replace").stdout
    page = -1
    for line in found.splitlines():
        page += line.lstrip().startswith("<page ")
        word = re.match(r'\s*<word xMin="(.*?)" yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*)</word>', line)
        if word:
            left, top, bottom = (float(word[each]) for each in (1, 2, 3))
            yield page, unescape(word[4]), left * POINT, (top + ASCENT * (bottom - top)) * POINT


def main(ofd, pdf):
    places, said = defaultdict(list), []
    for page, letter, edges, y in letters(ofd):
        places[page, letter] += [(x, y) for x in edges]
        said.append(letter)
    count = 0
    for page, word, x, y in words(pdf):
        count += 1
        if not any(abs(x - left) < NEAR and abs(y - base) < NEAR for left, base in places[page, word[0]]):
            print(f"page {page + 1}: “{word}” stands at {x:.2f}, {y:.2f} mm in the PDF and not there in the OFD")
    if not count:
        print("the PDF has no words")
    read = subprocess.run(
        [sys.executable, "-c", "import sys; from ofdkit.cli import main; sys.exit(main(sys.argv[1:]))", "text", ofd],
        check=True, capture_output=True, text=True).stdout
    if sorted(re.sub(r"\s", "", read)) != sorted(re.sub(r"\s", "", "".join(said))):
        print("ofdkit reads other letters than easyofd")


try:
    packages = [os.path.abspath(path) for path in sys.argv[1:]]
    # The reader unpacks where it stands, and leaves what it could not read lying there.
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        main(*packages)
except Exception:
    traceback.print_exc(file=sys.stdout)
    sys.exit(1)
