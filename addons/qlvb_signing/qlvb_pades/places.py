# SPDX-License-Identifier: LGPL-3.0-or-later
"""Places as people see and move them, and the boxes they are in the file.

A place is told in fractions of the page that is shown, so that no screen needs to
know points; a box in points of the file's own coordinates, whose origin need not be
the corner of what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2 as pdfium

from .anchors import MILLIMETRE, SEAL_MILLIMETRES, find_boxes, opened
from .errors import AnchorNotFound, BadPlace
from .types import PLACES, TEXT_PLACES, Anchors, Box, Place

# Points. A line of 8 to 20 points' letters; a signature one can still see.
_LINE_HEIGHTS = (9.0, 26.0)
_NARROWEST_TEXT = 8.0
_SMALLEST_SIGNATURE = 20.0
_SEAL_TOLERANCE = 1.0 * MILLIMETRE
# Fractions come from screens and from rounding.
_ROUNDING = 0.002


@dataclass(frozen=True)
class Frame:
    """The part of a page that is shown, in points of the file."""

    x0: float
    y0: float
    width: float
    height: float
    rotated: bool


def page_frames(pdf: bytes) -> list[Frame]:
    """What is shown of each page. Raises BrokenPdf."""
    with opened(pdf) as document:
        return [_frame(document, number) for number in range(len(document))]


def _frame(document: pdfium.PdfDocument, number: int) -> Frame:
    page = document[number]
    x0, y0, x1, y1 = page.get_cropbox()
    rotated = page.get_rotation() != 0
    page.close()
    return Frame(x0, y0, x1 - x0, y1 - y0, rotated)


def find_places(pdf: bytes, *, signer_name: str) -> dict[str, Place]:
    """The places that the text of the page tells, under their names in ``PLACES``.

    What is not found, or stands where nothing can be written, is left out: a person
    places it. Raises BrokenPdf.
    """
    frames = page_frames(pdf)
    places = {
        name: _shown(box, frames[box.page])
        for name, box in find_boxes(pdf, signer_name=signer_name).items()
    }
    return {name: p for name, p in places.items() if _is_good(name, p, frames)}


def _shown(box: Box, frame: Frame) -> Place:
    return Place(
        page=box.page,
        left=(box.x0 - frame.x0) / frame.width,
        top=1 - (box.y1 - frame.y0) / frame.height,
        right=(box.x1 - frame.x0) / frame.width,
        bottom=1 - (box.y0 - frame.y0) / frame.height,
    )


def _is_good(name: str, place: Place, frames: list[Frame]) -> bool:
    try:
        box_of(name, place, frames)
    except BadPlace:
        return False
    return True


def anchors_at(pdf: bytes, places: Mapping[str, Place]) -> Anchors:
    """The boxes of these places in the file.

    Raises AnchorNotFound with the name of a place that is not told, BadPlace,
    BrokenPdf.
    """
    frames = page_frames(pdf)
    for name in PLACES:
        if name not in places:
            raise AnchorNotFound(which=name)
    boxes = {name: box_of(name, places[name], frames) for name in PLACES}
    for name in TEXT_PLACES:
        # A file signed elsewhere gets them as one appearance.
        if boxes[name].page != boxes[TEXT_PLACES[0]].page:
            raise BadPlace(which=name, reason="apart")
    return Anchors(**boxes)


def box_of(name: str, place: Place, frames: list[Frame]) -> Box:
    """The box of one place on the pages of ``page_frames``. Raises BadPlace."""
    if not 0 <= place.page < len(frames):
        raise BadPlace(which=name, reason="page")
    frame = frames[place.page]
    if frame.rotated:
        raise BadPlace(which=name, reason="rotated")
    edges = (place.left, place.top, 1 - place.right, 1 - place.bottom)
    if not all(edge >= -_ROUNDING for edge in edges):
        raise BadPlace(which=name, reason="outside")
    box = Box(
        page=place.page,
        x0=frame.x0 + place.left * frame.width,
        y0=frame.y0 + (1 - place.bottom) * frame.height,
        x1=frame.x0 + place.right * frame.width,
        y1=frame.y0 + (1 - place.top) * frame.height,
    )
    if not _has_size(name, box):
        raise BadPlace(which=name, reason="size")
    return box


def _has_size(name: str, box: Box) -> bool:
    if name in TEXT_PLACES:
        lowest, highest = _LINE_HEIGHTS
        return box.width >= _NARROWEST_TEXT and lowest <= box.height <= highest
    if name == "seal":
        # In its actual size: NĐ 30/2020 Phụ lục I, phần I mục II.8.a.
        wanted = SEAL_MILLIMETRES * MILLIMETRE
        return all(
            abs(edge - wanted) <= _SEAL_TOLERANCE for edge in (box.width, box.height)
        )
    return min(box.width, box.height) >= _SMALLEST_SIGNATURE
