# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, new_test_user, tagged

CODE = "test.days"


@tagged("post_install", "-at_install")
class TestRule(TransactionCase):
    def _rule(self, value="60", date_from="2025-07-01", date_to=False, **values):
        return self.env["qlvb.rule"].create(
            {
                "code": CODE,
                "name": "Giao nộp hồ sơ",
                "value_type": "int",
                "instrument": "Thông tư 05/2025/TT-BNV",
                "value": value,
                "date_from": date_from,
                "date_to": date_to,
                **values,
            }
        )

    def _value(self, day=None):
        return self.env["qlvb.rule"]._value(CODE, day)

    def test_value_of_the_day(self):
        """A new instrument does not change what held before it."""
        self._rule("60", "2025-07-01", "2026-06-30")
        self._rule("45", "2026-07-01")
        self.assertEqual(self._value(date(2025, 7, 1)), 60)
        self.assertEqual(self._value(date(2026, 6, 30)), 60)
        self.assertEqual(self._value(date(2026, 7, 1)), 45)

    def test_change_is_seen_at_once_and_logged(self):
        rule = self._rule()
        self.assertEqual(self._value(), 60)
        rule.value = "30"
        self.assertEqual(self._value(), 30)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "rule.write")], limit=1
        )
        self.assertEqual(event.res_id, rule.id)
        self.assertIn("30", event.detail)

    def test_no_value_on_that_day(self):
        self._rule()
        with self.assertRaisesRegex(UserError, CODE):
            self._value(date(2025, 6, 30))

    def test_two_values_at_one_time_are_refused(self):
        self._rule("60", "2025-07-01")
        for begin, end in (("2026-01-01", False), ("2020-01-01", "2025-07-01")):
            with self.assertRaises(ValidationError):
                self._rule("45", begin, end)

    def test_value_must_fit_its_type(self):
        with self.assertRaises(ValidationError):
            self._rule("sixty")
        with self.assertRaises(ValidationError):
            self._rule("yes", value_type="bool")
        self._rule("false", value_type="bool")
        self.assertIs(self._value(), False)

    def test_every_delivered_rule_names_its_source(self):
        rules = self.env["qlvb.rule"].search([])
        self.assertTrue(rules)
        self.assertTrue(all(rule.instrument for rule in rules))
        self.assertEqual(self.env["qlvb.rule"]._value("handover.electronic_days"), 60)
        self.assertIs(self.env["qlvb.rule"]._value("status.receive_same_day"), True)

    def test_only_the_operator_enters_rules(self):
        rule = self._rule()
        user = new_test_user(self.env, "nguoidung", groups="qlvb_core.group_user")
        self.assertEqual(self.env["qlvb.rule"].with_user(user)._value(CODE), 60)
        with self.assertRaises(AccessError):
            rule.with_user(user).write({"value": "1"})
