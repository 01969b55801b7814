# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Files that their signer signed elsewhere, without places for number and date.

Form fields added now would break that signature. Further signatures do not, as long
as it forbids nothing: so number and date are what a signature of the agency looks
like, and its seal is another.
"""

import unicodedata
from datetime import datetime
from typing import Literal

from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NumberObject,
)
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
)
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.stamp import StaticStampStyle

from .appearance import CENTRED, embed_form_font, image_style, placed_text
from .embedded import find_signatures
from .errors import AlreadyPrepared, Certified, LeaderSignatureMissing
from .fonts import form_font
from .prepare import FIELD_STYLES, FONT_KEYS, whole_points
from .reading import PARSER_ERRORS, lookup, open_reader
from .signing import new_signature
from .two_phase import Manner
from .types import (
    AGENCY_FIELD,
    LEADER_FIELD,
    NUMBER_SIGNATURE_FIELD,
    TEXT_FIELDS,
    Anchors,
    Box,
    SigningKey,
)
from .writing import IncrementalWriter, finish, name, open_writer

_PRINTED = 4  # flag of an annotation: shown, and printed as well

SigningState = Literal["unsigned", "prepared", "open", "certified"]


def signing_state(pdf: bytes) -> SigningState:
    """What may still be done to a file.

    ``unsigned``; ``prepared``: it has the places of this system, signed or not;
    ``open``: signed, and further signatures are permitted; ``certified``: signed so
    that nothing, or only what is there, may follow. Raises NotPdf, BrokenPdf,
    EncryptedPdf.
    """
    reader = open_reader(pdf)
    # a program that signs in a field of its own is given no place of the leader
    if _root_fields(reader) & {LEADER_FIELD, AGENCY_FIELD}:
        return "prepared"
    found = find_signatures(reader)
    if not found:
        return "unsigned"
    return "certified" if any(map(_forbids, found)) else "open"


def _root_fields(reader: PdfFileReader) -> set[str]:
    form = lookup(reader.root, "/AcroForm", {})
    fields = [item.get_object() for item in lookup(form, "/Fields", ())]
    return {str(lookup(field, "/T")) for field in fields}


def _forbids(signature: object) -> bool:
    """Whether it is a certification, locks fields or cannot be judged."""
    if not isinstance(signature, EmbeddedPdfSignature):
        return True
    try:
        return bool(
            signature.docmdp_level is not None
            or signature.fieldmdp is not None
            or "/Lock" in signature.sig_field
        )
    except PARSER_ERRORS:
        return True


def number_and_seal_elsewhere(
    pdf: bytes,
    key: SigningKey,
    anchors: Anchors,
    *,
    number: str,
    day: str,
    month: str,
    seal_png: bytes,
    signing_time: datetime,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """Number, date and seal on a file that was signed elsewhere and permits it.

    Two revisions, each a signature of the agency; ``pdf`` stays their beginning. The
    second permits no change. Raises LeaderSignatureMissing (unsigned), AlreadyPrepared,
    Certified, TextDoesNotFit, UnsupportedText, BadImage, CertificateRefused, BrokenPdf,
    SigningFailed.
    """
    _check_open(pdf)
    numbered = _sign_number(pdf, key, anchors, (number, day, month), signing_time)
    seal = Manner(
        PdfSignatureMetadata(
            field_name=AGENCY_FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        ),
        image_style(seal_png),
        SigFieldSpec(
            AGENCY_FIELD,
            on_page=anchors.seal.page,
            box=whole_points(anchors.seal),
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
            doc_mdp_update_value=MDPPerm.NO_CHANGES,
        ),
    )
    return new_signature(open_writer(numbered), key, seal, signing_time, timestamper)


def _check_open(pdf: bytes) -> None:
    match signing_state(pdf):
        case "unsigned":
            raise LeaderSignatureMissing()
        case "prepared":
            raise AlreadyPrepared(field=LEADER_FIELD)
        case "certified":
            raise Certified()


def preview_elsewhere(
    pdf: bytes, anchors: Anchors, *, number: str, day: str, month: str, seal_png: bytes
) -> tuple[bytes, int]:
    """What ``number_and_seal_elsewhere`` makes of it, to be looked at only.

    Signed by nobody: pictures on the page, which break the signature that is there.
    Returns the PDF and the seal's page, the first is 0. Raises what that raises of a
    file and its texts.
    """
    _check_open(pdf)
    writer = open_writer(pdf)
    line, around = _number_line(writer, anchors, (number, day, month))
    _put(writer, line, around)
    _put(writer, image_style(seal_png), anchors.seal)
    return finish(writer), anchors.seal.page


def _put(writer: IncrementalWriter, style: StaticStampStyle, box: Box) -> None:
    """Lay a picture on a page, which stays as it is below."""
    page, _resources = writer.find_page_for_modification(box.page)
    edges = whole_points(box)
    x0, y0, x1, y1 = edges
    room = BoxConstraints(width=x1 - x0, height=y1 - y0)
    picture = style.create_stamp(writer, room, {})
    annotation = DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/Stamp"),
            name("/Rect"): ArrayObject(FloatObject(edge) for edge in edges),
            name("/F"): NumberObject(_PRINTED),
            name("/AP"): picture.as_appearances().as_pdf_object(),
        }
    )
    writer.register_annotation(page, writer.add_object(annotation))


def _sign_number(
    pdf: bytes,
    key: SigningKey,
    anchors: Anchors,
    texts: tuple[str, str, str],
    signing_time: datetime,
) -> bytes:
    """One signature over the line of number and date: a field has one widget."""
    writer = open_writer(pdf)
    style, around = _number_line(writer, anchors, texts)
    line = Manner(
        PdfSignatureMetadata(
            field_name=NUMBER_SIGNATURE_FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        ),
        style,
        SigFieldSpec(
            NUMBER_SIGNATURE_FIELD, on_page=around.page, box=whole_points(around)
        ),
    )
    return new_signature(writer, key, line, signing_time, None)


def _number_line(
    writer: IncrementalWriter, anchors: Anchors, texts: tuple[str, str, str]
) -> tuple[StaticStampStyle, Box]:
    """How number, day and month look in one box, and where that is."""
    boxes = (anchors.number, anchors.day, anchors.month)
    around = _around(list(boxes))
    normal = (unicodedata.normalize("NFC", text) for text in texts)
    lines = dict(zip(TEXT_FIELDS, zip(normal, boxes, strict=True), strict=True))
    style = StaticStampStyle(
        border_width=0,
        background=_Written(writer, around, lines),
        background_layout=CENTRED,
        background_opacity=1.0,
    )
    return style, around


def _around(boxes: list[Box]) -> Box:
    """The smallest box on whole points around these, which are on one page."""
    return Box(
        boxes[0].page,
        int(min(box.x0 for box in boxes)),
        int(min(box.y0 for box in boxes)),
        int(max(box.x1 for box in boxes)) + 1,
        int(max(box.y1 for box in boxes)) + 1,
    )


class _Written(PdfContent):
    """Number, day and month, each in its place inside one box."""

    def __init__(
        self,
        writer: IncrementalWriter,
        around: Box,
        texts: dict[str, tuple[str, Box]],
    ) -> None:
        # Whole numbers: pyHanko scales a picture to the field.
        box = BoxConstraints(width=int(around.width), height=int(around.height))
        super().__init__(box=box, writer=writer)
        self._commands = b" ".join(
            self._line(writer, field, text, box, around)
            for field, (text, box) in texts.items()
        )

    def _line(
        self,
        writer: IncrementalWriter,
        field: str,
        text: str,
        box: Box,
        around: Box,
    ) -> bytes:
        style = FIELD_STYLES[field]
        fonts = self.resources[ResourceType.FONT]
        key = name(FONT_KEYS[style])
        if key not in fonts:
            fonts[key] = embed_form_font(writer, form_font(style))
        return placed_text(
            field,
            text,
            box,
            origin=(box.x0 - around.x0, box.y0 - around.y0),
            font=form_font(style),
            font_key=key,
            right=field == TEXT_FIELDS[0],
        )

    def render(self) -> bytes:
        return self._commands
