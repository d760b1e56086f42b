"""Makes files that say more than they show, and looks at what is left of them: python-docx, openpyxl, python-pptx and
Pillow judge what our own program took out. `make FOLDER` writes them, `look FOLDER` prints what they say now."""
import hashlib
import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pptx import Presentation


def photos(folder):
    image = Image.new("RGB", (64, 48), (200, 40, 20))
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x013B] = 6, "DemoCam", "Person A"
    place = told.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (29.0, 54.0, 0.0), "E", (118.0, 18.0, 0.0)
    for ending in ("jpg", "png", "webp"):
        image.save(folder / f"photo.{ending}", exif=told)
    with open(folder / "photo.jpg", "ab") as file:
        file.write(b"SECRET behind the end")


def word(folder):
    text = docx.Document()
    text.core_properties.author, text.core_properties.last_modified_by = "某人甲", "某人乙"
    text.add_paragraph("公开的第一段。").add_run("机密隐藏").font.hidden = True
    ns = nsdecls("w")
    changed = text.add_paragraph("修订：")
    changed._p.append(parse_xml(f'<w:ins {ns} w:id="1" w:author="某人丙"><w:r><w:t>新增文字</w:t></w:r></w:ins>'))
    changed._p.append(
        parse_xml(f'<w:del {ns} w:id="2" w:author="某人丙"><w:r><w:delText>机密删除</w:delText></w:r></w:del>'))
    for half in ("上半句，", "中间句，"):
        struck = text.add_paragraph(half)
        struck._p.get_or_add_pPr().append(
            parse_xml(f'<w:rPr {ns}><w:del w:id="3" w:author="某人丙"/></w:rPr>'))
    text.add_paragraph("下半句。")
    last = text.add_paragraph("末段")
    text.add_comment(last.runs, text="机密批注", author="某人丁", initials="D")
    text.add_picture(str(folder / "photo.jpg"))
    table = text.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "表格甲", "表格乙"
    text.save(folder / "word.docx")


def excel(folder):
    book = openpyxl.Workbook()
    book.properties.creator = "某人甲"
    sheet = book.active
    sheet.title = "公示"
    for row in range(1, 11):
        for column, value in ((1, row), (2, f"名字{row}"), (3, f"机密备注{row}")):
            sheet.cell(row, column, value)
    for row in (3, 4, 5):
        sheet.cell(row, 2, f"机密名字{row}")
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B1"].comment = openpyxl.comments.Comment("机密批注", "某人戊")
    book.create_sheet("机密表")["A1"] = "机密号码"
    book["机密表"].sheet_state = "veryHidden"
    book.create_sheet("第三")["A1"] = "末表"
    book.active = 2
    book.save(folder / "excel.xlsx")
    sheet["D1"] = "=机密表!A1"
    book.save(folder / "uncounted.xlsx")


def slides(folder):
    show = Presentation()
    show.core_properties.author = "某人甲"
    for number in (1, 2, 3):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = "机密页" if number == 2 else f"第{number}页"
        slide.notes_slide.notes_text_frame.text = "机密备注"
    show.slides[1]._element.set("show", "0")
    show.save(folder / "slides.pptx")


def look(folder):
    text = docx.Document(folder / "word.docx")
    print("word:", "|".join(each.text for each in text.paragraphs if each.text), text.tables[0].cell(0, 1).text)
    book = openpyxl.load_workbook(folder / "excel.xlsx")
    sheet = book["公示"]
    print("excel:", book.sheetnames, sheet["B2"].value, sheet["B4"].value, sheet["C2"].value, sheet["B1"].comment,
          sheet.row_dimensions[4].hidden, book["第三"]["A1"].value)
    show = Presentation(folder / "slides.pptx")
    print("slides:", [each.shapes.title.text for each in show.slides])
    for ending in ("jpg", "png", "webp"):
        image = Image.open(folder / f"photo.{ending}")
        print(f"{ending}:", sorted(image.getexif()), hashlib.sha256(image.tobytes()).hexdigest()[:8])


if __name__ == "__main__":
    place = Path(sys.argv[2])
    for step in (photos, word, excel, slides) if sys.argv[1] == "make" else (look,):
        step(place)
