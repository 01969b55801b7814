# SPDX-License-Identifier: LGPL-3.0-or-later
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import mute_logger

from odoo.addons.qlvb_workflow.tests.common import TODAY

from .common import PIN, SigningCase


class TestRegistered(SigningCase):
    """R143: the fields of an outgoing document, Decree 30/2020 Phụ lục VI phần II.I."""

    def test_the_system_fills_in_what_registration_tells(self):
        """R143: fields 1.1, 1.2, 2, 4, 6, 10 and 13.1 by themselves, and who signed."""
        self.other_agency.organ_id = "H33.99.05"
        document = self.sealed()
        self.assertEqual(document.code_number, str(self.last_number()).zfill(2))
        self.assertEqual(document.issued_date, TODAY)
        main = document._current_files("main")
        self.assertEqual(document.page_count, main.page_count)
        self.assertGreater(document.page_count, 0)
        self.assertEqual(document.recipient_ids.registered_organ_id, "H33.99.05")
        self.assertEqual(document.issuer_name, self.agency.name)
        self.assertEqual(document.signer_name, self.people["leader"].name)
        self.assertEqual(document.signer_title, "Giám đốc")
        self.assertEqual(document.language, "Tiếng Việt")
        self.assertEqual(document.issued_amount, 1)
        self.file_it(document)
        self.assertEqual(document.file_organ_id, self.agency.organ_id)
        self.assertEqual(document.file_catalog, self.dossier.date_from.year)
        self.assertEqual(document.file_notation, self.dossier.code)
        self.assertEqual(document.doc_ordinal, 1)

    def file_it(self, document):
        line = {"notation": "01.CĐS", "title": "Chuyển đổi số", "retention_years": 20}
        plan = self.env["qlvb.file.plan"].create(
            {
                "name": "Danh mục hồ sơ năm 2026",
                "agency_id": self.agency.id,
                "year": 2026,
                "line_ids": [Command.create(line)],
            }
        )
        self.dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"plan_line_id": plan.line_ids.id})
        )
        self.env["qlvb.dossier.item"].sudo().create(
            {"dossier_id": self.dossier.id, "document_id": document.id}
        )
        document.invalidate_recordset()

    def test_what_was_registered_does_not_follow_later_changes(self):
        """R143: a new title or identifier is that of later documents."""
        document = self.sealed()
        organ_id = document.recipient_ids.registered_organ_id
        self.leader_post.sudo().title = "Phó Giám đốc"
        self.other_agency.sudo().organ_id = "H33.77"
        document.invalidate_recordset()
        self.assertEqual(document.signer_title, "Giám đốc")
        self.assertEqual(document.recipient_ids.registered_organ_id, organ_id)

    def test_the_drafter_says_the_rest(self):
        """R143: language and remarks; identifiers and copies are the system's."""
        draft = self.complete_draft(language="Tiếng Anh", description="Gửi kèm đĩa")
        self.assertEqual(
            (draft.language, draft.description), ("Tiếng Anh", "Gửi kèm đĩa")
        )
        with self.assertRaises(AccessError):
            draft.write({"issued_amount": 9})

    def test_no_caller_silences_the_journal_of_recipients(self):
        """R143, R30: only the act of registering notes identifiers unseen."""
        draft = self.complete_draft()
        events = self.env["qlvb.audit.event"]
        changes = [
            ("code", "=", "document.recipients"),
            ("document_id", "=", draft.id),
        ]
        before = events.search_count(changes)
        draft.recipient_ids.with_context(qlvb_registering=True).write(
            {"unit_id": False, "free_text": "Nơi khác"}
        )
        self.assertEqual(events.search_count(changes), before + 1)

    def test_lengths_are_enforced(self):
        """R143: one character too many is refused; before a number is taken."""
        draft = self.new_draft()
        for name, length in (("subject", 500), ("code_notation", 30)):
            draft.write({name: "a" * length})
            with self.subTest(name=name), self.assertRaisesRegex(UserError, "at most"):
                draft.write({name: "a" * (length + 1)})
        for name, length in (("language", 30), ("description", 500)):
            draft.write({name: "a" * length})
            draft.flush_recordset()
            with (
                self.subTest(name=name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                draft.write({name: "a" * (length + 1)})
                draft.flush_recordset()
        self.check_sealing_refuses()

    def check_sealing_refuses(self):
        document = self.signed()
        document.sudo().recipient_ids = [Command.create({"free_text": "Ô" * 201})]
        before = self.snapshot()
        with self.assertRaisesRegex(UserError, "200 characters"), self.cr.savepoint():
            self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.snapshot(), before)
