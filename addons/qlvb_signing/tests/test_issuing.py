# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.qlvb_toolkit import extract
from odoo.addons.qlvb_workflow.tests.common import b64

from ..qlvb_pades import validate_pdf
from .common import PIN, TODAY, SigningCase, fake_pki


class TestIssuing(SigningCase):
    def policy(self):
        return self.env["qlvb.trust.anchor"]._policy()

    def test_from_signature_to_issue(self):
        """R124, R126, R131, R132, R136, R138, R144: the whole of Điều 10.4."""
        document = self.approved_draft
        unsigned = self.main_pdf(document)
        self.assertEqual(
            self.holders(document), {("sign", f"user:{self.people['leader'].id}")}
        )
        self.signed()
        signed = self.main_pdf(document)
        self.assertTrue(signed.startswith(unsigned))
        self.assertEqual(document.state, "signed")
        self.assertEqual(document.legal_force, "reference")
        self.assertEqual(self.holders(document), {("seal", f"clerk@{self.agency.id}")})

        self.act(document, "clerk")._seal(PIN, TODAY)
        sealed = self.main_pdf(document)
        self.assertTrue(sealed.startswith(signed))
        self.assertEqual((document.state, document.code), ("sealed", "01/TTr-SKHCN"))
        self.assertEqual(document.issued_date, TODAY)
        self.assertEqual(document.legal_force, "original")
        entry = self.register().sudo().entry_ids
        self.assertEqual((entry.number, entry.document_id), (1, document))
        self.assertEqual(document.document_identifier, f"H31.08.2026.{entry.id:07d}")

        report = validate_pdf(sealed, self.policy())
        self.assertEqual(report.grade.code, "valid")
        self.assertTrue(report.sealed)
        self.assertEqual([s.kind for s in report.signatures], ["person", "agency"])

        self.act(document, "clerk").action_issue()
        self.assertEqual(document.state, "issued")
        self.assertFalse(self.holders(document))
        self.assert_flow_closed()

    def test_page_says_what_the_register_says(self):
        """R136: number and date are printed where the draft left room."""
        from ..qlvb_pades.reading import open_reader

        reader = open_reader(self.main_pdf(self.sealed()))
        fields = {
            str(f.get_object()["/T"]): str(f.get_object().get("/V", ""))
            for f in reader.root["/AcroForm"]["/Fields"]
        }
        self.assertEqual(
            (fields["qlvb_so"], fields["qlvb_ngay"], fields["qlvb_thang"]),
            ("01", "23", "11"),
        )
        text = extract.extract_text(
            self.main_pdf(self.approved_draft), "application/pdf"
        )
        self.assertIn("TTr-SKHCN", text)

    def test_each_act_is_in_the_journal(self):
        document = self.issued()
        for code in ("document.sign", "document.seal", "document.issue"):
            self.assertEqual(len(self.events(document, code)), 1, code)
        seal = self.events(document, "document.seal")
        self.assertEqual(seal.actor_login, "clerk")
        self.assertIn("01/TTr-SKHCN", seal.detail)

    def test_appendix_is_signed_by_the_agency(self):
        """R140: each appendix file of its own carries the agency's signature."""
        document = self.sealed()
        appendix = document._current_files("appendix")
        report = validate_pdf(appendix._read_content(), self.policy())
        self.assertEqual([s.kind for s in report.signatures], ["agency"])
        self.assertEqual(report.grade.code, "valid")
        verdict = appendix.signature_ids
        self.assertEqual((verdict.kind, verdict.grade), ("agency", "valid"))

    def test_unsigned_appendix_blocks_issue(self):
        """R140, R142"""
        document = self.sealed()
        self.env.cr.execute(
            "UPDATE qlvb_document_file SET signed = false WHERE id = %s",
            [document._current_files("appendix").id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "phu-luc-1.pdf"):
            self.act(document, "clerk").action_issue()
        self.assertEqual(document.state, "sealed")

    def test_what_is_sealed_is_named_by_number_and_symbol(self):
        """R143: as it travels and as people file it, whatever the draft was called."""
        document = self.sealed()
        name = document.code.replace("/", "-")
        self.assertEqual(document._current_files("main").name, f"{name}.pdf")

    def test_earlier_bytes_are_kept(self):
        """Invariants 2, 3: every version stays, each begins with the one before."""
        document = self.sealed()
        mains = document.file_ids.filtered(lambda f: f.role == "main").sorted("version")
        self.assertEqual(mains.mapped("version"), [1, 2, 3])
        self.assertEqual(mains.mapped("is_current"), [False, False, True])
        contents = [version._read_content() for version in mains]
        self.assertTrue(contents[1].startswith(contents[0]))
        self.assertTrue(contents[2].startswith(contents[1]))
        with self.assertRaises(AccessError):
            mains[0].write({"content": b"x"})

    def test_rewriting_is_refused(self):
        """Invariant 3: what does not begin with the earlier file is not stored."""
        document = self.signed()
        source = document._current_files("main")
        other = source._read_content()[1:]
        with self.assertRaisesRegex(UserError, "rewrite"):
            self.act(document, "clerk")._store_signed(source, other)

    def test_time_stamp(self):
        """R43: with a time stamping authority the time is proved."""
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", self.pki.tsa_url)
        document = self.signed()
        verdict = document.signature_ids.filtered(lambda v: v.kind == "person")
        self.assertEqual(verdict.time_source, "timestamp")

    def test_time_stamp_authority_down(self):
        """No half-signed file is left when the authority does not answer."""
        self.env["ir.config_parameter"].set_param(
            "qlvb.tsa_url", f"http://127.0.0.1:{fake_pki.free_port()}/tsa"
        )
        before = self.snapshot()
        with self.assertRaises(UserError):
            self.signed()
        self.assertEqual(self.snapshot(), before)

    def seal_in_a_request(self, **given):
        """Seal as the clerk does: what was committed stays, the rest is rolled back."""
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            clerk = self.act(self.approved_draft, "clerk")
            clerk.with_env(clerk.env(cr=cr))._seal(PIN, TODAY, **given)

    @contextmanager
    def no_time_stamps(self):
        """The authority of time stamps does not answer meanwhile."""
        settings = self.env["ir.config_parameter"]
        there = settings.get_param("qlvb.tsa_url")
        settings.set_param("qlvb.tsa_url", f"http://127.0.0.1:{fake_pki.free_port()}/t")
        yield
        settings.set_param("qlvb.tsa_url", there)

    def test_a_number_waits_for_the_next_try(self):
        """R133, R135: refused after the number was kept, nothing else is left of it."""
        document = self.signed()
        before = self.snapshot()
        refused = self.assertRaisesRegex(UserError, "Number 1 waits for this document")
        with self.no_time_stamps(), refused:
            self.seal_in_a_request()
        entry = self.register().sudo().entry_ids
        self.assertEqual((entry.number, entry.state), (1, "reserved"))
        self.assertEqual(entry.kept_for_id, document)
        self.assertEqual((*before[:4], 1, before[5]), self.snapshot())
        self.seal_in_a_request()
        self.assertEqual((document.code, entry.state), ("01/TTr-SKHCN", "used"))
        # why it was kept is no remark once the document stands there
        self.assertFalse(entry.reason)

    def test_a_number_chosen_by_mistake_waits_for_its_document_again(self):
        """R135: the seal failed; another number is chosen, none is lost."""
        registers = self.env["qlvb.register"].with_user(self.people["clerk"])
        entries = self.env["qlvb.register.entry"]
        reserve = (self.agency.id, self.type_report.id, str(TODAY))
        promised = entries.browse(
            registers.action_reserve(*reserve, "Giữ cho tờ trình")
        )
        other = entries.browse(registers.action_reserve(*reserve, "Giữ cho báo cáo"))
        document = self.signed()
        refused = self.assertRaisesRegex(UserError, "waits for this document")
        with self.no_time_stamps(), refused:
            self.seal_in_a_request(reserved=promised)
        self.assertEqual(promised.sudo().kept_for_id, document)
        self.seal_in_a_request(reserved=other)
        self.assertEqual((other.state, promised.state), ("used", "reserved"))
        self.assertFalse(promised.sudo().kept_for_id)

    def test_what_cannot_be_sealed_takes_no_number(self):
        """R133: found by a rehearsal, before the number is kept."""
        self.signed()
        self.agency.sudo().seal_image = b64(b"no picture")
        with self.assertRaises(UserError):
            self.seal_in_a_request()
        self.assertFalse(self.register().sudo().entry_ids)

    def test_a_number_that_waited_is_cancelled_with_a_reason(self):
        """R135: then the document takes the next one; the first stays cancelled."""
        document = self.signed()
        clerk = self.act(document, "clerk")
        entry = clerk._keep_number(TODAY, None)
        entry.action_cancel("Không phát hành trong ngày")
        self.seal_in_a_request()
        self.assertEqual(document.code, "02/TTr-SKHCN")
        first = self.register().sudo().entry_ids.sorted("number")[0]
        self.assertEqual(first.state, "cancelled")
        self.assertIn(document.subject, first.reason)
        self.assertIn("Cancelled: Không phát hành trong ngày", first.reason)

    def opened(self, action):
        """Return the dialog as its user has it, after the page saved the PIN typed."""
        user = self.people["leader" if "sign" in action["res_model"] else "clerk"]
        dialog = self.env[action["res_model"]].with_user(user).browse(action["res_id"])
        (read,) = dialog.web_save({"pin": PIN}, {"pin": {}})
        # The page hands over what it read back.
        self.assertEqual(read["pin"], PIN)
        return dialog

    def test_dialogs_do_the_whole(self):
        """The two dialogs: what is shown, and one confirmation each (R43, ux)."""
        document = self.approved_draft
        dialog = self.opened(self.act(document, "leader").action_open_sign())
        self.assertEqual(dialog.certificate_id, self.certificate)
        dialog.with_context(qlvb_pin=PIN).action_sign()
        dialog = self.opened(self.act(document, "clerk").action_open_seal())
        self.assertEqual(dialog.date, TODAY)
        self.assertEqual(dialog.next_code, "01/TTr-SKHCN")
        dialog.with_context(qlvb_pin=PIN).action_seal_and_issue()
        self.assertEqual((document.state, document.code), ("issued", "01/TTr-SKHCN"))
