# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..clock import today
from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestUnitAgency(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env.ref("base.user_admin")

    def wizard(self, **values):
        return (
            self.env["qlvb.unit.agency.wizard"]
            .with_user(self.operator)
            .create(
                {
                    "body_kind_id": self.env.ref("qlvb_core.body_kind_board").id,
                    "name": "Sở Tài chính",
                    "code": "STC",
                    "organ_id": "H31.07",
                    "instrument_number": "20/2026/QĐ-UBND",
                    "instrument_date": "2026-01-05",
                    "instrument_issuer": "UBND tỉnh",
                    "line_ids": [
                        (0, 0, {"name": "Văn phòng", "code": "VP"}),
                        (0, 0, {"name": "Phòng Ngân sách", "code": "NS"}),
                    ],
                    **values,
                }
            )
        )

    def agency_of(self, wizard):
        action = wizard.action_create_agency()
        return self.env["qlvb.unit"].browse(action["res_id"])

    def appointment(self, **values):
        return {
            "admin_name": "Lê Thị Quản",
            "admin_login": "quantri.stc",
            "appointment_number": "12/QĐ-STC",
            "appointment_date": "2026-01-06",
            "appointment_signer": "Giám đốc Sở",
            **values,
        }

    def test_what_was_typed_above_stays(self):
        """R16: choosing the superior proposes its name, over nothing that was typed."""
        dialogs = self.env["qlvb.unit.agency.wizard"].with_user(self.operator)
        form = Form(dialogs)
        form.parent_id = self.agency
        self.assertEqual(form.superior_name, self.agency.name)
        form.parent_id = self.other_agency
        self.assertEqual(form.superior_name, self.other_agency.name)
        form.superior_name = "Ủy ban nhân dân tỉnh Hưng Yên"
        form.parent_id = self.agency
        self.assertEqual(form.superior_name, "Ủy ban nhân dân tỉnh Hưng Yên")

    def test_all_in_one(self):
        """R16: a new agency needs no copy of the system: unit, registers, admin."""
        agency = self.agency_of(
            self.wizard(
                **self.appointment(), last_outgoing=40, opening_date=f"{today()}"
            )
        )
        self.assertEqual(
            set(agency.child_ids.mapped("name")), {"Văn phòng", "Phòng Ngân sách"}
        )
        registers = self.env["qlvb.register"].search([("agency_id", "=", agency.id)])
        self.assertEqual(
            {(r.direction, r.series, r.opening_number) for r in registers},
            {("incoming", "incoming", 0), ("outgoing", "administrative", 40)},
        )

    def test_the_appointment_is_recorded(self):
        """R244: decision number, person and dates of the admin's appointment."""
        agency = self.agency_of(self.wizard(**self.appointment()))
        post = agency.post_ids
        self.assertEqual(post.user_id.name, "Lê Thị Quản")
        self.assertEqual(post.appointment_number, "12/QĐ-STC")
        self.assertTrue(post.user_id.has_group("qlvb_core.group_unit_admin"))
        self.assertFalse(agency.lacks_admin)

    def test_the_admin_has_an_admin_account(self):
        """R244, R251, R255: made as every account is, by the decision, for admins only.

        Its first password is issued once, by the operator.
        """
        agency = self.agency_of(self.wizard(**self.appointment()))
        account = self.env["qlvb.account"].search([("agency_id", "=", agency.id)])
        self.assertTrue(account.is_admin_account)
        self.assertEqual(account.state, "requested")
        self.assertEqual(account.act_ids.act, "create")
        self.assertEqual(account.act_ids.request_id.number, "12/QĐ-STC")
        action = account.with_user(self.operator).action_issue_passwords()
        self.assertTrue(action["params"]["slips"][0]["password"])
        self.assertTrue(account.user_id.qlvb_must_change_password)

    def test_a_decision_of_tomorrow_appoints_nobody(self):
        wizard = self.wizard(**self.appointment(appointment_date="2099-01-01"))
        with self.assertRaises(UserError), self.env.cr.savepoint():
            wizard.action_create_agency()

    def test_a_locked_admin_is_none(self):
        """R244: an agency whose only admin is locked is flagged."""
        self.assertFalse(self.agency.lacks_admin)
        self.people["unit_admin"]._qlvb_lock("tries")
        self.env.invalidate_all()  # as the next request sees it
        self.assertTrue(self.agency.lacks_admin)
        flagged = self.env["qlvb.unit"].search([("lacks_admin", "=", True)])
        self.assertIn(self.agency, flagged)

    def test_an_agency_without_an_admin_is_flagged(self):
        """R244: an agency without an appointed admin is flagged."""
        agency = self.agency_of(self.wizard())
        self.assertTrue(agency.lacks_admin)
        flagged = self.env["qlvb.unit"].search([("lacks_admin", "=", True)])
        self.assertIn(agency, flagged)
        self.assertIn(self.other_agency, flagged)
        self.assertNotIn(self.agency, flagged)
        self.people["unit_admin"].qlvb_post_ids.write(
            {"date_from": "2020-01-01", "date_to": "2020-12-31"}
        )
        self.agency.invalidate_recordset()
        self.assertTrue(self.agency.lacks_admin)

    def test_half_an_appointment_or_a_taken_account_leaves_nothing(self):
        """R244: an appointment without its decision is refused, nothing half done."""
        for values in ({"appointment_number": False}, {"admin_login": "clerk"}):
            with self.subTest(values=values):
                wizard = self.wizard(**self.appointment(**values))
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    wizard.action_create_agency()
                self.assertFalse(
                    self.env["qlvb.unit"].search([("name", "=", "Sở Tài chính")])
                )

    def test_a_decision_of_a_later_day_founds_nothing(self):
        """R16: nothing is founded by what is not signed, or not yet in effect."""
        for day in ("2030-01-01", f"{today()}"):
            wizard = self.wizard(instrument_date=day, valid_from="2026-01-01")
            with self.subTest(signed=day), self.assertRaises(UserError):
                wizard.action_create_agency()
        self.assertFalse(self.env["qlvb.unit"].search([("organ_id", "=", "H31.07")]))

    def test_a_name_holds_no_markup(self):
        with self.assertRaises(UserError):
            self.wizard(name="Sở <b>Tài chính</b>").action_create_agency()
        accounts = self.env["qlvb.account"]
        problems = [*accounts._form_problems({"name": "An <i>", "login": "an.stc"})]
        self.assertEqual(len(problems), 1)

    def test_only_the_operator_opens_it(self):
        with self.assertRaises(AccessError):
            self.env["qlvb.unit.agency.wizard"].with_user(
                self.people["unit_admin"]
            ).create({"name": "Sở", "code": "S"})
