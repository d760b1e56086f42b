"""The proofreader on sets of sentences with their right form (columns id, wrong, right), on texts without faults, and the
privacy check on known cases: figures of quality, and processor time of whole processes.

The sets are those of the shared data; YUDENG_PROOF_SETS, a folder, replaces them with one's own. Those with "train" in the
name were trained on, so their figures flatter; docs/proofing.md has those of folds.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("YUDENG_DATA", ROOT.parent / "shared" / "data"))


def sets():
    own = os.environ.get("YUDENG_PROOF_SETS")
    if own:
        return sorted(pathlib.Path(own).glob("*.tsv"))
    known = DATA / "9_proofing"
    return [*sorted((known / "dev").glob("*.tsv")), known / "train/ecspell_odw_train.tsv", known / "train/ecspell_law_train.tsv",
            known / "train/clean_dev.tsv"]


def said(program, *arguments):
    return json.loads(subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout)


def measure(program, report):
    if not DATA.exists():
        return report("the shared data", "absent", "", True)
    for path in sets():
        for level in ("sensitive", "standard", "strict"):
            found = said(program, "proof", "--tsv", str(path), "--level", level)
            report(f"{path.stem}, {level}",
                   f"F1 {found['correction']['pycorrector']['f1']:.3f} (strict {found['correction']['strict']['f1']:.3f}), "
                   f"characters right {found['char']['p']:.3f} of which found {found['char']['r']:.3f}, "
                   f"{found['falsePer10k']:.2f} alarms/10k, {found['msPer1000']:.1f} ms/1,000",
                   "≤ 20 ms/1,000", found["msPer1000"] <= 20)
    cases = said(program, "privacy", "--tsv", str(DATA / "9_proofing/privacy/vectors.tsv"))
    report("private matter", f"recall {cases['recall']:.4f}, precision {cases['precision']:.4f}", "recall ≥ 0.99",
           cases["recall"] >= 0.99)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report("memory of the largest run", f"{peak:.0f} MB", "≤ 100 MB", peak <= 100)


if __name__ == "__main__":
    sys.exit("run bin/bench proofing")
