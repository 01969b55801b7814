# SPDX-License-Identifier: LGPL-3.0-or-later
"""A certificate authority, a real draft, and every stage of its issuing."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from qlvb_pades import (
    Anchors,
    Pkcs12Key,
    TrustPolicy,
    find_anchors,
    load_pem,
    number_and_seal,
    prepare_pdf,
    sign_personal,
)

from tests.fakes.pki import (
    Agency,
    Person,
    Pki,
    PkiSpec,
    free_port,
    make_pki,
    seal_png,
    serve,
    signature_png,
)
from tests.unit.qlvb_pades.drafts import AGENCY, SIGNER, convert, write_docx

PASSWORD = "only-for-tests"
SPEC = PkiSpec(
    persons=(
        Person("leader", SIGNER, "Sở Khoa học và Công nghệ", "Giám đốc"),
        Person("revoked", "Lê Thị Thu", "Sở Khoa học và Công nghệ", revoked=True),
        Person("expired", "Phạm Văn Cũ", "Sở Khoa học và Công nghệ", expired=True),
    ),
    agencies=(Agency("agency", AGENCY, "H33.10"),),
)


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    directory = tmp_path_factory.mktemp("pki")
    made = make_pki(directory, SPEC, port=free_port(), password=PASSWORD)
    with serve(made):
        yield made


@pytest.fixture(scope="session")
def keys(pki: Pki) -> dict[str, Pkcs12Key]:
    ids = ("leader", "revoked", "expired", "agency")
    return {label: Pkcs12Key(pki.p12(label), PASSWORD) for label in ids}


@pytest.fixture(scope="session")
def trust(pki: Pki) -> TrustPolicy:
    return TrustPolicy(
        roots=load_pem(pki.roots_pem), tsa_roots=load_pem(pki.tsa_roots_pem)
    )


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime.now(timezone(timedelta(hours=7))).replace(microsecond=0)


@pytest.fixture(scope="session")
def draft(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    directory = tmp_path_factory.mktemp("draft")
    write_docx(directory / "draft.docx")
    return convert(directory / "draft.docx", directory / "profile")


@pytest.fixture(scope="session")
def anchors(draft: bytes) -> Anchors:
    return find_anchors(draft, signer_name=SIGNER)


@pytest.fixture(scope="session")
def prepared(draft: bytes, anchors: Anchors) -> bytes:
    return prepare_pdf(draft, anchors)


@pytest.fixture(scope="session")
def leader_png() -> bytes:
    return signature_png(SIGNER)


@pytest.fixture(scope="session")
def agency_png() -> bytes:
    return seal_png(AGENCY)


@pytest.fixture(scope="session")
def signed(
    prepared: bytes, keys: dict[str, Pkcs12Key], leader_png: bytes, now: datetime
) -> bytes:
    return sign_personal(
        prepared, keys["leader"], image_png=leader_png, reason="", signing_time=now
    )


@pytest.fixture(scope="session")
def sealed(
    signed: bytes, keys: dict[str, Pkcs12Key], agency_png: bytes, now: datetime
) -> bytes:
    return number_and_seal(
        signed,
        keys["agency"],
        number="15",
        day="21",
        month="09",
        seal_png=agency_png,
        signing_time=now,
    )
