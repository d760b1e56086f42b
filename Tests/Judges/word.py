"""Judges Word files: `audit FILE…` prints what the rules of the Open XML SDK find; `styles FILE` what python-docx sees."""
import sys


def audit(paths):
    from openxml_audit import OpenXmlValidator
    for path in paths:
        for finding in OpenXmlValidator().validate(path).errors:
            print(path, finding)


def styles(path):
    import docx
    from docx.oxml.ns import qn
    document = docx.Document(path)
    for paragraph in document.paragraphs:
        # A title is broken into lines by its meaning.
        print(f"{paragraph.style.name}|{paragraph.text}".replace("\n", ""))
    for table in document.tables:
        heads = sum(1 for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None)
        print(f"table|{len(table.rows)}x{len(table.columns)}|heading {heads}")
    for picture in document.element.iter(qn("wp:docPr")):
        print("picture|" + picture.get("descr"))


{"audit": lambda: audit(sys.argv[2:]), "styles": lambda: styles(sys.argv[2])}[sys.argv[1]]()
