# SPDX-License-Identifier: LGPL-3.0-or-later
"""R137: a PDF that its signer signed elsewhere."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
)
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from qlvb_pades import (
    AlreadyPrepared,
    Anchors,
    Certified,
    Grade,
    LeaderSignatureMissing,
    Pkcs12Key,
    TextDoesNotFit,
    TrustPolicy,
    guard_pdf,
    number_and_seal_elsewhere,
    preview_elsewhere,
    signing_state,
    validate_pdf,
)
from qlvb_pades.appearance import INVISIBLE
from qlvb_toolkit.office import page_png

from tests.unit.qlvb_pades import foreign, forgery
from tests.unit.qlvb_pades.key_signer import KeySigner
from tests.unit.qlvb_pades.test_pades_issuing import _has_pixel, _is_red, poppler, words

Keys = dict[str, Pkcs12Key]


@pytest.fixture(scope="module")
def approved(draft: bytes, keys: Keys) -> bytes:
    """As other programs sign: a plain signature that forbids nothing."""
    return foreign.approve(draft, keys["leader"])


def issue(
    pdf: bytes, keys: Keys, anchors: Anchors, png: bytes, now: datetime, **texts: str
) -> bytes:
    values = {"number": "15", "day": "21", "month": "09", **texts}
    return number_and_seal_elsewhere(
        pdf, keys["agency"], anchors, seal_png=png, signing_time=now, **values
    )


@pytest.fixture(scope="module")
def issued(
    approved: bytes, keys: Keys, anchors: Anchors, agency_png: bytes, now: datetime
) -> bytes:
    return issue(approved, keys, anchors, agency_png, now)


def _unlike(one: Image.Image, other: Image.Image) -> int:
    difference = ImageChops.difference(one, other).convert("L")
    return sum(difference.histogram()[40:])


def test_the_preview_looks_like_what_is_issued(
    approved: bytes,
    issued: bytes,
    anchors: Anchors,
    agency_png: bytes,
    trust: TrustPolicy,
) -> None:
    """R137, R140: number, date and seal where they will be, in a file of nobody."""
    seen, page = preview_elsewhere(
        approved, anchors, number="15", day="21", month="09", seal_png=agency_png
    )
    assert page == anchors.seal.page
    assert len(validate_pdf(seen, trust).signatures) == 1
    for number in {anchors.number.page, page}:
        shown, real, bare = (
            Image.open(io.BytesIO(page_png(pdf, number, 1000))).convert("RGB")
            for pdf in (seen, issued, approved)
        )
        assert ImageChops.difference(shown, bare).getbbox()
        assert _unlike(shown, real) < _unlike(real, bare) / 10


def test_what_may_still_be_done_is_told(
    draft: bytes, prepared: bytes, signed: bytes, approved: bytes, keys: Keys
) -> None:
    assert signing_state(draft) == "unsigned"
    assert signing_state(prepared) == signing_state(signed) == "prepared"
    assert signing_state(approved) == "open"
    for permission in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE):
        certified = foreign.certify(draft, keys["leader"], permission)
        assert signing_state(certified) == "certified"


def test_a_signature_that_locks_fields_forbids(draft: bytes, keys: Keys) -> None:
    writer = forgery.writer_for(draft)
    lock = FieldMDPSpec(FieldMDPAction.ALL)
    spec = SigFieldSpec("Locked", box=(300, 100, 400, 150), field_mdp_spec=lock)
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="Locked", md_algorithm="sha256"),
        KeySigner(keys["leader"]),
        stamp_style=INVISIBLE,
        new_field_spec=spec,
    )
    locked = bytes(signer.sign_pdf(writer, bytes_reserved=8192).getvalue())
    assert signing_state(locked) == "certified"


def test_every_signature_stays_valid(
    approved: bytes, issued: bytes, trust: TrustPolicy, tmp_path: Path
) -> None:
    """Not a byte is rewritten; ours and poppler agree, the last one covers all."""
    assert issued.startswith(approved)
    report = validate_pdf(issued, trust)
    assert report.grade == Grade.VALID
    assert [item.field for item in report.signatures] == [
        "Signature1",
        "NumberSig",
        "AgencySig",
    ]
    assert report.signatures[-1].coverage == "file"
    said = poppler("pdfsig", issued, tmp_path, "-nocert")
    assert said.count("Signature is Valid") == 3
    assert "Total document signed" in said.rpartition("Signature #")[2]
    assert guard_pdf(issued, allow_signed=True).pages == 1


def test_number_and_date_stand_in_their_gaps(
    issued: bytes, sealed: bytes, tmp_path: Path
) -> None:
    """To the point where the fields of the ordinary way have them."""
    text = poppler("pdftotext", issued, tmp_path, "-layout")
    assert "15/TTr-SKHCN" in text
    assert "ngày 21 tháng 09 năm 2026" in text
    found, wanted = dict(words(issued, tmp_path)), dict(words(sealed, tmp_path))
    for word in ("15", "21", "09"):
        assert found[word] == pytest.approx(wanted[word], abs=0.1)


def test_the_seal_is_seen(issued: bytes, anchors: Anchors) -> None:
    box = anchors.seal
    assert _has_pixel(issued, (box.x0, box.y0, box.x1, box.y1), _is_red)


def test_nothing_follows_the_seal(issued: bytes, trust: TrustPolicy) -> None:
    """The agency's last signature permits no change."""
    for forged in (forgery.stamp(issued), forgery.replace_page_content(issued)):
        assert validate_pdf(forged, trust).grade == Grade.INVALID


def test_a_forged_number_between_the_signatures_is_seen(
    approved: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    """A field or a stamp put on after the signer signed is not his."""
    stamped = forgery.stamp(approved)
    assert validate_pdf(stamped, trust).grade == Grade.VALID_CHANGED


@pytest.mark.parametrize(
    "permission", [MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE]
)
def test_a_certified_file_is_refused(
    draft: bytes,
    keys: Keys,
    anchors: Anchors,
    agency_png: bytes,
    now: datetime,
    permission: MDPPerm,
) -> None:
    """New fields would make its signature invalid: it goes back to the signer."""
    certified = foreign.certify(draft, keys["leader"], permission)
    with pytest.raises(Certified):
        issue(certified, keys, anchors, agency_png, now)


def test_files_of_the_ordinary_way_are_refused(
    draft: bytes,
    signed: bytes,
    keys: Keys,
    anchors: Anchors,
    agency_png: bytes,
    now: datetime,
) -> None:
    with pytest.raises(LeaderSignatureMissing):
        issue(draft, keys, anchors, agency_png, now)
    with pytest.raises(AlreadyPrepared):
        issue(signed, keys, anchors, agency_png, now)


def test_a_number_too_wide_for_its_gap_is_refused(
    approved: bytes, keys: Keys, anchors: Anchors, agency_png: bytes, now: datetime
) -> None:
    with pytest.raises(TextDoesNotFit):
        issue(approved, keys, anchors, agency_png, now, number="123456789")
