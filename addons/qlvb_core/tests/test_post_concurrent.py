# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase

MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.6.0/post-concurrent.py"


@tagged("post_install", "-at_install")
class TestConcurrentPost(AccountCase):
    """The head of an office that is an agency of its own has a post in the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chief = cls.add_person(
            "chief", cls.other_agency, "leader", title="Chánh Văn phòng"
        )

    def give(self, actor=None, request=None, persons=None, unit=None, **values):
        """Return the post given to ``persons`` in the agency."""
        actor = actor or self.admin
        request = request or self.request
        persons = persons or self.chief
        unit = unit or self.agency
        values = {**self.post_values("head", unit=unit), "title": "", **values}
        self.env["qlvb.post"].with_user(actor).action_give_concurrent(
            request.id, persons.ids, values
        )
        return persons.qlvb_post_ids.filtered("is_concurrent")

    def end(self, post, actor=None, request=None, **values):
        act = post.with_user(actor or self.admin).action_end_concurrent
        return act((request or self.request).id, **values)

    def test_a_person_of_another_agency_gets_a_post_here(self):
        """R8, R22: by this agency's request; the rights are of this agency only."""
        own = self.chief.qlvb_post_ids
        post = self.give()
        self.assertEqual(
            (post.unit_id, post.title, post.in_force),
            (self.agency, "Chánh Văn phòng", True),
        )
        self.assertEqual(post.concurrent_request_id, self.request)
        self.assertTrue(own.in_force)
        self.assertTrue(own.is_default)
        self.assertIn(
            self.agency.id, self.chief._qlvb_scope().working_agency_ids, "works here"
        )
        account = self.account_of(self.chief).sudo()
        self.assertEqual(account.agency_id, self.other_agency, "stays of the own one")
        act = account.act_ids[:1]
        self.assertEqual((act.act, act.agency_id), ("give_post", self.agency))

    def test_each_step_is_in_the_journal_and_told(self):
        """R251: who, on which request; the person and the admin at home hear of it."""
        post = self.give()
        self.end(post)
        codes = self.env["qlvb.audit.event"].search([], limit=12).mapped("code")
        for code in ("post.concurrent_give_post", "post.concurrent_end_post"):
            self.assertIn(code, codes)
        notices = self.env["mail.activity"].search(
            [("note", "like", "vi-tri-kiem-nhiem")]
        )
        self.assertEqual(notices.user_id, self.chief | self.other_admin)

    def test_nobody_reaches_into_another_agency(self):
        """R21: not its admin, not a leader, not with the own agency's request."""
        theirs = self.new_request("3", self.other_agency, self.other_admin)
        for actor in (self.other_admin, self.people["leader"], self.chief):
            with self.subTest(actor=actor.login), self.assertRaises(AccessError):
                self.give(actor, theirs)
        with self.assertRaisesRegex(UserError, "written request|orders nothing"):
            self.give(self.admin, theirs)
        post = self.give()
        for actor in (self.other_admin, self.people["leader"], self.chief):
            with self.subTest(ends=actor.login), self.assertRaises(AccessError):
                self.end(post, actor, theirs)
        self.assertTrue(post.in_force)

    def test_the_operator_gives_only_where_there_is_no_admin(self):
        """R20, R21: an agency with an admin of its own decides by itself."""
        order = self.new_request("4/QĐ", actor=self.operator)
        with self.assertRaisesRegex(AccessError, self.admin.name):
            self.give(self.operator, order)
        committee = self.env["qlvb.unit"].create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBND", "kind": "agency"}
        )
        order = self.new_request("5/QĐ", committee, self.operator)
        post = self.give(self.operator, order, unit=committee)
        self.assertEqual(post.agency_id, committee)
        self.end(post, self.operator, order)
        self.assertFalse(post.in_force)

    def test_who_gets_none(self):
        """R8, R255: own people, admins, oneself, whoever holds it already."""
        for login, words in (
            (self.people["head"], "My unit"),
            (self.other_admin, "admin account"),
        ):
            with self.subTest(words=words), self.assertRaisesRegex(UserError, words):
                self.give(persons=login)
        self.give()
        with self.assertRaisesRegex(UserError, "already"):
            self.give()

    def test_an_operator_gets_none(self):
        """R19: who operates works in no agency, whatever account came first."""
        self.chief.sudo().group_ids += self.env.ref("qlvb_core.group_operator")
        self.assertFalse(self.account_of(self.chief).sudo().is_admin_account)
        with self.assertRaisesRegex(UserError, "admin account"):
            self.give()

    def test_people_are_named_in_numbers_that_can_be(self):
        """What is sent by a program is answered with a sentence."""
        posts = self.env["qlvb.post"].with_user(self.admin)
        values = self.post_values("head", unit=self.agency)
        for ids, words in (
            ([2**40], "who receives"),
            ([0], "who receives"),
            ("x", "who receives"),
            ([True], "who receives"),
            ([self.chief.id] * 51, "at most 50"),
        ):
            with self.subTest(ids=ids[:2]), self.assertRaisesRegex(UserError, words):
                posts.action_give_concurrent(self.request.id, ids, values)

    def test_a_long_list_costs_no_query_for_each_line(self):
        """The operator's list of the province opens as fast as a short one."""
        for number in range(4):
            person = self.add_person(f"chief{number}", self.other_agency, "leader")
            self.give(persons=person)
        posts = self.env["qlvb.post"].search([("is_concurrent", "=", True)])
        queries = []
        for seen in (posts[:1], posts[:1], posts):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            seen.with_user(self.operator).read(["home_name", "can_end_concurrent"])
            queries.append(self.cr.sql_log_count - before)
        self.assertEqual(queries[1], queries[2], "the first one fills caches")

    def test_a_post_of_before_is_ended_by_its_giver(self):
        """R247: held in two agencies by a data load, it can be ended then."""
        post = self.env["qlvb.post"].create(
            {
                "user_id": self.chief.id,
                "unit_id": self.agency.id,
                "role_ids": self.roles["head"].ids,
                "title": "Phó Chủ tịch",
            }
        )
        self.assertFalse(post.is_concurrent)
        runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, "19.0.1.5.0")
        self.assertTrue(post.with_user(self.admin).can_end_concurrent)
        self.assertFalse((self.chief.qlvb_post_ids - post).is_concurrent)
        self.assertFalse(self.other_admin.qlvb_post_ids.is_concurrent)
        self.end(post)
        self.assertFalse(post.in_force)

    def test_in_the_own_agency_it_is_a_post_as_any_other(self):
        """R247: whoever moved here holds it here, and “My unit” ends it."""
        post = self.give()
        account = self.account_of(self.chief, self.other_admin)
        request = self.new_request("7", self.other_agency, self.other_admin)
        account.action_move(request.id, {"unit_id": self.agency.id})
        self.assertFalse(post.is_concurrent)
        mine = account.with_user(self.admin)
        mine.action_end_post(self.request.id, post.id)
        self.assertFalse(post.in_force)

    def test_after_a_merger_the_other_agencys_people_are_own_ones(self):
        """R9: what was held beside is held in the same agency now."""
        post = self.give()
        post.sudo().date_from = "2026-01-01"
        change = self.env["qlvb.unit.change"].with_user(self.operator)
        change.create(
            {
                "kind": "merge",
                "source_ids": self.agency.ids,
                "target_id": self.other_agency.id,
                "effective_date": today(),
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": today(),
                "instrument_issuer": "Chủ tịch UBND tỉnh",
            }
        ).action_apply()
        held = self.chief.qlvb_post_ids.filtered("in_force")
        self.assertEqual(held.agency_id, self.other_agency)
        self.assertFalse(any(held.mapped("is_concurrent")))

    def test_a_role_beyond_the_ceiling_is_refused(self):
        """R20: as for the agency's own people."""
        self.agency.role_ceiling_ids = self.roles["specialist"]
        with self.assertRaisesRegex(UserError, "may not give"):
            self.give()

    def test_it_ends_from_a_day_on_and_once(self):
        """R247: not in the past; rights are gone the same day."""
        post = self.give()
        with self.assertRaises(UserError):
            self.end(post, day="2020-01-01")
        self.end(post)
        self.assertFalse(post.in_force)
        scope = self.chief._qlvb_scope()
        self.assertNotIn(self.agency.id, scope.working_agency_ids)
        with self.assertRaisesRegex(UserError, "not ended"):
            self.end(post)
        own = self.chief.qlvb_post_ids - post
        with self.assertRaises(UserError):
            self.end(own, self.other_admin)
        self.assertTrue(own.in_force)

    def test_it_does_not_end_over_work_of_ones_own(self):
        """R246: nobody else would see what stays with who holds no post there."""
        post = self.give()
        post.sudo()._make_default()  # what the person works in now
        dossiers = self.env["qlvb.dossier"].with_user(self.chief)
        held = dossiers.create({"title": "Hồ sơ của Ủy ban", "notation": "01.UB"})
        with self.assertRaisesRegex(UserError, "still has work in"):
            self.end(post)
        self.assertTrue(post.in_force)
        held.sudo().work_item_ids._finish()
        held.sudo().maker_id = self.people["specialist"]
        self.end(post)
        self.assertFalse(post.in_force)

    def test_the_dialog(self):
        """R251: people are chosen by their own posts, the request is entered there."""
        dialog = (
            self.env["qlvb.concurrent.post.wizard"]
            .with_user(self.admin)
            .create(
                {
                    "own_post_ids": self.chief.qlvb_post_ids.ids,
                    "role_ids": self.roles["head"].ids,
                    "request_id": self.request.id,
                }
            )
        )
        self.assertEqual(dialog.unit_id.agency_id, self.agency)
        self.assertFalse(dialog.problem)
        # the operator's, of no agency yet, says nothing
        self.assertFalse(dialog.new({}).problem)
        dialog.action_confirm()
        post = self.chief.qlvb_post_ids.filtered("is_concurrent")
        self.assertEqual(post.date_from, today())
        posts = self.env["qlvb.post"]
        for user, seen in (
            (self.admin, True),
            (self.other_admin, True),
            (self.operator, True),
            (self.people["head"], False),
        ):
            mine = posts.with_user(user).search([("concerns_me", "=", True)])
            with self.subTest(user=user.login):
                self.assertEqual(bool(post in mine), seen)
        self.assertTrue(post.with_user(self.admin).can_end_concurrent)
        self.assertFalse(post.with_user(self.other_admin).can_end_concurrent)
