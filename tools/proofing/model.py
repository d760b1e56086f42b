"""Counts official text and writes the tables of the spelling corrector (校对用字表).

Sentences go in, only counts come out: no sentence of a source can be read from the tables.
Usage: model.py SHARED_DATA OUT_FOLDER
"""
import collections, hashlib, json, pathlib, re, sys
import numpy as np

UNKNOWN, DIGITS, LATIN, EDGE, FIRST = 0, 1, 2, 3, 4
BITS, ORDERS = 12, 5
KEEP = {2: 1, 3: 1, 4: 2, 5: 2}
SENTENCE = re.compile(r"[。；！？\n\r]")
TOKEN = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?|[A-Za-zＡ-Ｚａ-ｚ]+|\S")


def held_out(name):
    """One document in twenty is never counted: it measures false alarms."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 20 == 0


def documents(data):
    """Every official document as (name, text)."""
    law, name = [], "law-0"
    for number, line in enumerate((data / "9_proofing/corpus/laws_lawrefbook.txt").open(encoding="utf-8")):
        if number % 100 == 0:
            yield name, "\n".join(law)
            law, name = [], f"law-{number}"
        law.append(line.strip())
    yield name, "\n".join(law)
    for file in ("documents", "env_documents", "work_reports", "regulations"):
        for line in (data / f"1_policies/{file}.jsonl").open(encoding="utf-8"):
            entry = json.loads(line)
            text = entry.get("text") or re.sub(r"<[^>]+>|&\w+;", "\n", entry.get("html", ""))
            yield entry["id"], entry["title"] + "\n" + text
    for line in (data / "2_laws/law_articles.jsonl").open(encoding="utf-8"):
        entry = json.loads(line)
        yield entry["law"], entry["text"]
    for line in (data / "8_casework/replied.jsonl").open(encoding="utf-8"):
        entry = json.loads(line)
        yield entry["id"], "\n".join(reply for reply in [entry.get("reply") or entry.get("replyText") or ""])
    for number, line in enumerate((data / "9_proofing/lexicon/ecspell_政策法规标题.txt").open(encoding="utf-8")):
        yield f"title-{number}", line.strip()


def sentences(data, wanted_held_out=False):
    seen = set()
    for name, text in documents(data):
        if held_out(name) != wanted_held_out:
            continue
        for sentence in SENTENCE.split(text):
            sentence = sentence.strip()
            if len(sentence) > 3 and sentence not in seen:
                seen.add(sentence)
                yield sentence


def tokens(sentence):
    for token in TOKEN.findall(sentence):
        if token[0].isascii() and token[0].isdigit() or "０" <= token[0] <= "９":
            yield "0"
        elif token[0].isalpha() and ord(token[0]) < 0x250 or "Ａ" <= token[0] <= "ｚ":
            yield "a"
        else:
            yield {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}.get(token, token)


def encode(texts):
    counts = collections.Counter()
    rows = []
    for text in texts:
        row = list(tokens(text))
        counts.update(row)
        rows.append(row)
    for special in "0a":
        counts.pop(special, None)
    common = sorted((c for c, n in counts.most_common((1 << BITS) - FIRST) if n >= 3), key=ord)
    ids = {c: i + FIRST for i, c in enumerate(common)} | {"0": DIGITS, "a": LATIN}
    stream = np.fromiter((i for row in rows for i in [EDGE, *(ids.get(c, UNKNOWN) for c in row), EDGE]), np.int64)
    return common, [counts[c] for c in common], stream


def grams(stream, n):
    """Distinct keys and counts of all runs of n, none reaching across an edge."""
    size = len(stream) - n + 1
    keys, inner = np.zeros(size, np.int64), np.zeros(size, bool)
    for k in range(n):
        part = stream[k : k + size]
        keys = (keys << BITS) | part
        if 0 < k < n - 1:
            inner |= part == EDGE
    if n == 2:
        inner |= (stream[:size] == EDGE) & (stream[1 : 1 + size] == EDGE)
    keys = keys[~inner]
    keys.sort()
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[starts], np.diff(np.r_[starts, len(keys)])


def smooth(stream):
    """Modified Kneser–Ney (Chen and Goodman 1998), interpolated; pruned mass goes to the back-off."""
    raw = {n: grams(stream, n) for n in range(2, ORDERS + 1)}
    counts = {ORDERS: raw[ORDERS]}
    for n in range(ORDERS - 1, 1, -1):
        keys, plain = raw[n]
        tails, continuation = np.unique(raw[n + 1][0] & ((1 << BITS * n) - 1), return_counts=True)
        at = np.searchsorted(tails, keys)
        found = (at < len(tails)) & (tails[np.minimum(at, len(tails) - 1)] == keys)
        value = np.where(found, continuation[np.minimum(at, len(tails) - 1)], 1)
        counts[n] = keys, np.where(keys >> BITS * (n - 1) == EDGE, plain, value)
    singles = np.bincount(raw[2][0] & ((1 << BITS) - 1), minlength=1 << BITS).astype(float)
    lower = (singles + 0.5) / (singles + 0.5).sum()
    lower_keys = np.arange(1 << BITS)
    tables = {1: (lower_keys, lower)}
    backoff = {}
    for n in range(2, ORDERS + 1):
        keys, value = counts[n]
        heads = keys >> BITS
        starts = np.flatnonzero(np.r_[True, heads[1:] != heads[:-1]])
        sizes = np.diff(np.r_[starts, len(keys)])
        total = np.add.reduceat(value, starts).astype(float)
        of = [float((value == k).sum()) for k in range(1, 5)]
        y = of[0] / (of[0] + 2 * of[1])
        discount = np.array([0] + [k - (k + 1) * y * of[k] / of[k - 1] for k in (1, 2, 3)])
        kept = (raw[n][1] >= KEEP[n])
        mass = np.where(kept, value - discount[np.minimum(value, 3)], 0) / np.repeat(total, sizes)
        left = 1 - np.add.reduceat(mass, starts)
        at = np.searchsorted(lower_keys, keys & ((1 << BITS * (n - 1)) - 1))
        probability = mass + np.repeat(left, sizes) * lower[np.minimum(at, len(lower) - 1)]
        backoff[n - 1] = heads[starts], left
        tables[n] = keys[kept], probability[kept]
        lower_keys, lower = keys, probability
        print(n, "grams", len(keys), "kept", kept.sum(), "discounts", discount[1:].round(2))
    return tables, backoff


def mixed(keys):
    """The hash of a key; the Swift side computes the same."""
    keys = keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    keys ^= keys >> np.uint64(29)
    return keys * np.uint64(0xBF58476D1CE4E5B9)


def packed(keys, high, low):
    """Entries in buckets of about eight: 16 bits of the hash, then two bytes of value."""
    hashes = mixed(keys)
    shift = 64 - max(1, int(np.ceil(np.log2(max(len(keys), 16) / 8))))
    buckets = (hashes >> np.uint64(shift)).astype(np.int64)
    order = np.argsort(buckets, kind="stable")
    offsets = np.searchsorted(buckets[order], np.arange((1 << (64 - shift)) + 1)).astype(np.uint32)
    words = ((hashes & np.uint64(0xFFFF)).astype(np.uint32) << 16) | (high.astype(np.uint32) << 8) | low
    head = np.array([64 - shift, len(keys)], np.uint32)
    return head.tobytes() + offsets.tobytes() + words[order].astype(np.uint32).tobytes()


def eighth(values, step):
    return np.clip(np.round(-np.log10(np.maximum(values, 1e-13)) / step), 0, 255).astype(np.uint32)


def main(data, out):
    characters, counts, stream = encode(sentences(data))
    print("characters", len(characters), "tokens", len(stream))
    tables, backoff = smooth(stream)
    out.mkdir(parents=True, exist_ok=True)
    blob = [b"YDLM0001", np.array([len(characters)], np.uint32).tobytes(),
            np.array([ord(c) for c in characters], np.uint32).tobytes()]
    for n in range(1, ORDERS + 1):
        keys, probability = tables[n]
        weights = np.ones(len(keys))
        if n < ORDERS:
            heads, left = backoff[n]
            at = np.minimum(np.searchsorted(heads, keys), len(heads) - 1)
            weights = np.where(heads[at] == keys, left[at], 1)
        if n == 2:
            met = np.zeros(1 << 2 * BITS, np.uint8)
            met[keys] = 1
            (out / "spelling-met.bin").write_bytes(np.packbits(met, bitorder="little").tobytes())
        blob.append(packed(keys, eighth(probability, 0.05), eighth(weights, 0.02)))
    (out / "spelling-model.bin").write_bytes(b"".join(blob))
    (out / "frequency.tsv").write_text("".join(f"{c}\t{n}\n" for c, n in zip(characters, counts)), encoding="utf-8")
    print("bytes", sum(map(len, blob)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
