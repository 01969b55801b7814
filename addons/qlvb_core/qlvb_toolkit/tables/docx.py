# SPDX-License-Identifier: LGPL-3.0-or-later
"""A table as DOCX, its XML written row by row: a tree of 10,000 rows fills a memory."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from .table import Row, Table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{WORD}.footer+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/footer" Target="footer1.xml"/>'
        "</Relationships>"
    ),
}
# A4 across, in twentieths of a point.
WIDTH, HEIGHT, LEFT, RIGHT, EDGE = 16838, 11906, 1134, 850, 850
BODY = WIDTH - LEFT - RIGHT
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
    f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{EDGE}" w:right="{RIGHT}" w:bottom="{EDGE}" w:left="{LEFT}" '
    'w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
)
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
JUSTIFY = {"left": "left", "center": "center", "right": "right"}


def write_docx(path: Path, table: Table, rows: Iterable[Row]) -> int:
    """Write ``table`` with ``rows`` to ``path``; return the number of rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in PARTS.items():
            package.writestr(name, HEAD + part)
        package.writestr("word/footer1.xml", _footer(table))
        with package.open("word/document.xml", "w", force_zip64=True) as stream:
            return _write_body(stream, table, rows)


def _write_body(stream: IO[bytes], table: Table, rows: Iterable[Row]) -> int:
    def put(text: str) -> None:
        stream.write(text.encode())

    put(f"{HEAD}<w:document {W} {R}><w:body>")
    for line in table.organisation:
        put(_paragraph(line.upper(), bold=line == table.organisation[-1]))
    put(_paragraph(table.title.upper(), align="center", bold=True, size=28))
    for line in table.facts:
        put(_paragraph(line, align="center"))
    put(_table_start(table))
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last one counts them
        put(_row(table, row))
    put("</w:tbl>")
    if closing := table.closing(count):
        put(_paragraph(closing))
    put(_signatures(table))
    put(f"{SECTION}</w:body></w:document>")
    return count


def _widths(table: Table) -> list[int]:
    return [int(share * BODY) for share in table.shares()]


def _table_start(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(table))
    headings = [column.title for column in table.columns]
    numbers = [f"({n})" for n in range(1, len(headings) + 1)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{BODY}" w:type="dxa"/>'
        f"<w:tblBorders>{EDGES}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + _row(table, headings, head=True)
        + _row(table, numbers, head=True)
    )


def _row(table: Table, cells: Row, *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + _paragraph(
                str(cell), align="center" if head else column.align, bold=head, size=21
            )
            + "</w:tc>"
            for cell, width, column in zip(
                cells, _widths(table), table.columns, strict=True
            )
        )
        + "</w:tr>"
    )


def _paragraph(
    text: str, *, align: str = "left", bold: bool = False, size: int = 24
) -> str:
    lines = [
        f'<w:t xml:space="preserve">{_safe(line)}</w:t>' for line in text.split("\n")
    ]
    return (
        f'<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="{JUSTIFY[align]}"/></w:pPr>'
        f"<w:r>{_letters(size, bold=bold)}{'<w:br/>'.join(lines)}</w:r></w:p>"
    )


def _letters(size: int, *, bold: bool = False) -> str:
    font = "Times New Roman"
    return (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
    )


def _safe(text: str) -> str:
    """Text as XML may hold it: what a sender wrote may have control characters."""
    return escape("".join(c for c in text if c >= " " or c == "\t"))


def _signatures(table: Table) -> str:
    if not table.signatures:
        return _paragraph("")
    words = (" " * 40).join(table.signatures)
    return _paragraph("") + _paragraph(words, align="center", bold=True)


def _footer(table: Table) -> str:
    def field(code: str) -> str:
        run = f"<w:r>{_letters(17)}<w:t>1</w:t></w:r>"
        return f'<w:fldSimple w:instr="{code}">{run}</w:fldSimple>'

    def words(text: str) -> str:
        return f'<w:r>{_letters(17)}<w:t xml:space="preserve">{_safe(text)}</w:t></w:r>'

    return (
        f"{HEAD}<w:ftr {W}><w:p><w:pPr><w:tabs>"
        f'<w:tab w:val="right" w:pos="{BODY}"/></w:tabs></w:pPr>'
        f"{words(table.mark)}<w:r><w:tab/></w:r>{words(table.page_words + ' ')}"
        f"{field('PAGE')}{words('/')}{field('NUMPAGES')}</w:p></w:ftr>"
    )
