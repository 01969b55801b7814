# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.transition import Work

from .test_recall import RecallCase


class TestAnswer(RecallCase):
    """The other agency answers what Sở KH&CN has issued, and then asks back."""

    def answered(self):
        """Return (received document, draft of its answer); the stranger signs it."""
        received = self.asked_back()
        action = received.with_user(self.handler).action_reply()
        draft = self.env["qlvb.document"].browse(action["res_id"])
        draft.sudo().write({"signer_post_id": self.stranger.qlvb_post_ids.id})
        return received, draft

    def at(self, draft, state, kind):
        """Bring the draft before the signer or the clerk, who is one person here."""
        seen = draft.sudo()
        seen._cancel_open_work()
        seen.state = state
        seen._open_work(Work(kind, f"user:{self.stranger.id}"))
        return draft.with_user(self.stranger)

    def recalled(self):
        received, draft = self.answered()
        received.with_user(self.stranger).action_accept_recall()
        return draft

    def test_the_draft_says_so(self):
        """R76: what happened and who decides; while the clerk has not decided, that."""
        received, draft = self.answered()
        seen = draft.with_user(self.handler)
        self.assertTrue(seen.answer_concern_words)
        self.assertFalse(seen.answer_is_open)
        received.with_user(self.stranger).action_accept_recall()
        seen.invalidate_recordset()
        self.assertTrue(seen.answer_is_open)
        self.assertEqual(seen.answer_decider, self.stranger.name)
        self.assertIn(
            "thu hồi", str(seen.with_context(lang="vi_VN").answer_concern_words)
        )
        for user in (self.handler, self.stranger):
            self.assertTrue([w for w in self.told(user) if "trả lời" in w.lower()])

    def test_whoever_signs_is_asked_first(self):
        """R76: neither signed nor sealed nor issued before the decision."""
        draft = self.recalled()
        signer = self.at(draft, "approved", "sign")
        with self.assertRaisesRegex(UserError, self.stranger.name):
            signer.action_open_sign()
        with self.assertRaises(UserError):
            self.at(draft, "signed", "seal").action_open_seal()
        clerk = self.at(draft, "sealed", "issue")
        with self.assertRaises(UserError):
            clerk.action_issue()
        self.assertIn(",keep_answer,", clerk.allowed_actions)
        clerk.action_keep_answer("Vẫn cần trả lời về phần thẩm quyền.")
        clerk.invalidate_recordset()
        self.assertNotIn(",keep_answer,", clerk.allowed_actions)
        self.at(draft, "approved", "sign").action_open_sign()
        (event,) = self.events(draft, "document.keep_answer")
        self.assertIn("thẩm quyền", event.payload)

    def test_only_whoever_signs_decides(self):
        """R76: with a reason, and only when there is something to decide."""
        received, draft = self.answered()
        with self.assertRaises(UserError):
            draft.with_user(self.stranger).action_keep_answer("Vẫn trả lời.")
        received.with_user(self.stranger).action_accept_recall()
        with self.assertRaises(UserError):
            draft.with_user(self.stranger).action_keep_answer(" ")
        for user in (self.handler, self.their_head):
            with self.subTest(login=user.login), self.assertRaises(AccessError):
                draft.with_user(user).action_keep_answer("Vẫn trả lời.")
        with self.assertRaises(AccessError):
            draft.with_user(self.handler).write({"answer_kept_concern": "recalled"})

    def test_a_later_version_is_another_question(self):
        """R77: decided for one version, asked again for the next."""
        received = self.handled().received_document_ids
        action = received.with_user(self.handler).action_reply()
        draft = self.env["qlvb.document"].browse(action["res_id"])
        draft.sudo().write({"signer_post_id": self.stranger.qlvb_post_ids.id})
        for number in ("36", "37"):
            received.sudo()._note_newer(self.newer(received, number))
            draft.invalidate_recordset()
            signer = self.at(draft, "approved", "sign")
            self.assertIn(number, str(signer.answer_concern_words))
            with self.assertRaises(UserError):
                signer.action_open_sign()
            signer.action_keep_answer("Nội dung trả lời không đổi.")
            signer.action_open_sign()

    def newer(self, received, number):
        copy = received.sudo().copy(
            {
                "code_number": number,
                "replacement_kind": "replace",
                "delivery_id": False,
                "direction": "incoming",
            }
        )
        return copy
