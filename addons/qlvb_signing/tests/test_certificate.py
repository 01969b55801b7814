# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import extract

from .common import PIN, TODAY, SigningCase

LOST = "Mất USB token khi đi công tác"


class CertificateCase(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        token = {"device_kind": "usb", "device_serial": "VGCA-0042"}
        cls.certificate.write(token)
        cls.agency_certificate.write(token)
        cls.admin = cls.people["unit_admin"]
        cls.clerk = cls.people["clerk"]
        cls.leader = cls.people["leader"]

    def lose(self):
        self.certificate.with_user(self.admin).action_suspend(LOST)

    def ends_in(self, days, certificate=None):
        moment = fields.Datetime.now() + timedelta(days=days, hours=-1)
        (certificate or self.certificate).valid_to = moment
        self.env.flush_all()

    def run_job(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref("qlvb_signing.certificate_cron_notice").method_direct_trigger()
        self.env.invalidate_all()

    def notices(self, user):
        place = f"/odoo/qlvb.certificate/{self.certificate.id}"
        return self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("note", "ilike", place)]
        )

    def events_of(self, certificate, code):
        return self.env["qlvb.audit.event"].search(
            [
                ("code", "=", code),
                ("res_model", "=", "qlvb.certificate"),
                ("res_id", "=", certificate.id),
            ]
        )


class TestCertificateRegister(CertificateCase):
    def test_the_operator_reads_whom_the_system_trusts(self):
        """R241: name, term and fingerprint, to be compared with what was announced."""
        root = x509.load_pem_x509_certificate(self.pki.roots_pem)
        anchor = self.env["qlvb.trust.anchor"].new({"pem": self.pki.roots_pem.decode()})
        digest = root.fingerprint(SHA256()).hex().upper()
        self.assertIn(digest, anchor.summary.replace(" ", ""))
        self.assertIn(str(root.not_valid_after_utc.year), anchor.summary)
        self.assertFalse(anchor.new({"pem": "no certificate"}).summary)

    def test_state_today(self):
        """R241: in force, expires soon, expired, suspended, revoked; found by it."""
        register = self.env["qlvb.certificate"]
        for days, status in ((400, "active"), (59, "expiring"), (-1, "expired")):
            with self.subTest(status=status):
                self.ends_in(days)
                self.assertEqual(self.certificate.status, status)
                found = register.search([("status", "=", status)])
                self.assertIn(self.certificate, found)
        for state in ("suspended", "revoked"):
            with self.subTest(status=state):
                self.certificate.state = state
                self.assertEqual(self.certificate.status, state)
                self.assertIn(
                    self.certificate, register.search([("status", "=", state)])
                )

    def test_holder_purpose_and_agency(self):
        """R241: whose it is, what it is for and which agency answers for it."""
        self.assertEqual(self.certificate.purpose, "personal")
        self.assertEqual(self.agency_certificate.purpose, "agency")
        for certificate in (self.certificate, self.agency_certificate):
            self.assertEqual(certificate.agency_id, self.agency)
            self.assertTrue(certificate.serial)

    def test_a_time_stamp_certificate_does_not_seal(self):
        """R241: each certificate signs what its purpose says only."""
        self.agency_certificate.purpose = "timestamp"
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        with self.assertRaisesRegex(UserError, "no valid certificate"):
            clerk._seal(PIN, TODAY)

    def test_who_sees_the_register(self):
        """R241: holders see their own, who answers for them the agency's."""
        visible = {
            self.leader: {self.certificate, self.agency_certificate},
            self.admin: {self.certificate, self.agency_certificate},
            self.clerk: {self.agency_certificate},
            self.people["specialist"]: {self.agency_certificate},
            self.stranger: set(),
            self.env.ref("base.user_admin"): {
                self.certificate,
                self.agency_certificate,
            },
        }
        ours = self.certificate | self.agency_certificate
        for user, expected in visible.items():
            with self.subTest(user=user.login):
                register = self.env["qlvb.certificate"].with_user(user)
                found = register.search([("id", "in", ours.ids)])
                self.assertEqual(set(found.with_env(self.env)), expected)

    def test_a_custodian_of_elsewhere_sees_it(self):
        """R241: who keeps a key sees its certificate, wherever the person works."""
        self.agency_certificate.write(
            {"custodian_id": self.stranger.id, "custody_decision": "Quyết định số 15"}
        )
        register = self.env["qlvb.certificate"].with_user(self.stranger)
        self.assertEqual(
            register.search([]).with_env(self.env), self.agency_certificate
        )

    def test_another_custodian_by_another_decision_only(self):
        """R139: what named the one clerk does not name the other."""
        seal, clerk = self.agency_certificate, self.agency_certificate.custodian_id
        for values in ({}, {"custody_decision": " "}):
            with self.subTest(values=values), self.assertRaises(UserError):
                seal.write({"custodian_id": self.stranger.id, **values})
        self.assertEqual(seal.custodian_id, clerk)

    def test_only_acts_change_the_state(self):
        """R241: the operator enters device and custody, never a state or a term."""
        operated = self.certificate.with_user(self.env.ref("base.user_admin"))
        operated.device_serial = "VGCA-0043"
        for values in ({"state": "active"}, {"valid_to": "2099-01-01"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                operated.write(values)

    # -- notices ------------------------------------------------------------------

    def test_notices_go_once_each(self):
        """R241: 60, 30 and 7 days before the end, to holder and unit admin."""
        for count, days in enumerate((60, 30, 7), start=1):
            self.ends_in(days)
            self.run_job()
            self.run_job()
            for user in (self.leader, self.admin):
                with self.subTest(days=days, user=user.login):
                    self.assertEqual(len(self.notices(user)), count)
        self.assertFalse(self.notices(self.people["specialist"]))
        self.assertEqual(len(self.events_of(self.certificate, "certificate.notice")), 3)

    def test_the_run_ends_with_a_certificate_that_ends_meanwhile(self):
        """R241: with a certificate that ends while others are told the run ends."""
        rule = self.env.ref("qlvb_signing.rule_certificate_notice_days")
        rule.value = "60,0"
        self.certificate.valid_to = fields.Datetime.now() + timedelta(seconds=20)
        self.env.flush_all()
        with freeze_time(fields.Datetime.now(), auto_tick_seconds=15):
            self.run_job()
        self.assertLessEqual(len(self.notices(self.leader)), 1)

    def test_no_notice_too_early_or_too_late(self):
        """R241: nothing at 61 days, nothing once it has ended."""
        for days in (62, -1):
            self.ends_in(days)
            self.run_job()
            self.assertFalse(self.notices(self.leader))

    def test_a_late_job_sends_the_nearest_notice_only(self):
        """R241: after a pause one notice is enough, with the days that are left."""
        self.ends_in(5)
        self.run_job()
        self.assertEqual(len(self.notices(self.leader)), 1)
        self.assertEqual(self.certificate.notice_days, 7)

    def test_the_holder_reads_the_notice(self):
        """R241: the notice leads to the certificate, for whoever may read that."""
        self.ends_in(30)
        self.run_job()
        notice = self.notices(self.leader)
        self.assertTrue(notice.with_user(self.leader).read(["summary"]))
        with self.assertRaises(AccessError):
            notice.with_user(self.stranger).read(["summary"])

    def test_the_clerks_hear_of_the_seal(self):
        """R241: the agency's own certificate is told to its clerks as well."""
        second = self.add_person("second_clerk", self.agency, "clerk")
        told = self.agency_certificate._notified_people()
        self.assertEqual(told, self.clerk | second | self.admin)

    # -- at the signing act -------------------------------------------------------

    def test_none_of_them_signs(self):
        """R241: expired, suspended, revoked: refused, with the reason."""
        document = self.act(self.approved_draft, "leader")
        for values, words in (
            ({"state": "suspended", "state_reason": LOST}, LOST),
            ({"state": "revoked", "state_reason": "Thông báo 15"}, "revoked"),
            (
                {
                    "state": "active",
                    "valid_to": fields.Datetime.now() - timedelta(days=1),
                },
                "expired on",
            ),
        ):
            with self.subTest(words=words):
                self.certificate.write(values)
                with self.assertRaisesRegex(UserError, words):
                    document._sign("sai")
        self.assertEqual(self.approved_draft.state, "approved")

    def test_a_suspended_seal_numbers_nothing(self):
        """R241: the agency's certificate too; no number is consumed."""
        self.signed()
        before = self.last_number()
        self.agency_certificate.write({"state": "suspended", "state_reason": LOST})
        with self.assertRaisesRegex(UserError, LOST):
            self.act(self.approved_draft, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.last_number(), before)

    def test_a_renewed_certificate_is_taken(self):
        """R241: the old, suspended one does not stand in the way of the new one."""
        self.certificate.state = "suspended"
        certificates = self.env["qlvb.certificate"]
        new = self.enter("somebody", user_id=self.leader.id)
        self.assertEqual(certificates._of_person(self.leader), new)


class TestLostDevice(CertificateCase):
    def test_all_on_the_device_stop(self):
        """R242: one act stops every certificate on the token, with reason and event."""
        other = self.enter("somebody", user_id=self.stranger.id)
        self.lose()
        for certificate in (self.certificate, self.agency_certificate):
            self.assertEqual(certificate.state, "suspended")
            self.assertEqual(certificate.state_by_id, self.admin)
            event = self.events_of(certificate, "certificate.suspend")
            self.assertIn(LOST, event.detail)
        self.assertEqual(other.state, "active")
        with self.assertRaisesRegex(UserError, LOST):
            self.act(self.approved_draft, "leader")._sign(PIN)

    def test_a_server_is_not_lost(self):
        """R242: in a shared HSM only the certificate itself stops."""
        both = self.certificate | self.agency_certificate
        both.write({"device_kind": "hsm"})
        self.lose()
        self.assertEqual(self.certificate.state, "suspended")
        self.assertEqual(self.agency_certificate.state, "active")

    def test_who_may_decide(self):
        """R242: leader and unit admin; the clerk for the agency's; nobody else."""
        for act in ("action_suspend", "action_lift", "action_revoke"):
            for user in (
                self.clerk,
                self.people["specialist"],
                self.stranger,
                self.env.ref("base.user_admin"),
            ):
                with (
                    self.subTest(act=act, user=user.login),
                    self.assertRaises(AccessError),
                ):
                    getattr(self.certificate.with_user(user), act)(LOST)
        self.assertEqual(self.certificate.state, "active")
        self.agency_certificate.device_serial = "VGCA-0050"
        for user in (self.people["specialist"], self.people["head"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.agency_certificate.with_user(user).action_suspend(LOST)
        self.agency_certificate.with_user(self.clerk).action_suspend(LOST)
        self.assertEqual(self.agency_certificate.state, "suspended")

    def test_a_reason_is_needed(self):
        """R242: nothing stops, or begins again, without a reason."""
        with self.assertRaisesRegex(UserError, "reason"):
            self.certificate.with_user(self.admin).action_suspend("  ")
        self.assertEqual(self.certificate.state, "active")

    def test_lifting_a_mistake(self):
        """R242: what one act suspended is lifted together, with reason and event."""
        self.lose()
        self.certificate.with_user(self.admin).action_lift("Đã tìm thấy trong tủ")
        for certificate in (self.certificate, self.agency_certificate):
            self.assertEqual(certificate.state, "active")
        event = self.events_of(self.certificate, "certificate.lift")
        self.assertIn("Đã tìm thấy", event.detail)
        self.act(self.approved_draft, "leader")._sign(PIN)
        self.assertEqual(self.approved_draft.state, "signed")

    def test_what_was_suspended_for_itself_stays(self):
        """R242: lifting one act leaves what another act, or agency, suspended."""
        alone = self.enter("somebody", user_id=self.clerk.id)
        alone.write({"device_kind": "usb", "device_serial": "VGCA-0042"})
        with freeze_time(f"{TODAY} 01:00:00"):
            alone.device_serial = "VGCA-0099"
            alone.with_user(self.admin).action_suspend("Nghỉ việc")
            alone.device_serial = "VGCA-0042"
        self.lose()
        foreign = self.agency_certificate
        foreign.agency_id = self.other_agency
        self.certificate.with_user(self.admin).action_lift("Đã tìm thấy trong tủ")
        self.assertEqual(self.certificate.state, "active")
        self.assertEqual(alone.state, "suspended")
        self.assertEqual(foreign.state, "suspended")

    def test_a_refused_decision_is_recorded(self):
        """R30, R242: who tried to stop the agency's certificate is in the journal."""
        specialist = self.people["specialist"]
        with self.assertRaises(AccessError):
            self.agency_certificate.with_user(specialist).action_suspend(LOST)
        attempt = (specialist.login, self.agency_certificate.id)
        self.assertIn(attempt, self.refused_attempts("certificate.suspend"))

    def test_nobody_lifts_the_own_suspension(self):
        """R242: a leader who holds the key is told whom to ask; another lifts it."""
        self.lose()
        mine = self.certificate.with_user(self.leader)
        with self.assertRaises(AccessError) as refused:
            mine.action_lift("Đã tìm thấy trong tủ")
        self.assertIn(self.admin.name, str(refused.exception))
        self.assertNotIn(self.leader.name, str(refused.exception))
        self.assertEqual(mine.lift_refusal, str(refused.exception))
        self.assertEqual(self.certificate.state, "suspended")
        deputy = self.add_person("deputy", self.agency, "leader")
        other = self.certificate.with_user(deputy)
        self.assertFalse(other.lift_refusal)
        other.action_lift("Đã tìm thấy trong tủ")
        self.assertEqual(self.certificate.state, "active")

    def test_nor_one_on_the_same_device(self):
        """R242: neither by way of another certificate on one's own token."""
        self.lose()
        with self.assertRaises(AccessError):
            self.agency_certificate.with_user(self.leader).action_lift("Đã tìm thấy")
        self.certificate.device_serial = False
        with self.assertRaises(AccessError):
            self.agency_certificate.with_user(self.clerk).action_lift("Đã tìm thấy")
        self.assertEqual(self.agency_certificate.state, "suspended")

    def test_nobody_else_answers_for_it(self):
        """R242: without another leader or admin, the operating unit is named."""
        self.lose()
        self.admin.qlvb_post_ids.sudo().unlink()
        with self.assertRaisesRegex(AccessError, "operating unit"):
            self.certificate.with_user(self.leader).action_lift("Đã tìm thấy")

    def test_revoked_is_for_good(self):
        """R242: a revocation noted is never lifted."""
        self.lose()
        admin = self.certificate.with_user(self.admin)
        admin.action_revoke("Lộ khóa", "15/TB-CNTT", TODAY)
        for act in (admin.action_lift, admin.action_suspend, admin.action_revoke):
            with self.assertRaises(UserError):
                act("Nhầm")
        self.assertEqual(self.certificate.state, "revoked")

    def test_a_revocation_names_the_notice_of_the_authority(self):
        """R242: "the authority revoked it" is shown by its paper, or is not noted."""
        mine = self.certificate.with_user(self.admin)
        for number, day in (
            (None, None),
            ("15/TB-CNTT", None),
            (" ", TODAY),
            ("1", "2099-01-01"),
        ):
            with self.subTest(number=number), self.assertRaisesRegex(UserError, "date"):
                mine.action_revoke("Lộ khóa", number, day)
        self.assertEqual(self.certificate.state, "active")
        mine.action_revoke("Lộ khóa", "15/TB-CNTT", TODAY)
        event = self.events_of(self.certificate, "certificate.revoke")
        for told in (mine.state_note, event.detail):
            self.assertIn("15/TB-CNTT", told)

    def test_the_request_is_filled_from_the_register(self):
        """R242: a công văn (Decree 30, mẫu 1.5) to the authority, as a PDF."""
        self.certificate.issuer = "CA của Ban Cơ yếu Chính phủ"
        self.lose()
        words = self.words_of(self.certificate.with_user(self.admin)._request_pdf())
        for expected in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "đề nghị thu hồi chứng thư số",
            "Kính gửi: Cục Chứng thực số và Bảo mật thông tin",
            self.certificate.serial,
            self.agency_certificate.serial,
            "VGCA-0042",
            LOST,
        ):
            with self.subTest(expected=expected):
                self.assertIn(expected, words)
        self.assertTrue(self.events_of(self.certificate, "certificate.request"))

    def test_the_request_has_room_for_its_number(self):
        """R242: dots for the number; the notation of a công văn names no unit twice."""
        self.lose()
        words = self.words_of(self.certificate.with_user(self.admin)._request_pdf())
        self.assertIn("Số: ……/SKHCN-CĐS", words)
        self.assertIn("ngày …… tháng …… năm", words)
        deputy = self.add_person("deputy", self.agency, "leader")
        words = self.words_of(self.certificate.with_user(deputy)._request_pdf())
        self.assertIn("Số: ……/SKHCN-……", words)
        self.assertIn("Lưu: VT.", words)

    def words_of(self, pdf):
        return " ".join(extract.extract_text(pdf, "application/pdf").split())

    def test_who_prints_the_request(self):
        """R242: who answers for it, once it is suspended."""
        with self.assertRaisesRegex(UserError, "Suspend"):
            self.certificate.with_user(self.admin).action_print_request()
        self.lose()
        for user in (self.people["specialist"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.certificate.with_user(user)._request_pdf()

    def test_the_dialog_names_what_stops(self):
        """R242: the consequence is shown before: each certificate on the device."""
        dialogs = self.env["qlvb.certificate.wizard"].with_user(self.admin)
        dialog = dialogs.create(
            {
                "certificate_id": self.certificate.id,
                "act": "suspend",
                "reason": LOST,
            }
        )
        for certificate in (self.certificate, self.agency_certificate):
            self.assertIn(certificate.serial, dialog.consequence)
        dialog.action_confirm()
        self.assertEqual(self.agency_certificate.state, "suspended")


class TestSealOfAnEndedBody(CertificateCase):
    """R9, R242: a body that has ended seals nothing any more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["qlvb.post"].search([]).date_from = today() - timedelta(400)
        cls.heir_admin = cls.add_person("heir_admin", cls.other_agency, "unit_admin")
        change = cls.env["qlvb.unit.change"].create(
            {
                "kind": "merge",
                "source_ids": [(6, 0, cls.agency.ids)],
                "target_id": cls.other_agency.id,
                "effective_date": today(),
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": today(),
                "instrument_issuer": "Chủ tịch UBND tỉnh",
            }
        )
        change.action_apply()

    def test_its_key_stops_with_it(self):
        """R242: suspended by the decision that ended it; a person's goes on."""
        self.assertEqual(self.agency_certificate.state, "suspended")
        self.assertIn("76/2026/QĐ-UBND", self.agency_certificate.state_note)
        self.assertEqual(self.certificate.state, "active")
        self.assertTrue(self.events_of(self.agency_certificate, "certificate.suspend"))

    def test_who_took_over_has_it_revoked(self):
        """R242: its heir asks for the revocation and notes it; nobody lifts it."""
        key = self.agency_certificate.with_user(self.heir_admin)
        self.assertTrue(key.can_act)
        with self.assertRaisesRegex(AccessError, "ended"):
            key.action_lift("Nhầm")
        key._check_request()
        key.action_revoke("Cơ quan đã sáp nhập", "15/TB-CNTT", today())
        self.assertEqual(key.state, "revoked")
