# SPDX-License-Identifier: LGPL-3.0-or-later
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestCorrespondent(ProvinceCase):
    def correspondent(self, **values):
        return self.env["qlvb.correspondent"].create(
            {"name": "Công ty Cổ phần Nhãn Lồng", **values}
        )

    def test_the_three_kinds_of_code(self):
        """R11: an identifier, a business code or a code of a scheme Z01-Z99."""
        for code in ("G06", "H31.99.01", "0900123456", "Z01ABC", False):
            with self.subTest(code=code):
                self.assertEqual(self.correspondent(organ_id=code).organ_id, code)

    def test_other_codes_are_refused(self):
        """R34: what Decision 20/2020 does not allow is refused."""
        for code in ("h31", "12345", "Z00A", "H31." + "1" * 40):
            with self.subTest(code=code), self.assertRaises(ValidationError):
                self.correspondent(organ_id=code)

    def test_duplicates_by_code_are_refused(self):
        """R35: duplicates are refused."""
        self.correspondent(organ_id="0900123456")
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.correspondent(name="Khác", organ_id="0900123456")

    def test_an_old_code_is_kept_and_mapped(self):
        """R36: an old-format code is mapped and the original kept."""
        body = self.correspondent(name="Bộ KH&CN", organ_id="000.00.00.G06")
        self.assertEqual((body.organ_id, body.old_organ_id), ("G06", "000.00.00.G06"))
        low = self.correspondent(name="Cục", organ_id="000.00.13.G06")
        self.assertEqual((low.organ_id, low.old_organ_id), (False, "000.00.13.G06"))
        found = self.env["qlvb.correspondent"]._by_organ_id
        self.assertEqual(found("000.00.00.G06"), body)
        self.assertEqual(found("000.00.13.G06"), low)

    def test_who_enters_them(self):
        """R11: the operator keeps them, a clerk enters one; they have no account."""
        values = {"name": "Ông Nguyễn Văn Dân", "kind": "person"}
        bodies = self.env["qlvb.correspondent"]
        body = bodies.with_user(self.people["clerk"]).create(values)
        body.with_user(self.env.ref("base.user_admin")).address = "Phố Hiến"
        with self.assertRaises(AccessError):
            body.with_user(self.people["clerk"]).name = "Khác"
        with self.assertRaises(AccessError):
            bodies.with_user(self.people["specialist"]).create(values)
