# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..clock import today
from .common import ProvinceCase

CODE = "deadline.default_days"


@tagged("post_install", "-at_install")
class TestRuleScreen(ProvinceCase):
    """Law is data (invariant 12): the operator enters a new instrument's value."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = new_test_user(
            cls.env, "rule_operator", groups="qlvb_core.group_operator"
        )
        cls.rule = cls.env["qlvb.rule"].search([("code", "=", CODE)])

    def enter(self, user, value="5", days=10):
        dialogs = self.env["qlvb.rule.wizard"].with_user(user)
        dialog = dialogs.create(
            {
                "rule_id": self.rule.id,
                "value": value,
                "instrument": "Nghị định mới",
                "date_from": today() + timedelta(days=days),
            }
        )
        return dialog.action_confirm()

    def test_the_new_value_holds_from_its_day(self):
        """The old value keeps saying what held before."""
        self.enter(self.operator)
        rules = self.env["qlvb.rule"]
        day = today() + timedelta(days=10)
        self.assertEqual(rules._value(CODE, day), 5)
        self.assertEqual(rules._value(CODE, day - timedelta(days=1)), 7)

    def test_what_cannot_be_entered(self):
        with self.assertRaises(UserError):
            self.enter(self.operator, days=-10_000)
        with self.assertRaises(UserError):
            self.enter(self.operator, value="nhiều")
        self.enter(self.operator)
        with self.assertRaises(UserError):  # the old one has ended
            self.enter(self.operator, days=20)

    def test_values_are_shown_in_words(self):
        """Nobody reads “false” or “internal” on the list of the law."""
        rules = self.env["qlvb.rule"].with_user(self.operator).search([])
        shown = set(rules.mapped("value_words"))
        self.assertFalse(shown & {"true", "false", "public", "internal"})
        self.assertEqual(self.rule.value_words, self.rule.value)

    def test_only_the_operator(self):
        for role in ("leader", "unit_admin", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.enter(self.people[role])
