# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from ..qlvb_pades.bundle import check_bundle
from .common import SigningCase


class TestEvidence(SigningCase, HttpCase):
    """The bundle of one document, for a court or an inspector."""

    def setUp(self):
        super().setUp()
        # without proof in the file, a strict check tells of what it lacks
        self.enterContext(mute_logger("pyhanko.sign.validation.generic_cms"))

    def log_in(self, user):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")

    def get(self, document):
        return self.url_open(f"/qlvb/document/{document.id}/evidence", timeout=120)

    def test_bundle_is_checked_without_the_system(self):
        """R44: files, signatures, metadata and history, each with its digest."""
        document = self.sealed()
        self.log_in(self.people["clerk"])
        finding = check_bundle(self.get(document).content)
        self.assertFalse(finding.faults)
        self.assertEqual(finding.metadata["Code"], document.code)
        self.assertEqual(len(finding.verdicts), 2)
        signers = [
            signature["signer"]
            for facts in finding.verdicts.values()
            for signature in facts["signatures"]
        ]
        self.assertIn(self.people["leader"].name, signers)
        self.assertEqual(len(self.events(document, "document.evidence")), 1)

    @mute_logger("odoo.http")
    def test_strangers_get_nothing(self):
        document = self.sealed()
        self.log_in(self.stranger)
        self.assertEqual(self.get(document).status_code, 404)
        who, what = self.refused_attempts("document.evidence")[-1]
        self.assertEqual((who, what), (self.stranger.login, document.id))
