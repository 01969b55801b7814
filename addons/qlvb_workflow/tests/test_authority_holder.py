# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestAuthorityHolder(WorkflowCase):
    """An authority is of a post: it begins no sooner and lasts no longer (Điều 13)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.post = cls.people["head"].qlvb_post_ids
        (cls.post | cls.leader_post).write({"date_from": "2026-01-05"})

    def give(self, **values):
        powers = self.env["qlvb.authority"].with_user(self.people["leader"])
        return powers.create(
            {
                "code": "TL.",
                "post_id": self.post.id,
                "instrument": "Quyết định 12/QĐ-SKHCN",
                "date_from": "2026-02-01",
                **values,
            }
        )

    def test_the_row_shows_that_its_holder_has_left(self):
        """R127: what the decision says stays; that nobody holds it any more is seen."""
        given = self.give()
        self.assertEqual(given.state, "in_force")
        self.post._end_before(TODAY)
        self.assertEqual(given.state, "without_holder")
        self.assertEqual(given.holder_until, TODAY - timedelta(1))
        self.assertIn("22/11/2026", given.holder_words)
        self.assertFalse(given.date_to, "the decision is evidence")
        self.assertFalse(given._in_force(self.post, TODAY))
        self.assertTrue(given._in_force(self.post, TODAY - timedelta(1)))

    def test_a_post_that_is_to_end_bounds_the_authority(self):
        """R127: who drafts and who signs reads until when, before it has ended."""
        given = self.give(date_to="2026-12-31")
        self.assertFalse(given.holder_until)
        self.post.date_to = "2026-11-30"
        self.assertEqual(given.state, "in_force")
        self.assertEqual(str(given.holder_until), "2026-11-30")
        self.assertIn("30/11/2026", given._in_words())

    def test_a_post_ended_on_its_first_day_holds_nothing(self):
        self.post.date_from = TODAY
        given = self.give(date_from=TODAY)
        self.post._end_before(TODAY)
        self.assertEqual(given.state, "without_holder")
        self.assertFalse(given._in_force(self.post, TODAY))

    def test_the_end_of_the_holder_is_in_the_journal(self):
        """R251: the end of a post tells of each authority that ends with it."""
        given = self.give()
        over = self.give(date_from="2026-01-05", date_to="2026-01-31")
        self.post._end_before(TODAY)
        told = self.env["qlvb.audit.event"].search(
            [("code", "=", "authority.holder_left"), ("res_model", "=", given._name)]
        )
        self.assertIn(given.id, told.mapped("res_id"))
        self.assertNotIn(over.id, told.mapped("res_id"))

    def test_the_states_are_found(self):
        """The list is filtered by what the rows show."""
        given = self.give()
        ended = self.give(date_from="2026-01-05", date_to="2026-01-31")
        coming = self.give(date_from="2026-12-01")
        of_post = [("post_id", "=", self.post.id)]

        def found(*states):
            return given.search([*of_post, ("state", "in", states)])

        self.assertEqual(found("in_force"), given)
        self.assertEqual(found("ended"), ended)
        self.assertEqual(found("coming"), coming)
        self.post._end_before(TODAY)
        self.assertEqual(found("without_holder"), given | coming)
        self.assertEqual(found("ended", "without_holder"), given | coming | ended)
        self.assertEqual(
            given.search([*of_post, ("state", "not in", ["without_holder"])]), ended
        )

    def test_no_authority_before_the_post(self):
        """R127: nobody signs by order before holding the post that signs."""
        with self.assertRaisesRegex(ValidationError, "05/01/2026"):
            self.give(date_from="2026-01-04")
        with self.assertRaisesRegex(ValidationError, "05/01/2026"):
            self.give().date_from = "2025-12-31"
        self.give(date_from="2026-01-05")

    def test_a_row_from_before_the_rule_can_be_ended(self):
        """It stands in the way of no merger, and of no correction of its end."""
        old = self.give()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_authority SET date_from = '2025-01-01' WHERE id = %s",
            [old.id],
        )
        old.invalidate_recordset()
        old.sudo()._end_before(TODAY)
        self.assertLess(old.date_to, TODAY)

    def test_nobody_is_given_what_a_post_that_has_ended_would_sign(self):
        """R127: a successor needs a decision and a row of the own."""
        self.post._end_before(TODAY)
        with self.assertRaisesRegex(ValidationError, "left this post"):
            self.give()
