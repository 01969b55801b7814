# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError

from .common import PIN, SigningCase


class TestUrgency(SigningCase):
    """Who decides how urgent a document is (R115)."""

    @classmethod
    def _approved_draft(cls):
        draft = super()._approved_draft()
        draft.sudo().urgency = "2"
        return draft

    def test_r115_the_signer_confirms_what_the_drafter_proposed(self):
        """R115: proposed until it is signed; the signer sees that, and the journal."""
        document = self.approved_draft
        self.assertIn("Proposed by the drafter", document.urgency_words)
        leader = self.act(document, "leader")
        action = leader.action_open_sign()
        dialog = self.env[action["res_model"]].with_user(leader.env.user)
        dialog = dialog.browse(action["res_id"])
        self.assertEqual(dialog.urgency, "2")
        self.assertIn("The signer confirms it", dialog.urgency_words)
        self.assertIn("Proposed", leader.deck_card("sign")["urgency_note"])
        leader._sign(PIN)
        document.invalidate_recordset()
        self.assertEqual(document.urgency_words, "Confirmed by the signer.")
        (event,) = self.events(document, "document.sign")
        self.assertIn("Urgency: ", event.detail)

    def test_r115_nobody_changes_it_behind_the_signer(self):
        """R115: neither the drafter nor the clerk, before or after the signature."""
        document = self.approved_draft
        for _time in ("before", "after"):
            for role in ("specialist", "head", "form_checker", "clerk", "leader"):
                with (
                    self.subTest(role=role, state=document.state),
                    self.assertRaises(UserError),
                    self.cr.savepoint(),
                ):
                    self.act(document, role).write({"urgency": "3"})
            self.assertEqual(document.urgency, "2")
            if document.state == "approved":
                self.signed()

    def test_r115_returned_it_is_a_proposal_again(self):
        """R115: the signer returns it; then the drafter proposes another."""
        document = self.signed()
        self.act(document, "clerk").action_return_signed("Độ khẩn chưa đúng")
        document.invalidate_recordset()
        self.assertIn("Proposed by the drafter", document.urgency_words)
        self.act(document, "leader").action_return_draft("Độ khẩn: Hỏa tốc")
        self.act(document, "head").action_pass_back()
        self.act(document, "specialist").write({"urgency": "3"})
        self.assertEqual(document.urgency, "3")
