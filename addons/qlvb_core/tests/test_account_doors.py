# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ways round the acts on accounts, tried one by one (R19, R21, R251, R255)."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountDoors(AccountCase):
    def refused(self, act):
        with self.assertRaises(UserError), self.env.cr.savepoint():
            act()

    def test_nobody_renames_himself(self):
        """R251: the name on documents changes on a written request only."""
        user = self.people["specialist"]
        own = user.with_user(user)
        own.write({"lang": "en_US", "phone": "0912 345 678"})
        for values in ({"name": "Chủ tịch UBND tỉnh"}, {"login": "chutich"}):
            self.refused(lambda values=values: own.write(values))
        self.refused(lambda: own.partner_id.write({"name": "Chủ tịch UBND tỉnh"}))

    def test_no_role_writes_logins(self):
        """R251: unit admin, specialist and operator all go through the acts."""
        person = self.people["clerk"]
        writes = (
            {"name": "Khác"},
            {"login": "khac"},
            {"password": "Lua-Chin-Vang-2026"},
            {"new_password": "Lua-Chin-Vang-2026"},
            {"active": False},
            {"group_ids": [Command.clear()]},
            {"email": "ke.gian@example.com"},
        )
        for actor in (self.admin, self.colleague, self.operator):
            for values in writes:
                with self.subTest(actor=actor.login, values=values):
                    self.refused(lambda a=actor, v=values: person.with_user(a).write(v))
        for actor in (self.admin, self.colleague):
            with self.subTest(actor=actor.login):
                users = self.env["res.users"].with_user(actor)
                self.refused(lambda u=users: u.create({"name": "A", "login": "a"}))
                partner = person.partner_id.with_user(actor)
                self.refused(lambda p=partner: p.write({"name": "Khác"}))

    def test_a_password_is_given_by_the_act_only(self):
        """R250, R251: Odoo's own dialog sets no password of an account."""
        wizard = (
            self.env["change.password.wizard"]
            .with_user(self.operator)
            .create(
                {
                    "user_ids": [
                        Command.create(
                            {
                                "user_id": self.people["clerk"].id,
                                "user_login": "clerk",
                                "new_passwd": "Lua-Chin-Vang-2026",
                            }
                        )
                    ]
                }
            )
        )
        self.refused(wizard.change_password_button)

    def test_no_role_writes_posts(self):
        """R251: a post is given, changed and ended by an act, whoever asks."""
        post = self.people["clerk"].qlvb_post_ids
        values = {
            "user_id": self.colleague.id,
            "unit_id": self.department.id,
            "role_ids": [Command.set(self.roles["leader"].ids)],
            "title": "Giám đốc",
        }
        for actor in (self.admin, self.colleague, self.operator):
            with self.subTest(actor=actor.login):
                posts = self.env["qlvb.post"].with_user(actor)
                self.refused(lambda p=posts: p.create(values))
                self.refused(lambda p=posts: p.browse(post.id).write({"title": "X"}))
                self.refused(
                    lambda p=posts: p.browse(post.id).write({"date_to": today()})
                )
                self.refused(lambda p=posts: p.browse(post.id).unlink())

    def test_an_admin_account_never_works(self):
        """R255: not even once its admin post has ended; the operator restores it."""
        post = self.admin.qlvb_post_ids
        post.write({"date_from": "2026-01-01", "date_to": "2026-01-31"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.env["qlvb.post"].create(
                {
                    "user_id": self.admin.id,
                    "unit_id": self.department.id,
                    "role_ids": [Command.set(self.roles["leader"].ids)],
                    "title": "Giám đốc",
                }
            )

    def test_no_role_writes_units(self):
        """R20: a unit admin neither changes units nor widens the own ceiling."""
        for actor in (self.admin, self.colleague):
            unit = self.agency.with_user(actor)
            for values in (
                {"name": "Khác"},
                {"role_ceiling_ids": [Command.set(self.roles["unit_admin"].ids)]},
            ):
                self.refused(lambda u=unit, v=values: u.write(v))
        operator = self.agency.with_user(self.operator)
        for values in (
            {"heir_id": self.other_agency.id},
            {"successor_ids": [Command.link(self.other_agency.id)]},
            {"predecessor_ids": [Command.link(self.other_agency.id)]},
        ):
            with (
                self.subTest(values=values),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                operator.write(values)

    def test_a_request_file_is_not_replaced(self):
        """R251: the file of a request is nobody's to change or to remove."""
        files = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "qlvb.account.request"),
                ("res_id", "=", self.request.id),
                ("res_field", "=", "content"),
            ]
        )
        self.assertTrue(files)
        for actor in (self.admin, self.colleague, self.operator):
            mine = files.with_user(actor)
            self.refused(lambda m=mine: m.write({"raw": b"khac"}))
            self.refused(lambda m=mine: m.unlink())

    def test_keys_are_nobodys_to_make_for_others(self):
        """R21: an admin makes no API key of another person."""
        keys = self.env["res.users.apikeys"].with_user(self.admin)
        self.refused(
            lambda: keys.create({"name": "Khóa", "user_id": self.colleague.id})
        )

    def test_no_groups_by_hand(self):
        """R22: rights come from posts; nobody puts a person into a group."""
        for actor in (self.admin, self.colleague):
            group = self.env.ref("qlvb_core.group_leader").with_user(actor)
            self.refused(
                lambda g=group, a=actor: g.write({"user_ids": [Command.link(a.id)]})
            )

    def test_blanks_hide_nobody(self):
        """R22: the same code of person, written otherwise, is the same person."""
        self.account_of(self.admin).sudo().employee_code = "CC-0001"
        for code in (" CC-0001", "cc-0001", "CC-0001\u00a0"):
            with (
                self.subTest(code=code),
                self.assertRaisesRegex(UserError, "administers himself"),
                self.env.cr.savepoint(),
            ):
                self.create_account(login="hai.skhcn", employee_code=code)

    def test_garbage_of_adjusting(self):
        """R251: values no dialog sends are refused in words."""
        post = self.account.post_ids
        for values in (
            None,
            "x",
            {"name": 5},
            {"posts": {"x": {}}},
            {"posts": {post.id: None}},
            {"posts": {post.id: {"role_ids": ["x"]}}},
            {"posts": {post.id: {"title": 5, "role_ids": None}}},
            {"employee_code": ["x"]},
        ):
            with (
                self.subTest(values=values),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self.account.action_adjust(self.request.id, values)
        for call in (
            lambda: self.account.action_end_post(self.request.id, post.id, "hôm qua"),
            lambda: self.account.action_end_post(self.request.id, "x"),
            lambda: self.account.browse([]).action_issue_passwords(),
            lambda: self.account.browse([]).action_lock(self.request.id),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()

    def test_history_of_a_post_is_not_rewritten(self):
        """R8: a post does not end on a day before it began."""
        post = self.account.post_ids
        post.sudo().date_from = "2026-03-01"
        with self.assertRaisesRegex(UserError, "began"), self.env.cr.savepoint():
            self.account.action_end_post(self.request.id, post.id, "2026-02-01")
        self.assertEqual(str(post.date_from), "2026-03-01")
