# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write the DOCX templates and their records.

``PYTHONPATH=addons/qlvb_core python -m config.templates.build [FOLDER]``
"""

import io
import sys
import zipfile
from collections.abc import Callable
from functools import partial
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
from .forms import DOTS, FORMS, RULES, Form
from .ooxml import (
    add_page_number,
    add_paragraph,
    add_rule,
    add_tag,
    restart_page_numbers,
)
from .records import data_file

FOLDER = Path(__file__).parents[2] / "addons" / "qlvb_workflow" / "data" / "templates"
_ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_UNFILLED_ATTACHMENT = "(Kèm theo Văn bản số ……/…… ngày …… tháng …… năm …… của ……)"


def form(spec: Form) -> Document:
    """The template of one type."""
    document = _new()
    blocks.head(document, normative=spec.normative, letter=spec.letter)
    if not spec.letter:
        blocks.title(document)
    _ADDRESSED[spec.addressed](document)
    _OPENINGS[spec.opening](document)
    blocks.body_or_skeleton(document, spec.skeleton)
    if spec.passed:
        blocks.passed(document, spec.passed)
    _CLOSINGS[spec.closing](document)
    if spec.regulation:
        _regulation(document, spec)
    return document


def ban_sao() -> Document:
    """Mẫu 3.1: what is set below or behind the paper that is copied."""
    document = _new()
    blocks.copy_head(document)
    blocks.signer(document)
    return document


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


_ADDRESSED: dict[str, Callable[[Document], None]] = {
    "": lambda document: None,
    "to": blocks.addressees,
    "telegram": blocks.telegram_addressees,
}
_OPENINGS: dict[str, Callable[[Document], None]] = {
    "": lambda document: None,
    "bases": blocks.legal_bases,
    "decision": blocks.decision_opening,
    "resolution": blocks.resolution_opening,
}
_CLOSINGS: dict[str, Callable[[Document], None]] = {
    "": blocks.signer,
    "minutes": blocks.minutes_signers,
    "parties": blocks.party_signers,
}
TEMPLATES: dict[str, Callable[[], Document]] = {
    **{f"{spec.file}.docx": partial(form, spec) for spec in FORMS},
    "phu_luc.docx": phu_luc,
    "ban_sao.docx": ban_sao,
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
    if not arguments:
        data = folder.parent / "document_template_data.xml"
        data.write_text(data_file(), encoding="utf-8")


def _regulation(document: Document, spec: Form) -> None:
    """The text issued with it: a section with its own page numbers.

    Where the form is to issue one and it is not written yet, its skeleton stands there.
    """
    if spec.regulation == "optional":
        add_tag(document, "if regulation")
        _new_regulation(document, spec, "{{ regulation.type_name }}")
        blocks.body(document, "regulation.body")
        add_tag(document, "endif")
        return
    _new_regulation(
        document, spec, _regulation_word("type_name", repr(spec.regulation))
    )
    add_tag(document, "if regulation")
    blocks.body(document, "regulation.body")
    add_tag(document, "else")
    blocks.lines(document, RULES)
    add_tag(document, "endif")


def _new_regulation(document: Document, spec: Form, type_name: str) -> None:
    _set_page(document.add_section(WD_SECTION.NEW_PAGE))
    add_paragraph(document, type_name, at.TYPE_NAME, bold=True)
    subject = _regulation_word("subject", repr(DOTS))
    add_paragraph(document, subject, at.SUBJECT, bold=True)
    year = "{{ year }}/" if spec.normative else ""
    what = "Nghị quyết" if spec.opening == "resolution" else "Quyết định"
    issued_with = (
        f"(Ban hành kèm theo {_regulation_word('issued_with', repr(what))} số"
        f"{at.NUMBER_GAP}/{year}{{{{ notation }}}} ngày{at.DAY_GAP}tháng{at.DAY_GAP}"
        f"năm\u00a0{{{{ year }}}} của {_regulation_word('issuer', 'issuer')})"
    )
    add_paragraph(document, issued_with, at.BODY, italic=True)
    add_rule(document, at.TEXT_WIDTH, at.SUBJECT_RULE)


def _regulation_word(field: str, otherwise: str) -> str:
    return f"{{{{ regulation.{field} if regulation else {otherwise} }}}}"


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
