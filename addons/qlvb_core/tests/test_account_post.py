# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountPost(AccountCase):
    def test_several_posts(self):
        """R8: one person holds several posts in several units at once."""
        values = self.post_values("head", unit=self.agency, title="Chánh Văn phòng")
        self.account.action_give_post(self.request.id, values)
        units = self.account.post_ids.filtered("in_force").unit_id
        self.assertEqual(units, self.department | self.agency)

    def test_move_ends_old_rights_the_same_day(self):
        """R247: old posts end, new ones begin, both in the journal."""
        old = self.account.post_ids
        old.sudo().date_from = today() - timedelta(days=100)
        values = self.post_values("clerk", unit=self.agency, title="Văn thư")
        self.account.action_move(self.request.id, values)
        self.assertFalse(old.in_force)
        self.assertEqual(old.date_to, today() - timedelta(days=1))
        new = self.account.post_ids.filtered("in_force")
        self.assertEqual(new.unit_id, self.agency)
        user = self.account.sudo().user_id
        self.assertTrue(user.has_group("qlvb_core.group_clerk"))
        self.assertFalse(user.has_group("qlvb_core.group_specialist"))
        codes = self.env["qlvb.audit.event"].search([], limit=10).mapped("code")
        for code in ("post.write", "post.create", "account.move"):
            self.assertIn(code, codes)

    def test_who_moved_with_nothing_to_hand_over_leaves_like_anybody(self):
        """R246, R247: a move that needed no hand-over is no hand-over that waits."""
        values = self.post_values("clerk", unit=self.agency, title="Văn thư")
        self.account.action_move(self.request.id, values)
        self.account.action_close(self.new_request("15").id)
        self.assertEqual(self.account.state, "closed")

    def test_move_to_another_agency_takes_no_right_along(self):
        """R21, R247: the admin there gives the post, the one here nothing there."""
        to = {"unit_id": self.other_agency.id}
        with self.assertRaisesRegex(UserError, "gives no role"):
            values = self.post_values("leader", unit=self.other_agency)
            self.account.action_move(self.request.id, values)
        self.account.action_move(self.request.id, to)
        account = self.account.sudo()
        self.assertEqual(account.agency_id, self.other_agency)
        self.assertFalse(account.post_ids.filtered("in_force"))
        with self.assertRaises(AccessError):
            self.account.action_lock(self.new_request("15").id)

    def outlook(self, user, act, **values):
        """Return what the dialog tells about ``act`` on the account of ``user``."""
        account = self.account_of(user)
        return (
            self.env["qlvb.account.post.wizard"]
            .with_user(self.admin)
            .create({"act": act, "account_ids": [(6, 0, account.ids)], **values})
            .consequence
        )

    def dialog(self, **values):
        """Return the dialog of a move, not saved, as the web client fills it."""
        wizards = self.env["qlvb.account.post.wizard"].with_user(self.admin)
        accounts = [(6, 0, self.account.ids)]
        return wizards.new({"act": "move", "account_ids": accounts, **values})

    def test_a_unit_elsewhere_empties_the_post_and_says_so(self):
        """R247: what goes along to another agency is nothing; it is told."""
        roles = [(6, 0, self.roles["head"].ids)]
        wizard = self.dialog(title="Trưởng phòng", role_ids=roles)
        wizard.unit_id = self.department
        self.assertIsNone(wizard._onchange_unit_id())
        wizard.unit_id = self.other_agency
        warning = wizard._onchange_unit_id()["warning"]
        self.assertIn("the title and the roles were emptied", warning["message"])
        self.assertFalse(wizard.title or wizard.role_ids)

    def test_a_later_day_empties_a_unit_elsewhere_and_says_so(self):
        """R247: the act moves to another agency today only."""
        wizard = self.dialog(unit_id=self.other_agency.id)
        self.assertTrue(wizard.may_leave)
        wizard.date_from = today() + timedelta(days=3)
        self.assertFalse(wizard.may_leave)
        self.assertIn("warning", wizard._onchange_date_from())
        self.assertFalse(wizard.unit_id)

    def test_own_units_are_offered_first(self):
        """R247: a person mostly moves inside the agency."""
        units = self.env["qlvb.unit"].with_user(self.admin)
        units = units.with_context(first_agency=self.agency.id)
        self.other_agency.sudo().sequence = self.agency.sequence - 5
        domain = [("id", "in", (self.other_agency + self.department).ids)]
        offered = [unit for unit, _name in units.name_search("", domain)]
        self.assertEqual(offered, (self.department + self.other_agency).ids)
        self.assertEqual(
            [unit for unit, _name in units.name_search("", domain, limit=1)],
            self.department.ids,
        )

    def test_a_move_tells_what_is_lost_kept_and_got(self):
        """R247: a role given again in the new unit is not said to be lost."""
        clerk = self.people["clerk"]
        clerk.qlvb_post_ids.role_ids |= self.roles["specialist"]
        told = self.outlook(
            clerk,
            "move",
            unit_id=self.agency.id,
            role_ids=[(6, 0, [self.roles[r].id for r in ("clerk", "form_checker")])],
        )
        lost, kept, got, readable = told.split("\n")[1:]
        specialist, clerk, checker = (
            self.roles[r].name for r in ("specialist", "clerk", "form_checker")
        )
        self.assertEqual(lost, f"no longer: {specialist} ({self.department.name})")
        self.assertEqual(kept, f"still: {clerk} ({self.agency.name})")
        self.assertEqual(got, f"new: {checker} ({self.agency.name})")
        self.assertIn("handled in person", readable)

    def test_a_unit_left_without_a_head_is_told(self):
        """R247, R67: before its last head moves or the post ends."""
        head = self.people["head"]
        move = {"unit_id": self.agency.id}
        end = {"post_id": head.qlvb_post_ids.id}
        for act, values in (("move", move), ("end_post", end)):
            with self.subTest(act=act):
                told = self.outlook(head, act, **values)
                self.assertIn("left without a head", told)
                self.assertIn(self.department.name, told)
        self.add_person("deputy", self.department, "head")
        self.assertNotIn("without a head", self.outlook(head, "move", **move))

    def test_departments_of_all_agencies_are_told_apart(self):
        """R247: who moves somebody sees of which agency each department is."""
        self.assertEqual(
            self.department.with_context(show_agency=True).display_name,
            f"{self.department.name} ({self.agency.name})",
        )
        self.assertEqual(self.department.display_name, self.department.name)

    def test_a_past_day_ends_nothing(self):
        """R30, R247: rights that were held until today did not end before."""
        post = self.account.post_ids
        post.sudo().date_from = today() - timedelta(days=100)
        yesterday = today() - timedelta(days=1)
        values = self.post_values("clerk", unit=self.agency, date_from=yesterday)
        for act in (
            lambda: self.account.action_end_post(self.request.id, post.id, yesterday),
            lambda: self.account.action_move(self.request.id, values),
        ):
            with self.assertRaisesRegex(UserError, "until today"), self.cr.savepoint():
                act()
        self.assertTrue(post.in_force)
        self.assertFalse(post.date_to)

    def test_dates(self):
        """R8: reversed and overlapping posts are refused in words."""
        with self.assertRaisesRegex(UserError, "before it begins"):
            values = self.post_values("clerk", date_to=today() - timedelta(days=1))
            self.account.action_give_post(self.request.id, values)
        with self.assertRaisesRegex(UserError, "same role"):
            self.account.action_give_post(
                self.request.id, self.post_values("specialist")
            )

    def test_ids_that_no_row_can_have(self):
        """R60: refused in words, not by the database."""
        for wrong in (
            {"unit_id": 2**31},
            {"unit_id": -1},
            {"unit_id": float("inf")},
            {"role_ids": [2**63]},
        ):
            values = self.post_values("clerk") | wrong
            with (
                self.subTest(wrong=wrong),
                self.assertRaisesRegex(UserError, "not described well"),
                self.cr.savepoint(),
            ):
                self.account.action_give_post(self.request.id, values)

    def test_end_of_a_post(self):
        """R22: rights go with the post; only posts of this account are ended."""
        post = self.account.post_ids
        foreign = self.people["clerk"].qlvb_post_ids
        with self.assertRaises(UserError):
            self.account.action_end_post(self.request.id, foreign.id)
        self.account.action_end_post(self.request.id, post.id)
        self.assertFalse(post.in_force)
        self.assertFalse(
            self.people["specialist"].has_group("qlvb_core.group_specialist")
        )

    def test_a_post_of_one_day_stays_of_that_day(self):
        """R30, R247: ended on its first day, it keeps that day; rights end at once."""
        old = self.account.post_ids
        self.assertEqual(old.date_from, today())
        values = self.post_values("specialist", unit=self.agency)
        self.account.action_move(self.request.id, values)
        self.assertEqual((old.date_from, old.date_to), (today(), today()))
        self.assertFalse(old.in_force)
        self.env["qlvb.post"]._renew_in_force()
        self.assertFalse(old.in_force)
        self.assertFalse(self.people["specialist"]._qlvb_posts().unit_id - self.agency)
        again = self.post_values("specialist")
        self.account.action_give_post(self.new_request("13").id, again)
        self.assertIn(self.department, self.people["specialist"]._qlvb_posts().unit_id)

    def test_the_admin_there_sees_who_has_come(self):
        """R247: a person without a post is counted for the admin of the agency."""
        account = self.account.with_user(self.other_admin)
        self.assertNotIn(1, self.without_post(account))
        done = self.account.action_move(
            self.request.id, {"unit_id": self.other_agency.id}
        )
        self.assertEqual(done["params"]["next"]["res_model"], "qlvb.account")
        self.assertIn(1, self.without_post(account))
        found = account.search([("is_without_post", "=", True)])
        self.assertEqual(found, account)

    def without_post(self, account):
        figures = account.account_figures()
        return [f["count"] for f in figures if "without a post" in f["label"]]

    def test_an_acting_head_is_shown_as_such(self):
        """R8: “Q.” stands before the title in the admin's lists."""
        values = self.post_values("head", title="Trưởng phòng", is_acting=True)
        self.account.action_give_post(self.request.id, values)
        self.assertIn("Q. Trưởng phòng", self.account.posts_text)

    def test_closing_waits_for_open_work(self):
        """R246: an account with open work is not closed, nor moved."""
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"title": "Hồ sơ", "notation": "01.CĐS"})
        )
        with self.assertRaisesRegex(UserError, "Hand it over first"):
            self.account.action_close(self.request.id)
        with self.assertRaisesRegex(UserError, "Hand it over first"):
            self.account.action_move(
                self.request.id, self.post_values("clerk", unit=self.agency)
            )
        self.assertLive()
        dossier.sudo()._cancel_open_work()
        dossier.sudo().state = "closed"
        dossier.sudo().maker_id = self.colleague
        self.account.action_close(self.request.id)
        self.assertEqual(self.account.state, "closed")
        self.assertFalse(self.people["specialist"].active)
        self.assertTrue(self.account.act_ids)

    def test_work_of_a_role_keeps_a_holder(self):
        """R246: the last clerk does not leave while work waits for the clerk."""
        document = self.new_draft()
        key = self.agency._role_principal("clerk")
        self.env["qlvb.work.item"].sudo().create(
            {"document_id": document.id, "kind": "keep", "principal": key}
        )
        clerk = self.account_of(self.people["clerk"])
        with self.assertRaisesRegex(UserError, "nobody else holds"):
            clerk.action_close(self.request.id)
        with self.assertRaisesRegex(UserError, "nobody else holds"):
            clerk.action_end_post(self.request.id, clerk.post_ids.id)
        self.add_person("second_clerk", self.agency, "clerk")
        clerk.action_close(self.request.id)
        self.assertEqual(clerk.state, "closed")
