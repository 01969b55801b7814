# SPDX-License-Identifier: LGPL-3.0-or-later
"""The agency's signature on an electronic copy (NĐ 30/2020 Phụ lục I phần II)."""

from datetime import datetime
from pathlib import Path

import pytest
from qlvb_pades import (
    Grade,
    Pkcs12Key,
    TrustPolicy,
    appendix_text,
    copy_text,
    sign_copy,
    validate_pdf,
)

from tests.unit.qlvb_pades.test_pades_issuing import words

AGENCY = "Ủy ban nhân dân xã Nguyễn Văn Linh, tỉnh Hưng Yên"


def test_what_a_copy_says() -> None:
    """Mẫu 3.2: form; agency; day/month/year; hour:minute:second with the zone."""
    moment = datetime.fromisoformat("2026-11-27T14:05:32+07:00")
    assert copy_text("Sao y", "Sở Nội vụ", moment) == (
        "Sao y; Sở Nội vụ; 27/11/2026; 14:05:32 +07:00"
    )


def test_appendices_and_copies_tell_the_time_alike() -> None:
    """Mẫu 2.2, 3.2: day, time and zone in one form, as Phụ lục I asks of both."""
    moment = datetime.fromisoformat("2026-11-27T14:05:32+07:00")
    appendix = appendix_text("15/QĐ-UBND", moment)
    assert appendix == "Số: 15/QĐ-UBND; 27/11/2026; 14:05:32 +07:00"
    copy = copy_text("Sao y", "Sở Nội vụ", moment)
    assert appendix.split("; ")[1:] == copy.split("; ")[2:]


def test_a_copy_grows_by_one_revision_and_shows_its_whole_text(
    draft: bytes,
    keys: dict[str, Pkcs12Key],
    now: datetime,
    trust: TrustPolicy,
    tmp_path: Path,
) -> None:
    """Text alone, at the top right; the bytes copied stay what they were."""
    text = copy_text("Trích sao", AGENCY, now.astimezone())
    copy = sign_copy(draft, keys["agency"], text=text, signing_time=now)
    assert copy.startswith(draft)
    assert b"/Image" not in copy[len(draft) :]
    assert validate_pdf(copy, trust).grade == Grade.VALID
    shown, box = words(copy, tmp_path)[0]
    assert shown == text
    assert box[0] > 20
    assert box[2] == pytest.approx(595 - 20, abs=1)
