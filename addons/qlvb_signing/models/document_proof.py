# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models

from odoo.addons.qlvb_core.clock import today

from ..qlvb_pades import (
    add_archive_timestamp,
    add_validation_data,
    renewal_due,
    validate_pdf,
)
from ..qlvb_pades.errors import PadesError

_logger = logging.getLogger(__name__)
AT_ONCE = 200  # documents queued by one run of the schedule
TSA_SECONDS = 180  # nobody waits for it, and the public authority can be slow
TRY_AGAIN = timedelta(days=1)


class QlvbDocument(models.Model):
    """Proof inside the issued files, so that results outlive certificates (R44).

    Each signed file gets a next version with the chains, OCSP answers and revocation
    lists, and a time stamp over them when an authority is configured; the time stamp
    is followed by another before it ends. What recipients got stays a valid version.
    """

    _inherit = "qlvb.document"

    proof_due_on = fields.Date(
        readonly=True,
        copy=False,
        help="When proof of the signatures is to be added to the files, or renewed.",
    )
    lacks_proof = fields.Boolean(
        readonly=True,
        copy=False,
        help="Issued, and no proof was added to its signed files yet.",
    )
    _proof_due_idx = models.Index("(proof_due_on) WHERE proof_due_on IS NOT NULL")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"proof_due_on", "lacks_proof"}

    def _on_issued(self):
        super()._on_issued()
        self.write({"proof_due_on": today(), "lacks_proof": True})
        self._enqueue_proof()

    @api.model
    def _queue_proof(self):
        """Schedule: have proof renewed where it is due, or asked for again."""
        # sudo: the system keeps the files of every agency valid
        due = self.sudo().search(
            [("proof_due_on", "<=", today())], order="proof_due_on, id", limit=AT_ONCE
        )
        for document in due:
            document._enqueue_proof()

    def _enqueue_proof(self):
        # the system adds proof, whoever's act made it due
        self.with_user(SUPERUSER_ID).with_delay(
            description=self.display_name,
            identity_key=f"qlvb_signing.proof.{self.id}",
        )._add_proof()

    def _add_proof(self):
        """Job: add proof to each signed file; silent services are asked tomorrow."""
        self.ensure_one()
        if not self.proof_due_on or self.proof_due_on > today():
            return
        try:
            # before the lock: nobody waits for services that are slow to answer
            proofs = [(file, *self._proof_of(file)) for file in self._signed_files()]
        except PadesError as error:
            # nothing is wrong with us: a service was silent, and is asked again
            _logger.info("No proof for document %s yet: %s", self.id, error)
            self.proof_due_on = today() + TRY_AGAIN
            return
        self._lock_rows()
        for file, proved, _due in proofs:
            if proved:
                self._store_signed(file, proved)
        dues = [due for _file, _proved, due in proofs if due]
        self.write({"proof_due_on": min(dues, default=False), "lacks_proof": False})
        self.env["qlvb.audit.event"]._log("document.proof", self)

    def _proof_refusal(self) -> str:
        """Return why nobody could judge the files by themselves yet, and until when."""
        if not self.lacks_proof:
            return ""
        if self.proof_due_on > today():
            return self.env._(
                "The evidence is not complete: the certification services did not say "
                "yet whether the certificates were revoked. They are asked again on "
                "%(day)s; download the evidence after that.",
                day=self._day(self.proof_due_on),
            )
        return self.env._(
            "The evidence is not complete yet: the state of the certificates is being "
            "added to the signed files. Download it again in a few minutes."
        )

    def _signed_files(self):
        return self._current_files("main", "appendix").filtered("signed")

    def _proof_of(self, file):
        """Return the file with proof, None if it has it, and the day to renew it."""
        before = file._read_content()
        proved = add_validation_data(before, self._trust_policy())
        if timestamper := self._timestamper(TSA_SECONDS):
            proved = add_archive_timestamp(proved, timestamper)
        due = renewal_due(validate_pdf(proved, self._trust_policy()))
        return proved if proved != before else None, due and due.date()
