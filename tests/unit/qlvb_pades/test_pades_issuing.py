# SPDX-License-Identifier: LGPL-3.0-or-later
"""From draft to issued document."""

import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from qlvb_pades import (
    AlreadyPrepared,
    AnchorNotFound,
    Anchors,
    BadImage,
    Box,
    CertificateRefused,
    Grade,
    LeaderSignatureMissing,
    NotPrepared,
    Pkcs12Key,
    SigningFailed,
    TextDoesNotFit,
    TrustPolicy,
    UnsupportedText,
    find_anchors,
    guard_pdf,
    http_timestamper,
    number_and_seal,
    prepare_pdf,
    sign_appendix,
    sign_personal,
    validate_pdf,
)

from tests.fakes.pki import Pki, free_port
from tests.unit.qlvb_pades import forgery
from tests.unit.qlvb_pades.drafts import SIGNER

Keys = dict[str, Pkcs12Key]
APPENDIX_TEXT = "Số: 15/TTr-SKHCN; 21/9/2026; 14:05:32 +07:00"


def poppler(tool: str, pdf: bytes, directory: Path, *options: str) -> str:
    path = directory / "file.pdf"
    path.write_bytes(pdf)
    target = ["-"] if tool == "pdftotext" else []
    return subprocess.run(
        [tool, *options, str(path), *target],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def words(pdf: bytes, directory: Path) -> list[tuple[str, list[float]]]:
    """Each word poppler sees, with its box measured from the top left."""
    page = poppler("pdftotext", pdf, directory, "-bbox")
    found = re.findall(r"<word ([^>]*)>(.*?)</word>", page)
    return [
        (text, [float(edge) for edge in re.findall(r'"([^"]*)"', edges)])
        for edges, text in found
    ]


def render(pdf: bytes) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    return document[0].render(scale=2).to_pil().convert("RGB")


def rectangle(pdf: bytes, field: str) -> list[float]:
    reader = PdfFileReader(BytesIO(pdf))
    for reference in reader.root["/AcroForm"]["/Fields"]:
        widget = reference.get_object()
        if widget["/T"] == field:
            return [float(edge) for edge in widget["/Rect"]]
    raise AssertionError(field)


def seal(pdf: bytes, keys: Keys, png: bytes, now: datetime, **text: str) -> bytes:
    values = {"number": "15", "day": "21", "month": "09", **text}
    return number_and_seal(
        pdf, keys["agency"], seal_png=png, signing_time=now, **values
    )


def test_issued_document_is_valid(sealed: bytes, trust: TrustPolicy) -> None:
    """R41: person's and agency's signatures both hold, and the seal is last."""
    report = validate_pdf(sealed, trust)
    assert report.grade == Grade.VALID
    assert [item.field for item in report.person_signatures] == ["LeaderSig"]
    assert [item.field for item in report.agency_signatures] == ["AgencySig"]
    assert report.sealed
    assert report.agency_signatures[0].coverage == "file"


def test_independent_verifier_agrees(sealed: bytes, tmp_path: Path) -> None:
    """Invariant 3: poppler finds both signatures valid, the last one whole."""
    output = poppler("pdfsig", sealed, tmp_path, "-nocert")
    assert output.count("Signature is Valid") == 2
    last = output[output.index("AgencySig") :]
    assert "Total document signed" in last
    assert "Not total document signed" not in last


def test_every_step_keeps_the_bytes_before_it(
    draft: bytes, prepared: bytes, signed: bytes, sealed: bytes
) -> None:
    """Invariant 3: the file only ever grows."""
    stages = [draft, prepared, signed, sealed]
    for before, after in pairwise(stages):
        assert after.startswith(before)
        assert len(after) > len(before)


def test_preparing_is_one_revision(draft: bytes, prepared: bytes) -> None:
    assert prepared.count(b"%%EOF") == draft.count(b"%%EOF") + 1


def test_number_and_seal_come_in_one_revision(signed: bytes, sealed: bytes) -> None:
    """No file with a number but no seal ever exists."""
    assert sealed.count(b"%%EOF") == signed.count(b"%%EOF") + 1


def test_number_and_date_are_read_on_the_page(sealed: bytes, tmp_path: Path) -> None:
    """QC Đ10.4: the issued page reads as a whole, in the printed order."""
    text = " ".join(poppler("pdftotext", sealed, tmp_path, "-layout").split())
    assert re.search(r"Số: 15 ?/TTr-SKHCN", text)
    assert re.search(r"ngày 21 ?tháng 09 ?năm 2026", text)


def test_number_stands_on_the_line_it_belongs_to(
    sealed: bytes, anchors: Anchors
) -> None:
    """The digits have the baseline and the size of the letters after them."""
    box = anchors.number
    digits = _ink(sealed, box.x0, box.x1 - 1, box)
    letters = _ink(sealed, box.x1 + 6, box.x1 + 60, box)
    assert digits[3] == pytest.approx(letters[3], abs=2)
    # A digit is about as tall as a capital letter.
    assert digits[3] - digits[1] == pytest.approx(letters[3] - letters[1], abs=3)


def _ink(pdf: bytes, x0: float, x1: float, line: Box) -> tuple[int, int, int, int]:
    """The extent of what is printed, in quarter points from the top left."""
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    image = document[0].render(scale=4).to_pil().convert("L")
    edges = (4 * x0, image.height - 4 * line.y1, 4 * x1, image.height - 4 * line.y0)
    part = image.crop(tuple(map(int, edges)))
    extent = part.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert extent is not None
    return extent


def test_unsealed_document_shows_no_number(signed: bytes, tmp_path: Path) -> None:
    text = poppler("pdftotext", signed, tmp_path, "-layout")
    assert re.search(r"Số:\s+/TTr-SKHCN", text)


def test_signature_is_blue_and_between_position_and_name(
    draft: bytes, sealed: bytes, tmp_path: Path
) -> None:
    """NĐ 30 Phụ lục I, I.II.7.d: blue, centred between position and name."""
    position = [box for text, box in words(draft, tmp_path) if text == "ĐỐC"][-1]
    name = [box for text, box in words(draft, tmp_path) if text == "Trần"][-1]
    last = [box for text, box in words(draft, tmp_path) if text == "An"][-1]
    x0, y0, x1, y1 = rectangle(sealed, "LeaderSig")
    height = 841.9
    assert position[3] <= height - y1
    assert height - y0 <= name[1] + 2
    assert (x0 + x1) / 2 == pytest.approx((name[0] + last[2]) / 2, abs=1)
    assert _has_pixel(sealed, (x0, y0, x1, y1), _is_blue)


def test_seal_is_red_and_covers_the_left_third_of_the_signature(
    sealed: bytes,
) -> None:
    """NĐ 30 Điều 33, Phụ lục I, I.II.8.a: about one third, on the left."""
    signature, stamp = rectangle(sealed, "LeaderSig"), rectangle(sealed, "AgencySig")
    covered = (stamp[2] - signature[0]) / (signature[2] - signature[0])
    assert covered == pytest.approx(1 / 3, abs=0.02)
    assert stamp[0] < signature[0]
    millimetres = (stamp[2] - stamp[0]) * 25.4 / 72
    assert millimetres == pytest.approx(36, abs=0.5)
    assert _has_pixel(sealed, tuple(stamp), _is_red)


def _has_pixel(
    pdf: bytes, box: tuple[float, ...], test: Callable[[tuple[int, int, int]], bool]
) -> bool:
    image = render(pdf)
    x0, y0, x1, y1 = (2 * edge for edge in box)
    part = image.crop(
        (int(x0), int(image.height - y1), int(x1), int(image.height - y0))
    )
    return any(test(pixel) for pixel in part.get_flattened_data())


def _is_blue(pixel: tuple[int, int, int]) -> bool:
    return pixel[2] > 120 and pixel[0] < 80


def _is_red(pixel: tuple[int, int, int]) -> bool:
    return pixel[0] > 180 and pixel[2] < 80


def test_every_font_is_embedded(sealed: bytes, tmp_path: Path) -> None:
    """R62, PDF/A: nothing depends on the reader's fonts."""
    rows = poppler("pdffonts", sealed, tmp_path).splitlines()[2:]
    assert len(rows) >= 4
    assert all(row.split()[-5] == "yes" for row in rows)


def test_metadata_of_the_draft_is_left_alone(draft: bytes, sealed: bytes) -> None:
    """A rewritten XMP packet would break the PDF/A claim."""
    before, after = PdfFileReader(BytesIO(draft)), PdfFileReader(BytesIO(sealed))
    assert after.root.raw_get("/Metadata") == before.root.raw_get("/Metadata")
    assert after.root["/Metadata"].data == before.root["/Metadata"].data


def test_structure_is_sound(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def test_body_text_does_not_attract_the_anchors(anchors: Anchors) -> None:
    """The signer's name and full dates in the body are passed over."""
    assert anchors.number.y0 == pytest.approx(anchors.day.y0, abs=0.1)
    assert anchors.day.x1 <= anchors.month.x0
    assert anchors.signer_image.y1 < anchors.number.y0


@pytest.mark.parametrize("name", ["Nguyễn Thị Không Có", "Trần Văn Anh"])
def test_missing_signer_is_reported(draft: bytes, name: str) -> None:
    with pytest.raises(AnchorNotFound) as caught:
        find_anchors(draft, signer_name=name)
    assert caught.value.parameters == {"which": "signer"}


def test_page_without_blanks_is_reported() -> None:
    """A file without blanks needs places by hand."""
    blank = pdfium.PdfDocument.new()
    blank.new_page(595, 842)
    buffer = BytesIO()
    blank.save(buffer)
    with pytest.raises(AnchorNotFound) as caught:
        find_anchors(buffer.getvalue(), signer_name=SIGNER)
    assert caught.value.parameters == {"which": "number"}


def test_prepared_fields_cannot_be_typed_in(prepared: bytes) -> None:
    """A reader cannot put a number before the clerk does."""
    reader = PdfFileReader(BytesIO(prepared))
    flags = {
        reference.get_object()["/T"]: reference.get_object().get("/Ff")
        for reference in reader.root["/AcroForm"]["/Fields"]
    }
    assert all(flags[name] & 1 for name in ("qlvb_so", "qlvb_ngay", "qlvb_thang"))


def test_preparing_twice_is_refused(prepared: bytes, anchors: Anchors) -> None:
    with pytest.raises(AlreadyPrepared):
        prepare_pdf(prepared, anchors)


def test_seal_without_the_leaders_signature_is_refused(
    prepared: bytes, keys: Keys, agency_png: bytes, now: datetime
) -> None:
    """NĐ 30 Điều 32.2.d: the agency signs only what a person signed."""
    with pytest.raises(LeaderSignatureMissing):
        seal(prepared, keys, agency_png, now)


def test_unprepared_file_is_refused(
    draft: bytes, keys: Keys, leader_png: bytes, now: datetime
) -> None:
    with pytest.raises(NotPrepared):
        sign_personal(
            draft, keys["leader"], image_png=leader_png, reason="", signing_time=now
        )


def test_sealing_twice_is_refused(
    sealed: bytes, keys: Keys, agency_png: bytes, now: datetime
) -> None:
    """A number cannot be given a second time."""
    with pytest.raises(SigningFailed):
        seal(sealed, keys, agency_png, now, number="16")


def test_number_too_wide_for_its_gap_is_refused(
    signed: bytes, keys: Keys, agency_png: bytes, now: datetime
) -> None:
    with pytest.raises(TextDoesNotFit):
        seal(signed, keys, agency_png, now, number="123456789")


def test_letter_the_form_font_lacks_is_refused(
    signed: bytes, keys: Keys, agency_png: bytes, now: datetime
) -> None:
    with pytest.raises(UnsupportedText):
        seal(signed, keys, agency_png, now, number="1Ω")


@pytest.mark.parametrize("png", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_broken_seal_picture_is_refused(
    signed: bytes, keys: Keys, now: datetime, png: bytes
) -> None:
    with pytest.raises(BadImage):
        seal(signed, keys, png, now)


def test_expired_certificate_does_not_sign(
    prepared: bytes, keys: Keys, now: datetime
) -> None:
    with pytest.raises(CertificateRefused) as caught:
        sign_personal(
            prepared, keys["expired"], image_png=None, reason="", signing_time=now
        )
    assert caught.value.parameters == {"reason": "expired"}


def test_signing_time_is_the_one_given(
    prepared: bytes, keys: Keys, now: datetime, trust: TrustPolicy
) -> None:
    """ISO 8601 with +07:00 stands in the signature (NĐ 30, Phụ lục I)."""
    earlier = now - timedelta(hours=5)
    pdf = sign_personal(
        prepared, keys["leader"], image_png=None, reason="", signing_time=earlier
    )
    report = validate_pdf(pdf, trust).signatures[0]
    assert report.signing_time == earlier
    assert report.signing_time.utcoffset() == timedelta(hours=7)
    assert report.time_source == "clock"


def test_trusted_time_stamp_gives_the_time(
    prepared: bytes, keys: Keys, now: datetime, pki: Pki, trust: TrustPolicy
) -> None:
    """R43: the source of the signing time is told."""
    pdf = sign_personal(
        prepared,
        keys["leader"],
        image_png=None,
        reason="",
        signing_time=now - timedelta(days=1),
        timestamper=http_timestamper(pki.tsa_url),
    )
    report = validate_pdf(pdf, trust)
    assert report.grade == Grade.VALID
    assert report.signatures[0].time_source == "timestamp"
    assert report.signatures[0].signing_time > now - timedelta(hours=1)


def test_dead_time_stamping_authority_fails_clearly(
    prepared: bytes, keys: Keys, now: datetime
) -> None:
    dead = http_timestamper(f"http://127.0.0.1:{free_port()}/tsa", timeout=2)
    with pytest.raises(SigningFailed):
        sign_personal(
            prepared,
            keys["leader"],
            image_png=None,
            reason="",
            signing_time=now,
            timestamper=dead,
        )


@pytest.fixture(scope="module")
def appendix(draft: bytes, keys: Keys, now: datetime) -> bytes:
    return sign_appendix(draft, keys["agency"], text=APPENDIX_TEXT, signing_time=now)


def test_appendix_text_follows_the_decree(appendix: bytes, tmp_path: Path) -> None:
    """NĐ 30 Phụ lục I, I.II.8.b: top right, Times-like, size 10, as given."""
    text, box = words(appendix, tmp_path)[0]
    assert text == APPENDIX_TEXT
    line_of_size_10 = 10 * (0.891 + 0.216)
    assert box[3] - box[1] == pytest.approx(line_of_size_10, abs=0.1)
    assert box[2] == pytest.approx(595 - 20, abs=1)
    assert box[1] < 40
    assert "LiberationSerif" in poppler("pdffonts", appendix, tmp_path)


def test_appendix_shows_no_picture(draft: bytes, appendix: bytes) -> None:
    """NĐ 30 Phụ lục I, I.II.8.b: the seal's image is not shown."""
    assert b"/Image" not in appendix[len(draft) :]


def test_appendix_is_valid_and_allows_no_change(
    appendix: bytes, trust: TrustPolicy
) -> None:
    assert validate_pdf(appendix, trust).grade == Grade.VALID
    assert validate_pdf(forgery.stamp(appendix), trust).grade == Grade.INVALID


def test_sealed_file_passes_the_guard(sealed: bytes) -> None:
    facts = guard_pdf(sealed, allow_signed=True)
    assert facts.signed_fields == ("LeaderSig", "AgencySig")
    assert facts.prepared
    assert facts.pages == 1
