# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.queue_job.tests.common import trap_jobs

from ..qlvb_pades import Grade, validate_pdf
from ..qlvb_pades.bundle import check_bundle
from .common import TODAY, SigningCase


class TestProof(SigningCase):
    """What keeps a signature provable when its certificate has ended."""

    def setUp(self):
        super().setUp()
        # pyHanko tells of each moment it tries before the one that is proved
        self.enterContext(mute_logger("pyhanko.sign.validation.generic_cms"))

    def prove(self):
        with trap_jobs() as trap:
            self.env["qlvb.document"]._queue_proof()
            trap.perform_enqueued_jobs()

    def use_tsa(self, url):
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", url)

    def judged_later(self, pdf, years=10):
        policy = self.env["qlvb.trust.anchor"]._policy()
        later = fields.Datetime.context_timestamp(
            self.env.user, fields.Datetime.now()
        ) + timedelta(days=365 * years)
        return validate_pdf(pdf, replace(policy, revocation="require", at=later))

    def test_issued_files_get_their_proof(self):
        """R44: OCSP and CRL in the file; what was sent is the beginning of it."""
        document = self.issued()
        sent = self.main_pdf(document)
        self.assertEqual(document.proof_due_on, TODAY)
        self.prove()
        kept = self.main_pdf(document)
        self.assertTrue(kept.startswith(sent))
        self.assertGreater(len(kept), len(sent))
        verdicts = document.current_signature_ids
        self.assertEqual(set(verdicts.mapped("revocation")), {"good"})
        self.assertEqual(document.legal_force, "original")
        self.assertEqual(len(self.events(document, "document.proof")), 1)
        self.assertFalse(document.proof_due_on)

    def test_proof_is_asked_for_by_the_act_of_issuing(self):
        """R44: not by tonight's schedule; the evidence waits for it, in words."""
        document = self.sealed()
        clerk = self.act(document, "clerk")
        with trap_jobs() as trap:
            clerk.action_issue()
            with self.assertRaisesRegex(UserError, "again in a few minutes"):
                clerk.action_download_evidence()
            self.assertIn("few minutes", clerk._evidence_refusal())
            trap.perform_enqueued_jobs()
        self.assertFalse(clerk._evidence_refusal())
        self.assertIn("evidence", clerk.action_download_evidence()["url"])
        finding = check_bundle(clerk._evidence_bundle())
        signatures = [s for v in finding.verdicts.values() for s in v["signatures"]]
        self.assertEqual({s["revocation"] for s in signatures}, {"good"})

    def test_result_outlives_the_certificates(self):
        """R44: with a time stamping authority, in ten years, without any service."""
        self.use_tsa(self.pki.tsa_url)
        document = self.issued()
        self.prove()
        report = self.judged_later(self.main_pdf(document))
        self.assertEqual(report.grade, Grade.VALID)
        self.assertGreater(document.proof_due_on, TODAY)

    def test_proof_is_renewed_when_due(self):
        """R44: another time stamp over the last one, by schedule."""
        self.use_tsa(self.pki.tsa_url)
        document = self.issued()
        self.prove()
        first = self.main_pdf(document)
        self.prove()
        self.assertEqual(self.main_pdf(document), first)
        document.sudo().proof_due_on = TODAY
        self.prove()
        renewed = self.main_pdf(document)
        self.assertTrue(renewed.startswith(first))
        self.assertGreater(len(renewed), len(first))
        self.assertEqual(document.legal_force, "original")

    @mute_logger("odoo.addons.qlvb_signing.models.document_proof")
    def test_silent_services_are_asked_tomorrow(self):
        """Nothing half-done: the file stays as it was issued."""
        document = self.issued()
        sent = self.main_pdf(document)
        self.use_tsa("http://127.0.0.1:9/")
        self.prove()
        self.assertEqual(self.main_pdf(document), sent)
        with self.assertRaisesRegex(UserError, "asked again on"):
            self.act(document, "clerk").action_download_evidence()
        self.assertEqual(document.proof_due_on, TODAY + timedelta(days=1))
