"""Trains the trees that weigh the corrector's proposals, and says how good they are on sentences they have not seen.

Usage: train.py OUT_FOLDER SETS_FOLDER FEATURES… [--sieve]   (FEATURES: what `yudeng proof --features SET.tsv` prints,
named SET.f; SETS_FOLDER holds the sets themselves; needs lightgbm, numpy)
With --sieve it makes spelling-sieve.bin, of features that were written without one; without, the trees, of features that
were written with it.
The figures of the ECSpell sets are of five folds by the right sentence: a sentence that a set repeats with other faults,
or that stands in two sets, is never both trained on and measured. Sets called clean_unseen are never trained on. The
sieve, which drops what has no chance by the features that cost little, is trained on no set that is measured. Every row
is trained on twice, once without the features of Debian's model of words, so that the trees do without it as well.
"""
import collections, hashlib, pathlib, struct, sys

import lightgbm as lgb
import numpy as np

SETTINGS = dict(objective="binary", num_leaves=127, learning_rate=0.04, min_data_in_leaf=40, feature_fraction=0.6,
                bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, verbose=-1, num_threads=2, seed=7, deterministic=True)
ROUNDS, FOLDS = 350, 5
#: What a change gains, by each model and over its rivals, speaks for it and never against it: the small sets of official
#: faults are learned by heart less.
GAINS = {0, 40, 52, 55, 58, 59, 60, 61}
TREES = SETTINGS | dict(monotone_constraints=[int(f in GAINS) for f in range(65)], monotone_constraints_method="advanced")
#: The features that the sieve asks for, those of Debian's model, and the least chance: as in Evidence.swift.
CHEAP, EVERYDAY, LEAST = 40, [52, 53, 54, 60, 63], 0.004
SIEVE, SIEVE_ROUNDS = SETTINGS | dict(num_leaves=31, learning_rate=0.1, min_data_in_leaf=60), 60
MEASURED = ("ecspell_odw_train", "ecspell_law_train", "clean_unseen")
#: The limits of the program's levels (`Limits` in Speller.swift): alone, and beside something sure in the sentence.
LEVELS = {"sensitive": (0.3, 0.3), "standard": (0.79, 0.35), "strict": (0.975, 0.9)}


def read(files):
    sentences, rows, places = [], [], []
    for file in files:
        for line in open(file, encoding="utf-8"):
            if line[0] == "S":
                parts = line.rstrip("\n").split("\t")
                sentences.append((pathlib.Path(file).stem, parts[1], int(parts[2]), int(parts[3])))
            else:
                parts = line[2:].split("\t", 5)
                places.append((len(sentences) - 1, *map(int, parts[:4])))
                rows.append(np.fromstring(parts[5], np.float32, sep="\t") / np.float32(1000))
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
    return int(hashlib.sha256(name.encode()).hexdigest()[:6], 16) % FOLDS


def measure(sentences, places, chances, alone, beside):
    """By set: (true changes of whole sentences, changed, faulty, wrong changes on clean ones per 10,000 characters)."""
    chosen = collections.defaultdict(list)
    for at in np.flatnonzero(chances >= beside):
        sentence, place, size, good, touched = places[at]
        chosen[sentence].append((chances[at], place, size, good, touched))
    chosen = collections.defaultdict(list, {s: found for s, found in chosen.items() if max(found)[0] >= alone})
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
            f["alarms"] += sum(k[2] for k in kept)
            f["com_fp"] += bool(kept)
    return figures


def export(model, path):
    """Roots, then nodes of eight bytes: feature (−1 a leaf), steps to the right branch, limit or value. The left branch
    is the next node."""
    nodes, roots = [], []

    def add(node):
        at = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[at] = struct.pack("<hHf", -1, 0, node["leaf_value"])
        else:
            add(node["left_child"])
            nodes[at] = struct.pack("<hHf", node["split_feature"], len(nodes) - at, node["threshold"])
            add(node["right_child"])
        return at

    for tree in model.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    path.write_bytes(struct.pack("<I", len(roots)) + struct.pack(f"<{len(roots)}I", *roots) + b"".join(nodes))
    print("trees", len(roots), "bytes", path.stat().st_size)


def weigh(name):
    known = {"ecspell_odw_train": 5.0, "ecspell_law_train": 5.0}
    return known.get(name, 1.0)


def main(out, right, files, only_sieve):
    sentences, places, rows = read(files)
    names = np.array([sentences[s][0] for s in places[:, 0]])
    folds = np.array([fold(right.get(sentences[s][:2], sentences[s][1])) for s in places[:, 0]])
    good, weight = places[:, 3], np.array([weigh(n) for n in names])
    print("rows", len(rows), "right", good.sum(), flush=True)
    if only_sieve:
        apart = ~np.isin(names, MEASURED)
        sieve = lgb.train(SIEVE, lgb.Dataset(rows[apart, :CHEAP], good[apart], weight=weight[apart]), SIEVE_ROUNDS)
        kept = sieve.predict(rows[:, :CHEAP]) >= LEAST
        print("sieved", kept.sum(), "right", good[kept].sum())
        return export(sieve, out / "spelling-sieve.bin")
    bare = rows.copy()
    bare[:, EVERYDAY] = 0
    unseen = names == "clean_unseen"

    def trained(chosen):
        both = np.concatenate([rows[chosen], bare[chosen]])
        return lgb.train(TREES, lgb.Dataset(both, np.tile(good[chosen], 2), weight=np.tile(weight[chosen], 2)), ROUNDS)

    model = trained(~unseen)
    export(model, out / "spelling-trees.bin")
    chances = {"with Debian's words": rows, "without": bare}
    found = {name: np.where(unseen, model.predict(each), 0) for name, each in chances.items()}
    for k in range(FOLDS):
        model, measured = trained((folds != k) & ~unseen), (folds == k) & ~unseen
        for name, each in chances.items():
            found[name][measured] = model.predict(each[measured])
    for name, each in found.items():
        print(name)
        tell(sentences, places, each)


def tell(sentences, places, chances):
    for level, limits in LEVELS.items():
        for name, f in measure(sentences, places, chances, *limits).items():
            if name.split("_")[0] not in ("ecspell", "clean"):
                continue
            p, r = f["tp"] / max(1, f["changed"]), f["tp"] / max(1, f["faulty"])
            com = f["tp"] / max(1, f["tp"] + f["com_fp"])
            print(f"{level} {name[:22]:22} strict {p:.3f} {r:.3f} {2 * p * r / max(1e-9, p + r):.3f}  pycorrector "
                  f"{2 * com * r / max(1e-9, com + r):.3f}  chars p {f['right'] / max(1, f['made']):.3f}  "
                  f"alarms/10k {10000 * f['alarms'] / max(1, f['clean']):.2f}", flush=True)


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--sieve"]
    main(pathlib.Path(given[0]), rights(given[1]), given[2:], "--sieve" in sys.argv)
