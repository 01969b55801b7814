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

from asn1crypto import crl, ocsp, x509
from pyhanko_certvalidator.authority import Authority
from pyhanko_certvalidator.errors import CRLFetchError, OCSPFetchError
from pyhanko_certvalidator.fetchers import CertificateFetcher, Fetchers
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend
from pyhanko_certvalidator.fetchers.aiohttp_fetchers.crl_client import (
    AIOHttpCRLFetcher,
)
from pyhanko_certvalidator.fetchers.aiohttp_fetchers.ocsp_client import (
    AIOHttpOCSPFetcher,
)
from pyhanko_certvalidator.fetchers.common_utils import FetchBudget

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


class _PatientOcsp(AIOHttpOCSPFetcher):
    """pyHanko's own stops at a responder that is too slow; the list is asked next."""

    async def fetch(
        self, cert: x509.Certificate, authority: Authority
    ) -> ocsp.OCSPResponse:
        try:
            return await super().fetch(cert, authority)
        except (TimeoutError, ValueError) as error:
            raise OCSPFetchError(str(error)) from error


class _PatientCrl(AIOHttpCRLFetcher):
    async def fetch(
        self, cert: x509.Certificate, *, use_deltas: bool = True
    ) -> list[crl.CertificateList]:
        try:
            found: list[crl.CertificateList] = await super().fetch(
                cert, use_deltas=use_deltas
            )
        except (TimeoutError, ValueError) as error:
            raise CRLFetchError(str(error)) from error
        return found


class RevocationBackend(AIOHttpFetcherBackend):
    """pyHanko's own, without the fetching of certificates.

    ``per_request_timeout`` bounds a whole answer, however slowly it drips.
    """

    def get_fetchers(self) -> Fetchers:
        budget = FetchBudget(self.limits)
        seconds = self.per_request_timeout
        return replace(
            super().get_fetchers(),
            ocsp_fetcher=_PatientOcsp(
                self.session, per_request_timeout=seconds, budget=budget
            ),
            crl_fetcher=_PatientCrl(
                self.session, per_request_timeout=seconds, budget=budget
            ),
            cert_fetcher=_NoIssuers(),
        )
