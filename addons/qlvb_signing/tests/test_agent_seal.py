# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.qlvb_core.tests.common import make_pdf

from ..qlvb_pades import validate_pdf
from .common import PIN, TODAY
from .test_agent import AgentCase
from .test_copy import CopyCase

DAY = fields.Date.to_string(TODAY)


@tagged("post_install", "-at_install")
class TestAgentSeal(AgentCase):
    """Number, date and seal when the agency's key is on a USB token too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_certificate.write({"provider_id": False, "by_agent": True})

    def signed_by_token(self):
        task = self.begin()
        self.assertIs(self.send(task, self.sign(self.given(task)))["Status"], True)
        return self.approved_draft

    def begin_seal(self, day=DAY):
        return self.act(self.approved_draft, "clerk").agent_seal(day)

    def outcome(self, task):
        return self.session(task).with_user(self.people["clerk"]).agent_outcome()

    def sealed_by_token(self, task):
        """Have one file after the other sealed; return the tasks there were."""
        done = []
        while task:
            done.append(task)
            signed = self.sign(self.given(task), "agency", "Signature2")
            answer = self.send(task, signed)
            self.assertIs(answer["Status"], True, answer["Message"])
            task = self.outcome(task).get("next")
        return done

    def number_of(self, task):
        return self.session(task).sudo().entry_id

    def test_from_the_token_to_issue(self):
        """R131, R132, R136, R138, R140: the appendix, then number, date and seal."""
        document = self.signed_by_token()
        signed = self.main_pdf(document)
        first = self.begin_seal()
        self.assertEqual(first["function"], "SignAppendix")
        self.assertEqual(first["message"]["DocNumber"], "01/TTr-SKHCN")
        # given is not issued: the document has no number and its file none
        self.assertFalse(document.code_number)
        self.assertEqual(self.main_pdf(document), signed)
        tasks = self.sealed_by_token(first)
        self.assertEqual(
            [task["function"] for task in tasks], ["SignAppendix", "SignIssued"]
        )
        self.assertEqual(tasks[1]["message"]["IssuedDate"], DAY)
        self.assertEqual((document.state, document.code), ("sealed", "01/TTr-SKHCN"))
        self.assertEqual(document.issued_date, TODAY)
        self.assertEqual(document.legal_force, "original")
        self.assertTrue(self.main_pdf(document).startswith(signed))
        report = validate_pdf(
            self.main_pdf(document), self.env["qlvb.trust.anchor"]._policy()
        )
        self.assertEqual(report.grade.code, "valid")
        self.assertEqual([s.kind for s in report.signatures], ["person", "agency"])
        entry = self.register().sudo().entry_ids
        self.assertEqual((entry.state, entry.document_id), ("used", document))
        self.assertTrue(document._current_files("appendix").signed)
        sessions = self.env["qlvb.signing.session"].sudo()
        kept = sessions.search([("document_id", "=", document.id)])
        self.assertEqual(set(kept.mapped("state")), {"done"})
        self.assertFalse(any(s.given or s.returned for s in kept))
        self.act(document, "clerk").action_issue()
        self.assertEqual(document.state, "issued")

    def test_a_failed_try_keeps_number_and_date(self):
        """R133, R135: the number waits for this document; none is given twice."""
        document = self.signed_by_token()
        yesterday = TODAY - timedelta(days=1)
        task = self.begin_seal(fields.Date.to_string(yesterday))
        self.assert_nothing_kept(task, b"%PDF-1.7\n", "không phải là tệp đã giao")
        entry = self.number_of(task)
        self.assertEqual((entry.number, entry.state), (1, "reserved"))
        self.assertIn(document.subject, entry.reason)
        with self.assertRaisesRegex(UserError, "is kept for this document"):
            self.begin_seal()
        dialog = self.act(document, "clerk").action_open_seal()
        wizard = self.env["qlvb.seal.wizard"].browse(dialog["res_id"])
        self.assertEqual((wizard.date, wizard.reserved_id), (yesterday, entry))
        self.assertTrue(wizard.signs_by_agent)
        # meanwhile others are numbered
        later = self.register()._take(TODAY, reason="Giữ cho việc khác")
        self.assertEqual(later.number, 2)
        self.sealed_by_token(self.begin_seal(fields.Date.to_string(yesterday)))
        self.assertEqual(document.code, "01/TTr-SKHCN")
        self.assertEqual(document.issued_date, yesterday)
        self.assertEqual(self.last_number(), 2)

    def test_no_other_document_takes_the_number(self):
        """R133"""
        self.signed_by_token()
        entry = self.number_of(self.begin_seal())
        other = self._approved_draft()
        with self.assertRaisesRegex(UserError, "kept for another document"):
            entry._use(other)
        entries = self.env["qlvb.register.entry"]
        self.assertFalse(entries._free(entry, other))
        self.assertEqual(entries._free(entry, self.approved_draft), entry)

    def test_only_a_reserved_number_is_kept(self):
        """R84, R133, R135: a used or cancelled one, asked for by its id, goes into no
        file, and its row stays as it is."""
        self.signed_by_token()
        cancelled = self.register()._take(TODAY, reason="Giữ cho việc khác")
        cancelled.sudo()._cancel("Không dùng nữa")
        used = self.register()._take(TODAY, self._approved_draft())
        for entry in (cancelled, used):
            with (
                self.subTest(state=entry.sudo().state),
                self.assertRaisesRegex(UserError, "is not reserved"),
            ):
                self.act(self.approved_draft, "clerk").agent_seal(DAY, entry.id)
            self.assertFalse(entry.sudo().kept_for_id)

    def test_number_cancelled_in_between(self):
        """R135: what comes back then is refused; the next try takes a new number."""
        self.signed_by_token()
        tasks = self.begin_seal()
        entry = self.number_of(tasks)
        self.assertIs(
            self.send(tasks, self.sign(self.given(tasks), "agency"))["Status"], True
        )
        main = self.outcome(tasks)["next"]
        sealed = self.sign(self.given(main), "agency", "Signature2")
        entry.with_user(self.people["clerk"]).action_cancel("Văn bản chờ sửa")
        self.assert_nothing_kept(main, sealed, "không")
        self.sealed_by_token(self.begin_seal())
        self.assertEqual(self.approved_draft.code, "02/TTr-SKHCN")

    def test_appendix_changed_in_between(self):
        """R140: each appendix bears the signature, the one that is there now."""
        document = self.signed_by_token()
        first = self.begin_seal()
        self.send(first, self.sign(self.given(first), "agency"))
        main = self.outcome(first)["next"]
        sealed = self.sign(self.given(main), "agency", "Signature2")
        appendix = document._current_files("appendix")
        self.env["qlvb.document.file"]._store(
            document,
            make_pdf("Phụ lục khác"),
            appendix.name,
            "appendix",
            sequence=appendix.sequence,
            source_id=appendix.id,
        )
        self.assert_nothing_kept(main, sealed, "phụ lục")

    def test_appendix_taken_away_in_between(self):
        """R140, invariant 2: what was put aside of it does not come back."""
        document = self.signed_by_token()
        first = self.begin_seal()
        self.send(first, self.sign(self.given(first), "agency"))
        document._current_files("appendix").sudo().is_current = False
        self.sealed_by_token(self.begin_seal())
        self.assertEqual(document.state, "sealed")
        self.assertFalse(document._current_files("appendix"))

    def test_two_at_once_keep_one_number(self):
        """R133: whoever waited for the first is played again and finds its number."""
        document = self.signed_by_token()
        row = "SELECT ctid FROM qlvb_document WHERE id = %s"
        self.env.flush_all()
        before = self.env.execute_query(SQL(row, document.id))
        self.begin_seal()
        self.assertNotEqual(self.env.execute_query(SQL(row, document.id)), before)

    def test_another_way_of_sealing_uses_the_number_that_waits(self):
        """R133, R135: none is left behind when the key moves to the server."""
        document = self.signed_by_token()
        entry = self.number_of(self.begin_seal())
        self.agency_certificate.write(
            {"provider_id": self.test_keys.id, "key_name": "agency.p12"}
        )
        self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual((entry.state, entry.document_id), ("used", document))
        self.assertEqual(self.last_number(), entry.number)

    def test_a_persons_certificate_seals_nothing(self):
        """R131, R139"""
        self.signed_by_token()
        task = self.begin_seal()
        signed = self.sign(self.given(task), "leader")
        self.assert_nothing_kept(task, signed, self.people["leader"].name)

    def test_custody_lost_in_between(self):
        """R139: the key is used by the person of the decision only."""
        self.signed_by_token()
        task = self.begin_seal()
        signed = self.sign(self.given(task), "agency")
        second = self.add_person("second_clerk", self.department, "clerk")
        self.agency_certificate.write(
            {"custodian_id": second.id, "custody_decision": "QĐ 15"}
        )
        self.assert_nothing_kept(task, signed, second.name)

    def test_only_clerk_and_custodian_begin(self):
        """R139, invariant 5: nobody else keeps a number this way."""
        self.signed_by_token()
        second = self.add_person("second_clerk", self.department, "clerk")
        for user in (*self.people.values(), second):
            if user == self.people["clerk"]:
                continue
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.approved_draft.with_user(user).agent_seal(DAY)
        self.assertEqual(self.last_number(), 0)

    def test_a_number_of_others_is_not_told(self):
        """R11: what another agency reserved is refused without saying what it is."""
        self.signed_by_token()
        register = self.env["qlvb.register"]._for(
            self.other_agency, "outgoing", "administrative", TODAY.year
        )
        register.write({"opening_number": 4710, "opening_date": TODAY})
        entry = register._take(TODAY, reason="Giữ số")
        with self.assertRaises(AccessError) as refusal:
            self.act(self.approved_draft, "clerk").agent_seal(DAY, entry.id)
        self.assertNotIn("4711", str(refusal.exception))

    def test_certified_file_is_refused_before_a_number(self):
        """R133: our own personal signature lets no other program seal; said first."""
        self.certificate.write(
            {
                "provider_id": self.test_keys.id,
                "key_name": "leader.p12",
                "by_agent": False,
            }
        )
        self.signed()
        with self.assertRaisesRegex(UserError, "lets no other program"):
            self.begin_seal()
        self.assertEqual(self.last_number(), 0)

    def test_coming_date_and_missing_signature(self):
        """R131, R134"""
        with self.assertRaisesRegex(UserError, "no longer possible"):
            self.begin_seal()
        self.signed_by_token()
        tomorrow = fields.Date.to_string(TODAY + timedelta(days=1))
        with self.assertRaisesRegex(UserError, "future"):
            self.begin_seal(tomorrow)


@tagged("post_install", "-at_install")
class TestAgentCopy(CopyCase, AgentCase):
    """A true copy signed with the agency's USB token."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_certificate.write({"provider_id": False, "by_agent": True})

    def test_a_scan_becomes_a_true_copy(self):
        """R79, R157: appended to the scan, signed for the agency, nothing else."""
        document = self.scanned()
        scan = document._current_files("main")._read_content()
        copy = self.ask(document, "sy", "electronic")
        action = self.act(copy, "clerk").action_open_make()
        dialog = self.env[action["res_model"]].browse(action["res_id"])
        self.assertTrue(dialog.with_user(self.people["clerk"]).signs_by_agent)
        task = self.act(copy, "clerk").agent_sign()
        self.assertEqual(task["function"], "SignCopy")
        answer = self.send(task, self.sign(self.given(task), "agency"))
        self.assertIs(answer["Status"], True, answer["Message"])
        self.assertEqual(copy.state, "made")
        signed = copy.file_id._read_content()
        self.assertTrue(signed.startswith(scan))
        report = validate_pdf(signed, self.env["qlvb.trust.anchor"]._policy())
        self.assertEqual(report.grade.code, "valid")
        self.assertEqual([s.kind for s in report.signatures], ["agency"])

    def test_refused_leaves_it_to_be_made(self):
        """R157: a person's certificate; only the custodian begins."""
        copy = self.ask(self.scanned(), "sy", "electronic")
        task = self.act(copy, "clerk").agent_sign()
        answer = self.send(task, self.sign(self.given(task), "leader"))
        self.assertIs(answer["Status"], False)
        self.assertEqual((copy.state, copy.file_id.ids), ("approved", []))
        with self.assertRaises(AccessError):
            self.act(copy, "head").agent_sign()
