# SPDX-License-Identifier: LGPL-3.0-or-later
"""Services that are silent, slow, or do not tell the truth; unusable certificates."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from qlvb_pades import (
    CertificateRefused,
    Grade,
    NoValidationData,
    Pkcs12Key,
    SigningFailed,
    TrustPolicy,
    add_validation_data,
    check_certificate,
    http_timestamper,
    load_pem,
    sign_personal,
    validate_pdf,
)

from tests.fakes.pki import (
    Agency,
    Liar,
    Person,
    Pki,
    PkiSpec,
    free_port,
    make_pki,
    serve_liar,
)
from tests.unit.qlvb_pades.drafts import AGENCY, SIGNER

PASSWORD = "only-for-tests"
SPEC = PkiSpec(
    persons=(
        Person("leader", SIGNER, AGENCY),
        Person("revoked", SIGNER, AGENCY, revoked=True),
        Person("coming", SIGNER, AGENCY, coming=True),
        Person("login", SIGNER, AGENCY, only_login=True),
    ),
    agencies=(Agency("agency", AGENCY, "H33.10"),),
)
PATIENCE = 2  # seconds one service may take
# A loaded machine adds to it; what hangs would take a minute.
AT_MOST = 25
SILENT = ("refused", "hanging", "dripping", "garbage", "empty")
LYING = ("wrong_key", "other_subject", "old")


@pytest.fixture(scope="module")
def liar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Liar]:
    ours, other = (
        make_pki(
            tmp_path_factory.mktemp(name), SPEC, port=free_port(), password=PASSWORD
        )
        for name in ("ours", "other")
    )
    with serve_liar(ours, other) as served:
        yield served


@pytest.fixture(autouse=True)
def truthful(liar: Liar) -> None:
    liar.manners.clear()


@pytest.fixture(scope="module")
def strict(liar: Liar) -> TrustPolicy:
    return TrustPolicy(
        roots=load_pem(liar.pki.roots_pem),
        tsa_roots=load_pem(liar.pki.tsa_roots_pem),
        revocation="require",
        allow_fetching=True,
        fetch_seconds=PATIENCE,
    )


def key_of(pki: Pki, holder: str) -> Pkcs12Key:
    return Pkcs12Key(pki.p12(holder), PASSWORD)


def refusal(liar: Liar, strict: TrustPolicy, now: datetime, holder: str) -> object:
    """Why a certificate may not sign; None when it may. Never long in saying it."""
    key = key_of(liar.pki, holder)
    begun = time.monotonic()
    try:
        check_certificate(key.certificate, key.chain, strict, at=now)
    except CertificateRefused as error:
        return error.parameters["reason"]
    finally:
        assert time.monotonic() - begun < AT_MOST
    return None


@pytest.mark.parametrize("manner", SILENT)
def test_r125_nobody_signs_while_nobody_can_say(
    liar: Liar, strict: TrustPolicy, now: datetime, manner: str
) -> None:
    """R125: OCSP and revocation list both fail, in every manner, in bounded time."""
    liar.manners |= {"ocsp": manner, "crls": manner}
    assert refusal(liar, strict, now, "leader") == "no_revocation_data"


@pytest.mark.parametrize("manner", LYING)
@pytest.mark.parametrize("holder", ["leader", "revoked"])
def test_r125_a_lying_responder_is_not_believed(
    liar: Liar, strict: TrustPolicy, now: datetime, manner: str, holder: str
) -> None:
    """R125: forged, about another certificate, or the answer of three months ago."""
    liar.manners |= {"ocsp": manner, "crls": "refused"}
    assert refusal(liar, strict, now, holder) == "no_revocation_data"


@pytest.mark.parametrize("manner", [*SILENT, *LYING])
def test_r125_the_list_answers_when_the_responder_does_not(
    liar: Liar, strict: TrustPolicy, now: datetime, manner: str
) -> None:
    """R125: OCSP, then the revocation list."""
    liar.manners["ocsp"] = manner
    assert refusal(liar, strict, now, "leader") is None
    assert refusal(liar, strict, now, "revoked") == "revoked"


@pytest.mark.parametrize(
    ("holder", "reason"),
    [("revoked", "revoked"), ("coming", "not_yet_valid"), ("login", "key_usage")],
)
def test_r125_unusable_certificates_are_named(
    liar: Liar, strict: TrustPolicy, now: datetime, holder: str, reason: str
) -> None:
    """R125: revoked, not valid yet, not meant for signing."""
    assert refusal(liar, strict, now, holder) == reason


def stamped(liar: Liar, prepared: bytes, now: datetime) -> bytes:
    begun = time.monotonic()
    try:
        return sign_personal(
            prepared,
            key_of(liar.pki, "leader"),
            image_png=None,
            reason="",
            signing_time=now,
            timestamper=http_timestamper(liar.pki.tsa_url, timeout=PATIENCE),
        )
    finally:
        assert time.monotonic() - begun < AT_MOST


@pytest.mark.parametrize("manner", [*SILENT, "replayed", "other_subject"])
def test_no_stamp_no_signature(
    liar: Liar, prepared: bytes, now: datetime, manner: str
) -> None:
    """A time stamping authority that fails gives one typed error, in bounded time."""
    liar.manners["tsa"] = manner
    with pytest.raises(SigningFailed):
        stamped(liar, prepared, now)


def test_a_stamp_by_somebody_else_proves_no_time(
    liar: Liar, prepared: bytes, strict: TrustPolicy, now: datetime
) -> None:
    """R43: signed by a key that only bears the authority's name."""
    liar.manners["tsa"] = "wrong_key"
    report = validate_pdf(stamped(liar, prepared, now), strict)
    assert report.grade == Grade.UNKNOWN
    assert report.signatures[0].time_source == "clock"


@pytest.mark.parametrize("manner", SILENT)
def test_silent_services_never_break_the_check(
    liar: Liar, prepared: bytes, strict: TrustPolicy, now: datetime, manner: str
) -> None:
    """R43: hanging or dripping, the verdict is that nobody can tell."""
    pdf = stamped(liar, prepared, now)
    liar.manners |= {"ocsp": manner, "crls": manner}
    report = validate_pdf(pdf, strict)
    assert report.grade == Grade.UNKNOWN
    assert report.signatures[0].reasons == ("no_revocation_data",)


@pytest.mark.parametrize("manner", [*SILENT, *LYING])
def test_no_proof_is_made_of_lies(
    liar: Liar, prepared: bytes, strict: TrustPolicy, now: datetime, manner: str
) -> None:
    """R44: what goes into the file for later is only what was truly said."""
    pdf = stamped(liar, prepared, now)
    liar.manners |= {"ocsp": manner, "crls": "refused"}
    with pytest.raises(NoValidationData):
        add_validation_data(pdf, replace(strict, fetch_seconds=PATIENCE))
