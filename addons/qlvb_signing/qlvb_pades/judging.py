# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""Asking pyHanko about each signature, at the right moment in time.

A certificate counts as it was when the signature was made, and that moment is
what a time stamp proves; without one, it counts as it is now.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import CRLFetchError, OCSPFetchError

from .diff import POLICY
from .evidence import Evidence
from .legacy import is_legacy, legacy_status
from .second_look import SecondLook
from .trust import validation_context
from .types import TrustPolicy

Status = PdfSignatureStatus | DocumentTimestampStatus
_Key = tuple[bool, datetime | None, bool, bool]
# Where pyHanko ends without an answer about revocation, among others.
_NO_REVOCATION_DATA = (
    AdESIndeterminate.TRY_LATER,
    AdESIndeterminate.REVOCATION_OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE,
)


@dataclass(frozen=True)
class Judgement:
    """What was found out about one signature.

    ``proven_time`` comes from a trusted time stamp on or after the signature;
    ``judged_at`` is the moment at which the certificate had to be valid. ``faults``
    are codes of all that stands against the certificate besides. ``revoked_later``:
    after the proven time, which does not touch the signature.
    """

    signature: EmbeddedPdfSignature
    status: Status
    proven_time: datetime | None
    judged_at: datetime
    faults: tuple[str, ...] = ()
    revocation_good: bool = False
    lacks_revocation: bool = False
    revoked_later: datetime | None = None


class Judge:
    """Judges the signatures of one file, last to first."""

    def __init__(self, trust: TrustPolicy, evidence: Evidence) -> None:
        self._trust = trust
        self._evidence = evidence
        self._contexts: dict[_Key, ValidationContext] = {}
        self._proof: datetime | None = None

    async def judge(self, signature: EmbeddedPdfSignature) -> Judgement:
        """Judge one signature; the next call must be for an earlier one."""
        try:
            return await self._judge(signature)
        except (OCSPFetchError, CRLFetchError):
            # The services are down; what the file holds may be enough.
            await self.close()
            self._trust = replace(self._trust, allow_fetching=False)
            return await self._judge(signature)

    async def close(self) -> None:
        """Release network resources."""
        for context in self._contexts.values():
            await context.aclose()
        self._contexts.clear()

    async def _judge(self, signature: EmbeddedPdfSignature) -> Judgement:
        if signature.sig_object_type == "/DocTimeStamp":
            return await self._judge_timestamp(signature)
        return await self._judge_signature(signature)

    async def _judge_timestamp(self, signature: EmbeddedPdfSignature) -> Judgement:
        status, context = await self._timestamp_status(signature, None)
        if not status.trusted and self._proof:
            status, context = await self._timestamp_status(signature, self._proof)
        elif not status.trusted and not status.revoked:
            # The last one: what the file holds about it has grown too old.
            context = self._context(stamps=True, at=None, aided=False)
            status = await async_validate_pdf_timestamp(signature, context, POLICY)
        if status.trusted:
            self._proof = status.timestamp
        return await self._judgement(signature, status, context, self._proof)

    async def _timestamp_status(
        self, signature: EmbeddedPdfSignature, at: datetime | None
    ) -> tuple[DocumentTimestampStatus, ValidationContext]:
        context = self._context(stamps=True, at=at)
        status = await async_validate_pdf_timestamp(signature, context, POLICY)
        return status, context

    async def _judge_signature(self, signature: EmbeddedPdfSignature) -> Judgement:
        if is_legacy(signature):
            status = legacy_status(signature, POLICY)
            context = self._context(stamps=False, at=None)
            return await self._judgement(signature, status, context, None)
        status, context = await self._status(signature, None, None)
        stamp = status.timestamp_validity
        stamp_at = self._proof if stamp and not stamp.trusted else None
        if stamp_at:
            status, context = await self._status(signature, None, stamp_at)
            stamp = status.timestamp_validity
        proven = stamp.timestamp if stamp and stamp.trusted else self._proof
        later = None
        if not status.trusted and proven:
            later = _revoked_since(status, proven)
            status, context = await self._status(
                signature, proven, stamp_at, asks=not later
            )
        found = await self._judgement(signature, status, context, proven)
        good = found.revocation_good or (status.trusted and later is not None)
        return replace(found, revoked_later=later, revocation_good=good)

    async def _status(
        self,
        signature: EmbeddedPdfSignature,
        signer_at: datetime | None,
        stamp_at: datetime | None,
        *,
        asks: bool = True,
    ) -> tuple[PdfSignatureStatus, ValidationContext]:
        """``asks`` whether it was revoked; not where that is known to be later."""
        context = self._context(stamps=False, at=signer_at, asks=asks)
        status = await async_validate_pdf_signature(
            signature,
            signer_validation_context=context,
            ts_validation_context=self._context(stamps=True, at=stamp_at),
            diff_policy=POLICY,
        )
        return status, context

    def _context(
        self,
        *,
        stamps: bool,
        at: datetime | None,
        aided: bool = True,
        asks: bool = True,
    ) -> ValidationContext:
        """``aided`` by what the file holds about revocation."""
        key = (stamps, at, aided, asks)
        if key not in self._contexts:
            trust = self._trust_in_stamps() if stamps else self._trust
            self._contexts[key] = validation_context(
                trust if asks else replace(trust, revocation="none"),
                self._trust.tsa_roots if stamps else self._trust.roots,
                others=self._evidence.certificates,
                ocsps=self._evidence.ocsps if aided else (),
                crls=self._evidence.crls if aided else (),
                at=at,
            )
        return self._contexts[key]

    def _trust_in_stamps(self) -> TrustPolicy:
        """Ask whether a time stamp was revoked, but do not demand an answer.

        In ten years nobody answers for the last one, and no proof inside the file
        can be younger than it.
        """
        if self._trust.revocation == "require":
            return replace(self._trust, revocation="soft-fail")
        return self._trust

    async def _judgement(
        self,
        signature: EmbeddedPdfSignature,
        status: Status,
        context: ValidationContext,
        proven: datetime | None,
    ) -> Judgement:
        at = context.moment
        found = Judgement(signature, status, proven, at)
        if not (status.intact and status.valid):
            return found
        look = SecondLook(signature, self._others(signature), self._roots(status))
        faults = await look.faults(at, trusted=status.trusted)
        policy = self._trust.revocation
        stopped = status.trust_problem_indic in _NO_REVOCATION_DATA
        return replace(
            found,
            faults=faults,
            lacks_revocation=stopped and not faults and not status.revoked,
            revocation_good=(
                policy != "none"
                and not status.revoked
                and _revocation_seen(signature, context)
                and (
                    (status.trusted and policy == "require")
                    or await look.revocation_holds(context)
                )
            ),
        )

    def _others(self, signature: EmbeddedPdfSignature) -> list[x509.Certificate]:
        known = [x509.Certificate.load(der) for der in self._trust.others]
        brought = signature.other_embedded_certs
        return [*known, *brought, *self._evidence.certificates]

    def _roots(self, status: Status) -> list[x509.Certificate]:
        is_stamp = isinstance(status, DocumentTimestampStatus)
        ders = self._trust.tsa_roots if is_stamp else self._trust.roots
        return [x509.Certificate.load(der) for der in ders]


def _revoked_since(status: Status, proven: datetime) -> datetime | None:
    """When the holder's certificate was revoked, if that was after ``proven``."""
    details = status.revocation_details
    if details is None or details.ca_revoked:
        return None
    later: datetime = details.revocation_date
    return later if later > proven else None


def _revocation_seen(
    signature: EmbeddedPdfSignature, context: ValidationContext
) -> bool:
    """Whether the context holds revocation data about the signer."""
    certificate = signature.signer_cert
    answered = {
        single["cert_id"]["serial_number"].native
        for response in context.ocsps
        if response.basic_ocsp_response
        for single in response.response_data["responses"]
    }
    listed = {revoked_list.issuer.hashable for revoked_list in context.crls}
    return (
        certificate.serial_number in answered or certificate.issuer.hashable in listed
    )
