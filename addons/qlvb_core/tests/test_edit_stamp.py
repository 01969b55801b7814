# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestEditStamp(ProvinceCase):
    def setUp(self):
        super().setUp()
        self.document = self.new_draft()
        for login in ("specialist", "head"):
            self.env["qlvb.work.item"].create(
                {
                    "document_id": self.document.id,
                    "principal": f"user:{self.people[login].id}",
                    "kind": "keep",
                    "edits": True,
                }
            )
            self.document.sudo()._add_participants({f"user:{self.people[login].id}"})

    def form(self, login):
        """Return the document as ``login`` has it open, and the stamp of the form."""
        document = self.document.with_user(self.people[login])
        return document, document.web_read({"edit_stamp": {}})[0]["edit_stamp"]

    def later(self, document):
        """Let the clock of the database go on, which stands still in a transaction."""
        document.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_document SET edited_at = edited_at + interval '1 second' "
            "WHERE id = %s",
            [self.document.id],
        )
        self.env.invalidate_all()

    def test_the_second_of_two_editors_is_warned(self):
        """R259: who saves second is told who changed what; neither text is lost."""
        first, stamp = self.form("specialist")
        second, same = self.form("head")
        first.web_save({"subject": "Bản của người thứ nhất", "edit_stamp": stamp}, {})
        self.later(first)
        with self.assertRaises(UserError) as caught:
            second.web_save({"subject": "Bản thứ hai", "edit_stamp": same}, {})
        self.assertIn(self.people["specialist"].name, str(caught.exception))
        self.assertEqual(self.document.subject, "Bản của người thứ nhất")

    def test_after_reloading_the_second_saves(self):
        """R259: with the other's change before one's eyes one saves as usual."""
        first, stamp = self.form("specialist")
        first.web_save({"subject": "Bản của người thứ nhất", "edit_stamp": stamp}, {})
        self.later(first)
        second, fresh = self.form("head")
        second.web_save({"subject": "Bản thứ hai", "edit_stamp": fresh}, {})
        self.assertEqual(self.document.subject, "Bản thứ hai")

    def test_the_stamp_is_no_door(self):
        with self.assertRaises(AccessError):
            self.document.with_user(self.stranger).write({"edit_stamp": "x"})

    def test_the_second_of_two_editors_of_a_dossier_is_warned(self):
        """R259: the same for the particulars of a dossier."""
        dossiers = self.env["qlvb.dossier"].with_user(self.people["specialist"])
        dossier = dossiers.create({"title": "Hồ sơ sáng kiến", "notation": "01"})
        stamp = dossier.web_read({"edit_stamp": {}})[0]["edit_stamp"]
        dossier.web_save({"title": "Hồ sơ thứ nhất", "edit_stamp": stamp}, {})
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_dossier SET edited_at = edited_at + interval '1 second' "
            "WHERE id = %s",
            [dossier.id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "after you opened it"):
            dossier.web_save({"title": "Hồ sơ thứ hai", "edit_stamp": stamp}, {})
        self.assertEqual(dossier.title, "Hồ sơ thứ nhất")
