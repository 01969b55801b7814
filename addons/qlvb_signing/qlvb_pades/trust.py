# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""Turning a trust policy into what pyHanko's validator wants."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from asn1crypto import crl, ocsp, x509
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.fetchers import OwnedFetcherBackend
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from .fetching import RevocationBackend
from .types import TrustPolicy

NO_CHECK = RevocationCheckingPolicy(
    RevocationCheckingRule.NO_CHECK, RevocationCheckingRule.NO_CHECK
)


def validation_context(
    trust: TrustPolicy,
    roots: Sequence[bytes],
    *,
    others: Iterable[x509.Certificate] = (),
    ocsps: Iterable[ocsp.OCSPResponse] = (),
    crls: Iterable[crl.CertificateList] = (),
    at: datetime | None = None,
) -> ValidationContext:
    """A context that trusts ``roots`` only.

    ``at`` is a moment proved by a time stamp: revocation data is then naturally
    younger than the moment.
    """
    fetches = trust.allow_fetching and trust.revocation != "none"
    backend = RevocationBackend(per_request_timeout=trust.fetch_seconds)
    known = [x509.Certificate.load(der) for der in trust.others]
    return ValidationContext(
        # Never None: None would mean the machine's own trust store.
        trust_roots=[x509.Certificate.load(der) for der in roots],
        other_certs=[*known, *others],
        ocsps=list(ocsps),
        crls=list(crls),
        moment=at or trust.at,
        allow_fetching=fetches,
        fetcher_backend=OwnedFetcherBackend(backend) if fetches else None,
        revinfo_policy=revocation_policy(
            _revocation_rules(trust), retroactive=at is not None
        ),
    )


def revocation_policy(
    rules: RevocationCheckingPolicy, *, retroactive: bool = False
) -> CertRevTrustPolicy:
    """``retroactive``: what is said of revocation may be younger than the moment."""
    return CertRevTrustPolicy(rules, retroactive_revinfo=retroactive)


def _revocation_rules(trust: TrustPolicy) -> RevocationCheckingPolicy:
    if trust.revocation == "none":
        return NO_CHECK
    rules: RevocationCheckingPolicy = RevocationCheckingPolicy.from_legacy(
        trust.revocation
    )
    return rules
