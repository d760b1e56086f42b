"""Reads the code in NAME.pbm and says where it is not the text of NAME.txt."""
import sys

import zxingcpp
from PIL import Image

for name in sys.argv[1:]:
    found = zxingcpp.read_barcodes(Image.open(name + ".pbm").convert("L"))
    said = [each.text for each in found]
    if said != [open(name + ".txt", encoding="utf-8").read()]:
        print(name, said)
