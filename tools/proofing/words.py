"""Writes the words by which the corrector knows that characters belong together (词表), how likely each is after another
(词的二元模型), and which words sound alike (同音词).

Usage: words.py SHARED_DATA OUT_FOLDER  (after model.py; needs jieba, and Debian's unicode-data for readings)
"""
import collections, math, pathlib, re, sys

import jieba
import numpy as np
from confusion import fuzzy, readings
from model import BASE, FIRST, bucketed, eighth, mixed, packed, sentences

HAN = re.compile(r"[一-鿿]{2,5}")
# 政 行 and the like; how often a word may be read is not worth more than this many readings a character.
READINGS, COMBINATIONS = 2, 4


def listed(data):
    """Words with how often jieba's texts have them."""
    found = {}
    for line in (pathlib.Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if HAN.fullmatch(word) and int(count) >= 3:
            found[word] = int(count)
    for name in ("公文写作.txt.clean", "法律.txt", "成语.txt", "地名.txt"):
        for line in (data / f"9_proofing/lexicon/ecspell_{name}").read_text(encoding="utf-8").splitlines():
            word = line.split("\t")[0].strip("\ufeff ")
            if HAN.fullmatch(word):
                found.setdefault(word, 3)
    return found


def code(word, ids):
    value = 0
    for c in word:
        value = value * BASE + ids[c]
    return value


def counted(data, words, characters, out):
    """How often each word, and each two words together, stand in the texts."""
    plain = out / "cutter.txt"
    plain.write_text("".join(f"{w} {n}\n" for w, n in words.items()) + "".join(f"{c} {n + 1}\n" for c, n in characters.items()))
    cutter = jieba.Tokenizer(str(plain))
    cutter.tmp_dir = str(out)
    singles, pairs = collections.Counter(), collections.Counter()
    for sentence in sentences(data):
        before = None
        for word in cutter.cut(sentence, HMM=False):
            if word not in words and word not in characters:
                before = None
                continue
            singles[word] += 1
            if before:
                pairs[before, word] += 1
            before = word
    return singles, pairs


def sounding(words, ids, sounds, numbers):
    """Words of two, three and four characters by how they sound: a hash of the sounds, then the characters."""
    rows = {2: [], 3: [], 4: []}
    for word, count in words.items():
        if 2 <= len(word) <= 4:
            keys = [0]
            for c in word:
                keys = [k * 1024 + s for k in keys for s in numbers.get(c, ())[:READINGS]][:COMBINATIONS]
            for k in keys:
                rows[len(word)].append((k, [ids[c] for c in word]))
    tables, bits = [], 16
    for those in rows.values():
        hashes = mixed(np.array([k for k, _ in those], np.uint64))
        order, blocks = bucketed((hashes >> np.uint64(64 - bits)).astype(np.int64), bits)
        marks = (hashes & np.uint64(0xFFFF)).astype(np.uint16)
        entries = np.column_stack([marks, np.array([r for _, r in those], np.uint16)])[order]
        tables.append(np.uint32(len(those)).tobytes() + blocks + entries.astype(np.uint16).tobytes())
    return b"".join(tables)


def main(data, out):
    rows = [line.split("\t") for line in (out / "frequency.tsv").read_text(encoding="utf-8").splitlines()]
    ids = {c: i + FIRST for i, (c, _) in enumerate(rows)}
    characters = {c: int(n) for c, n in rows if "一" <= c <= "鿿"}
    words = {w: n for w, n in listed(data).items() if all(c in ids for c in w)}
    singles, pairs = counted(data, words, characters, out)
    every = list(words) + list(characters)
    total, general = sum(singles.values()), sum(words.values()) * 1.6
    after = collections.Counter(w for _, w in pairs)
    kinds = sum(after.values())
    likely = {w: 0.75 * after[w] / kinds + 0.15 * singles[w] / total +
              0.1 * (words.get(w, 0) + 0.3) / general for w in every}
    begun, followers = collections.Counter(), collections.Counter()
    for (first, _), n in pairs.items():
        begun[first] += n
        followers[first] += 1
    kept = [(f, s, n) for (f, s), n in pairs.items() if n >= 2]
    left = collections.Counter()
    for f, s, n in kept:
        left[f] += n - 0.8
    weight = {w: 1 - left[w] / begun[w] if begun[w] else 1 for w in every}
    keys = np.array([code(w, ids) for w in every], np.uint64)
    (out / "spelling-words.bin").write_bytes(packed(
        keys, eighth(np.array([likely[w] for w in every]), 0.04), eighth(np.array([weight[w] for w in every]), 0.02)))
    both = mixed(np.array([code(f, ids) for f, _, _ in kept], np.uint64)) ^ np.array([code(s, ids) for _, s, _ in kept], np.uint64)
    chance = np.array([(n - 0.8) / begun[f] + weight[f] * likely[s] for f, s, n in kept])
    zero = np.zeros(len(kept), np.uint32)
    (out / "spelling-follow.bin").write_bytes(packed(both, eighth(chance, 0.04), zero))
    sounds = readings()
    classes = {s: i + 1 for i, s in enumerate(sorted({fuzzy(s) for those in sounds.values() for s in those}))}
    numbers = {c: list(dict.fromkeys(classes[fuzzy(s)] for s in sounds[c])) for c in sounds}
    table = np.zeros((0x5200, READINGS), np.uint16)
    for c, those in numbers.items():
        if 0x4E00 <= ord(c) < 0xA000:
            table[ord(c) - 0x4E00, : min(READINGS, len(those))] = those[:READINGS]
    (out / "spelling-sounds.bin").write_bytes(table.tobytes() + sounding(words, ids, sounds, numbers))
    print("words", len(every), "pairs", len(pairs), "kept", len(kept), "sounds", len(classes), "tokens", total)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
