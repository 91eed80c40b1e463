"""A table as a workbook of Office Open XML (ECMA-376), the least that Excel and LibreOffice read: one sheet, texts, whole numbers, days.

Written by hand: a table of a few columns does not need a library of its own.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | date | None
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a workbook's calendar."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN, OFFICE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FILES = {
    "[Content_Types].xml": f"""{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{MEDIA_TYPE}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""",
    "_rels/.rels": f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"
 Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"
 Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/relationships/styles"
 Target="styles.xml"/></Relationships>""",
    "xl/styles.xml": f"""{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill
 patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs
 count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
</styleSheet>""",
}
BOLD, DAY = 1, 2
"""The places of their styles in styles.xml."""


def workbook(title: str, rows: Iterable[Sequence[Cell]]) -> bytes:
    """A file with one sheet; the first row is its head, which stays in view. Texts are texts, also those that look like a formula."""
    lines = "".join(f"<row>{''.join(_cell(cell, head=place == 0) for cell in row)}</row>" for place, row in enumerate(rows))
    sheet = f"""{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"
 activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="36" customWidth="1"/><col min="2"
 max="20" width="20" customWidth="1"/></cols><sheetData>{lines}</sheetData></worksheet>"""
    book = f"""{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets><sheet name={quoteattr(title[:31])} sheetId="1"
 r:id="r1"/></sheets></workbook>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**FILES, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet}.items():
            package.writestr(name, text)
    return out.getvalue()


def _cell(cell: Cell, *, head: bool) -> str:
    style = f' s="{BOLD}"' if head else ""
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, int):
        return f"<c{style}><v>{cell}</v></c>"
    if isinstance(cell, date):
        return f'<c s="{DAY}"><v>{(cell - FIRST_DAY).days}</v></c>'
    kept = "".join(sign for sign in cell if sign.isprintable())
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>'
