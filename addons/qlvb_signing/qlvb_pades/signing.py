# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""The three signatures of an issued document.

Each adds one revision; the result starts with the bytes that came in.
"""

import unicodedata
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.sign.fields import (
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    enumerate_sig_fields,
)
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata
from pyhanko.sign.timestamps import TimeStamper

from .appearance import image_style, line_of_text, text_style
from .errors import LeaderForbidsSeal, LeaderSignatureMissing, NotPrepared
from .fonts import form_font
from .prepare import FIELD_STYLES, FONT_KEYS, whole_points
from .reading import lookup
from .two_phase import Begun, Manner, begin, complete
from .types import (
    AGENCY_FIELD,
    APPENDIX_FIELD,
    COPY_FIELD,
    DAY_FIELD,
    LEADER_FIELD,
    MONTH_FIELD,
    NUMBER_FIELD,
    Box,
    KeyHolder,
    SigningKey,
)
from .writing import IncrementalWriter, find_field, finish, name, open_writer

_MARGIN = 20.0
_APPENDIX_WIDTH = 360.0
_APPENDIX_HEIGHT = 14.0


def sign_personal(
    pdf: bytes,
    key: SigningKey,
    *,
    image_png: bytes | None,
    reason: str,
    signing_time: datetime,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """The competent person's signature, first in the file.

    It certifies the document and permits form filling only, so that number,
    date and seal may follow. Source: NĐ 30/2020 Phụ lục I, phần I mục II.7.d.
    Raises NotPrepared, BadImage, CertificateRefused, BrokenPdf, SigningFailed,
    KeyUnavailable.
    """
    begun = begin_personal(
        pdf,
        key,
        image_png=image_png,
        reason=reason,
        signing_time=signing_time,
        stamped=timestamper is not None,
    )
    return complete(begun, key.sign(begun.attributes), timestamper=timestamper)


def begin_personal(
    pdf: bytes,
    holder: KeyHolder,
    *,
    image_png: bytes | None,
    reason: str,
    signing_time: datetime,
    stamped: bool = False,
) -> Begun:
    """The first phase of ``sign_personal``: ``complete`` is the second.

    ``stamped``: leave room for a time stamp. Raises as ``sign_personal``.
    """
    writer = open_writer(pdf)
    required_field(writer, LEADER_FIELD)
    metadata = PdfSignatureMetadata(
        field_name=LEADER_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    manner = Manner(metadata, image_style(image_png))
    return begin(writer, holder, manner, signing_time=signing_time, stamped=stamped)


def number_and_seal(
    pdf: bytes,
    key: SigningKey,
    *,
    number: str,
    day: str,
    month: str,
    seal_png: bytes,
    signing_time: datetime,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """Write number and date and seal with the agency's key, in one revision.

    No file with a number and without a seal ever exists. Sources: NĐ 30/2020
    Phụ lục I, phần I mục II.8.a; Quyết định 76/2025/QĐ-UBND Điều 10 khoản 4.
    Raises NotPrepared, LeaderSignatureMissing, TextDoesNotFit,
    UnsupportedText, BadImage, CertificateRefused, BrokenPdf, SigningFailed.
    """
    writer = open_writer(pdf)
    required_field(writer, AGENCY_FIELD)
    write_number(writer, number, day, month)
    metadata = PdfSignatureMetadata(
        field_name=AGENCY_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    manner = Manner(metadata, image_style(seal_png))
    return new_signature(writer, key, manner, signing_time, timestamper)


def fill_number(pdf: bytes, *, number: str, day: str, month: str) -> bytes:
    """Write number and date only, for a program that seals in a field of its own.

    The result is no document yet: it is given to be sealed and kept only once it
    comes back with the seal. Raises NotPrepared, LeaderSignatureMissing,
    LeaderForbidsSeal, TextDoesNotFit, UnsupportedText, BrokenPdf.
    """
    writer = open_writer(pdf)
    _require_no_certification(writer)
    write_number(writer, number, day, month)
    return finish(writer)


def _require_no_certification(writer: IncrementalWriter) -> None:
    """A certified file takes no new signature field (signing.md §1, C2 and D2)."""
    if "/DocMDP" in lookup(writer.root, "/Perms", {}):
        raise LeaderForbidsSeal()


def sign_appendix(
    pdf: bytes,
    key: SigningKey,
    *,
    text: str,
    signing_time: datetime,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """The agency's signature on an appendix that is a file of its own.

    Text only, at the top right of the first page; nothing may change later.
    Source: NĐ 30/2020 Phụ lục I, phần I mục II.8.b and III.1.d.
    Raises CertificateRefused, BrokenPdf, FontNotFound, SigningFailed.
    """
    return _sign_in_corner(pdf, key, APPENDIX_FIELD, text, signing_time, timestamper)


def sign_copy(
    pdf: bytes,
    key: SigningKey,
    *,
    text: str,
    signing_time: datetime,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """The agency's signature on an electronic copy: text only, no picture of the seal.

    One more revision; nothing may change later. Source: NĐ 30/2020 Phụ lục I,
    phần II mục I.3. Raises CertificateRefused, BrokenPdf, FontNotFound, SigningFailed.
    """
    return _sign_in_corner(pdf, key, COPY_FIELD, text, signing_time, timestamper)


def copy_text(form: str, agency: str, moment: datetime) -> str:
    """``Sao y; Sở Nội vụ; 27/11/2026; 14:05:32 +07:00``: what a copy's signature says.

    ``moment`` with the offset of Viet Nam. Source: NĐ 30/2020 Phụ lục I, phần II mục
    I.3; Phụ lục III mẫu 3.2.
    """
    return f"{form}; {agency}; {_signed_at(moment)}"


def appendix_text(code: str, moment: datetime) -> str:
    """``Số: 15/QĐ-UBND; 27/11/2026; 14:05:32 +07:00``: what an appendix's says.

    Source: NĐ 30/2020 Phụ lục I, phần I mục II.8.b; Phụ lục III mẫu 2.2.
    """
    return f"Số: {code}; {_signed_at(moment)}"


def _signed_at(moment: datetime) -> str:
    """Day, time and zone in the one form of appendices and copies.

    "ngày tháng năm; giờ phút giây; múi giờ Việt Nam theo tiêu chuẩn ISO 8601".
    """
    return f"{moment:%d/%m/%Y}; {moment:%H:%M:%S} {moment.isoformat()[-6:]}"


def _sign_in_corner(
    pdf: bytes,
    key: SigningKey,
    field_name: str,
    text: str,
    signing_time: datetime,
    timestamper: TimeStamper | None,
) -> bytes:
    writer = open_writer(pdf)
    metadata = PdfSignatureMetadata(
        field_name=field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    field = SigFieldSpec(field_name, box=whole_points(_top_right(writer)))
    style = text_style(unicodedata.normalize("NFC", text))
    manner = Manner(metadata, style, field)
    return new_signature(writer, key, manner, signing_time, timestamper)


def required_field(writer: IncrementalWriter, field: str) -> DictionaryObject:
    """A field of the prepared form. Raises NotPrepared."""
    reference = find_field(writer, field)
    if reference is None:
        raise NotPrepared(field=field)
    found = reference.get_object()
    assert isinstance(found, DictionaryObject)  # noqa: S101
    return found


def write_number(writer: IncrementalWriter, number: str, day: str, month: str) -> None:
    """Fill the three fields. Raises what ``fill_number`` does."""
    _require_signed(writer)
    for field, text in ((NUMBER_FIELD, number), (DAY_FIELD, day), (MONTH_FIELD, month)):
        _fill(writer, field, unicodedata.normalize("NFC", text))


def _require_signed(writer: IncrementalWriter) -> None:
    """The leader signed in our field, or in one that another program made."""
    if not any(enumerate_sig_fields(writer, filled_status=True)):
        raise LeaderSignatureMissing()


def _fill(writer: IncrementalWriter, field: str, text: str) -> None:
    """Set value and appearance only: other keys must stay as they were signed."""
    widget = required_field(writer, field)
    style = FIELD_STYLES[field]
    appearance = line_of_text(
        field,
        text,
        widget_box(widget),
        font=form_font(style),
        font_key=FONT_KEYS[style],
        font_reference=_font_reference(writer, FONT_KEYS[style]),
        right=field == NUMBER_FIELD,
    )
    widget["/V"] = generic.pdf_string(text)
    widget["/AP"] = DictionaryObject({name("/N"): writer.add_object(appearance)})
    writer.update_container(widget)


def _font_reference(writer: IncrementalWriter, key: str) -> IndirectObject:
    fonts: DictionaryObject = writer.root["/AcroForm"]["/DR"]["/Font"]
    reference = fonts.raw_get(key)
    assert isinstance(reference, IndirectObject)  # noqa: S101
    return reference


def widget_box(widget: DictionaryObject) -> Box:
    """Where a field lies on its page."""
    x0, y0, x1, y1 = (float(edge) for edge in widget["/Rect"])
    return Box(0, x0, y0, x1, y1)


def _top_right(writer: IncrementalWriter) -> Box:
    page = writer.find_page_for_modification(0)[0].get_object()
    media: Any = _inherited(page, "/MediaBox")
    right, top = float(media[2]) - _MARGIN, float(media[3]) - _MARGIN
    # As wide as the page: the name of an agency may be long.
    left = min(right - _APPENDIX_WIDTH, float(media[0]) + _MARGIN)
    return Box(0, left, top - _APPENDIX_HEIGHT, right, top)


def _inherited(node: DictionaryObject, key: str) -> Any:
    while key not in node:
        node = node["/Parent"]
    return node[key]


def new_signature(
    writer: IncrementalWriter,
    key: SigningKey,
    manner: Manner,
    signing_time: datetime,
    timestamper: TimeStamper | None,
) -> bytes:
    """Sign in a field of the file, or in one that ``manner`` adds: one revision.

    Raises CertificateRefused, SigningFailed, KeyUnavailable.
    """
    begun = begin(
        writer,
        key,
        manner,
        signing_time=signing_time,
        stamped=timestamper is not None,
    )
    return complete(begun, key.sign(begun.attributes), timestamper=timestamper)
