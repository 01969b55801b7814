# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.sql_db import db_connect
from odoo.tests import tagged

from ..clock import today
from .common import ProvinceCase, make_pdf


class AccountCase(ProvinceCase):
    """``self.admin`` administers the agency; ``self.account`` is the specialist's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.people["unit_admin"]
        cls.other_admin = cls.add_person("other_admin", cls.other_agency, "unit_admin")
        cls.operator = cls.env.ref("base.user_admin")
        cls.account = cls.account_of(cls.people["specialist"])
        cls.request = cls.new_request("12/ĐN-SKHCN")

    @classmethod
    def account_of(cls, user, actor=None):
        account = cls.env["qlvb.account"].search([("user_id", "=", user.id)])
        return account.with_user(actor or cls.admin)

    @classmethod
    def new_request(cls, number, agency=None, actor=None, **values):
        request = cls.env["qlvb.account.request"].with_user(actor or cls.admin)
        return request._enter(
            agency or cls.agency,
            {
                "number": number,
                "date": today(),
                "signer": "Nguyễn Hữu Phúc",
                "content": base64.b64encode(make_pdf("Văn bản yêu cầu")),
                "filename": "de-nghi.pdf",
                **values,
            },
        )

    def post_values(self, *roles, unit=None, **values):
        return {
            "unit_id": (unit or self.department).id,
            "role_ids": [self.roles[role].id for role in roles],
            "title": "Chuyên viên",
            **values,
        }

    def person_values(self, login="annv.skhcn", **values):
        return {
            "name": "Nguyễn Văn An",
            "login": login,
            "person_kind": "civil_servant",
            "employee_code": "CC-0099",
            "unit_id": self.department.id,
            "posts": [self.post_values("specialist")],
            **values,
        }

    def create_account(self, actor=None, request=None, **values):
        accounts = self.env["qlvb.account"].with_user(actor or self.admin)
        accounts.action_create(
            (request or self.request).id, self.person_values(**values)
        )
        return accounts.search([], order="id desc", limit=1)

    def assertLive(self, account=None):
        self.assertEqual((account or self.account).state, "active")


@tagged("post_install", "-at_install")
class TestAccount(AccountCase):
    def test_create(self):
        """R8, R20: the admin records kind, unit and post of a person."""
        account = self.create_account(phone="0912 345 678")
        self.assertEqual(account.person_kind, "civil_servant")
        self.assertEqual(account.agency_id, self.agency)
        self.assertEqual(account.state, "active")
        post = account.post_ids
        self.assertEqual(post.unit_id, self.department)
        self.assertIn("specialist", post.role_ids.mapped("code"))
        self.assertTrue(account.user_id.has_group("qlvb_core.group_specialist"))
        act = account.act_ids
        self.assertEqual(act.request_id, self.request)
        self.assertEqual(act.actor_id, self.admin)

    def test_several_posts(self):
        """R8: one person holds several posts in several units at once."""
        values = self.post_values("head", unit=self.agency, title="Chánh Văn phòng")
        self.account.action_give_post(self.request.id, values)
        units = self.account.post_ids.filtered("in_force").unit_id
        self.assertEqual(units, self.department | self.agency)

    def test_an_account_is_of_one_person(self):
        """R14: neither a login nor a person's code is given twice."""
        self.create_account()
        with self.assertRaisesRegex(UserError, "taken"):
            self.create_account(employee_code="CC-0100")
        with self.assertRaisesRegex(UserError, "has an account"):
            self.create_account(login="an2.skhcn")

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

    def test_garbage(self):
        """R251: values no dialog sends are refused in words."""
        accounts = self.env["qlvb.account"].with_user(self.admin)
        for values in (None, "x", {"posts": ["x"]}, {"unit_id": "x"}, {"unit_id": -1}):
            with self.subTest(values=values), self.assertRaises(UserError):
                accounts.action_create(self.request.id, values)
            with self.subTest(values=values), self.assertRaises(UserError):
                self.account.action_give_post(self.request.id, values)

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

    def test_foreign_accounts_are_out_of_reach(self):
        """R21: whatever the act, an account of another agency is refused and hidden."""
        request = self.new_request("9", self.other_agency, self.other_admin)
        foreign = self.account.with_user(self.other_admin)
        acts = (
            lambda: foreign.action_lock(request.id),
            lambda: foreign.action_restore_password(request.id),
            lambda: foreign.action_close(request.id),
            lambda: foreign.action_adjust(request.id, {"name": "Khác"}),
            lambda: foreign.action_give_post(request.id, self.post_values("leader")),
            lambda: foreign.action_issue_passwords(),
            lambda: foreign.action_create(request.id, self.person_values()),
        )
        for number, act in enumerate(acts):
            with self.subTest(number=number), self.assertRaises(UserError):
                act()
        self.assertLive()
        accounts = self.env["qlvb.account"].with_user(self.other_admin)
        self.assertFalse(accounts.search([("agency_id", "=", self.agency.id)]))
        with self.assertRaises(AccessError):
            foreign.read(["name"])

    def test_a_refusal_is_recorded(self):
        """R249: the attempt stays in the journal under the actor's name."""
        with self.assertRaises(AccessError):
            self.account.with_user(self.other_admin).action_lock(self.request.id)
        # written through a connection of its own: another one sees it
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT actor_id FROM qlvb_audit_event WHERE code = 'account.lock' "
                "AND result = 'refused' ORDER BY id DESC LIMIT 1"
            )
            self.assertEqual(cr.fetchone(), (self.other_admin.id,))

    def test_an_act_names_its_actor(self):
        """R249: the journal names who acted and the request."""
        self.account.action_lock(self.request.id)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "account.lock"), ("result", "=", "ok")]
        )
        self.assertEqual(event.actor_login, self.admin.login)
        self.assertIn("12/ĐN-SKHCN", event.data)

    def test_a_post_elsewhere_is_refused(self):
        """R21: no right is given in another agency."""
        with self.assertRaisesRegex(UserError, "own admin gives"):
            self.account.action_give_post(
                self.request.id, self.post_values("clerk", unit=self.other_agency)
            )
        with self.assertRaises(UserError):
            self.create_account(unit_id=self.other_agency.id)

    def test_ceiling(self):
        """R22: an admin gives roles up to the ceiling the operator set."""
        values = self.post_values("clerk")
        self.agency.role_ceiling_ids = self.roles["specialist"] | self.roles["head"]
        with self.assertRaisesRegex(UserError, "may not give"):
            self.account.action_give_post(self.request.id, values)
        with self.assertRaisesRegex(UserError, "may not give"):
            self.create_account(posts=[values])
        with self.assertRaisesRegex(UserError, "may not give"):
            post = self.account.post_ids
            change = {"posts": {post.id: {"role_ids": [self.roles["clerk"].id]}}}
            self.account.action_adjust(self.request.id, change)
        with self.assertRaises(AccessError):
            self.agency.with_user(self.admin).role_ceiling_ids = self.roles["clerk"]

    def test_no_admin_makes_another(self):
        """R22: another admin is made only where the ceiling says so."""
        values = {
            "is_admin_account": True,
            "posts": [self.post_values("unit_admin", unit=self.agency)],
        }
        with self.assertRaisesRegex(UserError, "may not give"):
            self.create_account(**values)
        self.agency.role_ceiling_ids = self.roles["unit_admin"]
        self.assertTrue(self.create_account(**values).is_admin_account)

    def test_the_operator_appoints_the_first_admin(self):
        """R244: the decision is recorded; an agency without an admin is flagged."""
        agency = self.env["qlvb.unit"].create(
            {"name": "Sở Tài chính", "code": "STC", "kind": "agency"}
        )
        units = self.env["qlvb.unit"].with_user(self.operator)
        self.assertIn(agency, units.search([("lacks_admin", "=", True)]))
        decision = self.new_request("5/QĐ-STC", agency, self.operator)
        account = self.create_account(
            self.operator,
            decision,
            unit_id=agency.id,
            is_admin_account=True,
            posts=[self.post_values("unit_admin", unit=agency)],
        )
        self.assertEqual(account.act_ids.request_id.number, "5/QĐ-STC")
        self.assertEqual(account.post_ids.appointment_number, "5/QĐ-STC")
        self.assertNotIn(agency, units.search([("lacks_admin", "=", True)]))
        self.assertEqual(agency.admin_names, account.name)

    def test_the_operator_gets_no_working_login(self):
        """R19: whom the operator creates, only the agency's admin gives a password."""
        account = self.create_account(
            self.operator, self.new_request("6", actor=self.operator)
        )
        self.assertEqual(account.state, "requested")
        with self.assertRaises(AccessError):
            account.action_issue_passwords()
        request = self.new_request("7", actor=self.operator)
        with self.assertRaises(AccessError):
            self.account.with_user(self.operator).action_restore_password(request.id)
        account.with_user(self.admin).action_issue_passwords()
        self.assertLive(account)

    def test_admin_accounts_are_apart(self):
        """R255: no account administers and works, by whatever way it gets its posts."""
        with self.assertRaisesRegex(UserError, "cannot administer"):
            self.account.action_give_post(
                self.request.id, self.post_values("unit_admin")
            )
        with self.assertRaisesRegex(UserError, "no working role"):
            request = self.new_request("8", actor=self.operator)
            self.account_of(self.admin, self.operator).action_give_post(
                request.id, self.post_values("clerk")
            )
        with self.assertRaises(ValidationError):
            self.add_person("both", self.department, "unit_admin", "clerk")

    def test_an_admin_works_with_no_document(self):
        """R255: an admin account neither reads, nor makes, nor acts on documents."""
        document = self.new_draft()
        with self.assertRaises(AccessError):
            document.with_user(self.admin).read(["subject"])
        with self.assertRaises(AccessError):
            self.new_draft(self.admin)
        with self.assertRaises(AccessError):
            document.with_user(self.admin).write({"subject": "Khác"})

    def test_nobody_administers_himself(self):
        """R22: neither one's own account nor the other account of the same person."""
        own = self.account_of(self.admin)
        self.agency.role_ceiling_ids = self.roles["unit_admin"] | self.roles["leader"]
        with self.assertRaisesRegex(AccessError, "administers himself"):
            own.action_give_post(self.request.id, self.post_values("unit_admin"))
        own.sudo().employee_code = "CC-0001"
        self.account.sudo().employee_code = "CC-0001"
        with self.assertRaisesRegex(AccessError, "administers himself"):
            self.account.action_give_post(self.request.id, self.post_values("leader"))
        with self.assertRaisesRegex(UserError, "administers himself"):
            self.create_account(employee_code="CC-0001")

    def test_the_last_admin_stays(self):
        """R20: an agency never loses its last admin."""
        request = self.new_request("8", actor=self.operator)
        last = self.account_of(self.admin, self.operator)
        acts = (
            lambda: last.action_lock(request.id),
            lambda: last.action_close(request.id),
            lambda: last.action_end_post(request.id, last.post_ids.id),
            lambda: last.action_move(request.id, {"unit_id": self.other_agency.id}),
        )
        for number, act in enumerate(acts):
            with (
                self.subTest(number=number),
                self.assertRaisesRegex(UserError, "last admin"),
            ):
                act()
        second = self.add_person("second_admin", self.agency, "unit_admin")
        both = last | self.account_of(second, self.operator)
        with self.assertRaisesRegex(UserError, "last admin"):
            both.action_lock(request.id)
        last.action_lock(request.id)
        self.assertEqual(last.state, "locked")

    def test_a_locked_account_stops(self):
        """R24: no login any more, documents and history stay."""
        document = self.new_draft()
        self.account.action_lock(self.request.id, "Kỷ luật")
        self.assertEqual(self.account.state, "locked")
        self.assertFalse(self.people["specialist"].active)
        self.assertEqual(document.drafter_id, self.people["specialist"])
        self.account.action_unlock(self.new_request("15").id)
        self.assertLive()
        self.assertTrue(self.people["specialist"].active)

    def test_a_lock_from_elsewhere_shows(self):
        """R24: an account locked by the login rules says so to its admin."""
        self.people["specialist"]._qlvb_lock("tries")
        self.assertEqual(self.account.state, "locked")

    def test_a_second_admin_is_told(self):
        """R251: an act that was done meanwhile is refused with the state it left."""
        self.account.action_lock(self.request.id)
        with self.assertRaisesRegex(UserError, "is now “Locked”"):
            self.account.action_lock(self.new_request("15").id)

    def test_many_at_once_all_or_none(self):
        """R20: one refused account of many, and nothing is done."""
        both = self.account | self.account_of(self.colleague)
        both[1].action_lock(self.request.id)
        with self.assertRaises(UserError):
            both.action_lock(self.new_request("15").id)
        self.assertLive()

    def test_password_is_shown_once(self):
        """R25, R250: the one-time password is returned once and kept nowhere."""
        action = self.account.action_restore_password(self.request.id)
        (slip,) = action["params"]["slips"]
        password = slip["password"]
        self.assertGreaterEqual(len(password), 12)
        user = self.people["specialist"]
        user.with_user(user)._check_credentials(
            {"type": "password", "login": user.login, "password": password},
            {"interactive": True},
        )
        events = self.env["qlvb.audit.event"].search([("code", "=like", "account.%")])
        self.assertNotIn(password, " ".join(events.mapped("payload")))
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        self.assertNotIn(password, self.env.cr.fetchone()[0])
        with self.assertRaisesRegex(UserError, "received a password already"):
            self.account.action_issue_passwords()

    def test_move_ends_old_rights_the_same_day(self):
        """R247: old posts end, new ones begin, both in the journal."""
        old = self.account.post_ids
        old.sudo().date_from = today() - timedelta(days=100)
        values = self.post_values("clerk", unit=self.agency, title="Văn thư")
        self.account.action_move(self.request.id, values)
        self.assertFalse(old.in_force)
        self.assertEqual(old.date_to, today() - timedelta(days=1))
        new = self.account.post_ids.filtered("in_force")
        self.assertEqual(new.unit_id, self.agency)
        user = self.account.sudo().user_id
        self.assertTrue(user.has_group("qlvb_core.group_clerk"))
        self.assertFalse(user.has_group("qlvb_core.group_specialist"))
        codes = self.env["qlvb.audit.event"].search([], limit=10).mapped("code")
        for code in ("post.write", "post.create", "account.move"):
            self.assertIn(code, codes)

    def test_move_to_another_agency_takes_no_right_along(self):
        """R21, R247: the admin there gives the post, the one here nothing there."""
        to = {"unit_id": self.other_agency.id}
        with self.assertRaisesRegex(UserError, "gives no role"):
            values = self.post_values("leader", unit=self.other_agency)
            self.account.action_move(self.request.id, values)
        self.account.action_move(self.request.id, to)
        account = self.account.sudo()
        self.assertEqual(account.agency_id, self.other_agency)
        self.assertFalse(account.post_ids.filtered("in_force"))
        with self.assertRaises(AccessError):
            self.account.action_lock(self.new_request("15").id)

    def test_dates(self):
        """R8: reversed and overlapping posts are refused in words."""
        with self.assertRaisesRegex(UserError, "before it begins"):
            values = self.post_values("clerk", date_to=today() - timedelta(days=1))
            self.account.action_give_post(self.request.id, values)
        with self.assertRaisesRegex(UserError, "same role"):
            self.account.action_give_post(
                self.request.id, self.post_values("specialist")
            )

    def test_end_of_a_post(self):
        """R22: rights go with the post; only posts of this account are ended."""
        post = self.account.post_ids
        foreign = self.people["clerk"].qlvb_post_ids
        with self.assertRaises(UserError):
            self.account.action_end_post(self.request.id, foreign.id)
        self.account.action_end_post(self.request.id, post.id)
        self.assertFalse(post.in_force)
        self.assertFalse(
            self.people["specialist"].has_group("qlvb_core.group_specialist")
        )

    def test_closing_waits_for_open_work(self):
        """R246: an account with open work is not closed, nor moved."""
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"title": "Hồ sơ", "notation": "01.CĐS"})
        )
        with self.assertRaisesRegex(UserError, "Hand it over first"):
            self.account.action_close(self.request.id)
        with self.assertRaisesRegex(UserError, "Hand it over first"):
            self.account.action_move(
                self.request.id, self.post_values("clerk", unit=self.agency)
            )
        self.assertLive()
        dossier.sudo()._cancel_open_work()
        dossier.sudo().state = "closed"
        dossier.sudo().maker_id = self.colleague
        self.account.action_close(self.request.id)
        self.assertEqual(self.account.state, "closed")
        self.assertFalse(self.people["specialist"].active)
        self.assertTrue(self.account.act_ids)

    def test_work_of_a_role_keeps_a_holder(self):
        """R246: the last clerk does not leave while work waits for the clerk."""
        document = self.new_draft()
        key = self.agency._role_principal("clerk")
        self.env["qlvb.work.item"].sudo().create(
            {"document_id": document.id, "kind": "keep", "principal": key}
        )
        clerk = self.account_of(self.people["clerk"])
        with self.assertRaisesRegex(UserError, "nobody else holds"):
            clerk.action_close(self.request.id)
        with self.assertRaisesRegex(UserError, "nobody else holds"):
            clerk.action_end_post(self.request.id, clerk.post_ids.id)
        self.add_person("second_clerk", self.agency, "clerk")
        clerk.action_close(self.request.id)
        self.assertEqual(clerk.state, "closed")

    def test_adjust(self):
        """R20, R249: particulars, titles, roles change; old values stay on record."""
        post = self.account.post_ids
        roles = [self.roles["specialist"].id, self.roles["form_checker"].id]
        self.account.action_adjust(
            self.request.id,
            {
                "name": "Nguyễn Thị Mới",
                "person_kind": "public_employee",
                "posts": {post.id: {"title": "Chuyên viên chính", "role_ids": roles}},
            },
        )
        self.assertEqual(self.people["specialist"].name, "Nguyễn Thị Mới")
        self.assertEqual(post.title, "Chuyên viên chính")
        self.assertTrue(
            self.people["specialist"].has_group("qlvb_core.group_form_checker")
        )
        event = self.env["qlvb.audit.event"].search([("code", "=", "account.change")])
        self.assertIn("Người specialist", event.data)

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

    def test_who_sees_accounts(self):
        """R28: a person sees the own account only, a leader those of the agency."""
        accounts = self.env["qlvb.account"]
        seen = accounts.with_user(self.people["specialist"]).search([])
        self.assertEqual(seen.user_id, self.people["specialist"])
        led = accounts.with_user(self.people["leader"]).search([])
        self.assertEqual(led.agency_id, self.agency)

    def test_bulk(self):
        """R20: many accounts in one act, without passwords; one wrong row, none."""
        rows = [
            self.person_values(f"nguoi{n}.skhcn", employee_code=f"CC-1{n:03d}")
            for n in range(30)
        ]
        accounts = self.env["qlvb.account"].with_user(self.admin)
        wrong = [*rows, {**rows[0], "name": "Trùng"}]
        with self.assertRaisesRegex(UserError, "nguoi0.skhcn"):
            accounts._create_accounts(self.request, wrong)
        self.assertFalse(accounts.search([("login", "=", "nguoi1.skhcn")]))
        made = accounts._create_accounts(self.request, rows)
        self.assertEqual(len(made), 30)
        self.assertEqual(set(made.mapped("state")), {"requested"})
        slips = made.action_issue_passwords()["params"]["slips"]
        self.assertEqual(len({slip["password"] for slip in slips}), 30)
        self.assertEqual(set(made.mapped("state")), {"active"})

    def test_figures(self):
        """R20: the first page counts what waits in the own agency only."""
        self.account.action_lock(self.request.id)
        figures = self.env["qlvb.account"].with_user(self.admin).account_figures()
        self.assertIn(1, [figure["count"] for figure in figures])
        unused = self.env["qlvb.account"].with_user(self.admin)
        self.assertIn(self.account, unused.search([("never_used", "=", True)]))
        self.env["qlvb.account"].with_user(self.operator).account_figures()
        others = self.env["qlvb.account"].with_user(self.other_admin).account_figures()
        self.assertFalse(any(figure["count"] for figure in others))

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

    def test_dialog_of_a_foreign_account(self):
        """R21: a dialog is no window on accounts of another agency."""
        with self.assertRaises(AccessError):
            self.env["qlvb.account.state.wizard"].with_user(self.other_admin).create(
                {"act": "lock", "account_ids": [Command.set(self.account.ids)]}
            )
