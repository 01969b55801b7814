# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..models.found_page import CONTEXT_KEY
from ..principal import user_principal
from ..transition import Work
from .common import ProvinceCase

LISTED = {"subject": {}, "state": {}}


@tagged("post_install", "-at_install")
class TestFoundPage(ProvinceCase):
    """The page of a list is read by the rule that found it; nothing else is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.readers = cls.people["specialist"], cls.people["clerk"]
        cls.mine = cls.new_draft(cls) + cls.new_draft(cls)
        cls.others = cls.new_draft(cls, user=cls.colleague)
        cls.env.flush_all()

    def queries(self, records, domain):
        """Return how many queries the page of a list takes, rules in the cache."""
        records.web_search_read(domain, LISTED, limit=80)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        records.web_search_read(domain, LISTED, limit=80)
        return self.env.cr.sql_log_count - before

    def page(self, user):
        """Return what a list is read from, with the marks it has."""
        documents = self.env["qlvb.document"].with_user(user)
        return documents._with_found(()).search_fetch([], ["subject"], limit=80)

    def test_a_page_costs_what_it_costs_the_system(self):
        """R28: the rule decides in the search, and is asked once."""
        for model in ("qlvb.document", "qlvb.work.item"):
            records = self.env[model]
            for user in self.readers:
                with self.subTest(model=model, user=user.login):
                    seen = self.queries(records.with_user(user), [])
                    everything = self.queries(records.sudo(), [])
                    self.assertEqual(seen, everything)

    def test_a_page_is_what_a_search_gives(self):
        """R10, R28: each person is listed what the rule lets through, no row more."""
        for user in (*self.people.values(), self.colleague, self.stranger):
            for model in ("qlvb.document", "qlvb.work.item", "qlvb.audit.event"):
                records = self.env[model].with_user(user)
                if not records.has_access("read"):
                    continue
                with self.subTest(model=model, user=user.login):
                    page = records.web_search_read([], {"display_name": {}})
                    listed = [row["id"] for row in page["records"]]
                    self.assertEqual(listed, records.search([]).ids)

    def test_more_rows_take_no_more_queries(self):
        """R177: a list of three is read by as many queries as one of one."""
        specialist = self.people["specialist"]
        documents = self.env["qlvb.document"].with_user(specialist)
        one = self.queries(documents, [("id", "=", self.mine[0].id)])
        self.new_draft()
        self.assertEqual(self.queries(documents, []), one)

    def test_a_row_that_is_not_of_the_page(self):
        """R28: what the search has not given is asked of the rule."""
        page = self.page(self.people["specialist"])
        self.assertEqual(page, self.mine)
        with self.assertRaises(AccessError):
            page.browse(self.others.id).check_access("read")
        with self.assertRaises(AccessError):
            (page + page.browse(self.others.id)).check_access("read")

    def test_the_page_is_of_who_asked(self):
        """R28: in another name the marks say nothing."""
        page = self.page(self.people["specialist"])
        with self.assertRaises(AccessError):
            page.with_user(self.colleague).check_access("read")

    def test_the_page_is_read_only(self):
        """R28: found for reading opens no other act."""
        page = self.page(self.people["monitor"])
        self.assertTrue(page)
        for operation in ("write", "unlink"):
            with self.assertRaises(AccessError):
                page.check_access(operation)

    def test_the_page_of_one_model_opens_no_other(self):
        """R28: numbers of documents are no numbers of work."""
        page = self.page(self.people["specialist"])
        work = self.others.sudo()._open_work(
            Work("keep", user_principal(self.colleague))
        )
        marked = page._with_found(work.ids)
        item = marked.env["qlvb.work.item"].browse(work.ids)
        with self.assertRaises(AccessError):
            item.check_access("read")

    def test_a_search_outside_a_list_marks_nothing(self):
        """R28: what a program searches and keeps is asked when it is read."""
        specialist = self.people["specialist"]
        documents = self.env["qlvb.document"].with_user(specialist)
        found = documents.search_fetch([], ["subject"], limit=80)
        self.mine.sudo().participant_ids.unlink()
        self.mine.sudo().work_item_ids.unlink()
        with self.assertRaises(AccessError):
            found.check_access("read")

    def test_a_request_sends_no_marks(self):
        """R28: the context of a request is plain values; they open nothing."""
        sent = {"model": "qlvb.document", "user_id": self.colleague.id}
        sent["ids"] = self.mine.ids
        for value in (sent, True, [self.mine.ids], str(sent)):
            marked = self.mine.with_user(self.colleague)
            marked = marked.with_context(**{CONTEXT_KEY: value})
            with self.subTest(value=value), self.assertRaises(AccessError):
                marked.check_access("read")
