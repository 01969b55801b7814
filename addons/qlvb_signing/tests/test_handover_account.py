# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.tests.handing_over import hand_over

from .common import SigningCase
from .test_copy import CopyCase


@tagged("post_install", "-at_install")
class TestHandoverOfKeys(SigningCase):
    def test_the_seal_goes_to_a_new_custodian(self):
        """R246: the agency's key goes along, by the decision of the hand-over."""
        second = self.add_person("second_clerk", self.agency, "clerk")
        hand_over(self, self.people["clerk"], second)
        certificate = self.agency_certificate
        self.assertEqual(certificate.custodian_id, second)
        self.assertIn("21/QĐ-SKHCN", certificate.custody_decision)
        self.assertFalse(self.people["clerk"]._handover_lines())

    def test_a_personal_certificate_stops(self):
        """R246: who leaves signs no more."""
        second = self.add_person("second_leader", self.agency, "leader")
        hand_over(self, self.people["leader"], second)
        self.assertEqual(self.certificate.state, "suspended")


@tagged("post_install", "-at_install")
class TestHandoverOfCopies(CopyCase):
    def test_a_copy_that_waits_for_its_signer_goes_along(self):
        """R157, R246: its receiver reads what it is a copy of."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        second = self.add_person("second_head", self.department, "head")
        hand_over(self, self.people["head"], second)
        items = self.env["qlvb.work.item"].search([("copy_id", "=", copy.id)])
        self.assertEqual(items.principal, user_principal(second))
        self.assertTrue(copy.with_user(second).document_id.has_access("read"))
        self.assertFalse(copy.with_user(second).can_approve)
