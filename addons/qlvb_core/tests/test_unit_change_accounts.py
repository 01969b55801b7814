# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accounts when units merge, split and end: nothing lost, no right gained."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestUnitChangeAccounts(AccountCase):
    """``agency`` ends; ``other_agency`` is there already."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["qlvb.post"].search([]).date_from = today() - timedelta(400)
        cls.director = cls.add_person("director", cls.agency, "leader")
        cls.director.qlvb_post_ids.date_from = today() - timedelta(400)

    def change(self, kind, units, **values):
        change = (
            self.env["qlvb.unit.change"]
            .with_user(self.operator)
            .create(
                {
                    "kind": kind,
                    "source_ids": [Command.set(units.ids)],
                    "effective_date": today(),
                    "instrument_number": "76/2026/QĐ-UBND",
                    "instrument_date": today(),
                    "instrument_issuer": "Chủ tịch UBND tỉnh",
                    **values,
                }
            )
        )
        change.action_apply()
        return change

    def merge_into_other(self):
        return self.change("merge", self.agency, target_id=self.other_agency.id)

    def merge_into_new(self):
        change = self.change(
            "merge",
            self.agency | self.other_agency,
            new_name="Sở Khoa học và Nội vụ",
            new_code="SKHNV",
        )
        return change.target_id

    def test_accounts_follow_to_the_successor(self):
        """R9, R21: the admin there finds and runs each account, of the agency too."""
        director = self.account_of(self.director, self.other_admin)
        self.merge_into_other()
        self.assertEqual(director.agency_id, self.other_agency)
        accounts = self.env["qlvb.account"].with_user(self.other_admin)
        for user in (self.director, self.people["clerk"], self.people["unit_admin"]):
            self.assertTrue(accounts.search([("user_id", "=", user.id)]), user.name)
        request = self.new_request("9", self.other_agency, self.other_admin)
        director.action_lock(request.id)
        self.assertEqual(director.state, "locked")

    def test_an_appointed_admin_stays_the_only_one(self):
        """R244: nobody becomes admin of another agency by a merger alone."""
        self.admin.qlvb_post_ids.unit_id = self.agency
        self.merge_into_other()
        self.assertEqual(self.other_agency._admins(), self.other_admin)
        self.assertFalse(self.admin._qlvb_posts())
        with self.assertRaises(AccessError):
            self.account_of(self.stranger, self.admin).action_lock(self.request.id)

    def test_a_new_agency_has_the_admins_and_the_ceiling(self):
        """R20, R22: merged, nobody may give roles that none of them could give."""
        self.agency.role_ceiling_ids = self.roles["specialist"] | self.roles["clerk"]
        new = self.merge_into_new()
        self.assertEqual(new._admins(), self.admin | self.other_admin)
        self.assertFalse(new.lacks_admin)
        self.assertEqual(
            new.role_ceiling_ids, self.roles["specialist"] | self.roles["clerk"]
        )

    def test_a_split_keeps_the_ceiling(self):
        """R22: the new agencies' admins may give no more than the old one's."""
        self.agency.role_ceiling_ids = self.roles["specialist"]
        change = (
            self.env["qlvb.unit.change"]
            .with_user(self.operator)
            .create(
                {
                    "kind": "split",
                    "source_ids": [Command.set(self.agency.ids)],
                    "effective_date": today(),
                    "instrument_number": "76/2026/QĐ-UBND",
                    "instrument_date": today(),
                    "instrument_issuer": "Chủ tịch UBND tỉnh",
                    "part_ids": [
                        Command.create({"name": "Sở A", "code": "SA", "is_heir": True}),
                        Command.create({"name": "Sở B", "code": "SB"}),
                    ],
                }
            )
        )
        change.action_list_parts()
        second = change.part_ids[1]
        post = self.director.qlvb_post_ids
        change.placement_ids.filtered(lambda p: p.post_id == post).part_id = second
        change.action_apply()
        for part in change.part_ids.unit_id:
            self.assertEqual(part.role_ceiling_ids, self.roles["specialist"])
        # who went to the second one is an account of it
        self.assertEqual(self.account_of(self.director).sudo().unit_id, second.unit_id)

    def test_the_same_post_in_both_is_held_once(self):
        """R9: a person with the same role in both units does not stop the merger."""
        self.env["qlvb.post"].create(
            {
                "user_id": self.director.id,
                "unit_id": self.other_agency.id,
                "role_ids": [Command.set(self.roles["leader"].ids)],
                "title": "Phó Giám đốc",
                "date_from": today() - timedelta(400),
            }
        )
        self.merge_into_other()
        post = self.director._qlvb_posts()
        self.assertEqual(post.unit_id, self.other_agency)
        self.assertEqual(post.role_ids, self.roles["leader"])

    def test_what_is_under_way_follows(self):
        """R246, R253, R254: hand-overs, reviews and questions find their new admin."""
        reviews = self.env["qlvb.account.review"]
        reviews.with_user(self.admin).action_start()
        question = (
            self.env["qlvb.support.request"]
            .with_user(self.colleague)
            .create({"subject": "Tôi quên mật khẩu", "kind": "password"})
        )
        dossiers = self.env["qlvb.dossier"].with_user(self.account.user_id.id)
        dossiers.create({"title": "Hồ sơ sáp nhập", "notation": "09"})
        handover = self.env["qlvb.handover"].browse(
            self.account.action_hand_over(self.request.id)["res_id"]
        )
        self.merge_into_other()
        other = self.other_admin
        self.assertEqual(handover.with_user(other).agency_id, self.other_agency)
        handover.with_user(other).action_cancel()
        question.with_user(other).answer = "Đến phòng quản trị nhận mật khẩu."
        question.with_user(other).action_answer()
        line = (
            self.env["qlvb.account.review.line"]
            .with_user(other)
            .search([("account_id", "=", self.account.id)])
        )
        line.action_confirm()
        self.assertTrue(line.confirmed_at)
        self.assertFalse(reviews.search([("agency_id", "=", self.agency.id)]).line_ids)

    def test_access_groups_have_a_master(self):
        """R22, R267: rights of the ended agency are taken away by the new admin."""
        group = self.env["qlvb.access.group"].create(
            {
                "instrument": "12/QĐ-SKHCN",
                "name": "Tổ thẩm định",
                "agency_id": self.agency.id,
                "level_ids": [
                    Command.link(self.env["qlvb.information.level"].search([])[0].id)
                ],
                "line_ids": [Command.create({"user_id": self.colleague.id})],
            }
        )
        keys = self.colleague._qlvb_scope().access_keys
        self.assertTrue(keys)
        self.merge_into_other()
        self.assertEqual(self.colleague._qlvb_scope().access_keys, keys)
        with self.assertRaises(AccessError):
            group.with_user(self.admin).write({"active": False})
        group.with_user(self.other_admin).write({"active": False})
        self.assertFalse(self.colleague._qlvb_scope().access_keys)

    def test_accounts_do_not_end_with_a_unit(self):
        """R9: a unit whose accounts nobody takes over is not dissolved."""
        empty = self.env["qlvb.unit"].create(
            {
                "name": "Phòng Cũ",
                "code": "PC",
                "parent_id": self.agency.id,
                "valid_from": today() - timedelta(400),
            }
        )
        self.account.sudo().unit_id = empty
        with self.assertRaisesRegex(UserError, "Accounts: 1"):
            self.change("dissolve", empty)

    def test_no_account_in_an_ended_unit(self):
        """R9: neither an account nor a post is made in a unit that has ended."""
        self.change("merge", self.department, target_id=self.new_department().id)
        request = self.new_request("21", actor=self.operator)
        with self.assertRaisesRegex(UserError, "ended on"):
            self.create_account(self.operator, request)
        with self.assertRaisesRegex(UserError, "ended on"):
            self.account.action_give_post(self.request.id, self.post_values("clerk"))

    def new_department(self):
        return self.env["qlvb.unit"].create(
            {"name": "Phòng Mới", "code": "PM", "parent_id": self.agency.id}
        )

    def test_moving_takes_the_review_along(self):
        """R253: an account that moved is confirmed where it is now."""
        self.env["qlvb.account.review"].with_user(self.admin).action_start()
        self.account.action_move(self.request.id, {"unit_id": self.other_agency.id})
        lines = self.env["qlvb.account.review.line"]
        line = lines.search([("account_id", "=", self.account.id)])
        self.assertEqual(line.agency_id, self.other_agency)
        line.with_user(self.other_admin).action_confirm()
