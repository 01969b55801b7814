# SPDX-License-Identifier: LGPL-3.0-or-later
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from odoo.tests import Form
from odoo.tools import mute_logger

from odoo.addons.qlvb_workflow.tests.common import b64

from .common import SigningCase

DECISION = "Quyết định số 15/QĐ-SKHCN"


class TestCertificateEntry(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.people["unit_admin"]
        cls.somebody = cls.add_person("somebody", cls.department, "specialist")
        cls.somebody.name = "Người khác"

    def chosen(self, data, user=None):
        """Return the dialog of ``user`` in which the file was chosen."""
        dialogs = self.env["qlvb.certificate.entry.wizard"]
        form = Form(dialogs.with_user(user or self.admin))
        form.content = b64(data)
        return form

    def pem(self, holder):
        certificate = x509.load_der_x509_certificate(self.pki.certificate(holder))
        return certificate.public_bytes(Encoding.PEM)

    def entered(self, form):
        form.save().action_confirm()
        return self.env["qlvb.certificate"].search([], order="id desc", limit=1)

    def test_what_the_file_says_is_shown_then_recorded(self):
        """R241: holder, number, issuer and term come from the file, not from typing."""
        for data in (self.pki.certificate("somebody"), self.pem("somebody")):
            form = self.chosen(data)
            self.assertEqual(form.holder_name, "Người khác")
            self.assertTrue(form.serial and form.issuer)
            self.assertTrue(form.valid_from and form.valid_to)
            self.assertFalse(form.problem)
            self.assertEqual(form.purpose, "personal")
            self.assertEqual(form.user_id, self.somebody)
        form.device_serial = "VGCA-0077"
        certificate = self.entered(form)
        self.assertEqual(
            (certificate.holder_name, certificate.serial, certificate.issuer),
            (form.holder_name, form.serial, form.issuer),
        )
        self.assertEqual(str(certificate.valid_to), form.valid_to)
        self.assertEqual(certificate.user_id, self.somebody)
        self.assertEqual(certificate.agency_id, self.agency)
        self.assertEqual(certificate.device_serial, "VGCA-0077")
        self.assertEqual(certificate.state, "active")
        event = self.events_of(certificate, "certificate.enter")
        self.assertEqual(event.actor_id, self.admin)

    def events_of(self, record, code):
        return self.env["qlvb.audit.event"].search(
            [
                ("code", "=", code),
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
            ]
        )

    def test_an_agencys_needs_its_custodian_and_decision(self):
        """R241, R139: the agency's own names the clerk who keeps it, by decision."""
        self.agency_certificate.unlink()
        form = self.chosen(self.pki.certificate("agency"))
        self.assertEqual((form.purpose, form.unit_id), ("agency", self.agency))
        form.custodian_id = self.people["clerk"]
        form.custody_decision = DECISION
        certificate = self.entered(form)
        self.assertEqual(certificate.unit_id, self.agency)
        self.assertEqual(certificate.custodian_id, self.people["clerk"])
        certificate.unlink()
        form = self.chosen(self.pki.certificate("agency"))
        form.custodian_id = self.people["specialist"]
        form.custody_decision = DECISION
        with self.assertRaisesRegex(UserError, "which of its clerks"):
            form.save().action_confirm()

    def test_a_private_key_is_refused_and_never_stored(self):
        """R241: nothing of it is kept; that somebody tried is."""
        before = self.refusals()
        form = self.chosen(self.pki.p12("somebody"))
        self.assertIn("private key", form.refusal)
        self.assertFalse(form.content)
        self.assertEqual(self.refusals(), before + 1)
        dialogs = self.env["qlvb.certificate.entry.wizard"].with_user(self.admin)
        count = dialogs.search_count([])
        for data in (self.pki.p12("somebody"), self.key_beside()):
            with self.assertRaisesRegex(UserError, "private key"):
                dialogs.create({"content": b64(data), "filename": "khoa.pem"})
        sneaked = dialogs.with_context(default_content=b64(self.pki.p12("somebody")))
        with self.assertRaisesRegex(UserError, "private key"):
            sneaked.create({"filename": "khoa.pem"})
        self.assertEqual(dialogs.search_count([]), count)

    def refusals(self) -> int:
        """Return how many refusals are kept, seen with fresh eyes."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            events = self.env(cr=cr)["qlvb.audit.event"]
            return events.search_count(
                [("code", "=", "certificate.enter"), ("result", "=", "refused")]
            )

    def key_beside(self):
        return self.pem("somebody") + (
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n"
            b"-----END ENCRYPTED PRIVATE KEY-----\n"
        )

    def test_of_a_file_only_the_certificate_is_kept(self):
        """R241: what else stands in the file is left out."""
        dialog = self.env["qlvb.certificate.entry.wizard"].with_user(self.admin)
        data = b"Ghi chu rieng\n" + self.pem("somebody")
        dialog = dialog.create({"content": b64(data), "filename": "a.pem"})
        kept = b64(self.pki.certificate("somebody"))
        self.assertEqual(dialog.content.decode(), kept)

    def test_what_is_not_a_certificate_is_refused(self):
        """R241: said at once, and what to choose instead."""
        form = self.chosen(b"%PDF-1.7 khong phai")
        self.assertIn("not a certificate", form.refusal)
        self.assertFalse(form.holder_name)
        form = self.chosen(self.pki.roots_pem)
        self.assertIn("issuer", form.refusal)

    def test_an_expired_one_is_refused(self):
        """R241: an expired certificate is not entered."""
        form = self.chosen(self.pki.certificate("expired"))
        self.assertIn("expired on", form.problem)
        form.user_id = self.people["leader"]
        with self.assertRaisesRegex(UserError, "expired on"):
            form.save().action_confirm()

    def test_one_that_is_not_for_signing_is_refused(self):
        """R241: a certificate for logging in signs nothing; said when it is entered."""
        form = self.chosen(self.pki.certificate("login"))
        self.assertIn("non-repudiation", form.problem)

    def test_one_to_come_is_not_in_force(self):
        """R241: it is entered, and shown for what it is until its first day."""
        form = self.chosen(self.pki.certificate("coming"))
        self.assertFalse(form.problem)
        form.user_id = self.people["leader"]
        form.save().action_confirm()
        coming = self.env["qlvb.certificate"].search([("status", "=", "coming")])
        self.assertEqual(len(coming), 1)
        self.assertEqual(coming.status, "coming")
        self.assertNotIn(
            coming, self.env["qlvb.certificate"].search([("status", "=", "active")])
        )

    def test_one_that_is_there_is_refused(self):
        """R241: each certificate stands in the register once; the other is named."""
        form = self.chosen(self.pki.certificate("leader"))
        self.assertIn("in the register already", form.problem)
        self.assertIn(self.certificate.serial, form.problem)
        form.user_id = self.people["leader"]
        with self.assertRaisesRegex(UserError, "already"):
            form.save().action_confirm()

    def test_only_to_the_person_it_names(self):
        """R125, R241: not on the account of somebody of another name."""
        form = self.chosen(self.pki.certificate("somebody"))
        form.user_id = self.people["head"]
        self.assertIn("in the name of", form.problem)
        with self.assertRaisesRegex(UserError, "in the name of"):
            form.save().action_confirm()

    def test_for_what_it_was_issued_only(self):
        """R241: a person's certificate does not seal, an agency's is nobody's own."""
        self.agency_certificate.unlink()
        dialogs = self.env["qlvb.certificate.entry.wizard"].with_user(self.admin)
        custody = {
            "unit_id": self.agency.id,
            "custodian_id": self.people["clerk"].id,
            "custody_decision": DECISION,
        }
        for holder, values in (
            ("somebody", {"purpose": "agency", **custody}),
            ("somebody", {"purpose": "timestamp", **custody}),
            ("agency", {"purpose": "personal", "user_id": self.somebody.id}),
            ("agency", {"purpose": "timestamp", **custody}),
        ):
            data = b64(self.pki.certificate(holder))
            dialog = dialogs.create({"content": data, "filename": "a.cer", **values})
            with (
                self.subTest(holder=holder, purpose=values["purpose"]),
                self.assertRaisesRegex(UserError, "was issued for"),
            ):
                dialog.action_confirm()

    def test_the_register_keeps_purpose_and_holder_together(self):
        """R241: the operator turns no person's certificate into an agency's."""
        operator = self.env.ref("base.user_admin")
        for certificate, purpose in (
            (self.certificate, "agency"),
            (self.agency_certificate, "personal"),
        ):
            with (
                self.subTest(purpose=purpose),
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
            ):
                certificate.with_user(operator).purpose = purpose
                self.env.flush_all()

    def test_who_enters_for_whom(self):
        """R241: unit admins for their own agency; the operator; nobody else."""
        other_admin = self.add_person("other_admin", self.other_agency, "unit_admin")
        dialogs = self.env["qlvb.certificate.entry.wizard"]
        values = {
            "content": b64(self.pki.certificate("somebody")),
            "filename": "a.cer",
            "user_id": self.somebody.id,
        }
        for user in (other_admin, self.people["leader"], self.people["clerk"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                dialogs.with_user(user).create(values).action_confirm()
        self.assertFalse(self.chosen(self.pem("somebody"), other_admin).user_id)
        operator = self.env.ref("base.user_admin")
        dialogs.with_user(operator).create(values).action_confirm()
        found = self.env["qlvb.certificate"].search(
            [("user_id", "=", self.somebody.id)]
        )
        self.assertTrue(found)

    def test_one_without_its_key_does_not_stand_in_the_way(self):
        """R241: what is only registered leaves the one that signs in use."""
        self.certificate.unlink()
        new = self.enter("leader", user_id=self.people["leader"].id)
        new.provider_id = False
        old = self.enter("somebody", user_id=self.people["leader"].id)
        new.valid_to = old.valid_to.replace(year=old.valid_to.year + 1)
        of_person = self.env["qlvb.certificate"]._of_person
        self.assertEqual(of_person(self.people["leader"]), old)
        old.state = "revoked"
        self.assertEqual(of_person(self.people["leader"]), new)
