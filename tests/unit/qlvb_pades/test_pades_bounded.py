# SPDX-License-Identifier: LGPL-3.0-or-later
"""Judging anybody's file in a process that may die of it."""

import resource
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from qlvb_pades import (
    AlreadySigned,
    BrokenPdf,
    CheckFailed,
    EncryptedPdf,
    FileRewritten,
    NotPdf,
    PadesError,
    Pkcs12Key,
    SignatureCount,
    TrustPolicy,
)
from qlvb_pades.added import added_signature
from qlvb_pades.bounded import added_bounded, guard_bounded, judge_bounded

from tests.fakes import heavy_pdf
from tests.fakes.agent import sign_as_agent
from tests.fakes.pki import Pki
from tests.unit.qlvb_pades import foreign
from tests.unit.qlvb_pades.conftest import PASSWORD


def test_verdict_is_the_same_in_a_process_of_its_own(
    sealed: bytes, trust: TrustPolicy
) -> None:
    """R43: with OCSP and CRL asked for, as the page does."""
    strict = replace(trust, revocation="require", allow_fetching=True)
    facts = judge_bounded(sealed, strict, seconds=60, megabytes=1024)
    assert facts["grade"] == "valid"
    assert [item["revocation"] for item in facts["signatures"]] == ["good", "good"]


def test_what_is_no_pdf_is_named(trust: TrustPolicy) -> None:
    facts = judge_bounded(b"hello", trust, seconds=60, megabytes=1024)
    assert (facts["grade"], facts["error"]) == ("unknown", "not_pdf")


def test_file_that_needs_too_much_memory_ends_alone(trust: TrustPolicy) -> None:
    """The one who asks goes on; the file gets no verdict."""
    with pytest.raises(CheckFailed):
        judge_bounded(b"%PDF-1.7\n" * 30_000_000, trust, seconds=60, megabytes=200)


LIMITS = {"seconds": 60, "megabytes": 1024}
# Of this process, while a file of anybody is opened elsewhere.
GROWTH = 60 * 1024  # KB


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize(
    "data",
    [
        heavy_pdf.many_objects(300_000),
        heavy_pdf.many_objects(20_000, packed=20_000),
        heavy_pdf.many_pages(10_000),
    ],
    ids=["300,000 objects", "one object stream", "10,000 pages"],
)
def test_r65_a_heavy_file_is_refused_or_passes_in_bounded_time(data: bytes) -> None:
    """R65: whoever asks goes on within the limits; the answer is typed."""
    before, begun = memory(), time.monotonic()
    with suppress(BrokenPdf, CheckFailed):
        guard_bounded(data, allow_signed=False, seconds=10, megabytes=1024)
    assert time.monotonic() - begun < 20
    assert memory() - before < GROWTH
    facts = judge_bounded(data, TrustPolicy(roots=()), **LIMITS)
    assert facts["signatures"] == []
    assert memory() - before < GROWTH


def test_r65_too_many_objects_are_never_signed() -> None:
    with pytest.raises((BrokenPdf, CheckFailed)):
        guard_bounded(heavy_pdf.many_objects(120_000), allow_signed=False, **LIMITS)


def test_what_comes_back_from_a_token_is_judged_in_a_process_of_its_own(
    prepared: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R124: the same verdict; the one who asks does not grow with the file."""
    signed = sign_as_agent(prepared, pki.p12("leader"), PASSWORD)
    added = added_bounded(prepared, signed, trust, **LIMITS)
    assert added == added_signature(prepared, signed, trust)
    with pytest.raises(SignatureCount) as caught:
        added_bounded(prepared, heavy_pdf.grown(prepared, 1), trust, **LIMITS)
    assert caught.value.parameters == {"count": 0}
    with pytest.raises(FileRewritten):
        added_bounded(prepared, signed[1:], trust, **LIMITS)
    heavy, before = heavy_pdf.grown(prepared, 300_000), memory()
    with pytest.raises((BrokenPdf, CheckFailed)):
        added_bounded(prepared, heavy, trust, **LIMITS)
    assert memory() - before < GROWTH


def test_a_signed_upload_tells_what_may_follow(
    draft: bytes, prepared: bytes, sealed: bytes
) -> None:
    """R137: as the guard, in a process of its own."""
    states = [
        guard_bounded(pdf, allow_signed=True, **LIMITS)
        for pdf in (draft, prepared, sealed)
    ]
    assert states == ["unsigned", "prepared", "prepared"]


def refusal(data: bytes) -> type[PadesError] | None:
    try:
        guard_bounded(data, allow_signed=False, **LIMITS)
    except PadesError as error:
        return type(error)
    return None


def test_r65_the_guard_says_the_same_in_a_process_of_its_own(
    draft: bytes, sealed: bytes
) -> None:
    assert refusal(draft) is None
    assert refusal(b"hello") is NotPdf
    assert refusal(draft[: len(draft) // 2]) is BrokenPdf
    with pytest.raises(AlreadySigned) as caught:
        guard_bounded(sealed, allow_signed=False, **LIMITS)
    assert len(caught.value.parameters["fields"]) == 2


def test_an_encrypted_file_is_named(draft: bytes, tmp_path: Path) -> None:
    source, locked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(draft)
    command = ["qpdf", "--encrypt", "", "x", "256", "--", str(source), str(locked)]
    subprocess.run(command, check=True)
    assert refusal(locked.read_bytes()) is EncryptedPdf


class _Caller(BaseHTTPRequestHandler):
    calls: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.calls.append(self.path)
        self.send_error(404)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def somebody() -> Iterator[HTTPServer]:
    _Caller.calls.clear()
    server = HTTPServer(("127.0.0.1", 0), _Caller)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


class Unknown:
    """A holder of an authority nobody trusts; its certificate names addresses."""

    def __init__(self, pki: Pki, address: str) -> None:
        self._private = foreign.private_key(pki, "leader")
        old = x509.Certificate.load(pki.certificate("leader"))
        body = old["tbs_certificate"].copy()
        place = {
            "access_location": x509.GeneralName(
                "uniform_resource_identifier", x509.URI(address)
            )
        }
        methods = ("ca_issuers", "ocsp")
        body["extensions"] = [
            item
            for item in body["extensions"]
            if item["extn_id"].native
            not in ("authority_information_access", "crl_distribution_points")
        ] + [
            x509.Extension(
                {
                    "extn_id": "authority_information_access",
                    "extn_value": x509.AuthorityInfoAccessSyntax(
                        [{"access_method": method, **place} for method in methods]
                    ),
                }
            )
        ]
        body["issuer"] = x509.Name.build({"common_name": "CA lạ"})
        signature = self._private.sign(body.dump(force=True), PKCS1v15(), SHA256())
        self.certificate = x509.Certificate(
            {
                "tbs_certificate": body,
                "signature_algorithm": {"algorithm": "sha256_rsa"},
                "signature_value": signature,
            }
        ).dump()
        self.chain: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        return self._private.sign(data, PKCS1v15(), SHA256())


def test_file_cannot_make_us_call_whom_it_likes(
    draft: bytes, pki: Pki, trust: TrustPolicy, somebody: HTTPServer
) -> None:
    """An address in an untrusted certificate may lie behind our firewall."""
    key = Unknown(pki, f"http://127.0.0.1:{somebody.server_port}/inside")
    pdf = foreign.approve(draft, key)
    online = replace(trust, revocation="require", allow_fetching=True)
    facts = judge_bounded(pdf, online, seconds=60, megabytes=1024)
    assert facts["reasons"] == ["no_trusted_root"]
    assert _Caller.calls == []


def test_kind_of_certificate_comes_from_the_trusted_chain(
    sealed: bytes, trust: TrustPolicy, keys: dict[str, Pkcs12Key]
) -> None:
    """R43: official, public or other, by the root that we trust."""
    facts = judge_bounded(sealed, trust, seconds=60, megabytes=1024)
    assert {item["issuer_class"] for item in facts["signatures"]} == {"official"}
