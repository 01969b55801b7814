# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestNoticeAbout(WorkflowCase):
    """A notice shows what it tells of to who may read it, and opens it (R18)."""

    def urged(self, documents):
        works = documents.sudo().work_item_ids.filtered(
            lambda work: work.kind == "handle" and work.state == "open"
        )
        rows = self.env["qlvb.follow.up"].with_user(self.people["leader"])
        rows.browse(works.ids).action_urge()
        return self.notices("specialist")

    def notices(self, role):
        user = self.people[role]
        notices = self.env["mail.activity"].with_user(user)
        return notices.search([("user_id", "=", user.id)])

    def test_a_notice_names_its_document_and_opens_it(self):
        document = self.passed_on()
        notice = self.urged(document)
        self.assertIn(document.code, notice.qlvb_about)
        self.assertIn(document.subject, notice.qlvb_about)
        action = notice.action_open_document()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("qlvb.document", document.id)
        )

    def test_one_notice_of_many_names_each(self):
        documents = self.passed_on() | self.passed_on()
        notice = self.urged(documents)
        self.assertEqual(len(notice), 1)
        self.assertEqual(notice.qlvb_about.count(documents[0].subject), 2)
        self.assertIn("ban-lam-viec", notice.action_open_document()["url"])

    def test_who_lost_the_right_reads_no_name(self):
        """R28: it is looked up with the reader's rights of now."""
        notice = self.urged(self.passed_on())
        posts = self.people["specialist"].qlvb_post_ids
        posts._end_before(posts.date_from)
        document = notice.sudo().qlvb_document_ids
        document.participant_ids.unlink()
        self.env.flush_all()
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        self.assertFalse(
            document.with_user(self.people["specialist"]).has_access("read")
        )
        self.assertFalse(notice.qlvb_about)
        self.assertEqual(notice.action_open_document()["type"], "ir.actions.act_url")

    def test_nobody_sets_where_a_notice_leads(self):
        """R28: a link of somebody's would come under the system's name."""
        notice = self.urged(self.passed_on())
        for values in ({"qlvb_link": "x"}, {"qlvb_document_ids": [(5,)]}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                notice.write(values)

    def test_names_cost_no_query_each(self):
        """R18: a list of notices is read at one price, however long."""
        self.urged(self.passed_on())
        for _more in range(5):
            self.people["specialist"]._qlvb_tell(
                "Báo", "Lời", f"van-ban/{self.passed_on().id}"
            )
        every = self.notices("specialist")
        counts = []
        for notices in (every[:2], every):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            notices.mapped("qlvb_about")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[0])

    def test_the_group_says_what_it_is(self):
        self.urged(self.passed_on())
        groups = self.env["res.users"].with_user(self.people["specialist"])
        names = [g["name"] for g in groups._get_activity_groups()]
        self.assertIn("Notices", names)
