# SPDX-License-Identifier: LGPL-3.0-or-later
"""Draft documents made the way users make them: DOCX, then LibreOffice."""

import subprocess
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

SIGNER = "Trần Văn An"
AGENCY = "Sở Khoa học và Công nghệ tỉnh Hưng Yên"
_BLANK = "\u00a0"

Line = tuple[str, bool, bool]


def write_docx(path: Path) -> None:
    """A submission whose body also names the signer and quotes dates."""
    document = Document()
    _set_page(document)
    head = document.add_table(2, 2)
    _put(
        head.cell(0, 0),
        ("UBND TỈNH HƯNG YÊN", False, False),
        ("SỞ KH&CN", True, False),
    )
    _put(head.cell(0, 1), ("Độc lập - Tự do - Hạnh phúc", True, False))
    _put(head.cell(1, 0), (f"Số:{_BLANK * 8}/TTr-SKHCN", False, False))
    date = f"Hưng Yên, ngày{_BLANK * 6}tháng{_BLANK * 6}năm 2026"
    _put(head.cell(1, 1), (date, False, True))
    for _ in range(2):
        document.add_paragraph(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính "
            f"phủ; Giám đốc {SIGNER} giao các phòng triển khai thực hiện."
        )
    foot = document.add_table(1, 2)
    _put(foot.cell(0, 0), ("Nơi nhận:", True, True))
    blank = [("", False, False)] * 4
    _put(foot.cell(0, 1), ("GIÁM ĐỐC", True, False), *blank, (SIGNER, True, False))
    document.save(str(path))


def _set_page(document: object) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"].font
    style.name, style.size = "Times New Roman", Pt(13)


def _put(cell: _Cell, *lines: Line) -> None:
    for number, (text, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic


def convert(docx: Path, profile: Path) -> bytes:
    """PDF/A-2b by LibreOffice."""
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}',
            "--outdir",
            str(docx.parent),
            str(docx),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return docx.with_suffix(".pdf").read_bytes()
