# SPDX-License-Identifier: LGPL-3.0-or-later
"""Judging anybody's file in a process that may die of it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from qlvb_pades import CheckFailed, Pkcs12Key, TrustPolicy
from qlvb_pades.bounded import judge_bounded

from tests.fakes.pki import Pki
from tests.unit.qlvb_pades import foreign


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
