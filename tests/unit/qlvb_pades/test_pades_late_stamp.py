# SPDX-License-Identifier: LGPL-3.0-or-later
"""A time stamp for what the signing software of somebody's computer has signed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from qlvb_pades import (
    Anchors,
    Pkcs12Key,
    SigningFailed,
    TrustPolicy,
    add_archive_timestamp,
    add_validation_data,
    added_signature,
    fill_number,
    http_timestamper,
    number_and_seal,
    prepare_pdf,
    stamp_signature,
    validate_pdf,
)

from tests.fakes.agent import sign_as_agent
from tests.fakes.pki import Pki, free_port
from tests.unit.qlvb_pades.conftest import PASSWORD
from tests.unit.qlvb_pades.test_pades_issuing import poppler

NUMBER = {"number": "12", "day": "05", "month": "01"}
# Bytes; what iText sets aside is less than a stamp with its issuers needs.
MUCH, LITTLE = 16 * 1024, None
Sign = Callable[..., bytes]


@pytest.fixture(scope="module")
def given(draft: bytes, anchors: Anchors) -> bytes:
    return prepare_pdf(draft, anchors, leader_field=False)


@pytest.fixture(scope="module")
def by_agent(pki: Pki) -> Sign:
    def sign(pdf: bytes, room: int | None, holder: str = "leader") -> bytes:
        name = {"leader": "Signature1", "agency": "Signature2"}[holder]
        return sign_as_agent(pdf, pki.p12(holder), PASSWORD, name=name, room=room)

    return sign


@pytest.mark.parametrize("room", [MUCH, LITTLE])
def test_number_and_seal_follow_a_stamped_signature(
    given: bytes,
    by_agent: Sign,
    keys: dict[str, Pkcs12Key],
    agency_png: bytes,
    trust: TrustPolicy,
    pki: Pki,
    now: datetime,
    tmp_path: Path,
    room: int | None,
) -> None:
    """R43, R126, R136: the time is proved by the authority, whether or not the software
    left room for it; what follows leaves all of it valid, for others as well."""
    stamper = http_timestamper(pki.tsa_url)
    returned = by_agent(given, room)
    stamped = stamp_signature(returned, "Signature1", stamper)
    assert stamped.startswith(given)
    assert (len(stamped) == len(returned)) == (room is MUCH)
    assert stamp_signature(stamped, "Signature1", stamper) == stamped or not room
    sealed = number_and_seal(
        stamped,
        keys["agency"],
        **NUMBER,
        seal_png=agency_png,
        signing_time=now,
        timestamper=stamper,
    )
    numbered = fill_number(stamped, **NUMBER)
    by_token = by_agent(numbered, room, "agency")
    assert added_signature(numbered, by_token, trust).field == "Signature2"
    by_token = stamp_signature(by_token, "Signature2", stamper)
    for issued in (stamped, sealed, by_token):
        proved = add_archive_timestamp(add_validation_data(issued, trust), stamper)
        for pdf in (issued, proved):
            report = validate_pdf(pdf, trust)
            assert report.grade.code == "valid", report.reasons
            people = report.person_signatures + report.agency_signatures
            inside = [item for item in people if item.time_source == "timestamp"]
            assert len(inside) + len(report.timestamps) >= len(people)
            assert not room or len(inside) == len(people)
            assert report.sealed is (issued is not stamped)
            said = poppler("pdfsig", pdf, tmp_path, "-nocert")
            assert said.count("Signature is Valid") == len(people)


def test_a_silent_authority_is_told(given: bytes, by_agent: Sign) -> None:
    dead = http_timestamper(f"http://127.0.0.1:{free_port()}/tsa", timeout=2)
    with pytest.raises(SigningFailed):
        stamp_signature(by_agent(given, MUCH), "Signature1", dead)
