# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a form that is not saved yet would show of the records it is linked to."""

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import ProvinceCase

NAMED = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestUnsavedLinks(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.foreign = cls.new_draft(cls)
        cls.mine = cls.new_draft(
            cls, cls.stranger, agency_id=cls.other_agency.id, unit_id=False
        )

    def asked(self, values, name, **context):
        """Return what the form of a new document answers the stranger."""
        documents = self.env["qlvb.document"].with_user(self.stranger)
        documents = documents.with_context(**context)
        changed = [name] if values else []
        return documents.onchange(values, changed, {name: NAMED})["value"]

    def test_it_does_not_name_what_one_may_not_read(self):
        """R28: a link that is only typed in names no document of another agency."""
        with self.assertRaises(AccessError):
            self.asked({"answers_id": self.foreign.id}, "answers_id")
        with self.assertRaises(AccessError):
            self.asked({}, "answers_id", default_answers_id=self.foreign.id)
        lines = [Command.link(self.foreign.id)]
        with self.assertRaises(AccessError):
            self.asked({"answered_by_ids": lines}, "answered_by_ids")
        lines = [Command.create({"answers_id": self.foreign.id})]
        with self.assertRaises(AccessError):
            self.asked({"answered_by_ids": lines}, "answered_by_ids")

    def test_it_names_what_one_may_read(self):
        """R28: one's own documents are chosen and named as ever."""
        answer = self.asked({"answers_id": self.mine.id}, "answers_id")
        self.assertFalse(answer.get("answers_id"))  # unchanged
        answer = self.asked({}, "answers_id", default_answers_id=self.mine.id)
        self.assertEqual(answer["answers_id"]["id"], self.mine.id)
