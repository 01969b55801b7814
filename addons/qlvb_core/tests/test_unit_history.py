# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..clock import today
from ..instrument import Instrument
from .common import ProvinceCase

DECISION = Instrument(
    date(2026, 3, 1), "15/2026/QĐ-UBND", date(2026, 2, 10), "UBND tỉnh Hưng Yên"
)
NEW_NAME = "Sở Khoa học, Công nghệ và Chuyển đổi số"


@tagged("post_install", "-at_install")
class TestUnitHistory(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.valid_from = "2025-07-01"
        cls.operator = cls.env.ref("base.user_admin")

    def rename(self, **values):
        self.agency._by_instrument(DECISION).write({"name": NEW_NAME, **values})

    def test_from_the_province_down_to_a_team(self):
        """R7: kind, identifier, superior and validity of each unit of one tree."""
        units = self.env["qlvb.unit"]
        top = units.create({"name": "UBND tỉnh", "code": "UBND", "kind": "agency"})
        chain = [top]
        for name, kind, organ in (
            ("Sở Xây dựng", "agency", "H31.15"),
            ("Trung tâm Quy hoạch", "agency", "H31.15.02"),
            ("Phòng Kỹ thuật", "department", False),
            ("Tổ Đo đạc", "department", False),
        ):
            unit = units.create(
                {
                    "name": name,
                    "code": f"C{len(chain)}",
                    "kind": kind,
                    "organ_id": organ,
                    "parent_id": chain[-1].id,
                    "valid_from": "2025-07-01",
                }
            )
            chain.append(unit)
        team = chain[-1]
        self.assertEqual(set(team._chain()), set(chain))
        self.assertEqual(team.agency_id.organ_id, "H31.15.02")
        below = units.search([("id", "child_of", top.id)])
        self.assertLessEqual(set(chain), set(below))
        self.assertEqual(team.valid_from, date(2025, 7, 1))

    def test_old_name_code_and_identifier_stay_known(self):
        """R9: old names, codes and identifiers are kept with their dates."""
        self.rename(code="SKHCNCĐS", organ_id="H31.18")
        then = self.agency._as_of(date(2026, 2, 28))
        self.assertEqual(then.name, "Sở Khoa học và Công nghệ")
        self.assertEqual((then.code, then.organ_id), ("SKHCN", "H31.08"))
        now = self.agency._as_of(date(2026, 3, 1))
        self.assertEqual((now.name, now.organ_id), (NEW_NAME, "H31.18"))
        version = self.agency.former_ids
        self.assertEqual(
            (version.valid_from, version.valid_to, version.instrument_number),
            (date(2025, 7, 1), date(2026, 2, 28), "15/2026/QĐ-UBND"),
        )

    def test_old_documents_keep_the_old_name(self):
        """R9: a document shows its agency's name as of the document's date."""
        old = self.new_draft(date="2026-02-01")
        new = self.new_draft(date="2026-03-02")
        self.rename()
        self.assertEqual(old.agency_name, "Sở Khoa học và Công nghệ")
        self.assertTrue(old.agency_renamed)
        self.assertEqual(new.agency_name, NEW_NAME)

    def test_recipients_dossiers_and_registers_keep_it_too(self):
        """R9: recipients, dossiers and registers of old keep name and identifier."""
        document = self.new_draft(date="2026-02-01").sudo()
        document.recipient_ids = [(0, 0, {"unit_id": self.other_agency.id})]
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"title": "Hồ sơ", "notation": "01.TH", "date_from": "2026-02-01"})
        )
        register = self.env["qlvb.register"]._for(
            self.other_agency, "incoming", "incoming", 2025
        )
        self.other_agency._by_instrument(DECISION).write(
            {"name": "Sở Nội vụ và Lao động", "organ_id": "H31.15"}
        )
        self.rename(organ_id="H31.18")
        self.env.flush_all()
        self.assertEqual(document.recipient_ids.name, "Sở Nội vụ")
        self.assertEqual(dossier.code, "H31.08.2026.01.TH")
        self.assertIn("Sở Nội vụ ·", register.name)
        document.date = "2026-03-05"
        self.assertEqual(document.recipient_ids.name, "Sở Nội vụ và Lao động")

    def test_found_by_a_former_name_or_code(self):
        """R9: a unit is found by what it was called before."""
        self.rename(code="MỚI")
        for words in ("Khoa học và Công", "SKHCN", NEW_NAME):
            with self.subTest(words=words):
                found = self.env["qlvb.unit"].name_search(words)
                self.assertIn(self.agency.id, [unit_id for unit_id, _name in found])

    def test_identifiers_below_follow(self):
        """R35: when a superior's identifier changes, those below begin with the new."""
        below = self.env["qlvb.unit"].create(
            {
                "name": "Trung tâm Dữ liệu",
                "code": "TTDL",
                "kind": "agency",
                "parent_id": self.agency.id,
                "organ_id": "H31.08.01",
            }
        )
        self.rename(organ_id="H31.18")
        self.assertEqual(below.organ_id, "H31.18.01")
        self.assertEqual(below._as_of(date(2026, 2, 1)).organ_id, "H31.08.01")

    def test_a_child_begins_with_its_parents_identifier(self):
        """R35: a child's code must start with its parent's code."""
        values = {"name": "Trung tâm", "code": "TT", "kind": "agency"}
        with self.assertRaisesRegex(ValidationError, "H31.08"):
            self.env["qlvb.unit"].create(
                {**values, "parent_id": self.agency.id, "organ_id": "H31.09.01"}
            )

    def test_a_duplicate_identifier_is_refused(self):
        """R35: duplicates are refused, by the database too; it is said whose it is."""
        with self.assertRaisesRegex(ValidationError, self.agency.name):
            self.other_agency.organ_id = "H31.08"
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.env.cr.execute(
                "UPDATE qlvb_unit SET organ_id = 'H31.08' WHERE id = %s",
                [self.other_agency.id],
            )

    def test_old_form_leads_to_the_current_agency(self):
        """R36: an old-format code is mapped to the current one and kept."""
        units = self.env["qlvb.unit"]
        self.agency.old_organ_id = "000.00.08.H31"
        province = units.create(
            {"name": "UBND tỉnh", "code": "UBND", "kind": "agency", "organ_id": "H31"}
        )
        self.assertEqual(units._by_organ_id("000.00.08.H31"), self.agency)
        self.assertEqual(units._by_organ_id("000.00.00.H31"), province)
        self.assertEqual(units._by_organ_id("H31.08"), self.agency)
        self.rename(organ_id="H31.18")
        self.assertEqual(units._by_organ_id("H31.08"), self.agency)
        self.assertFalse(units._by_organ_id("H31.99"))
        with self.assertRaises(ValidationError):
            self.agency.old_organ_id = "H31.08"

    def test_nobody_renames_a_unit_in_use_by_hand(self):
        """R9: a unit in use changes by an instrument only; a slip is mended before."""
        with self.assertRaisesRegex(UserError, "decision"):
            self.agency.with_user(self.operator).name = "Tên khác"
        fresh = (
            self.env["qlvb.unit"]
            .with_user(self.operator)
            .create({"name": "Sở Tài chnh", "code": "STC", "kind": "agency"})
        )
        fresh.name = "Sở Tài chính"
        self.assertFalse(fresh.former_ids)
        self.agency.with_user(self.operator).place = "Phố Hiến"

    def test_only_the_operator_writes_units(self):
        """R7: the tree is kept by the operator."""
        for role in ("unit_admin", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.agency.with_user(self.people[role]).place = "Nơi khác"

    def test_a_unit_once_used_is_never_deleted(self):
        """R9: old units stay."""
        with self.assertRaises(UserError):
            self.agency.unlink()

    def test_overlapping_days_are_refused(self):
        """A name cannot have ended before it began."""
        self.rename()
        earlier = Instrument(date(2026, 2, 1), "1/QĐ")
        with self.assertRaises(UserError):
            self.agency._by_instrument(earlier).write({"name": "Khác"})

    def test_cycles_are_refused(self):
        """R7: the units are a tree."""
        with self.assertRaises(ValidationError):
            self.agency.parent_id = self.department

    def test_the_journal_has_old_and_new(self):
        self.rename()
        event = self.env["qlvb.audit.event"].search(
            [("res_model", "=", "qlvb.unit"), ("res_id", "=", self.agency.id)], limit=1
        )
        self.assertIn("Sở Khoa học và Công nghệ", event.data)
        self.assertIn(NEW_NAME, event.data)
        self.assertIn("15/2026/QĐ-UBND", event.data)

    def test_an_agency_below_another_is_its_own(self):
        """R10: who holds a role in a subordinate agency holds none in its superior."""
        below = self.env["qlvb.unit"].create(
            {
                "name": "Trung tâm Dữ liệu",
                "code": "TTDL",
                "kind": "agency",
                "parent_id": self.agency.id,
            }
        )
        clerk = self.add_person("clerk_below", below, "clerk")
        self.assertNotIn(clerk, self.agency._holders_of("clerk"))
        self.assertEqual(below.agency_id, below)
        self.assertNotIn(below, self.agency._tree())

    def test_a_silent_change_is_kept_as_of_today(self):
        """R9: whatever code renames a unit in use, its history is kept."""
        self.agency.name = NEW_NAME
        before = self.agency._as_of(today() - timedelta(1))
        self.assertEqual(before.name, "Sở Khoa học và Công nghệ")
