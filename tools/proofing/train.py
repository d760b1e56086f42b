"""Trains the trees that weigh the corrector's proposals, and says how good they are on sentences they have not seen.

Usage: train.py OUT_FOLDER SETS_FOLDER FEATURES…   (FEATURES: what `yudeng proof --features SET.tsv` prints, named SET.f;
SETS_FOLDER holds the sets themselves; needs lightgbm, numpy)
The figures are of five folds by the right sentence: a sentence that a set repeats with other faults, or that stands in
two sets, is never both trained on and measured.
"""
import collections, hashlib, pathlib, struct, sys

import lightgbm as lgb
import numpy as np

SETTINGS = dict(objective="binary", num_leaves=47, learning_rate=0.06, min_data_in_leaf=40, feature_fraction=0.8,
                bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, verbose=-1, num_threads=1, seed=7, deterministic=True)
ROUNDS = 220


def read(files):
    sentences, rows, places = [], [], []
    for file in files:
        for line in open(file, encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if parts[0] == "S":
                sentences.append((pathlib.Path(file).stem, parts[1], int(parts[2]), int(parts[3])))
            else:
                places.append((len(sentences) - 1, int(parts[1]), int(parts[2]), int(parts[3]), int(parts[4])))
                rows.append(np.array(parts[5:], np.float32) / 1000)
    return sentences, np.array(places), np.stack(rows)


def rights(folder):
    """The right sentence of each row of each set, by (set, id)."""
    found = {}
    for file in pathlib.Path(folder).glob("*.tsv"):
        for line in open(file, encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3:
                found[file.stem, parts[0]] = parts[2]
    return found


def fold(name):
    return int(hashlib.sha256(name.encode()).hexdigest()[:6], 16) % 5


def measure(sentences, places, chances, limit):
    """By set: (true changes of whole sentences, changed, faulty, wrong changes on clean ones per 10,000 characters)."""
    chosen = collections.defaultdict(list)
    for (sentence, place, size, good, touched), chance in zip(places, chances):
        if chance >= limit:
            chosen[sentence].append((chance, place, size, good, touched))
    figures = collections.defaultdict(lambda: dict(tp=0, changed=0, faulty=0, alarms=0, clean=0, right=0, made=0, com_fp=0))
    for number, (name, _, errors, size) in enumerate(sentences):
        taken, kept = set(), []
        for each in sorted(chosen[number], reverse=True):
            if not taken & set(range(each[1], each[1] + each[2])):
                taken |= set(range(each[1], each[1] + each[2]))
                kept.append(each)
        f = figures[name]
        f["made"] += sum(k[2] for k in kept)
        f["right"] += sum(k[2] for k in kept if k[3])
        f["changed"] += bool(kept)
        if errors:
            f["faulty"] += 1
            f["tp"] += bool(kept) and all(k[3] for k in kept) and sum(k[4] for k in kept) == errors
        else:
            f["clean"] += size
            f["alarms"] += len(kept)
            f["com_fp"] += bool(kept)
    return figures


def export(model, path):
    """Roots, then nodes of sixteen bytes: feature (−1 a leaf), limit or value, left, right."""
    nodes, roots = [], []

    def add(node):
        at = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[at] = struct.pack("<ifII", -1, node["leaf_value"], 0, 0)
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = struct.pack("<ifII", node["split_feature"], node["threshold"], left, right)
        return at

    for tree in model.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    path.write_bytes(struct.pack("<I", len(roots)) + struct.pack(f"<{len(roots)}I", *roots) + b"".join(nodes))
    print("trees", len(roots), "bytes", path.stat().st_size)


def main(out, right, files):
    sentences, places, rows = read(files)
    folds = np.array([fold(right.get(sentences[s][:2], sentences[s][1])) for s in places[:, 0]])
    good = places[:, 3]
    weight = np.array([3.0 if "ecspell_odw" in sentences[s][0] or "ecspell_law" in sentences[s][0] else
                       0.5 if "sighan" in sentences[s][0] else 1.0 for s in places[:, 0]])
    chances = np.zeros(len(rows))
    for k in range(5):
        kept = folds != k
        model = lgb.train(SETTINGS, lgb.Dataset(rows[kept], good[kept], weight=weight[kept]), ROUNDS)
        chances[~kept] = model.predict(rows[~kept])
    for limit in (0.4, 0.5, 0.75, 0.9):  # the three the program cuts at, and the middle
        for name, f in measure(sentences, places, chances, limit).items():
            p, r = f["tp"] / max(1, f["changed"]), f["tp"] / max(1, f["faulty"])
            com = f["tp"] / max(1, f["tp"] + f["com_fp"])
            print(f"{limit} {name[:22]:22} strict {p:.3f} {r:.3f} {2 * p * r / max(1e-9, p + r):.3f}  pycorrector "
                  f"{2 * com * r / max(1e-9, com + r):.3f}  chars p {f['right'] / max(1, f['made']):.3f}  "
                  f"alarms/10k {10000 * f['alarms'] / max(1, f['clean']):.2f}")
    export(lgb.train(SETTINGS, lgb.Dataset(rows, good, weight=weight), ROUNDS), out / "spelling-trees.bin")


main(pathlib.Path(sys.argv[1]), rights(sys.argv[2]), sys.argv[3:])
