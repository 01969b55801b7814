# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import TODAY, ArchiveCase


class TestHandover(ArchiveCase):
    def test_life_of_a_dossier(self):
        """R186, R189, R190: hand over, accept, keep; the register has the counts."""
        dossier = self.handed_over(self.finished("1"), self.finished("2"))
        self.assertEqual(dossier.state, "handed_over")
        due = TODAY + timedelta(days=60)
        self.assertEqual(
            self.open_work(dossier), {"accept": (self.archivist_key(), due)}
        )
        with trap_jobs():
            answer = dossier.with_user(self.archivist).action_accept()
        self.assertEqual(dossier.state, "archived")
        self.assertFalse(self.open_work(dossier))
        self.assertIn(dossier.code, answer["params"]["message"])
        transfer = self.env["qlvb.transfer"].with_user(self.archivist).search([])
        self.assertRecordValues(
            transfer,
            [
                {
                    "dossier_id": dossier.id,
                    "maker_id": self.maker.id,
                    "archivist_id": self.archivist.id,
                    "document_count": 2,
                    "file_count": 2,
                    "result": "accepted",
                }
            ],
        )
        self.assertEqual(
            self.events(dossier).sorted("id").mapped("code"),
            [
                "dossier.create",
                "dossier.close",
                "dossier.hand_over",
                "dossier.accept",
            ],
        )

    def test_archivist_checks_what_is_handed_over_and_nothing_before(self):
        """R189: from the hand-over on the archivist reads dossier and documents."""
        document = self.finished()
        dossier = self.closed(document)
        self.assertFalse(dossier.with_user(self.archivist).has_access("read"))
        self.assertFalse(document.with_user(self.archivist).has_access("read"))
        dossier.action_hand_over()
        self.assertTrue(dossier.with_user(self.archivist).has_access("read"))
        self.assertTrue(document.with_user(self.archivist).has_access("read"))
        self.assertTrue(document.file_ids.with_user(self.archivist).has_access("read"))

    def test_archivists_of_a_document_filed_for_another_agency(self):
        """R189: an office's dossier may hold documents of its committee."""
        document = self.finished()
        dossier = self.closed(document)
        document.sudo().write({"agency_id": self.other_agency.id, "unit_id": False})
        self.env["qlvb.post"].create(
            {
                "user_id": self.archivist.id,
                "unit_id": self.other_agency.id,
                "role_ids": [(6, 0, [self.roles["archivist"].id])],
                "title": "Lưu trữ viên",
                "is_default": False,
            }
        )
        self.assertFalse(document.with_user(self.archivist).has_access("read"))
        dossier.action_hand_over()
        self.assertTrue(document.with_user(self.archivist).has_access("read"))

    def test_maker_keeps_reading(self):
        """R190: after acceptance the maker reads, and changes nothing."""
        document = self.finished()
        dossier = self.archived(document).with_user(self.maker)
        self.assertTrue(dossier.has_access("read"))
        self.assertTrue(document.with_user(self.maker).has_access("read"))
        with self.assertRaises(AccessError):
            dossier.write({"title": "Tên khác"})
        with self.assertRaises(UserError):
            dossier.item_ids.unlink()

    def test_returned_dossier_is_with_its_maker_again(self):
        """R189: the archivist returns with reasons; the next hand-over is a new one."""
        dossier = self.handed_over()
        with self.assertRaises(UserError):
            dossier.with_user(self.archivist).action_return_dossier("")
        dossier.with_user(self.archivist).action_return_dossier("Thiếu phụ lục")
        self.assertEqual(dossier.state, "closed")
        self.assertEqual(
            self.open_work(dossier)["hand_over"][0], user_principal(self.maker)
        )
        self.assertEqual(dossier.transfer_ids.reason, "Thiếu phụ lục")
        dossier.action_hand_over()
        self.assertEqual(
            sorted(dossier.transfer_ids.mapped("result")), ["returned", "waiting"]
        )

    def test_each_wrong_role_is_refused(self):
        """R10: nobody but the one it waits for hands over, accepts or returns."""
        dossier = self.closed()
        everybody = {*self.people.values(), self.colleague, self.stranger}
        for user in everybody - {self.maker}:
            with (
                self.subTest(act="hand_over", user=user.login),
                self.assertRaises(AccessError),
            ):
                dossier.with_user(user).action_hand_over()
        dossier.action_hand_over()
        for user in everybody - {self.archivist}:
            act = dossier.with_user(user)
            with (
                self.subTest(act="accept", user=user.login),
                self.assertRaises(AccessError),
            ):
                act.action_accept()
            with (
                self.subTest(act="return", user=user.login),
                self.assertRaises(AccessError),
            ):
                act.action_return_dossier("Thử")
        self.assertEqual(dossier.state, "handed_over")

    def test_acts_out_of_turn_are_refused(self):
        """R67: a state is reached by its own act only."""
        dossier = self.archived()
        with self.assertRaises(UserError):
            dossier.action_hand_over()
        with self.assertRaises(UserError):
            dossier.with_user(self.archivist).action_accept()
        with self.assertRaises(UserError):
            dossier.with_user(self.head).action_reopen("Thử")

    def test_agency_without_archivist_is_told(self):
        """R67: nothing is handed over to nobody."""
        self.archivist.qlvb_post_ids.unlink()
        dossier = self.closed()
        with self.assertRaises(UserError) as refusal:
            dossier.action_hand_over()
        self.assertIn(self.agency.name, str(refusal.exception))
        self.assertEqual(dossier.state, "closed")

    def test_missing_metadata_is_listed(self):
        """R186, R192: what a package needs is named before the dossier leaves."""
        document = self.finished(subject="Văn bản đến thiếu nơi ban hành")
        dossier = self.closed(document)
        document.sudo().write({"direction": "incoming", "issuer_name": False})
        with self.assertRaises(UserError) as refusal:
            dossier.action_hand_over()
        self.assertIn("Văn bản đến thiếu nơi ban hành", str(refusal.exception))
        self.assertFalse(dossier.transfer_ids)

    def test_stranger_sees_nothing(self):
        """R28: the archive of one agency does not exist for another."""
        self.archived()
        for model in ("qlvb.dossier", "qlvb.transfer", "qlvb.package"):
            for user in (self.stranger, self.colleague, self.people["unit_admin"]):
                with self.subTest(model=model, user=user.login):
                    self.assertFalse(self.env[model].with_user(user).search_count([]))

    def test_nobody_writes_the_register_or_a_package_by_hand(self):
        """R190: register and packages are made by the acts only."""
        dossier = self.archived()
        for record in (dossier.sudo().transfer_ids, dossier.sudo().package_ids):
            for user in (self.archivist, self.maker, self.env.ref("base.user_admin")):
                own = record.with_user(user)
                with self.subTest(model=record._name, user=user.login):
                    with self.assertRaises(AccessError):
                        own.write({"document_count": 9})
                    with self.assertRaises(AccessError):
                        own.unlink()
                    with self.assertRaises(AccessError):
                        own.create({"dossier_id": dossier.id})

    def test_wizard_carries_the_reason(self):
        dossier = self.handed_over().with_user(self.archivist)
        action = dossier.action_open_return()
        wizard = (
            self.env["qlvb.dossier.reason.wizard"]
            .with_user(self.archivist)
            .with_context(**action["context"])
            .create({"reason": "Thiếu chữ ký"})
        )
        wizard.action_confirm()
        self.assertEqual(dossier.state, "closed")
        self.assertEqual(dossier.transfer_ids.reason, "Thiếu chữ ký")
