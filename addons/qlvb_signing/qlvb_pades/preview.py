# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""What a document will look like once it is numbered and sealed."""

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.layout import BoxConstraints

from .appearance import image_style
from .signing import required_field, widget_box, write_number
from .types import AGENCY_FIELD
from .writing import IncrementalWriter, finish, open_writer


def preview_pdf(
    pdf: bytes, *, number: str, day: str, month: str, seal_png: bytes
) -> tuple[bytes, int]:
    """The PDF with number, date and seal drawn where they will be; the seal's page.

    Signed by nobody, and only to be looked at. The first page is 0. Raises NotPrepared,
    LeaderSignatureMissing, TextDoesNotFit, UnsupportedText, BadImage, BrokenPdf.
    """
    writer = open_writer(pdf)
    write_number(writer, number, day, month)
    widget = required_field(writer, AGENCY_FIELD)
    box = widget_box(widget)
    room = BoxConstraints(width=box.x1 - box.x0, height=box.y1 - box.y0)
    stamp = image_style(seal_png).create_stamp(writer, room, {})
    widget["/AP"] = stamp.as_appearances().as_pdf_object()
    writer.update_container(widget)
    return finish(writer), _page_of(writer, widget)


def _page_of(writer: IncrementalWriter, widget: DictionaryObject) -> int:
    """The number of the page a field lies on; the first if it names none."""
    page = widget.raw_get("/P").reference if "/P" in widget else None
    for number in range(writer.root["/Pages"]["/Count"]):
        if writer.find_page_for_modification(number)[0].reference == page:
            return number
    return 0
