# SPDX-License-Identifier: LGPL-3.0-or-later
"""Places by hand: files whose text does not tell where number and date go."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from qlvb_pades import (
    PLACES,
    AnchorNotFound,
    Anchors,
    BadPlace,
    Grade,
    Pkcs12Key,
    Place,
    TrustPolicy,
    anchors_at,
    find_places,
    number_and_seal,
    page_frames,
    prepare_pdf,
    sign_personal,
    validate_pdf,
)

from tests.unit.qlvb_pades.drafts import SIGNER
from tests.unit.qlvb_pades.test_pades_issuing import poppler, words

SEAL = 36 / 25.4 * 72


def blank_pdf(width: float = 595, height: float = 842, pages: int = 1) -> bytes:
    """A scan or a file of another program: no text that tells the places."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def by_hand(width: float = 595, height: float = 842, page: int = 0) -> dict[str, Place]:
    """What a person drags onto the page: number and date on the first."""

    def place(x: float, y: float, w: float, h: float, on: int = 0) -> Place:
        return Place(on, x / width, y / height, (x + w) / width, (y + h) / height)

    return {
        "number": place(110, 120, 34, 15.6),
        "day": place(380, 120, 24, 15.6),
        "month": place(440, 120, 24, 15.6),
        "signer_image": place(360, 500, 140, 64, page),
        "seal": place(305, 480, SEAL, SEAL, page),
    }


def pypdf_edit(pdf: bytes, **changes: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        if "rotate" in changes:
            page.rotate(int(str(changes["rotate"])))
        if isinstance(changes.get("crop"), tuple):
            page.cropbox = RectangleObject(changes["crop"])
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_places_found_are_the_anchors(draft: bytes, anchors: Anchors) -> None:
    """R137: what the page tells needs no hand; there and back nothing moves."""
    places = find_places(draft, signer_name=SIGNER)
    again = anchors_at(draft, places)
    for name in PLACES:
        found, wanted = getattr(again, name), getattr(anchors, name)
        assert found.page == wanted.page
        for edge in ("x0", "y0", "x1", "y1"):
            assert getattr(found, edge) == pytest.approx(
                getattr(wanted, edge), abs=0.01
            )


def test_what_is_not_found_is_left_for_a_person(draft: bytes) -> None:
    """R137: the rest is found all the same."""
    assert set(find_places(draft, signer_name="Nguyễn Thị Không Có")) == {
        "number",
        "day",
        "month",
    }
    assert find_places(blank_pdf(), signer_name=SIGNER) == {}


def test_nobody_is_found_as_signer_before_one_is_chosen(draft: bytes) -> None:
    """R137: number and date are found all the same."""
    assert set(find_places(draft, signer_name=" ")) == {"number", "day", "month"}


def test_a_file_without_text_is_issued_by_places_set_by_hand(
    keys: dict[str, Pkcs12Key],
    leader_png: bytes,
    agency_png: bytes,
    now: datetime,
    trust: TrustPolicy,
    tmp_path: Path,
) -> None:
    """R137, R136: number and date stand where they were placed; all stays valid."""
    pdf = blank_pdf(pages=3)
    prepared = prepare_pdf(pdf, anchors_at(pdf, by_hand(page=2)))
    signed = sign_personal(
        prepared, keys["leader"], image_png=leader_png, reason="", signing_time=now
    )
    sealed = number_and_seal(
        signed,
        keys["agency"],
        number="15",
        day="21",
        month="09",
        seal_png=agency_png,
        signing_time=now,
    )
    assert validate_pdf(sealed, trust).grade == Grade.VALID
    said = poppler("pdfsig", sealed, tmp_path, "-nocert")
    assert said.count("Signature is Valid") == 2
    assert "Total document signed" in said.rpartition("Signature #")[2]
    boxes = dict(words(sealed, tmp_path))
    assert set(boxes) == {"15", "21", "09"}
    number, day = boxes["15"], boxes["21"]
    for box, left, width in ((number, 110, 34), (day, 380, 24)):
        assert left <= box[0] < box[2] <= left + width + 0.5
        assert 120 <= box[1] < box[3] <= 137


def test_a_cropped_page_is_met_where_it_is_seen() -> None:
    """R137: the corner of what is shown need not be the file's own."""
    pdf = pypdf_edit(blank_pdf(), crop=(20, 100, 575, 800))
    [frame] = page_frames(pdf)
    assert (frame.width, frame.height) == (555, 700)
    box = anchors_at(pdf, by_hand(555, 700)).number
    assert box.x0 == pytest.approx(20 + 110)
    assert box.y1 == pytest.approx(800 - 120)


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("number", {"page": 1}, "page"),
        ("number", {"page": -1}, "page"),
        ("number", {"left": -0.2, "right": -0.1}, "outside"),
        ("seal", {"right": 1.4}, "outside"),
        ("day", {"bottom": float("nan")}, "outside"),
        ("month", {"right": 0.7401}, "size"),
        ("number", {"bottom": 0.5}, "size"),
        ("seal", {"right": 0.9}, "size"),
        ("signer_image", {"bottom": 0.6}, "size"),
    ],
)
def test_a_place_nothing_can_be_written_in_is_refused(
    name: str, change: dict[str, float], reason: str
) -> None:
    """R137, R138: on the page, high enough for letters, the seal in its actual size."""
    places = by_hand()
    places[name] = replace(places[name], **change)
    with pytest.raises(BadPlace) as caught:
        anchors_at(blank_pdf(), places)
    assert caught.value.parameters == {"which": name, "reason": reason}


def test_number_and_date_stand_on_one_page() -> None:
    places = by_hand()
    places["month"] = replace(places["month"], page=1)
    with pytest.raises(BadPlace) as caught:
        anchors_at(blank_pdf(pages=2), places)
    assert caught.value.parameters == {"which": "month", "reason": "apart"}


def test_a_turned_page_is_refused() -> None:
    """Text would stand on its side; an upload is turned upright before."""
    with pytest.raises(BadPlace) as caught:
        anchors_at(pypdf_edit(blank_pdf(), rotate=90), by_hand())
    assert caught.value.parameters["reason"] == "rotated"


def test_a_place_that_is_not_told_is_named() -> None:
    places = by_hand()
    del places["seal"]
    with pytest.raises(AnchorNotFound) as caught:
        anchors_at(blank_pdf(), places)
    assert caught.value.parameters == {"which": "seal"}
