# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write the DOCX templates: ``python -m config.templates.build [FOLDER]``."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from . import blocks
from . import layout as at
from .ooxml import (
    add_page_number,
    add_paragraph,
    add_rule,
    add_tag,
    restart_page_numbers,
)

FOLDER = Path(__file__).parents[2] / "addons" / "qlvb_workflow" / "data" / "templates"
_ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_UNFILLED_ATTACHMENT = "(Kèm theo Văn bản số ……/…… ngày …… tháng …… năm …… của ……)"


def to_trinh() -> Document:
    """Mẫu 1.4: a document with a type name, submitted to a superior."""
    document = _new()
    blocks.head(document, normative=False)
    blocks.title(document)
    blocks.addressees(document)
    blocks.legal_bases(document)
    blocks.body(document, "body")
    blocks.signer(document)
    return document


def cong_van() -> Document:
    """Mẫu 1.5: a letter, with "V/v" under its number."""
    document = _new()
    blocks.head(document, normative=False, letter=True)
    blocks.addressees(document)
    blocks.body(document, "body")
    blocks.signer(document)
    return document


def quyet_dinh() -> Document:
    """Mẫu 1.2 and 1.3: a decision on a single case."""
    return _decision(normative=False)


def quyet_dinh_qppl() -> Document:
    """A normative decision: the year stands in its code (NĐ 78/2025/NĐ-CP)."""
    return _decision(normative=True)


def phu_luc() -> Document:
    """Mẫu 2.1 and 2.2: an appendix in a file of its own."""
    document = _new()
    add_paragraph(
        document,
        "Phụ lục{% if appendix_number %} {{ appendix_number }}{% endif %}",
        14,
        bold=True,
    )
    add_paragraph(document, "{{ subject|upper }}", at.SUBJECT, bold=True)
    add_tag(document, "if attached_to")
    add_paragraph(document, "({{ attached_to }})", at.BODY, italic=True)
    add_tag(document, "else")
    add_paragraph(document, _UNFILLED_ATTACHMENT, at.BODY, italic=True)
    add_tag(document, "endif")
    add_rule(document, at.TEXT_WIDTH, at.SUBJECT_RULE)
    blocks.body(document, "body")
    return document


TEMPLATES: dict[str, Callable[[], Document]] = {
    "to_trinh.docx": to_trinh,
    "cong_van.docx": cong_van,
    "quyet_dinh.docx": quyet_dinh,
    "quyet_dinh_qppl.docx": quyet_dinh_qppl,
    "phu_luc.docx": phu_luc,
}


def build(name: str) -> bytes:
    """The template file of that name, the same bytes on every run."""
    buffer = io.BytesIO()
    TEMPLATES[name]().save(buffer)
    return _with_fixed_times(buffer.getvalue())


def main(arguments: list[str]) -> None:
    """Write all templates to the folder given, by default that of the addon."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in TEMPLATES:
        (folder / name).write_bytes(build(name))


def _decision(*, normative: bool) -> Document:
    document = _new()
    blocks.head(document, normative=normative)
    blocks.title(document)
    blocks.decision_opening(document)
    blocks.body(document, "body")
    blocks.signer(document)
    _regulation(document, normative=normative)
    return document


def _regulation(document: Document, *, normative: bool) -> None:
    """The text issued with the decision: a section with its own page numbers."""
    add_tag(document, "if regulation")
    _set_page(document.add_section(WD_SECTION.NEW_PAGE))
    add_paragraph(document, "{{ regulation.type_name }}", at.TYPE_NAME, bold=True)
    add_paragraph(document, "{{ regulation.subject }}", at.SUBJECT, bold=True)
    year = "{{ year }}/" if normative else ""
    issued_with = (
        "(Ban hành kèm theo {{ regulation.issued_with }} số"
        f"{at.NUMBER_GAP}/{year}{{{{ notation }}}} ngày{at.DAY_GAP}tháng{at.DAY_GAP}"
        "năm\u00a0{{ year }} của {{ regulation.issuer }})"
    )
    add_paragraph(document, issued_with, at.BODY, italic=True)
    add_rule(document, at.TEXT_WIDTH, at.SUBJECT_RULE)
    blocks.body(document, "regulation.body")
    add_tag(document, "endif")


def _new() -> Document:
    document = docx.Document()
    _set_page(document.sections[0])
    _set_font(document)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    return document


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(at.PAGE_WIDTH), Mm(at.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(at.MARGIN_TOP), Mm(at.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(at.MARGIN_LEFT), Mm(at.MARGIN_RIGHT)
    section.header_distance = Mm(at.HEADER_DISTANCE)
    section.footer_distance = Mm(at.HEADER_DISTANCE)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    add_page_number(section.header.paragraphs[0], at.PAGE_NUMBER)
    restart_page_numbers(section)


def _set_font(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name = at.FONT
    style.font.size = Pt(at.BODY)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_after = Pt(0)
    run_properties = style.element.get_or_add_rPr()
    for script in ("w:eastAsia", "w:cs"):
        run_properties.rFonts.set(qn(script), at.FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    run_properties.append(language)


def _with_fixed_times(data: bytes) -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(
                zipfile.ZipInfo(name, _ZIP_TIME),
                source.read(name),
                zipfile.ZIP_DEFLATED,
            )
    return output.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
