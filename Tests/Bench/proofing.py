"""The proofreader on sets of sentences with their right form (columns id, wrong, right), on texts without faults, and the
privacy check on known cases: figures of quality, and processor time of whole processes.

The sets are those of the shared data; YUDENG_PROOF_SETS, a folder, replaces them with one's own. Those with "train" in the
name were trained on, so their figures flatter; docs/proofing.md has those of folds.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import venv

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
    return spent(program, *arguments)[0]


def spent(program, *arguments):
    """What the program says, and how much memory it held at most, in MiB: of it alone, for among this process's children
    are also the compilers that the shell ran before it became Python."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([program, *arguments], stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, child.args)
        out.seek(0)
        return json.load(out), usage.ru_maxrss / 1024


def peers(python, phrases, text):
    """Processor seconds of the two fastest libraries we know of, with how many hits each tells of."""
    script = """
import sys, time
phrases = open(sys.argv[1], encoding="utf-8").read().split("\\n")
text = open(sys.argv[2], encoding="utf-8").read()
import ahocorasick_rs
for kind in (ahocorasick_rs.Implementation.ContiguousNFA,):
    search = ahocorasick_rs.AhoCorasick(phrases, implementation=kind)
    began = time.process_time()
    hits = len(search.find_matches_as_indexes(text, overlapping=True))
    print("ahocorasick_rs", time.process_time() - began, hits)
if len(phrases) < 100000:
    import hyperscan
    base, seen = hyperscan.Database(), [0]
    base.compile(expressions=[p.encode() for p in phrases], ids=list(range(len(phrases))), elements=len(phrases),
                 flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(phrases))
    def hit(*_): seen[0] += 1
    raw = text.encode()
    began = time.process_time()
    base.scan(raw, match_event_handler=hit)
    print("hyperscan (first hit of each)", time.process_time() - began, seen[0])
"""
    said = subprocess.run([python, "-c", script, phrases, text], check=True, capture_output=True, text=True).stdout
    return [(name, float(seconds), int(hits)) for name, seconds, hits in
            (line.rsplit(" ", 2) for line in said.splitlines())]


def scanning(program, report, folder):
    """Phrases of jieba's list looked for in statutes; 388,000 with the words without their first or last character."""
    place = pathlib.Path(folder) / "peers"
    venv.create(place, with_pip=True)
    subprocess.run([place / "bin/pip", "install", "-q", "--disable-pip-version-check", "-r",
                    ROOT / "tools/requirements-bench-scan.txt"], check=True)
    listed = subprocess.run([place / "bin/python", "-c", "import jieba, pathlib; print((pathlib.Path(jieba.__file__).parent"
                             " / 'dict.txt').read_text(encoding='utf-8'))"], check=True, capture_output=True, text=True)
    words = [line.split(" ")[0] for line in listed.stdout.splitlines() if line]
    three = [w for w in words if len(w) > 2]
    many = dict.fromkeys(w for w in words if 2 <= len(w) <= 8)
    for word in three:
        if len(many) >= 388_000:
            break
        many |= {part: None for part in (word[1:], word[:-1]) if 2 <= len(part) <= 8}
    text = pathlib.Path(folder) / "statutes.txt"
    with (DATA / "9_proofing/corpus/laws_lawrefbook.txt").open(encoding="utf-8") as laws:
        text.write_text(laws.read(7_000_000), encoding="utf-8")
    size = text.stat().st_size / 1e6
    for name, phrases, goal in (("60,000", three[:: len(three) // 60_000][:60_000], 150), ("388,000", [*many][:388_000], 80)):
        list_file = pathlib.Path(folder) / "phrases.txt"
        list_file.write_text("\n".join(phrases), encoding="utf-8")
        found = max((said(program, "proof", str(text), "--scan", str(list_file)) for _ in range(3)),
                    key=lambda each: each["scanMBps"])
        report(f"scanning, {name} phrases", f"{found['scanMBps']:.0f} MB/s ({found['withDecodingMBps']:.0f} with decoding, "
               f"{found['hits']:,} hits)", f"≥ {goal} MB/s", found["scanMBps"] >= goal)
        for peer, seconds, hits in peers(place / "bin/python", list_file, text):
            report(f"… {peer}", f"{size / seconds:.0f} MB/s, {hits:,} hits", "", True)


def measure(program, report):
    if not DATA.exists():
        return report("the shared data", "absent", "", True)
    peak = 0
    for path in sets():
        for level in ("sensitive", "standard", "strict"):
            found, held = spent(program, "proof", "--tsv", str(path), "--level", level)
            peak = max(peak, held)
            report(f"{path.stem}, {level}",
                   f"F1 {found['correction']['pycorrector']['f1']:.3f} (strict {found['correction']['strict']['f1']:.3f}), "
                   f"characters right {found['char']['p']:.3f} of which found {found['char']['r']:.3f}, "
                   f"{found['falsePer10k']:.2f} alarms/10k, {found['msPer1000']:.1f} ms/1,000",
                   "≤ 20 ms/1,000", found["msPer1000"] <= 20)
    cases = said(program, "privacy", "--tsv", str(DATA / "9_proofing/privacy/vectors.tsv"))
    report("private matter", f"recall {cases['recall']:.4f}, precision {cases['precision']:.4f}", "recall ≥ 0.99",
           cases["recall"] >= 0.99)
    report("memory of the largest run", f"{peak:.1f} MiB", "≤ 100", peak <= 100)
    with tempfile.TemporaryDirectory() as folder:
        scanning(program, report, folder)


if __name__ == "__main__":
    sys.exit("run bin/bench proofing")
