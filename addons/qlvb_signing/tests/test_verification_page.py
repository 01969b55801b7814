# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.sql_db import db_connect
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import SigningCase

PAGE = "/kiem-tra-chu-ky"
PATIENCE = 120  # seconds; longer than the rule allows a file


@tagged("post_install", "-at_install")
class TestVerificationPage(SigningCase, HttpCase):
    """ "Kiểm tra chữ ký": in the web client, and without an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a machine under load needs longer than people should wait
        cls.env["qlvb.rule"].search([("code", "=", "verify.seconds")]).value = "90"
        cls.env["res.lang"]._activate_lang("vi_VN")

    def ask(self, data: bytes, path=PAGE, **values):
        answer = self.url_open(
            path,
            data=values or None,
            files={"file": ("van-ban.pdf", data)},
            timeout=PATIENCE,
        )
        return answer.text

    def set_rule(self, code, value):
        self.env["qlvb.rule"].search([("code", "=", code)]).value = value

    def altered(self, data: bytes) -> bytes:
        where = data.index(b"stream") + 20
        return data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :]

    def kept(self):
        """Return how much of anything is kept that could come from a file."""
        models = ("ir.attachment", "qlvb.document.file", "qlvb.signature")
        counted = [self.env[name].sudo().search_count([]) for name in models]
        return [*counted, self.env["qlvb.audit.event"].sudo().search_count([])]

    def test_the_login_page_leads_there(self):
        """R43: a citizen who has no account finds it."""
        self.authenticate(None, None)
        page = self.url_open("/web/login", timeout=PATIENCE).text
        self.assertIn(f'href="{PAGE}"', page)

    def test_anybody_learns_who_signed(self):
        """R43: signer, issuer, serial, time and its source, result; no account."""
        page = self.ask(self.main_pdf(self.sealed()))
        self.assertIn('data-grade="valid"', page)
        for words in (
            self.people["leader"].name,
            self.agency.name,
            "CA cấp phát thử nghiệm",
            "đồng hồ máy ký",
            "không bị thu hồi tại thời điểm ký",
            "chuyên dùng công vụ",
        ):
            self.assertIn(words, page)

    def test_anybody_learns_of_a_change(self):
        """R45: one byte."""
        page = self.ask(self.altered(self.main_pdf(self.sealed())))
        self.assertIn('data-grade="invalid"', page)
        self.assertIn("ài liệu đã bị thay đổi", page)

    def test_silent_services_cannot_tell(self):
        """R43: whether it was revoked is part of the question."""
        data = self.main_pdf(self.sealed())
        self.set_rule("verify.public_per_hour", "5")
        self.env["qlvb.trust.anchor"].search([("purpose", "=", "signature")]).unlink()
        page = self.ask(data)
        self.assertIn('data-grade="unknown"', page)

    def test_nothing_of_the_file_is_kept(self):
        data = make_pdf("Công văn của người dân")
        before = self.kept()
        self.assertIn("ệp không có chữ ký số", self.ask(data))
        self.assertEqual(self.kept(), before)

    def test_an_address_may_ask_so_often(self):
        """The number of tries is a rule; another address is not concerned."""
        self.set_rule("verify.public_per_hour", "1")
        data = make_pdf("Công văn")
        self.assertIn("data-grade", self.ask(data))
        refused = self.ask(data)
        self.assertNotIn("data-grade", refused)
        self.assertIn("quá nhiều tệp", refused)
        self.assertTrue(self.env["qlvb.public.check"]._admit("203.0.113.7"))

    def test_a_network_of_one_customer_is_one_address(self):
        """With IPv6 a single sender has more addresses than there are numbers."""
        self.set_rule("verify.public_per_hour", "1")
        checks = self.env["qlvb.public.check"]
        self.assertTrue(checks._admit("2001:db8:1:2::1"))
        self.assertFalse(checks._admit("2001:db8:1:2:ffff::9"))
        self.assertTrue(checks._admit("2001:db8:1:3::1"))
        self.assertTrue(checks._admit("::ffff:203.0.113.7"))
        self.assertFalse(checks._admit("203.0.113.7"))

    def test_large_files_are_refused(self):
        self.set_rule("verify.public_megabytes", "0")
        page = self.ask(make_pdf("Công văn"))
        self.assertNotIn("data-grade", page)
        self.assertIn("lớn hơn 0 MB", page)

    def test_an_empty_file_is_called_empty(self):
        """R43: a file was chosen; it is not asked for again."""
        told = self.ask(b"")
        self.assertNotIn("data-grade", told)
        self.assertIn("van-ban.pdf” trống (0 byte)", told)

    def test_what_is_no_pdf_is_named(self):
        """Invariant 10: hostile input gets words, not a fault."""
        for data in (b"%PDF-1.7\n", b"MZ\x90", b"%PDF-1.4\n" + b"<" * 5000):
            with self.subTest(data=data[:9]):
                self.assertIn('data-grade="unknown"', self.ask(data))

    def test_what_the_file_says_is_shown_as_text(self):
        page = self.url_open(
            PAGE,
            files={"file": ("<script>alert(1)</script>.pdf", make_pdf("x"))},
            timeout=PATIENCE,
        ).text
        self.assertNotIn("<script>alert(1)", page)

    def test_a_check_does_not_wait_for_another(self):
        """Forgetting what is old stops no other check, which may take half a minute."""
        with self._connection() as cr:
            cr.execute(
                "INSERT INTO qlvb_public_check (address, at) "
                "VALUES ('x', '2020-01-01') RETURNING id"
            )
            old = cr.fetchone()[0]
        with self._connection() as first, self._connection() as second:
            for cr in (first, second):
                cr.execute("SET LOCAL lock_timeout TO '2s'")
                self.env(cr=cr)["qlvb.public.check"]._forget("2021-01-01")
        with self._connection() as cr:
            cr.execute("SELECT FROM qlvb_public_check WHERE id = %s", [old])
            self.assertFalse(cr.rowcount)

    def _connection(self):
        return db_connect(self.env.cr.dbname).cursor()

    def test_counter_is_nobodys(self):
        with self.assertRaises(AccessError):
            self.env["qlvb.public.check"].with_user(self.people["clerk"]).search([])

    def log_in(self):
        """Log the clerk in; return the token of the session."""
        clerk = self.people["clerk"]
        clerk.sudo().write({"password": "mat-khau-thu-9", "lang": "vi_VN"})
        self.assertTrue(self.authenticate(clerk.login, "mat-khau-thu-9"))
        return Request.csrf_token(self)

    def test_no_file_is_said_in_words(self):
        """Invariant 10: a request without a file is refused, it breaks nothing."""
        values = {"csrf_token": self.log_in()}
        for wrong in ({}, {"file": "văn bản"}):
            with self.subTest(wrong=wrong):
                answer = self.url_open("/qlvb/verification", data=values | wrong)
                self.assertEqual(answer.status_code, 400)
                self.assertIn("chọn một tệp PDF", answer.text)

    def test_a_user_may_ask_so_often(self):
        """Each check costs a process: no person may start them without end."""
        self.set_rule("verify.user_per_hour", "1")
        token, data = self.log_in(), make_pdf("Công văn")
        values = {"csrf_token": token}
        self.assertIn("data-grade", self.ask(data, "/qlvb/verification", **values))
        self.assertIn("quá nhiều tệp", self.ask(data, "/qlvb/verification", **values))
        other = self.env["qlvb.public.check"].with_user(self.people["head"])
        self.assertTrue(other._admit_user())

    def test_user_checks_a_foreign_file(self):
        """R43: in the web client, strict like the public page."""
        data = self.main_pdf(self.sealed())
        token = self.log_in()
        card = self.ask(data, "/qlvb/verification", csrf_token=token)
        self.assertIn('data-grade="valid"', card)
        self.assertNotIn("<html", card)

    def test_user_learns_which_document_it_is(self):
        """R43, R28: whoever may read it; the public page names no document."""
        document = self.sealed()
        data, named = self.main_pdf(document), f'/{document.id}"'
        card = self.ask(data, "/qlvb/verification", csrf_token=self.log_in())
        self.assertIn(named, card)
        self.assertIn(document.code, card)
        page = self.ask(data)
        self.assertNotIn(named, page)
        self.assertNotIn("alert-info", page)
        check = self.env["qlvb.verification"].with_user(self.stranger)
        self.assertFalse(check._documents_of(data))
        self.assertFalse(check._documents_of(make_pdf("Công văn")))

    @mute_logger("odoo.http")
    def test_the_page_of_users_is_not_public(self):
        self.assertNotIn("data-grade", self.ask(make_pdf("x"), "/qlvb/verification"))

    def test_files_of_a_document(self):
        """R43, R44: each file has a card; each verdict is kept with all it found."""
        document = self.sealed()
        cards = self.act(document, "head").verification_cards()
        self.assertEqual(len(cards), 2)
        self.assertIn(self.agency.name, cards[0])
        person = document.current_signature_ids[0]
        self.assertEqual(person.revocation, "good")
        self.assertEqual(person.facts["permits"], 2)

    def test_strangers_see_no_card(self):
        document = self.sealed()
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).verification_cards()
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).action_open_verification()
