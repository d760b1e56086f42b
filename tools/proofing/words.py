"""Writes the words by which the corrector knows that characters belong together (词表): 2 to 5 characters each.

Usage: words.py SHARED_DATA OUT_FOLDER  (after model.py; needs jieba for its list, which is under the MIT licence)
"""
import pathlib, re, sys

import jieba
import numpy as np
from model import BITS, FIRST, packed

HAN = re.compile(r"[一-鿿]{2,5}")


def main(data, out):
    ids = {line.split("\t")[0]: i + FIRST
           for i, line in enumerate((out / "frequency.tsv").read_text(encoding="utf-8").splitlines())}
    found = set()
    for line in (pathlib.Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if int(count) >= 3:
            found.add(word)
    for name in ("公文写作.txt.clean", "法律.txt", "成语.txt"):
        for line in (data / f"9_proofing/lexicon/ecspell_{name}").read_text(encoding="utf-8").splitlines():
            found.add(line.split("\t")[0].strip("\ufeff "))
    keys = []
    for word in found:
        if HAN.fullmatch(word) and all(c in ids for c in word):
            key = 0
            for c in word:
                key = key << BITS | ids[c]
            keys.append(key)
    keys = np.unique(np.array(keys, np.int64))
    zero = np.zeros(len(keys), np.uint32)
    (out / "spelling-words.bin").write_bytes(packed(keys, zero, zero))
    pairs = keys[keys < 1 << 2 * BITS]
    offsets = np.searchsorted(pairs >> BITS, np.arange((1 << BITS) + 1)).astype(np.uint32)
    (out / "spelling-pairs.bin").write_bytes(offsets.tobytes() + (pairs & (1 << BITS) - 1).astype(np.uint16).tobytes())
    print("pairs", len(pairs), "words", len(keys))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
