# SPDX-License-Identifier: LGPL-3.0-or-later
"""What an insider would try; each was possible once."""

from pathlib import Path

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.sql_db import db_connect
from odoo.tests import tagged

from ..clock import today
from .common import ProvinceCase, make_docx, make_pdf


@tagged("post_install", "-at_install")
class TestAttacks(ProvinceCase):
    def test_a_recipient_line_cannot_move_to_another_document(self):
        """R28: the rule looks at a line's document before the write only."""
        victim = self.new_draft()
        own = self.new_draft(self.colleague)
        self.env["qlvb.work.item"].create(
            {
                "document_id": own.id,
                "principal": f"user:{self.colleague.id}",
                "kind": "keep",
                "edits": True,
            }
        )
        own.write({"recipient_ids": [(0, 0, {"unit_id": self.other_agency.id})]})
        line = own.recipient_ids
        with self.assertRaises(AccessError):
            line.with_user(self.colleague).write({"document_id": victim.id})

    def test_a_dossier_item_cannot_be_swapped(self):
        """R28: swapping the document of an item would reach any document."""
        dossiers = self.env["qlvb.dossier"].with_user(self.colleague)
        dossier = dossiers.create({"title": "Của tôi", "notation": "X"})
        own = self.new_draft(self.colleague)
        dossier.write({"item_ids": [(0, 0, {"document_id": own.id})]})
        with self.assertRaises(AccessError):
            dossier.item_ids.write({"document_id": self.new_draft().id})
        with self.assertRaises(AccessError):
            dossier.write({"item_ids": [(0, 0, {"document_id": self.new_draft().id})]})

    def test_a_dossier_stays_in_its_agency(self):
        dossiers = self.env["qlvb.dossier"].with_user(self.colleague)
        dossier = dossiers.create({"title": "Của tôi", "notation": "X"})
        with self.assertRaises(UserError):
            dossier.write({"agency_id": self.other_agency.id})

    def test_defaults_of_the_context_reach_no_protected_field(self):
        """R84: nobody gives himself a number or a state by a default."""
        documents = self.env["qlvb.document"].with_user(self.people["specialist"])
        forged = documents.with_context(
            default_arrival_number=7,
            default_document_identifier="H31.2026.1",
            default_code_number="99",
            default_issued_date="2020-01-01",
        ).create({"subject": "Giả", "agency_id": self.agency.id})
        self.assertFalse(forged.arrival_number)
        self.assertFalse(forged.document_identifier)
        self.assertFalse(forged.code_number)
        self.assertFalse(forged.issued_date)
        with self.assertRaises(AccessError):
            self.new_draft(code_number="99")

    def test_work_of_a_former_agency_is_gone(self):
        """R247: what waited for a person in an old agency is not shown any more."""
        document = self.new_draft()
        item = self.env["qlvb.work.item"].create(
            {
                "document_id": document.id,
                "principal": f"user:{self.people['specialist'].id}",
                "kind": "keep",
            }
        )
        seen = self.env["qlvb.work.item"].with_user(self.people["specialist"])
        self.assertIn(item, seen.search([]))
        self.people["specialist"].qlvb_post_ids.unit_id = self.other_agency
        self.assertNotIn(item, seen.search([]))

    def test_a_unit_that_moves_takes_the_rights_along(self):
        """R9: after a unit moved, its people see the new agency only."""
        document = self.new_draft()
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        self.assertIn(document, documents.search([]))
        self.department.parent_id = self.other_agency
        self.assertNotIn(document, documents.search([]))

    def test_nobody_gives_himself_a_post(self):
        """R19: the operator cannot open documents to himself."""
        operator = self.env.ref("base.user_admin")
        with self.assertRaises(AccessError):
            self.env["qlvb.post"].with_user(operator).create(
                {
                    "user_id": operator.id,
                    "unit_id": self.agency.id,
                    "role_ids": [(6, 0, self.roles["monitor"].ids)],
                    "title": "Theo dõi",
                }
            )

    def test_a_clerk_does_not_readdress_a_correspondent(self):
        body = self.env["qlvb.correspondent"].create({"name": "Bộ", "organ_id": "G06"})
        with self.assertRaises(AccessError):
            body.with_user(self.people["clerk"]).write({"organ_id": "H99"})

    def test_comments_are_no_side_door(self):
        """R3: files reach a document through acts that inspect them only."""
        document = self.new_draft()
        with self.assertRaises(UserError):
            document.message_post(body="xem", attachments=[("a.docx", make_docx())])
        with self.assertRaises(AccessError):
            self.env["ir.attachment"].with_user(self.people["specialist"]).create(
                {
                    "name": "a.docx",
                    "raw": make_docx(),
                    "res_model": "qlvb.document",
                    "res_id": document.id,
                }
            )
        leader = self.people["leader"].partner_id
        with self.assertRaises(AccessError):
            document.message_post(body="tôi đồng ý", author_id=leader.id)
        with self.assertRaises(AccessError):
            document.message_post(body="x", partner_ids=self.stranger.partner_id.ids)
        document.message_post(body="Đã xem", partner_ids=leader.ids)

    def test_nobody_is_made_a_reader_by_a_notice(self):
        """R28: notices go to readers, in one's own name; followers are readers."""
        document = self.new_draft()
        stranger, leader = self.stranger.partner_id, self.people["leader"].partner_id
        outsider = self.env["res.partner"].create({"name": "x", "email": "x@y.vn"})
        for partner in (stranger, outsider):
            with self.subTest(partner=partner.name):
                with self.assertRaises(AccessError):
                    document.message_notify(body="x", partner_ids=partner.ids)
                with self.assertRaises(AccessError):
                    document.message_subscribe(partner_ids=partner.ids)
        with self.assertRaises(AccessError):
            document.message_notify(
                body="x", partner_ids=leader.ids, author_id=stranger.id
            )

    def test_what_was_said_stays(self):
        """R30: no comment in another's name, none changed or removed afterwards."""
        document = self.new_draft()
        specialist, leader = self.people["specialist"], self.people["leader"]
        messages = self.env["mail.message"].with_user(specialist)
        forged = {
            "model": document._name,
            "res_id": document.id,
            "body": "Tôi đồng ý",
            "author_id": leader.partner_id.id,
            "message_type": "comment",
        }
        with self.assertRaises(AccessError):
            messages.create(forged)
        with self.assertRaises(AccessError):
            self.env["mail.thread"].with_user(specialist).message_notify(
                model=document._name,
                res_id=document.id,
                partner_ids=leader.partner_id.ids,
                author_id=leader.partner_id.id,
            )
        comment = document.message_post(body="Xin ý kiến", message_type="comment")
        with self.assertRaises(AccessError):
            comment.with_user(leader).write({"body": "Khác"})
        for user in (specialist, leader):
            said = comment.with_user(user)
            for values in (
                {"body": "Khác", "author_id": user.partner_id.id},
                {"author_id": leader.partner_id.id},
                {"res_id": self.new_draft().id},
            ):
                with (
                    self.subTest(user=user.login, values=values),
                    self.assertRaises(AccessError),
                ):
                    said.write(values)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                said.unlink()
        document._message_update_content(comment, body="Xin ý kiến lãnh đạo")
        [event] = self.events(document, "document.recomment")
        self.assertEqual(
            event.detail, "Text before: Xin ý kiến\nText now: Xin ý kiến lãnh đạo"
        )
        comment.with_user(leader).toggle_message_starred()
        self.assertIn(leader.partner_id, comment.sudo().starred_partner_ids)

    def test_no_mail_leaves_with_a_comment(self):
        """R28: the dialog that sends mail reaches readers only, as a comment does."""
        document = self.new_draft()
        outsider = self.env["res.partner"].create({"name": "x", "email": "x@y.vn"})
        composers = self.env["mail.compose.message"].with_user(
            self.people["specialist"]
        )
        composer = composers.create(
            {
                "model": document._name,
                "res_ids": str(document.ids),
                "body": "x",
                "partner_ids": [(6, 0, outsider.ids)],
            }
        )
        for mode in ("comment", "mass_mail"):
            composer.composition_mode = mode
            with self.subTest(mode=mode), self.assertRaises(UserError):
                composer._action_send_mail()

    def test_what_is_computed_is_not_typed_in(self):
        """R21: no number, reader's key or agency is sent past its computation."""
        document = self.new_draft()
        with self.assertRaises(AccessError):
            document.write({"code": "99/QĐ-UBND"})
        with self.assertRaises(AccessError):
            self.new_draft(access_key="1:1")
        draft = self.env["qlvb.document"].with_context(default_code="99/QĐ-UBND")
        self.assertNotEqual(self.new_draft_in(draft).code, "99/QĐ-UBND")
        admin = self.people["unit_admin"]
        groups = self.env["qlvb.access.group"].with_user(admin)
        line = {"user_id": self.colleague.id, "principal": f"user:{self.stranger.id}"}
        level = self.env.ref("qlvb_core.information_level_public")
        with self.assertRaises(AccessError):
            groups.create(
                {
                    "instrument": "12/QĐ-SKHCN",
                    "name": "Người đọc",
                    "agency_id": self.agency.id,
                    "level_ids": [(6, 0, level.ids)],
                    "line_ids": [(0, 0, line)],
                }
            )

    def new_draft_in(self, documents):
        return documents.with_user(self.people["specialist"]).create(
            {
                "agency_id": self.agency.id,
                "unit_id": self.department.id,
                "type_id": self.type_report.id,
                "subject": "Tờ trình",
            }
        )

    def test_an_activity_is_for_readers_only(self):
        """R28: an activity would show its document's name to its assignee."""
        document = self.new_draft()
        with self.assertRaises(ValidationError):
            document.activity_schedule(
                "mail.mail_activity_data_todo", user_id=self.stranger.id
            )

    def test_content_changed_on_disk_is_never_used(self):
        """R176: a stored file whose bytes changed is refused and noted."""
        document = self.new_draft()
        file = self.env["qlvb.document.file"]._store(
            document, make_pdf(), "a.pdf", "main"
        )
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", file._name),
                ("res_id", "=", file.id),
                ("res_field", "=", "content"),
            ]
        )
        path = Path(attachment._full_path(attachment.store_fname))
        original = path.read_bytes()
        self.addCleanup(path.write_bytes, original)
        path.write_bytes(original.replace(b"%PDF", b"%PDX"))
        file.invalidate_recordset()
        with self.assertRaisesRegex(UserError, "a.pdf"):
            file._read_content()

    def test_secret_marks_are_found_in_drafts_and_subjects(self):
        """R3: a DOCX or a subject that carries the mark is refused as well."""
        document = self.new_draft()
        with self.assertRaises(UserError):
            self.env["qlvb.document.file"]._store(
                document, make_docx("TUYỆT MẬT", "Nội dung"), "a.docx", "draft"
            )
        with self.assertRaises(UserError):
            document.write({"subject": "TUYỆT MẬT"})

    def test_a_unit_drafts_for_its_own_agency(self):
        with self.assertRaises(ValidationError):
            self.new_draft(unit_id=self.other_agency.id)

    def test_the_legal_day_is_viet_nams(self):
        """R39: a number taken at half past midnight carries the new day."""
        with freeze_time("2025-12-31 17:30:00"):
            self.assertEqual(str(today()), "2026-01-01")
        with freeze_time("2025-12-31 16:30:00"):
            self.assertEqual(str(today()), "2025-12-31")

    def test_refused_attempts_on_unreadable_records_are_noted(self):
        """R30: an attempt without the right leaves an event."""
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.colleague)
            .create({"title": "Của tôi", "notation": "X"})
        )
        before = self.refusals()
        with self.assertRaises(AccessError):
            dossier.with_user(self.stranger).action_close()
        self.assertEqual(self.refusals(), before + 1)

    def refusals(self) -> int:
        """Return how many refusals are kept, seen with fresh eyes."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute("SELECT count(*) FROM qlvb_audit_event WHERE result = 'refused'")
            return cr.fetchone()[0]
