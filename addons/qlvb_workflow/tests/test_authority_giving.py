# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestAuthorityGiving(WorkflowCase):
    """Who may sign in the head's stead, given by whom, for what and how long."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head_post = cls.people["head"].qlvb_post_ids
        cls.deputy_post = cls.add_person(
            "deputy", cls.agency, "leader", title="Phó Giám đốc"
        ).qlvb_post_ids
        posts = cls.head_post | cls.deputy_post | cls.leader_post
        posts.write({"date_from": "2026-01-01"})

    def give(self, code, post, by=None, **values):
        powers = self.env["qlvb.authority"].with_user(by or self.people["leader"])
        return powers.create(
            {
                "code": code,
                "post_id": post.id,
                "instrument": "Giấy ủy quyền 02/UQ-SKHCN",
                "date_from": "2026-01-01",
                **values,
            }
        )

    def bounded(self, **values):
        bounds = {"date_to": "2026-12-31", "scope": "Chuyển đổi số"}
        return self.give("TUQ.", self.head_post, **{**bounds, **values})

    def test_a_delegation_is_bounded_in_time_and_content(self):
        """R127: TUQ. without its last day or without its content is refused."""
        for lacking in ("date_to", "scope"):
            with self.subTest(lacking=lacking), self.assertRaises(ValidationError):
                self.bounded(**{lacking: False})
        self.assertEqual(self.bounded().giver_id, self.leader_post)

    def test_what_ends_needs_no_bounds_any_more(self):
        """A delegation from before the rule stands in the way of no merger."""
        old = self.bounded()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_authority SET scope = NULL, date_to = NULL WHERE id = %s",
            [old.id],
        )
        old.invalidate_recordset()
        old.sudo()._end_before(TODAY)
        self.assertLess(old.date_to, TODAY)

    def test_acting_head_is_made_by_the_operator(self):
        """R127: who appoints an acting head is the body above (Điều 13)."""
        with self.assertRaises(AccessError):
            self.give("Q.", self.deputy_post)
        acting = self.give("Q.", self.deputy_post, self.env.ref("base.user_admin"))
        self.assertFalse(acting.giver_id)

    def test_what_was_given_is_not_given_on(self):
        """R127: a re-delegation is refused, whoever enters it."""
        self.bounded()
        with self.assertRaisesRegex(ValidationError, "Điều 13"):
            self.give("TL.", self.head_post, giver_id=self.head_post.id)
        operator = self.env.ref("base.user_admin")
        with self.assertRaisesRegex(ValidationError, "Điều 13"):
            self.give("TL.", self.head_post, operator, giver_id=self.deputy_post.id)

    def test_each_prefix_has_its_holders(self):
        """R127: KT. for deputies; TL. and TUQ. for heads of units."""
        plain = self.people["specialist"].qlvb_post_ids
        deputy_of_unit = self.add_person(
            "deputy of unit", self.department, "head", title="Phó Trưởng phòng"
        ).qlvb_post_ids
        for code, post in (
            ("KT.", self.head_post),
            ("TL.", plain),
            ("TUQ.", plain),
            ("TL.", self.deputy_post),
            ("TL.", self.leader_post),
            ("KT.", deputy_of_unit),
        ):
            with self.subTest(code=code), self.assertRaises(ValidationError):
                self.give(code, post, date_to="2026-12-31", scope="Chuyển đổi số")
        self.give("KT.", self.deputy_post)
        self.give("TL.", self.head_post)

    def test_a_kind_outside_the_authority_is_refused(self):
        """R127: it exists for that kind of document; the drafter is told at once."""
        letter = self.env.ref("qlvb_core.document_type_cong_van")
        self.give("TL.", self.head_post, type_ids=[Command.set(letter.ids)])
        draft = self.complete_draft()
        draft.signer_post_id = self.head_post
        self.assertIn(letter.name, draft.authority_problem)
        with self.assertRaisesRegex(UserError, letter.name):
            draft.action_submit()
        draft.type_id = letter
        self.assertFalse(draft.authority_problem)
        self.assertIn("02/UQ-SKHCN", draft.authority_words)
        draft.action_submit()

    def test_one_authority_for_each_kind(self):
        """R127: of several held, the one that covers the document is printed."""
        letter = self.env.ref("qlvb_core.document_type_cong_van")
        self.give("TL.", self.head_post, type_ids=[Command.set(letter.ids)])
        self.bounded()
        powers = self.env["qlvb.authority"]
        report = self.env.ref("qlvb_core.document_type_bao_cao")
        day = self.draft_day()
        self.assertEqual(powers._lines(self.head_post, day, report)[0][:4], "TUQ.")

    def draft_day(self):
        return self.new_draft().create_date.date()

    def test_only_the_head_gives(self):
        """R127: nobody gives it to oneself, and nobody in another agency."""
        for person in (
            self.deputy_post.user_id,
            self.people["head"],
            self.people["clerk"],
            self.stranger,
        ):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.give("TL.", self.head_post, person)
        given = self.give("TL.", self.head_post)
        with self.assertRaises(AccessError):
            given.with_user(self.deputy_post.user_id).date_to = "2026-12-31"
        given.date_to = "2026-12-31"
        told = self.env["qlvb.audit.event"].search(
            [("res_model", "=", given._name), ("res_id", "=", given.id)], order="id"
        )
        self.assertEqual(told.mapped("code"), ["authority.give", "authority.change"])
