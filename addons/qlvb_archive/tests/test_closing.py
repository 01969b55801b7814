# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.principal import user_principal

from .common import TODAY, ArchiveCase


class TestClosing(ArchiveCase):
    def assert_close_refused(self, dossier, *parts):
        with self.assertRaises(UserError) as refusal:
            dossier.action_close()
        for part in parts:
            self.assertIn(part, str(refusal.exception))
        self.assertEqual(dossier.state, "open")

    def test_drafts_and_live_documents_are_named(self):
        """R170: drafts are listed at closing, to be taken out."""
        draft = self.new_draft(subject="Bản nháp thứ nhất")
        dossier = self.new_dossier(self.finished(), draft)
        self.assert_close_refused(dossier, "Bản nháp thứ nhất")
        dossier.item_ids.filtered(lambda item: item.document_id == draft).unlink()
        dossier.action_close()
        self.assertEqual(dossier.state, "closed")
        self.assertTrue(self.events(draft, "dossier.remove"))

    def test_same_number_and_issuer_twice_is_named(self):
        """R170: the same number, notation and issuer is a duplicate."""
        dossier = self.new_dossier(
            self.finished("5", subject="Bản một"), self.finished("5", subject="Bản hai")
        )
        self.assert_close_refused(dossier, "Bản một", "Bản hai")

    def test_same_file_twice_is_named(self):
        """R170: the same content is a duplicate, whatever its number."""
        first, second = self.finished("5"), self.finished("6", subject="Bản sao")
        copy = first._current_files("main")._read_content()
        self.env["qlvb.document.file"]._store(second, copy, "Bản sao.pdf", "main")
        self.assert_close_refused(self.new_dossier(first, second), "Bản sao")

    def test_document_without_file_is_named(self):
        document = self.finished(subject="Văn bản thiếu tệp")
        document._current_files("main").sudo().is_current = False
        self.assert_close_refused(self.new_dossier(document), "Văn bản thiếu tệp")

    def test_title_and_notation_are_demanded(self):
        """R171: closing is refused with a required field empty, all named at once."""
        dossier = self.new_dossier(self.finished(), title=" ", retention_years=-1)
        labels = [
            dossier._fields[name]._description_string(self.env)
            for name in ("title", "retention_years")
        ]
        self.assert_close_refused(dossier, *labels)

    def test_closed_dossier_waits_for_its_hand_over(self):
        """R184: the maker has sixty days by the rule in force."""
        dossier = self.closed()
        due = TODAY + timedelta(days=60)
        self.assertEqual(dossier.handover_due_date, due)
        self.assertEqual(
            self.open_work(dossier), {"hand_over": (user_principal(self.maker), due)}
        )

    def test_short_retention_need_not_be_handed_over(self):
        """R184: only dossiers kept five years or longer have a date."""
        self.assertFalse(self.closed(retention_years=4).handover_due_date)
        self.assertTrue(
            self.closed(
                self.finished("8"), retention_years=5, notation="2"
            ).handover_due_date
        )

    def test_closed_dossier_does_not_change(self):
        """R172: after closing neither documents nor fields change, not by its maker."""
        dossier = self.closed()
        other = self.finished("9")
        acts = (
            lambda: dossier.item_ids.unlink(),
            lambda: dossier.write({"item_ids": [(0, 0, {"document_id": other.id})]}),
            lambda: dossier.write({"title": "Tên khác"}),
            lambda: dossier.write({"retention_years": 5}),
            lambda: dossier.write({"state": "open"}),
        )
        for number, act in enumerate(acts):
            with self.subTest(act=number), self.assertRaises(UserError):
                act()

    def test_only_the_head_reopens_and_with_a_reason(self):
        """R172: reopening needs the head of the maker's unit and a reason."""
        dossier = self.closed()
        for user in (self.maker, self.colleague, self.archivist, self.people["clerk"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                dossier.with_user(user).action_reopen("Bổ sung tài liệu")
        with self.assertRaises(UserError):
            dossier.with_user(self.head).action_reopen("  ")
        self.assertEqual(dossier.state, "closed")
        dossier.with_user(self.head).action_reopen("Bổ sung tài liệu")
        self.assertEqual(dossier.state, "open")
        self.assertEqual(
            self.open_work(dossier), {"keep": (user_principal(self.maker), False)}
        )
        self.assertIn("Bổ sung tài liệu", self.events(dossier, "dossier.reopen").detail)
        dossier.write({"title": "Tên mới"})
        dossier.action_close()
        self.assertEqual(dossier.state, "closed")

    def test_head_of_another_unit_does_not_reopen(self):
        """R172: the head is that of the maker's unit."""
        other = self.env["qlvb.unit"].create(
            {"name": "Phòng khác", "code": "PK", "parent_id": self.agency.id}
        )
        stranger = self.add_person("other_head", other, "head")
        dossier = self.closed()
        with self.assertRaises(AccessError):
            dossier.with_user(stranger).action_reopen("Thử")

    def test_buttons_are_offered_to_whom_they_belong(self):
        dossier = self.closed()
        offered = {
            login: dossier.with_user(user).allowed_actions
            for login, user in (("maker", self.maker), ("head", self.head))
        }
        self.assertEqual(offered, {"maker": ",hand_over,", "head": ",reopen,"})
