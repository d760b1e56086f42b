"""Prints what is wrong with OFD packages (GB/T 33190): parts that are missing, numbers given twice or beyond the largest,
references that lead nowhere, steps that do not fit their letters, letters that the embedded font lacks, things off the page,
and what OFD for archives forbids: fonts that are not embedded, actions beyond going to a page, parts outside the package,
attachments, scripts, encryption and permissions.

    ofd.py FILE…             judges
    ofd.py --spoil KIND FILE OUT   writes a copy with one fault, so that a test can see that the judge finds it
"""
import posixpath
import re
import struct
import sys
import zipfile
from xml.etree import ElementTree

OFD = "{http://www.ofdspec.org/2016}"


def units(text):
    return len(text.encode("utf-16-le")) // 2


def characters(font):
    """The characters of a TrueType file, by its table of the whole of Unicode."""
    tables = {}
    for index in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", font[12 + 16 * index:28 + 16 * index])
        tables[tag] = font[offset:offset + length]
    for needed in (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"):
        if needed not in tables:
            raise ValueError(f"the font has no table {needed.decode()}")
    cmap, found = tables[b"cmap"], set()
    glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    if len(tables[b"loca"]) != 4 * (glyphs + 1):
        raise ValueError("the table of places does not fit the number of glyphs")
    for index in range(struct.unpack(">H", cmap[2:4])[0]):
        offset = struct.unpack(">I", cmap[8 + 8 * index:12 + 8 * index])[0]
        if struct.unpack(">H", cmap[offset:offset + 2])[0] != 12:
            continue
        for group in range(struct.unpack(">I", cmap[offset + 12:offset + 16])[0]):
            first, last, glyph = struct.unpack(">III", cmap[offset + 16 + 12 * group:offset + 28 + 12 * group])
            if glyph + last - first >= glyphs:
                raise ValueError("a character leads to a glyph that is not there")
            found.update(range(first, last + 1))
    return found


class Package:
    def __init__(self, path):
        self.parts = {}
        self.problems = []
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if len(set(names)) != len(names):
                self.say("a part stands in it twice")
            self.parts = {name: package.read(name) for name in names}

    def say(self, problem):
        self.problems.append(problem)

    def tree(self, name):
        if name not in self.parts:
            self.say(f"{name} is missing")
            return ElementTree.Element("none")
        try:
            return ElementTree.fromstring(self.parts[name])
        except ElementTree.ParseError as error:
            self.say(f"{name}: {error}")
            return ElementTree.Element("none")

    def judge(self):
        root = self.tree("OFD.xml")
        for needed in ("DocID", "Title"):
            if not root.findtext(f".//{OFD}{needed}"):
                self.say(f"OFD.xml says no {needed}")
        path = (root.findtext(f".//{OFD}DocRoot") or "").lstrip("/")
        document = self.tree(path)
        base = posixpath.dirname(path)
        self.ids, self.most = [], int(document.findtext(f".//{OFD}MaxUnitID") or 0)
        self.fonts, self.media = {}, set()
        for tag in ("PublicRes", "DocumentRes"):
            for place in document.iter(OFD + tag):
                self.resources(posixpath.join(base, place.text))
        pages = {}
        for page in document.iter(OFD + "Page"):
            self.number(page)
            pages[page.get("ID")] = posixpath.join(base, page.get("BaseLoc"))
        for target in document.iter(OFD + "Dest"):
            if target.get("PageID") not in pages:
                self.say(f"a bookmark leads to page {target.get('PageID')}, which is not there")
        for part in (document, *[self.page(name) for name in pages.values()]):
            for forbidden in ("URI", "Sound", "Movie", "GotoA", "Attachments", "Permissions", "Extensions", "Script", "Video"):
                for _ in part.iter(OFD + forbidden):
                    self.say(f"{forbidden} has no place in an archive")
        self.archive()
        tags = document.findtext(f"{OFD}CustomTags")
        if tags:
            self.tags(posixpath.join(base, tags), pages)
        if len(set(self.ids)) != len(self.ids):
            self.say("a number is given twice")
        if self.ids and max(self.ids) > self.most:
            self.say(f"a number is larger than MaxUnitID {self.most}")
        return self.problems

    def archive(self):
        """What the package as a whole must not hold."""
        if b"<ofd:Creator>" not in self.parts.get("OFD.xml", b""):
            self.say("OFD.xml does not say what made it")
        for name, data in self.parts.items():
            if re.search(r"(?i)encrypt|\.js$|\.exe$", name):
                self.say(f"{name} has no place in an archive")
            if name.startswith("/") or ".." in name.split("/"):
                self.say(f"{name} lies outside the package")
            if not name.endswith(".xml"):
                continue
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                self.say(f"{name} calls for what is outside it")
            for place in re.findall(rb"<ofd:(?:FontFile|MediaFile|FileLoc|PublicRes|DocRoot)>([^<]*)<", data):
                if b"://" in place or b".." in place.split(b"/"):
                    self.say(f"{name} refers to {place.decode()}, which is outside the package")

    def number(self, element):
        self.ids.append(int(element.get("ID")))

    def resources(self, name):
        tree = self.tree(name)
        folder = posixpath.join(posixpath.dirname(name), tree.get("BaseLoc", ""))
        for font in tree.iter(OFD + "Font"):
            self.number(font)
            file = font.findtext(OFD + "FontFile")
            data = self.parts.get(posixpath.join(folder, file)) if file else None
            if data is None:
                self.say(f"font {font.get('FontName')} is not embedded")
                continue
            try:
                self.fonts[font.get("ID")] = characters(data)
            except (ValueError, struct.error) as error:
                self.say(f"font {font.get('FontName')}: {error}")
        for media in tree.iter(OFD + "MultiMedia"):
            self.number(media)
            self.media.add(media.get("ID"))
            if posixpath.join(folder, media.findtext(OFD + "MediaFile") or "") not in self.parts:
                self.say(f"the file of picture {media.get('ID')} is missing")

    def tags(self, name, pages):
        for file in self.tree(name).iter(OFD + "FileLoc"):
            for reference in self.tree(posixpath.join(posixpath.dirname(name), file.text)).iter(OFD + "ObjectRef"):
                if reference.get("PageRef") not in pages or int(reference.text) not in self.ids:
                    self.say(f"a tag names object {reference.text} on page {reference.get('PageRef')}, which is not there")

    def page(self, name):
        tree = self.tree(name)
        box = [float(each) for each in (tree.findtext(f".//{OFD}PhysicalBox") or "0 0 210 297").split()]
        for element in tree.iter():
            if element.get("ID"):
                self.number(element)
            if element.get("Boundary"):
                left, top, width, height = (float(each) for each in element.get("Boundary").split())
                if left < -0.5 or top < -0.5 or left + width > box[2] + 3 or top + height > box[3] + 3:
                    self.say(f"{name}: object {element.get('ID')} stands off the page")
        for text in tree.iter(OFD + "TextObject"):
            self.text(name, text)
        for image in tree.iter(OFD + "ImageObject"):
            if image.get("ResourceID") not in self.media:
                self.say(f"{name}: picture {image.get('ResourceID')} is not among the resources")
        return tree

    def text(self, name, element):
        known = self.fonts.get(element.get("Font"))
        if known is None:
            self.say(f"{name}: font {element.get('Font')} is not among the resources")
        for code in element.iter(OFD + "TextCode"):
            steps = (code.get("DeltaX") or "").split()
            # A single character has no step, also where it is two code units.
            if len(steps) != (units(code.text or "") - 1 if len(code.text or "") > 1 else 0):
                self.say(f"{name}: {len(steps)} steps for “{code.text}”")
            for letter in code.text or "":
                if known is not None and ord(letter) not in known:
                    self.say(f"{name}: the font lacks “{letter}” (U+{ord(letter):04X})")


SPOILS = {
    "reference": (r'Content\.xml$', r' Font="\d+"', ' Font="999999"'),
    "steps": (r'Content\.xml$', r' DeltaX="\S+ ', ' DeltaX="'),
    "number": (r'Content\.xml$', r'<ofd:TextObject ID="\d+"', '<ofd:TextObject ID="1"'),
    "letter": (r'Content\.xml$', r'(<ofd:TextCode[^>]*>).', r'\1龘'),
    "page": (r'Content\.xml$', r' Boundary="\S+ ', ' Boundary="400 '),
    "largest": (r'Doc_0/Document\.xml$', r'<ofd:MaxUnitID>\d+<', '<ofd:MaxUnitID>2<'),
    "tag": (r'OfficialDocument\.xml$', r'>(\d+)<', '>999999<'),
    "font": (r'\.ttf$', None, None),
    "outside": (r'PublicRes\.xml$', r'<ofd:FontFile>[^<]*<', '<ofd:FontFile>http://example.com/a.ttf<'),
    "action": (r'Doc_0/Document\.xml$', r'<ofd:Goto>.*?</ofd:Goto>', '<ofd:URI URI="http://example.com/"/>'),
    "attachment": (r'Doc_0/Document\.xml$', r'</ofd:Document>', '<ofd:Attachments>a.xml</ofd:Attachments></ofd:Document>'),
    "entity": (r'Doc_0/Document\.xml$', r'\?>', '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
}


def spoil(kind, source, target):
    part, pattern, words = SPOILS[kind]
    is_done = False
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if not is_done and re.search(part, name):
                is_done = True
                if pattern is None:
                    continue
                data = re.sub(pattern, words, data.decode(), count=1).encode()
            new.writestr(name, data)


if sys.argv[1] == "--spoil":
    spoil(*sys.argv[2:5])
else:
    for path in sys.argv[1:]:
        for problem in Package(path).judge()[:40]:
            print(path, problem)
