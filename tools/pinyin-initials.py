#!/usr/bin/env python3
"""Writes Sources/Search/Resources/pinyin-initials.txt: which Han characters are read with which first letter.

Source: Unihan_Readings.txt of the Unicode Character Database, as Debian's package `unicode-data` ships it
(/usr/share/unicode/Unihan_Readings.txt.bz2). Run again when the package moves to a newer Unicode, commit the
result, and raise Tokens.version, so that every index is rebuilt:

    sudo apt-get install unicode-data
    tools/pinyin-initials.py > Sources/Search/Resources/pinyin-initials.txt

Fields used: kMandarin (the customary reading) first, then every reading of kTGHZ2013 (通用规范汉字字典), so that
长 is found under z and under c. The basic block and extension A are covered, no rarer characters.
"""
import bz2
import collections
import sys
import unicodedata

path = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/Unihan_Readings.txt.bz2"
customary, others = {}, collections.defaultdict(list)
for line in bz2.open(path, "rt", encoding="utf-8"):
    if not line.startswith("U+"):
        continue
    point, field, value = line.rstrip("\n").split("\t", 2)
    code = int(point[2:], 16)
    if not (0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF):
        continue
    if field == "kMandarin":
        customary[code] = value.split()[0]
    elif field == "kTGHZ2013":
        others[code] += [reading for part in value.split() for reading in part.split(":")[1].split(",")]


def initial(reading):
    """The first letter without its tone mark: ā is a, ń is n."""
    return unicodedata.normalize("NFD", reading)[0].lower()


first, further = collections.defaultdict(list), collections.defaultdict(list)
for code in sorted(customary):
    main = initial(customary[code])
    first[main].append(code)
    for letter in sorted({initial(reading) for reading in others[code]} - {main}):
        further[letter].append(code)

print("# Pinyin initials by tools/pinyin-initials.py from the Unicode Character Database, (c) Unicode, Inc.,")
print("# used under the Unicode licence (https://www.unicode.org/license.txt). Small letter: the customary reading;")
print("# capital letter: a further reading.")
for letters, table in ((str.lower, first), (str.upper, further)):
    for letter in sorted(table):
        print(letters(letter), "".join(map(chr, table[letter])))
