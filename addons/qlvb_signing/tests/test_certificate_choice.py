# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tools import SQL

from .common import PIN, SigningCase

LOST = "Mất thẻ ở bến xe"


class TestCertificateChoice(SigningCase):
    """A signer with several certificates chooses one (R124, R241)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.people["leader"]
        cls.second = cls.enter("second", user_id=cls.leader.id)

    def dialog(self):
        document = self.act(self.approved_draft, "leader")
        dialogs = document.env["qlvb.sign.wizard"]
        return dialogs.create({"document_id": document.id})

    def signed_with(self):
        return self.approved_draft.sudo().signature_ids[-1:].serial

    def test_the_last_used_one_is_offered_first(self):
        """R124: what signed last is chosen already; the others stand below it."""
        dialog = self.dialog()
        self.assertTrue(dialog.chooses)
        self.assertEqual(dialog.certificate_ids, self.certificate | self.second)
        dialog.certificate_id = self.second
        dialog.with_context(qlvb_pin=PIN).action_sign()
        self.assertEqual(self.signed_with(), self.second.serial)
        certificates = self.env["qlvb.certificate"]
        self.assertEqual(certificates._of_person(self.leader), self.second)

    def test_signing_leaves_the_certificate_alone(self):
        """R124, invariant 10: two signatures at once have no row in common."""
        dialog = self.dialog()
        self.env.flush_all()
        row = SQL("SELECT xmin, ctid FROM qlvb_certificate ORDER BY id")
        before = self.env.execute_query(row)
        dialog.with_context(qlvb_pin=PIN).action_sign()
        self.env.flush_all()
        self.assertEqual(self.env.execute_query(row), before)

    def test_what_cannot_sign_is_named_with_its_reason(self):
        """R241: suspended, expired, wrong use, another name: not offered, but told."""
        self.certificate.write({"state": "suspended", "state_reason": LOST})
        for holder in ("expired", "login", "somebody"):
            self.enter(holder, user_id=self.leader.id)
        dialog = self.dialog()
        self.assertEqual(dialog.certificate_id, self.second)
        self.assertEqual(dialog.certificate_ids, self.second)
        self.assertFalse(dialog.chooses)
        for reason in (LOST, "Expired", "not issued for signing", "in another name"):
            self.assertIn(reason, dialog.others)

    def test_suspended_while_the_dialog_is_open(self):
        """R242: the refusal names what happened; nothing else signs in its place."""
        dialog = self.dialog()
        dialog.certificate_id = self.second
        self.second.write({"state": "suspended", "state_reason": LOST})
        with self.assertRaisesRegex(UserError, LOST), self.cr.savepoint():
            dialog.with_context(qlvb_pin=PIN).action_sign()
        self.assertEqual(self.approved_draft.state, "approved")

    def test_nobody_signs_with_another_persons(self):
        """R125: neither in the dialog nor in the row, whatever is sent."""
        strange = self.enter("somebody", user_id=self.stranger.id)
        document = self.act(self.approved_draft, "leader")
        seen = document.deck_card("sign")["seen"]
        with self.assertRaisesRegex(UserError, "not yours"), self.cr.savepoint():
            document._sign(PIN, chosen=strange.id)
        with self.assertRaisesRegex(UserError, "not yours"), self.cr.savepoint():
            document.agent_sign(strange.id)
        for sent in (strange.id, 2**31 - 1):
            answer = document.deck_act("sign", seen, PIN, sent)
            self.assertEqual((answer["done"], answer["stop"]), (False, True))
            self.assertIn("not yours", answer["words"])
        for sent in (-1, "1", None, [1], True):
            with self.assertRaises(UserError), self.cr.savepoint():
                document.deck_act("sign", seen, PIN, sent)
        self.assertEqual(self.approved_draft.state, "approved")

    def test_the_row_is_signed_with_the_chosen_one(self):
        """R130: the same choice where many are signed in a row."""
        document = self.act(self.approved_draft, "leader")
        offered = document.deck("sign")["certificates"]
        self.assertEqual(
            {item["id"] for item in offered}, {self.certificate.id, self.second.id}
        )
        self.assertEqual(len({item["name"] for item in offered}), 2)
        seen = document.deck_card("sign")["seen"]
        self.second.write({"state": "suspended", "state_reason": LOST})
        answer = document.deck_act("sign", seen, PIN, self.second.id)
        self.assertEqual((answer["done"], answer["stop"]), (False, True))
        self.assertIn(LOST, answer["words"])
        self.second.write({"state": "active", "state_reason": False})
        self.assertTrue(document.deck_act("sign", seen, PIN, self.second.id)["done"])
        self.assertEqual(self.signed_with(), self.second.serial)
