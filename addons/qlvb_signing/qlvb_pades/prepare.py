# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Giving an unsigned document the fields that will be filled later.

A field added after a signature breaks that signature, so every field exists
before the first one.
"""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from .appearance import blank, embed_form_font, font_size
from .errors import AlreadyPrepared
from .fonts import Style, form_font
from .types import (
    AGENCY_FIELD,
    DAY_FIELD,
    LEADER_FIELD,
    MONTH_FIELD,
    NUMBER_FIELD,
    TEXT_FIELDS,
    Anchors,
    Box,
)
from .writing import IncrementalWriter, find_field, finish, form_of, name, open_writer

# The place and date line is italic, the number upright
# (NĐ 30/2020 Phụ lục I, phần I mục II.3 and II.4).
FIELD_STYLES: dict[str, Style] = {
    NUMBER_FIELD: "regular",
    DAY_FIELD: "italic",
    MONTH_FIELD: "italic",
}
FONT_KEYS: dict[Style, str] = {"regular": "/QlvbSerif", "italic": "/QlvbSerifItalic"}
_READ_ONLY = 1
_PRINT = 4
_CENTRE, _RIGHT = 1, 2

# Without a lock on all fields the number could be refilled after sealing.
_SEAL_LOCK = FieldMDPSpec(FieldMDPAction.ALL)


def prepare_pdf(pdf: bytes, anchors: Anchors, *, leader_field: bool = True) -> bytes:
    """Add the number, day and month fields and both signature fields.

    One revision; the result starts with ``pdf``. Without ``leader_field`` for a
    program that makes its own: an empty one would stay in the file. Raises
    AlreadyPrepared, BrokenPdf, FontNotFound.
    """
    writer = open_writer(pdf)
    _refuse_prepared(writer)
    _add_text_fields(writer, anchors)
    # The seal lies over the signature, so its field comes last.
    if leader_field:
        _add_signature_field(writer, LEADER_FIELD, anchors.signer_image)
    _add_signature_field(writer, AGENCY_FIELD, anchors.seal, locks=True)
    return finish(writer)


def prepare_form(pdf: bytes) -> bytes:
    """Give a file without any form an empty one, for a program that signs in it.

    Only what is added to a form can be told from what was changed. Raises BrokenPdf.
    """
    writer = open_writer(pdf)
    if "/AcroForm" in writer.root:
        return pdf
    form_of(writer)
    return finish(writer)


def _refuse_prepared(writer: IncrementalWriter) -> None:
    for field in (*TEXT_FIELDS, LEADER_FIELD, AGENCY_FIELD):
        if find_field(writer, field) is not None:
            raise AlreadyPrepared(field=field)


def _add_text_fields(writer: IncrementalWriter, anchors: Anchors) -> None:
    form = form_of(writer)
    _add_fonts(writer, form)
    boxes = (anchors.number, anchors.day, anchors.month)
    for field, box in zip(TEXT_FIELDS, boxes, strict=True):
        reference = _text_field(writer, field, box)
        form["/Fields"].append(reference)
        page = writer.find_page_for_modification(box.page)[0]
        writer.register_annotation(page, reference)
    writer.update_container(form["/Fields"])


def _add_fonts(writer: IncrementalWriter, form: DictionaryObject) -> None:
    resources = form.setdefault(name("/DR"), DictionaryObject())
    fonts = resources.setdefault(name("/Font"), DictionaryObject())
    for style, key in FONT_KEYS.items():
        fonts[name(key)] = embed_form_font(writer, form_font(style))
    writer.update_container(resources)
    writer.update_container(fonts)


def _text_field(writer: IncrementalWriter, field: str, box: Box) -> IndirectObject:
    key = FONT_KEYS[FIELD_STYLES[field]]
    page = writer.find_page_for_modification(box.page)[0]
    appearance = writer.add_object(blank(box.width, box.height))
    return writer.add_object(
        DictionaryObject(
            {
                name("/Type"): name("/Annot"),
                name("/Subtype"): name("/Widget"),
                name("/FT"): name("/Tx"),
                name("/T"): generic.pdf_string(field),
                name("/Ff"): generic.NumberObject(_READ_ONLY),
                name("/F"): generic.NumberObject(_PRINT),
                name("/Q"): generic.NumberObject(
                    _RIGHT if field == NUMBER_FIELD else _CENTRE
                ),
                name("/DA"): generic.pdf_string(
                    f"{key} {font_size(box.height):g} Tf 0 g"
                ),
                name("/Rect"): _rectangle(box),
                name("/P"): page,
                name("/AP"): DictionaryObject({name("/N"): appearance}),
            }
        )
    )


def _rectangle(box: Box) -> generic.ArrayObject:
    corners = (box.x0, box.y0, box.x1, box.y1)
    return generic.ArrayObject(generic.FloatObject(f"{c:.3f}") for c in corners)


def _add_signature_field(
    writer: IncrementalWriter, field: str, box: Box, *, locks: bool = False
) -> None:
    append_signature_field(
        writer,
        SigFieldSpec(
            sig_field_name=field,
            on_page=box.page,
            box=whole_points(box),
            field_mdp_spec=_SEAL_LOCK if locks else None,
            doc_mdp_update_value=MDPPerm.NO_CHANGES if locks else None,
        ),
    )


def whole_points(box: Box) -> tuple[int, int, int, int]:
    """The box on whole points, as pyHanko wants signature fields."""
    return round(box.x0), round(box.y0), round(box.x1), round(box.y1)
