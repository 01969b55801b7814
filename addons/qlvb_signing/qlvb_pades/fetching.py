# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""Asking for revocation data, and for nothing else.

The addresses of OCSP and CRL are read from certificates whose issuer is trusted.
The address of a missing issuer would be anybody's: whoever sends a file could make
this machine call any other behind the firewall.
"""

from collections.abc import AsyncGenerator, Iterable
from dataclasses import replace

from asn1crypto import x509
from pyhanko_certvalidator.fetchers import CertificateFetcher, Fetchers
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

_NOTHING: tuple[x509.Certificate, ...] = ()


class _NoIssuers(CertificateFetcher):
    async def fetch_cert_issuers(
        self, cert: object
    ) -> AsyncGenerator[x509.Certificate, None]:
        for nothing in _NOTHING:
            yield nothing

    async def fetch_crl_issuers(
        self, certificate_list: object
    ) -> AsyncGenerator[x509.Certificate, None]:
        for nothing in _NOTHING:
            yield nothing

    def fetched_certs(self) -> Iterable[x509.Certificate]:
        return ()


class RevocationBackend(AIOHttpFetcherBackend):
    """pyHanko's own, without the fetching of certificates."""

    def get_fetchers(self) -> Fetchers:
        return replace(super().get_fetchers(), cert_fetcher=_NoIssuers())
