# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import json

from PIL import Image

from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_workflow.tests.common import b64
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import PIN, TODAY, SigningCase


class TestVerifying(SigningCase):
    def tampered(self, data: bytes) -> bytes:
        """Return a signed PDF with one byte of its first revision changed."""
        where = data.index(b"stream") + 20
        return data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :]

    def test_force_is_computed(self):
        """R41, R42, invariant 4: person and agency make an original."""
        document = self.approved_draft
        self.assertFalse(document.legal_force)
        self.signed()
        self.assertEqual(document.legal_force, "reference")
        self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual(document.legal_force, "original")

    def test_force_is_never_typed(self):
        """Invariant 4: no role writes it, nor the verdicts it comes from."""
        document = self.signed()
        operator = new_test_user(
            self.env, "operator", groups="qlvb_core.group_operator,base.group_system"
        )
        for user in (*self.people.values(), self.stranger, operator):
            held = document.with_user(user)
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    held.write({"legal_force": "original"})
                with self.assertRaises(AccessError):
                    held.write({"check_authentic": "ok"})
                verdict = document.sudo().signature_ids[:1].with_user(user)
                with self.assertRaises(AccessError):
                    verdict.write({"grade": "valid"})
                with self.assertRaises(AccessError):
                    verdict.unlink()

    def test_verdict_names_what_the_law_asks(self):
        """R43: signer, issuer, serial, validity, time and source, result."""
        document = self.sealed()
        person, agency = document.current_signature_ids.filtered(
            lambda v: v.file_id.role == "main"
        )
        self.assertEqual(person.signer_name, "Người leader")
        self.assertEqual(agency.signer_name, self.agency.name)
        self.assertEqual(person.serial, self.certificate.serial)
        self.assertEqual(person.issuer, "CA cấp phát thử nghiệm")
        self.assertTrue(person.valid_from < person.signing_time < person.valid_to)
        self.assertEqual((person.grade, person.time_source), ("valid", "clock"))
        self.assertTrue(person.intact and person.trusted)

    def test_verify_again(self):
        """R43, R44: checked by any reader, each verdict kept as evidence."""
        document = self.sealed()
        before = len(document.signature_ids)
        action = self.act(document, "head").action_verify()
        self.assertIn("legal force", action["params"]["message"])
        self.assertEqual(len(document.signature_ids), before + 3)
        self.assertEqual(len(document.current_signature_ids), 3)
        self.assertEqual(len(self.events(document, "document.verify")), 1)

    def test_strangers_verify_nothing(self):
        document = self.sealed()
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).action_verify()
        seen = self.env["qlvb.signature"].with_user(self.stranger)
        self.assertFalse(seen.search([("document_id", "=", document.id)]))

    def test_one_byte_changed(self):
        """R45, R42: the changed file is invalid and loses its force."""
        document = self.sealed()
        main = document._current_files("main")
        changed = self.tampered(main._read_content())
        copy = self.env["qlvb.document.file"]._store(
            document, changed, main.name, "main", sequence=main.sequence, signed=True
        )
        report = copy._verify()
        self.assertEqual(report.grade.code, "invalid")
        document.invalidate_recordset()
        self.assertEqual(document.legal_force, "reference")
        message = self.act(document, "clerk").action_verify()["params"]["message"]
        self.assertIn("reference", message)

    def arrived_with(self, data: bytes):
        document = self.arrive()
        self.env["qlvb.document.file"]._store(
            document, data, "van-ban.pdf", "main", signed=True
        )
        document._check_authenticity()
        return document

    def test_authenticity_on_arrival(self):
        """R72: authentic, changed, or unsigned."""
        data = self.main_pdf(self.sealed())
        self.assertEqual(self.arrived_with(data).check_authentic, "ok")
        self.assertEqual(self.arrived_with(self.tampered(data)).check_authentic, "fail")
        unsigned = self.approved_draft.file_ids.filtered(
            lambda f: f.role == "main" and f.version == 1
        )
        self.assertEqual(
            self.arrived_with(unsigned._read_content()).check_authentic, "fail"
        )
        self.env["qlvb.trust.anchor"].search([]).active = False
        with mute_logger("pyhanko.sign.validation.generic_cms"):
            self.assertEqual(self.arrived_with(data).check_authentic, "unknown")

    def test_evidence_for_the_archive(self):
        """R44: the verdicts go with the file, readable without this system."""
        document = self.sealed()
        evidence = dict(document._evidence_for_archive())
        main = document._current_files("main")
        facts = json.loads(evidence[f"{main.name}.signatures.json"])
        self.assertEqual([fact["kind"] for fact in facts], ["person", "agency"])
        self.assertEqual({fact["sha256"] for fact in facts}, {main.sha256})

    def test_a_scan_of_a_paper_is_for_reference(self):
        """R79: not signed as a true copy, it is a "bản chụp tham khảo"."""
        stream = io.BytesIO()
        Image.new("RGB", (1654, 2339), "white").save(stream, "PDF", resolution=200)
        received = self.env["qlvb.document"].with_user(self.people["clerk"])
        with trap_jobs():
            scan = received.browse(
                received.action_drop_in("scan.pdf", b64(stream.getvalue()))["id"]
            )
            letter = received.browse(
                received.action_drop_in("thu.pdf", b64(make_pdf("Công văn")))["id"]
            )
        self.assertEqual(scan.legal_force, "reference")
        self.assertFalse(letter.legal_force)
