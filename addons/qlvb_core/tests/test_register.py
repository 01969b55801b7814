# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from psycopg2 import errors

from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)


@tagged("post_install", "-at_install")
class TestRegister(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency = cls._agency("Sở Khoa học và Công nghệ", "SKHCN")
        cls.register = cls._register()

    @classmethod
    def _agency(cls, name, code):
        return cls.env["qlvb.unit"].create(
            {"name": name, "code": code, "kind": "agency"}
        )

    @classmethod
    def _register(cls, series="incoming", year=2026, agency=None):
        registers = cls.env["qlvb.register"]
        return registers._for(agency or cls.agency, "incoming", series, year)

    def _document(self, subject="Về việc nghỉ lễ"):
        return self.env["qlvb.document"].create(
            {"direction": "incoming", "agency_id": self.agency.id, "subject": subject}
        )

    def _person(self, login, role, agency=None):
        user = new_test_user(self.env, login, groups="qlvb_core.group_user")
        self.env["qlvb.post"].create(
            {
                "user_id": user.id,
                "unit_id": (agency or self.agency).id,
                "title": "Công chức",
                "role_ids": self.env["qlvb.role"].search([("code", "=", role)]).ids,
            }
        )
        return user

    def test_numbers_are_consecutive_from_one(self):
        """R84: số đến is the next integer of the agency's yearly series."""
        document = self._document()
        taken = [self.register._take(MONDAY, document) for _ in range(3)]
        self.assertEqual([entry.number for entry in taken], [1, 2, 3])
        self.assertEqual(taken[0].document_id, document)
        self.assertEqual(taken[0].state, "used")

    def test_register_made_by_hand_begins_at_one(self):
        """R133: whoever opens a series need not say that nothing was taken."""
        values = {"agency_id": self.agency.id, "direction": "outgoing", "year": 2026}
        register = self.env["qlvb.register"].create({**values, "series": "khác"})
        self.assertEqual(register._take(MONDAY, self._document()).number, 1)

    def test_each_year_begins_at_one(self):
        """R84, R133: 01/01 starts at 1."""
        self.register._take(MONDAY, self._document())
        next_year = self._register(year=2027)
        entry = next_year._take(date(2027, 1, 1), self._document())
        self.assertEqual(entry.number, 1)

    def test_series_and_agencies_count_apart(self):
        """R132: each series of an agency has its own numbers."""
        self.register._take(MONDAY, self._document())
        for other in (
            self._register(series="normative:QĐ"),
            self._register(agency=self._agency("Sở Nội vụ", "SNV")),
        ):
            self.assertEqual(other._take(MONDAY, self._document()).number, 1)

    def test_register_is_found_again(self):
        self.assertEqual(self._register(), self.register)

    def test_number_after_rolled_back_act_is_given_again(self):
        """R84: an act that fails leaves no gap."""
        document = self._document()
        self.register._take(MONDAY, document)
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.register._take(MONDAY, document)
            _ = 1 / 0
        self.assertEqual(self.register._take(MONDAY, document).number, 2)

    def test_date_before_last_number_is_refused(self):
        """R134: numbering with an earlier date is refused, with both dates named."""
        document = self._document()
        self.register._take(TUESDAY, document)
        with self.assertRaisesRegex(UserError, "03/03/2026.*02/03/2026"):
            self.register._take(MONDAY, document)
        self.assertEqual(self.register._take(TUESDAY, document).number, 2)

    def test_date_of_another_year_is_refused(self):
        with self.assertRaisesRegex(UserError, "2026"):
            self.register._take(date(2025, 12, 31), self._document())

    def test_going_on_from_numbers_given_before(self):
        """R133: the first number follows the last one given without the system."""
        self.register.write({"opening_number": 812, "opening_date": MONDAY})
        document = self._document()
        with self.assertRaises(UserError):
            self.register._take(date(2026, 2, 27), document)
        self.assertEqual(self.register._take(MONDAY, document).number, 813)

    def test_first_number_is_fixed_once_used(self):
        """R84: a series cannot be made to jump or repeat."""
        self.register._take(MONDAY, self._document())
        with self.assertRaises(UserError):
            self.register.write({"opening_number": 50, "opening_date": MONDAY})
        with self.assertRaises(UserError):
            self.register.write({"year": 2027})

    def test_cancelled_number_stays_and_is_not_given_again(self):
        """R135: it stays with its reason, is never reused, and the journal tells."""
        document = self._document()
        entry = self.register._take(MONDAY, document)
        with self.assertRaises(UserError):
            entry._cancel("  ")
        entry._cancel("Ký nhầm văn bản")
        self.assertEqual((entry.state, entry.reason), ("cancelled", "Ký nhầm văn bản"))
        self.assertEqual(self.register._take(MONDAY, document).number, 2)
        event = self.env["qlvb.audit.event"].search(
            [("document_id", "=", document.id), ("code", "=", "register.cancel")]
        )
        self.assertEqual(event.detail, "Reason: Ký nhầm văn bản")
        with self.assertRaises(UserError):
            entry._cancel("Lần nữa")

    def test_reserved_number_is_given_to_its_document(self):
        entry = self.register._take(MONDAY, reason="Quyết định ký trên giấy")
        self.assertEqual(entry.state, "reserved")
        document = self._document()
        entry._use(document)
        self.assertEqual((entry.state, entry.document_id), ("used", document))
        with self.assertRaises(UserError):
            entry._use(document)

    def test_entries_refuse_everybody(self):
        """R135: not even the superuser changes, adds or removes a number."""
        entry = self.register._take(MONDAY, self._document())
        values = {"register_id": self.register.id, "number": 9, "date": MONDAY}
        for change in (
            lambda: entry.sudo().write({"number": 7}),
            lambda: entry.sudo().unlink(),
            lambda: self.env["qlvb.register.entry"].sudo().create(values),
            lambda: entry.sudo().copy(),
        ):
            with self.assertRaises(AccessError):
                change()

    @mute_logger("odoo.sql_db")
    def test_database_refuses_a_repeated_number(self):
        """R133: the unique index stands behind the lock."""
        entry = self.register._take(MONDAY, self._document())
        self.env.flush_all()
        with self.assertRaises(errors.UniqueViolation), self.env.cr.savepoint():
            self.env.cr.execute(
                "INSERT INTO qlvb_register_entry "
                "(register_id, number, date, state, document_id, taken_by_id) "
                "SELECT register_id, number, date, state, document_id, taken_by_id "
                "FROM qlvb_register_entry WHERE id = %s",
                [entry.id],
            )

    def test_register_is_held_to_the_end_of_the_act(self):
        """R84: until a number is safe or gone nobody reads which one is next."""
        self.register._take(MONDAY, self._document())
        with db_connect(self.env.cr.dbname).cursor() as other:
            other.execute(
                "SELECT pg_try_advisory_xact_lock(1363957314, %s)", [self.register.id]
            )
            self.assertEqual(other.fetchone(), (False,))

    def test_who_sees_the_numbers(self):
        """R10: a clerk reads the own agency's register only, a specialist none."""
        entry = self.register._take(MONDAY, self._document())
        clerk = self._person("vanthu", "clerk")
        stranger = self._person("vanthu2", "clerk", self._agency("Sở Y tế", "SYT"))
        specialist = self._person("chuyenvien", "specialist")
        entries = self.env["qlvb.register.entry"]
        found = entries.with_user(clerk).search([("id", "=", entry.id)])
        self.assertEqual(found, entry)
        for user in (stranger, specialist):
            self.assertFalse(entries.with_user(user).search([("id", "=", entry.id)]))
        with self.assertRaises(AccessError):
            self.register.with_user(stranger).write({"opening_number": 0})

    def test_its_name_is_in_the_language_of_the_reader(self):
        """R84: the class of documents too; types and own books as they are called."""
        self.env["res.lang"]._activate_lang("vi_VN")
        words = {"administrative": "Văn bản hành chính", "normative:QĐ": "QĐ"}
        for series, said in words.items():
            register = self._register(series).with_context(lang="vi_VN")
            self.assertIn(f" · {said} · ", register.name)
