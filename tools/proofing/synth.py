"""Makes faulty official sentences (造错训练句) from text that the model has not counted.

Usage: synth.py SHARED_DATA OUT_FOLDER SETS_FOLDER  (after words.py)
One sentence in two gets one to three faults as people make them: a character or word that an input method offers for the
same sounds, one of a neighbouring sound, one that looks alike. The other half stays as it is.
"""
import collections, pathlib, random, sys

import numpy as np
from confusion import fuzzy, readings
from model import sentences
from words import listed


def main(data, out, sets):
    chance = random.Random(7)
    rows = [line.split("\t") for line in (out / "frequency.tsv").read_text(encoding="utf-8").splitlines()]
    often = {c: int(n) for c, n in rows}
    sounds = readings()
    raw = (out / "spelling-confusion.bin").read_bytes()
    offsets, entries = np.frombuffer(raw[: 4 * 0x5201], np.uint32), raw[4 * 0x5201:]
    kinds, likeness = np.frombuffer(entries[: len(entries) // 3 * 2], np.uint16), entries[len(entries) // 3 * 2:]
    chars = [c for c, _ in rows]
    mistaken = collections.defaultdict(lambda: collections.defaultdict(list))  # right → kind → wrong
    for at in range(0x5200):
        for e in range(offsets[at], offsets[at + 1]):
            right, kind, alike = chars[(int(kinds[e]) & 0x1FFF) - 4], int(kinds[e]) >> 13, likeness[e]
            wrong = chr(0x4E00 + at)
            mistaken[right][kind].append(wrong)
            if alike >= 5 or kind == 5:
                mistaken[right][9].append(wrong)
    alike = collections.defaultdict(list)
    words = listed(data)
    primary = {c: next(iter(s)) for c, s in sounds.items() if s}
    for w, n in words.items():
        if n >= 10 and len(w) <= 4 and all(c in primary for c in w):
            alike["'".join(primary[c] for c in w)].append((w, n))

    def pick(options, power):
        options = [o for o in options if often.get(o, 0) >= 1]
        return chance.choices(options, [often[o] ** power for o in options])[0] if options else None

    def spoil(text):
        text = list(text)
        places = [i for i, c in enumerate(text) if "一" <= c <= "鿿"]
        if len(places) < 4:
            return None
        for _ in range(chance.choices([1, 2, 3], [0.62, 0.28, 0.1])[0]):
            at, kind = chance.choice(places), chance.random()
            if kind > 0.95:  # two in the wrong order
                if at + 1 in places and text[at] != text[at + 1]:
                    text[at], text[at + 1] = text[at + 1], text[at]
                continue
            if kind < 0.3:
                size = chance.choices([2, 3, 4], [0.85, 0.1, 0.05])[0]
                word = "".join(text[at:at + size])
                if word in words and all(c in primary for c in word):
                    others = [(w, n) for w, n in alike["'".join(primary[c] for c in word)] if w != word]
                    if others:
                        text[at:at + size] = chance.choices([w for w, _ in others], [n**0.5 for _, n in others])[0]
                        continue
                    if size == 2:  # no such word: characters that an input method strings together
                        new = [pick(mistaken[c][1], 0.5) for c in word]
                        if all(new):
                            text[at:at + size] = new
                            continue
            which = chance.choices([1, 2, 3, 9], [0.66, 0.08, 0.06, 0.2])[0]
            wrong = pick(mistaken[text[at]][which], 0.35)
            if wrong:
                text[at] = wrong
        return "".join(text)

    found = [s for s in sentences(data, True) if 6 <= len(s) <= 150]
    chance.shuffle(found)
    with ((sets / "synth_unseen.tsv").open("w", encoding="utf-8") as made,
          (sets / "clean_unseen.tsv").open("w", encoding="utf-8") as clean):
        made.write("id\twrong\tright\n")
        clean.write("id\twrong\tright\n")
        for number, right in enumerate(found):
            right = right.replace("\t", "")
            if number % 5 < 2:
                clean.write(f"unseen-{number}\t{right}\t{right}\n")
            else:
                wrong = (spoil(right) if number % 2 else None) or right
                made.write(f"made-{number}\t{wrong}\t{right}\n")
    print("sentences", len(found), sum(map(len, found)))


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:]))
