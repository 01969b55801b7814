# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestReading(WorkflowCase):
    """Each door that hands out the text of a document leaves one event."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.new_draft(cls)
        cls.document.draft_text = "Căn cứ Luật"
        cls.reader = cls.people["clerk"]
        cls.seen = cls.document.with_user(cls.reader)

    def _readings(self):
        return self.events(self.document, "document.read").filtered(
            lambda event: event.actor_id == self.reader
        )

    def test_each_door_to_the_text_leaves_one_event(self):
        """R30: read, search_read, web_read and export of what a document says."""
        here = [("id", "=", self.document.id)]
        self.reader.group_ids += self.env.ref("base.group_allow_export")
        doors = {
            "read": lambda: self.seen.read(["draft_text"]),
            "all": lambda: self.seen.read(),
            "search_read": lambda: self.seen.search_read(here, ["draft_text"]),
            "web_read": lambda: self.seen.web_read({"draft_text": {}}),
            "list": lambda: self.seen.web_search_read(here, {"draft_text": {}}),
            "export": lambda: self.seen.export_data(["subject", "draft_text"]),
            "form": lambda: self.seen.web_read({"draft_text": {}, "event_ids": {}}),
        }
        for name, door in doors.items():
            with self.subTest(door=name):
                before = self._readings()
                self.env.cr.execute("SAVEPOINT door")
                door()
                self.assertEqual(len(self._readings() - before), 1)
                self.env.cr.execute("ROLLBACK TO SAVEPOINT door")
                self.env.invalidate_all()

    def test_no_group_says_the_text_unnoticed(self):
        """R30: groups and sums over what documents say are refused."""
        here = [("id", "=", self.document.id)]
        work = self.env["qlvb.work.item"].with_user(self.reader)
        doors = {
            "group": lambda: self.seen.formatted_read_group(here, ["draft_text"]),
            "web": lambda: self.seen.web_read_group(here, ["draft_text"]),
            "all": lambda: self.seen.formatted_read_group(
                here, [], ["draft_text:array_agg"]
            ),
            "path": lambda: work.formatted_read_group(
                [("document_id", "in", self.document.ids)], ["document_id.draft_text"]
            ),
        }
        for name, door in doors.items():
            with self.subTest(door=name), self.assertRaises(AccessError):
                door()

    def test_no_search_says_the_text_unnoticed(self):
        """R30: nobody reads a text letter by letter through searches."""
        guess = [("draft_text", "ilike", "Căn cứ L%")]
        work = self.env["qlvb.work.item"].with_user(self.reader)
        path = [("document_id.draft_text", "ilike", "Luật")]
        inside = [("document_id", "any", guess)]
        doors = {
            "search": lambda: self.seen.search(guess),
            "count": lambda: self.seen.search_count(guess),
            "list": lambda: self.seen.web_search_read(guess, {"subject": {}}),
            "group": lambda: self.seen.formatted_read_group(guess, ["state"]),
            "not": lambda: self.seen.search(["!", *guess]),
            "path": lambda: work.search(path),
            "inside": lambda: work.search_count(inside),
            "order": lambda: self.seen.search([], order="draft_text"),
            "name": lambda: self.seen.name_search("", guess),
        }
        for name, door in doors.items():
            with self.subTest(door=name), self.assertRaises(AccessError):
                door()

    def test_words_of_the_text_are_found(self):
        """R177: searching what documents say stays, whole words and accents or not."""
        self.document.subject = "Về việc thi hành Luật"
        found = self.seen.search([("search_text", "ilike", "thi hanh luat")])
        self.assertEqual(found, self.seen)

    def test_the_same_text_again_leaves_no_second_event(self):
        """R30: once an hour for each person and document."""
        self.seen.read(["draft_text"])
        self.seen.read(["draft_text"])
        self.assertEqual(len(self._readings()), 1)

    def test_what_a_document_is_about_is_no_content(self):
        """A list of subjects and numbers stays as quick as it was."""
        self.seen.read(["subject", "code", "state"])
        self.seen.search_read([("id", "=", self.document.id)], ["subject"])
        self.assertFalse(self._readings())
