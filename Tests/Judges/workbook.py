"""Prints what openpyxl reads of a workbook, as JSON: names, states, frozen panes, widths and every cell by its type."""
import datetime
import json
import sys

import openpyxl


def cell(value):
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, (int, float)):
        return ["number", float(value)]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return ["date", value.isoformat(sep=" ") if isinstance(value, datetime.datetime) else value.isoformat()]
    return ["none", ""] if value is None else ["text", value]


book = openpyxl.load_workbook(sys.argv[1], data_only=True)
print(json.dumps([
    {
        "name": sheet.title, "state": sheet.sheet_state, "frozen": sheet.freeze_panes or "",
        "formulas": sum(1 for row in sheet.iter_rows() for each in row if each.data_type == "f"),
        "rows": [[cell(each.value) for each in row] for row in sheet.iter_rows()],
    } for sheet in book.worksheets], ensure_ascii=False))
