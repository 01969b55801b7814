# SPDX-License-Identifier: LGPL-3.0-or-later
"""A signature whose value is made elsewhere."""

from datetime import datetime

import pytest
from qlvb_pades import (
    Begun,
    CertificateRefused,
    Grade,
    Pkcs12Key,
    SigningFailed,
    TrustPolicy,
    begin_personal,
    complete,
    http_timestamper,
    sign_personal,
    validate_pdf,
)

from tests.fakes.pki import Pki


@pytest.fixture
def begun(prepared: bytes, keys: dict[str, Pkcs12Key], now: datetime) -> Begun:
    return begin_personal(
        prepared, keys["leader"], image_png=None, reason="", signing_time=now
    )


def test_two_phases_make_what_one_makes(
    begun: Begun, prepared: bytes, keys: dict[str, Pkcs12Key], now: datetime
) -> None:
    once = sign_personal(
        prepared, keys["leader"], image_png=None, reason="", signing_time=now
    )
    signed = complete(begun, keys["leader"].sign(begun.attributes))
    assert signed.startswith(prepared)
    assert len(signed) == len(once)


def test_second_phase_brings_the_time_stamp(
    prepared: bytes,
    keys: dict[str, Pkcs12Key],
    now: datetime,
    pki: Pki,
    trust: TrustPolicy,
) -> None:
    """R43: the time is proved by the authority, not by when the file was begun."""
    key = keys["leader"]
    begun = begin_personal(
        prepared, key, image_png=None, reason="", signing_time=now, stamped=True
    )
    value = key.sign(begun.attributes)
    signed = complete(begun, value, timestamper=http_timestamper(pki.tsa_url))
    report = validate_pdf(signed, trust)
    assert report.grade == Grade.VALID
    assert report.signatures[0].time_source == "timestamp"


@pytest.mark.parametrize("other", ["agency", "leader"])
def test_foreign_value_is_refused(
    begun: Begun, keys: dict[str, Pkcs12Key], other: str
) -> None:
    """R125: another key's value, or one made for another file, signs nothing."""
    with pytest.raises(SigningFailed):
        complete(begun, keys[other].sign(b"something else"))


def test_expired_certificate_begins_nothing(
    prepared: bytes, keys: dict[str, Pkcs12Key], now: datetime
) -> None:
    """R125"""
    with pytest.raises(CertificateRefused):
        begin_personal(
            prepared, keys["expired"], image_png=None, reason="", signing_time=now
        )
