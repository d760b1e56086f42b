"""How far a page picture is from what poppler draws of the same page in PDF: picture.py PNG PDF PAGE DOTS.

Prints the mean difference of the two, 0 to 255, after both are made coarse by eight, so that only what stands where
counts, and not how edges are smoothed; and the share of places that differ by more than a third.
"""
import io
import subprocess
import sys

from PIL import Image

mine = Image.open(sys.argv[1]).convert("RGB")
mine.load()
drawn = subprocess.run(
    ["pdftoppm", "-png", "-r", sys.argv[4], "-f", sys.argv[3], "-l", sys.argv[3], sys.argv[2]],
    check=True, capture_output=True).stdout
theirs = Image.open(io.BytesIO(drawn)).convert("RGB")
assert abs(mine.width - theirs.width) <= 1 and abs(mine.height - theirs.height) <= 1, (mine.size, theirs.size)
small = (mine.width // 8, mine.height // 8)
mine, theirs = (each.resize(small, Image.Resampling.BOX) for each in (mine, theirs))
differences = [max(abs(a - b) for a, b in zip(p, q)) for p, q in zip(mine.getdata(), theirs.getdata())]
ink = sum(1 for pixel in theirs.getdata() if min(pixel) < 250)
print(f"{sum(differences) / len(differences):.3f} {sum(each > 85 for each in differences) / len(differences):.5f} {ink}")
