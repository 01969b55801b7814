# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestUrgent(WorkflowCase):
    def urgent(self, urgency="3"):
        return self.registered(urgency=urgency, code_number="99")

    def pushed(self, user):
        """Return what was pushed to the screens of ``user``."""
        self.env.cr.precommit.run()
        sent = self.env["bus.bus"].sudo().search([])
        messages = [(json.loads(m.channel), json.loads(m.message)) for m in sent]
        return [
            message["payload"]
            for channel, message in messages
            if message["type"] == "qlvb_urgent" and user.partner_id.id in channel
        ]

    def letters(self, user):
        return self.env["mail.mail"].search([("email_to", "ilike", user.email)])

    def test_urgent_ones_stand_first_while_they_live(self):
        """R81: first in every list, whatever its date; no more once finished."""
        urgent = self.urgent()
        older, newer = self.arrive(code_number="1"), self.arrive(code_number="2")
        newer.date = "2026-11-30"
        mine = urgent | older | newer
        found = self.env["qlvb.document"].search([("id", "in", mine.ids)])
        self.assertEqual(found.ids, [urgent.id, newer.id, older.id])
        urgent.sudo().state = "done"
        found = self.env["qlvb.document"].search([("id", "in", mine.ids)])
        self.assertEqual(found[0], newer)

    def test_the_most_urgent_first(self):
        """R81: Hỏa tốc before Thượng khẩn before Khẩn."""
        documents = self.env["qlvb.document"].union(
            *(self.arrive(urgency=u, code_number=u) for u in ("1", "3", "2", "0"))
        )
        found = self.env["qlvb.document"].search([("id", "in", documents.ids)])
        self.assertEqual(found.mapped("urgency"), ["3", "2", "1", "0"])

    def test_work_follows_the_urgency_that_is_found_later(self):
        """R81: read from the page or set by the clerk, it is first on the desk too."""
        ordinary, urgent = self.arrive(code_number="1"), self.arrive(code_number="2")
        urgent.urgency = "1"
        work = (ordinary | urgent).work_item_ids
        found = work.search([("id", "in", work.ids)])
        self.assertEqual(found.document_id.ids, [urgent.id, ordinary.id])

    def test_who_has_it_is_told_that_it_became_urgent(self):
        """R81: Khẩn found out after it was given."""
        document, leader = self.registered(code_number="98"), self.people["leader"]
        document.action_present(leader.id)
        self.assertFalse(self.pushed(leader))
        document.sudo().urgency = "2"
        self.assertEqual(len(self.pushed(leader)), 1)
        document.sudo().urgency = "1"
        self.assertEqual(len(self.pushed(leader)), 1)

    def test_the_holder_is_told_at_once(self):
        """R81: a notice on the screen; a letter that names no document."""
        document, leader = self.urgent(), self.people["leader"]
        leader.email = "lanhdao@hungyen.example"
        self.assertFalse(self.pushed(leader))
        document.action_present(leader.id)
        (notice,) = self.pushed(leader)
        self.assertEqual((notice["model"], notice["id"]), (document._name, document.id))
        self.assertIn(document.subject, notice["message"])
        letter = self.letters(leader)
        self.assertEqual(len(letter), 1)
        for word in (document.subject, document.code, "Sở Tài chính"):
            self.assertNotIn(word, f"{letter.subject} {letter.body_html}")
        self.assertIn(f"/odoo/{document._name}/{document.id}", letter.body_html)

    def test_normal_ones_wait_quietly(self):
        document, leader = self.registered(), self.people["leader"]
        leader.email = "lanhdao@hungyen.example"
        document.action_present(leader.id)
        self.assertFalse(self.pushed(leader))
        self.assertFalse(self.letters(leader))

    def test_who_wants_it_is_told_of_all_new_work(self):
        """By letter, without content; others find it on the desk."""
        leader, clerk = self.people["leader"], self.people["clerk"]
        for user in (leader, clerk):
            user.write({"email": f"{user.id}@example.vn", "qlvb_notice_mail": "each"})
        leader.with_user(leader).qlvb_notice_work = "mail"
        document = self.presented()
        letter = self.letters(leader)
        self.assertEqual(len(letter), 1)
        self.assertNotIn(document.subject, letter.body_html)
        self.assertFalse(self.letters(clerk))
        leader.with_user(leader).qlvb_notice_work = "web"
        self.presented()
        self.assertEqual(len(self.letters(leader)), 1)

    def test_no_letters_where_the_rule_says_so(self):
        self.env.ref("qlvb_workflow.rule_urgent_mail").value = "false"
        document, leader = self.urgent(), self.people["leader"]
        leader.email = "lanhdao@hungyen.example"
        document.action_present(leader.id)
        self.assertTrue(self.pushed(leader))
        self.assertFalse(self.letters(leader))
