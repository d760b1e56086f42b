"""Prints what checkers of PDF/UA find wrong in the files: pdfua anything at all; outloud, where it is there, errors."""
import pathlib
import subprocess
import sys

tools = pathlib.Path(sys.executable).parent
for path in sys.argv[1:]:
    first = subprocess.run([tools / "pdfua", "check", path], capture_output=True, text=True)
    if first.returncode:
        print(path, first.stdout, first.stderr)
    if not (tools / "outloud").exists():
        continue
    second = subprocess.run([tools / "outloud", path], capture_output=True, text=True)
    if " 0 error(s)" not in second.stdout:
        print(path, second.stdout, second.stderr)
