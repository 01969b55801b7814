# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestDocumentFound(WorkflowCase):
    def setUp(self):
        super().setUp()
        self.document = self.registered()
        stored = self.env["qlvb.document.file"]._store(
            self.document,
            make_pdf("Nội dung: ứng dụng dữ liệu dân cư, định danh điện tử"),
            "de-an-06.pdf",
            "related",
        )
        stored.sudo().write(stored.sudo()._current_text_facts())
        self.document._update_search_vector()

    def found(self, words, role="clerk"):
        documents = self.env["qlvb.document"].with_user(self.people[role])
        answer = documents.web_search_read(
            [("search_text", "=", words)], {"subject": {}, "found_text": {}}
        )
        return {row["id"]: row["found_text"] or "" for row in answer["records"]}

    def test_the_words_are_marked_where_they_stand(self):
        """R177: found with accents or without, and shown in the text's own words."""
        for words in ("du lieu dan cu", "dữ liệu dân cư"):
            with self.subTest(words=words):
                text = self.found(words)[self.document.id]
                self.assertIn("<mark>dữ</mark> <mark>liệu</mark>", text)
                self.assertIn("điện tử", text)

    def test_who_saw_a_passage_is_in_the_journal(self):
        """R30: once an hour; what is found by its subject alone is no content."""
        self.found("chuyển đổi số")
        for _time in range(2):
            self.env.invalidate_all()
            self.found("dữ liệu dân cư")
        events = self.env["qlvb.audit.event"].search(
            [("document_id", "=", self.document.id), ("code", "=", "document.found")]
        )
        self.assertEqual(events.actor_id, self.people["clerk"])
        self.assertEqual(len(events), 1)

    def test_found_by_its_subject_nothing_of_the_content_is_shown(self):
        self.assertEqual(self.found("chuyển đổi số"), {self.document.id: ""})

    def test_no_content_for_who_may_not_read(self):
        """R28, R177: neither the row nor a word of a narrowed document."""
        self.document._set_narrowed(True)
        self.env.invalidate_all()
        self.assertFalse(self.found("dữ liệu", "leader"))
        searched = self.act(self.document, "leader").with_context(
            qlvb_searched="dữ liệu"
        )
        self.assertFalse(searched._searched_contents())

    def test_found_by_holder_and_by_being_late(self):
        """R177: by the person or unit that has it, and by what is over its time."""
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        held = self.passed_on()
        name = self.people["specialist"].name
        self.assertEqual(documents.search([("holder_names", "ilike", name)]), held)
        self.assertIn(held, documents.search([("is_finished", "=", False)]))
        late = [("due_date", "<", "2026-12-24"), ("is_finished", "=", False)]
        self.assertIn(held, documents.search(late))
        self.act(held, "specialist").action_finish("Đã xong.", True)
        self.assertNotIn(held, documents.search(late))
        self.assertIn(held, documents.search([("is_finished", "=", True)]))
