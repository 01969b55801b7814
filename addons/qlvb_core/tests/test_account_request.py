# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase
from .common import make_pdf


@tagged("post_install", "-at_install")
class TestAccountRequest(AccountCase):
    def test_no_act_without_a_request(self):
        """R251: without number, date, signer and file nothing is done."""
        acts = (
            lambda a: a.action_lock(None),
            lambda a: a.action_lock(0),
            lambda a: a.action_close(False),
            lambda a: a.action_restore_password("1"),
            lambda a: a.action_give_post(0, self.post_values("clerk")),
            lambda a: a.action_adjust(0, {"name": "Khác"}),
            lambda a: a.action_move(0, self.post_values("clerk", unit=self.agency)),
            lambda a: a.action_create(0, self.person_values()),
        )
        for number, act in enumerate(acts):
            with (
                self.subTest(number=number),
                self.assertRaisesRegex(UserError, "written request"),
            ):
                act(self.account)
        self.assertLive()

    def test_what_a_request_must_be(self):
        """R251: a foreign, future, stale or fileless request orders nothing."""
        with self.assertRaisesRegex(UserError, "Attach the file"):
            self.new_request("13", content=False)
        with self.assertRaisesRegex(UserError, "later day"):
            self.new_request("13", date=today() + timedelta(days=1))
        with self.assertRaisesRegex(UserError, "older than"):
            self.new_request("13", date=today() - timedelta(days=365))
        foreign = self.new_request("9", self.other_agency, self.other_admin)
        with self.assertRaisesRegex(UserError, "written request"):
            self.account.action_lock(foreign.id)
        foreign = self.new_request("9", self.other_agency, self.operator)
        with self.assertRaisesRegex(UserError, "orders nothing"):
            self.account.with_user(self.operator).action_adjust(
                foreign.id, {"phone": "1"}
            )
        with self.assertRaises(AccessError):
            self.new_request("14", self.other_agency)

    def test_a_guessed_request_tells_nothing(self):
        """R21, R28: no id makes the system name another agency's request."""
        foreign = self.new_request("914-QTV", self.other_agency, self.other_admin)
        values = self.person_values(login="khac.skhcn")
        for user in (self.admin, self.colleague, self.people["leader"]):
            accounts = self.env["qlvb.account"].with_user(user)
            with self.subTest(user=user.login):
                with self.assertRaises(UserError) as caught:
                    accounts.action_create(foreign.id, values)
                self.assertNotIn("914-QTV", str(caught.exception))
                self.assertNotIn(self.other_agency.name, str(caught.exception))

    def test_a_request_may_be_a_document_of_the_system(self):
        """R251: instead of a file, the document with this number and date is linked."""
        document = self.finished_document(subject="Đề nghị khóa tài khoản")
        document.sudo().write(
            {"code_number": "77", "code_year": False, "code_notation": "ĐN-SKHCN"}
        )
        document.sudo().issued_date = today()
        request = self.new_request(document.code, content=False)
        self.assertTrue(request.is_linked)
        with self.assertRaises(AccessError):
            request.read(["document_id"])

    def test_a_request_is_offered_not_filled_in(self):
        """R251: the last request stands first in the list; nobody's act takes it."""
        older = self.new_request("13/ĐN", date=today())
        last = self.new_request("14/ĐN", date=today() - timedelta(days=3))
        wizard = (
            self.env["qlvb.account.state.wizard"]
            .with_user(self.admin)
            .with_context(active_model="qlvb.account", active_ids=self.account.ids)
            .create({"act": "lock"})
        )
        self.assertFalse(wizard.request_id)
        with self.assertRaisesRegex(UserError, "written request"):
            wizard.action_confirm()
        domain = [("agency_id", "=", self.agency.id)]
        offered = self.env["qlvb.account.request"].with_user(self.admin)
        self.assertEqual(offered.search(domain, limit=2), last | older)

    def test_words_are_kept_tidy(self):
        """R14, R251: blanks too many make no other person and no other request."""
        account = self.create_account(name="  Nguyễn   Văn  An ")
        self.assertEqual(account.name, "Nguyễn Văn An")
        account.action_adjust(self.request.id, {"name": "Nguyễn  Văn\tAnh "})
        self.assertEqual(account.name, "Nguyễn Văn Anh")
        again = self.new_request(" 12/ĐN-SKHCN ", signer="Nguyễn  Hữu Phúc")
        self.assertEqual(again, self.request)

    def test_a_request_never_changes(self):
        """R251: once an act relied on it the request is evidence."""
        self.account.action_lock(self.request.id)
        for values in ({"number": "1"}, {"content": False}):
            with self.assertRaises(AccessError):
                self.request.sudo().write(values)
            with self.assertRaises(AccessError):
                self.request.write(values)
        with self.assertRaises(AccessError):
            self.request.sudo().unlink()

    def test_a_request_is_carried_out_once(self):
        """R251: an old request does not order the same act again."""
        self.account.action_lock(self.request.id)
        self.account.action_unlock(self.request.id)
        with self.assertRaisesRegex(UserError, "carried out already"):
            self.account.action_lock(self.request.id)

    def test_nobody_orders_his_own_account(self):
        """R251: a request is the leader's; a leader may sign one about himself."""
        own = self.new_request("9/ĐN", signer=self.account.name.upper())
        with self.assertRaises(UserError):
            self.account.with_user(self.admin).action_restore_password(own.id)
        self.assertTrue(self.refused_attempts("account.restore"))
        leader = self.people["leader"]._qlvb_account()
        about = self.new_request("10/ĐN", signer=leader.name)
        leader.with_user(self.admin).action_lock(about.id)
        self.assertEqual(leader.state, "locked")

    def test_no_side_door(self):
        """R251: nobody writes accounts, requests or their history past the acts."""
        values = {"user_id": self.stranger.id, "unit_id": self.department.id}
        with self.assertRaises(AccessError):
            self.account.write({"password_issued_at": False})
        with self.assertRaises(AccessError):
            self.env["qlvb.account"].with_user(self.admin).create(values)
        with self.assertRaises(AccessError):
            self.account.unlink()
        for record in (self.account.act_ids[:1] or self._an_act(), self.request):
            with self.assertRaises(AccessError):
                record.with_user(self.admin).write({"create_uid": self.admin.id})
        for model in ("qlvb.account", "qlvb.account.act", "qlvb.account.request"):
            for operation in ("create", "write", "unlink"):
                access = self.env["ir.model.access"].with_user(self.admin)
                self.assertFalse(access.check(model, operation, False))

    def _an_act(self):
        self.account.action_lock(self.request.id)
        return self.account.act_ids

    def test_dialog(self):
        """R251: the dialog enters the request and does the act."""
        wizard = (
            self.env["qlvb.account.state.wizard"]
            .with_user(self.admin)
            .with_context(active_model="qlvb.account", active_ids=self.account.ids)
            .create(
                {
                    "act": "lock",
                    "request_id": False,
                    "number": "44/ĐN",
                    "date": today(),
                    "signer": "Giám đốc",
                    "content": base64.b64encode(make_pdf("Đề nghị")),
                    "filename": "44.pdf",
                }
            )
        )
        wizard.action_confirm()
        self.assertEqual(self.account.state, "locked")
        self.assertEqual(self.account.act_ids[:1].request_id.number, "44/ĐN")
