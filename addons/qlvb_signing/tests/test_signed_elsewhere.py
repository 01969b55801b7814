# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import subprocess
import tempfile
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.qlvb_toolkit.office import page_png
from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_workflow.tests.common import TODAY, b64
from odoo.addons.queue_job.tests.common import trap_jobs

from ..qlvb_pades.appearance import INVISIBLE
from .common import PIN
from .test_places import PlacesCase, by_hand


class TestSignedElsewhere(PlacesCase):
    """R137: uploaded PDFs that carry a signature made with another program."""

    def elsewhere(self, holder="leader", pdf=None, **metadata):
        """Return the PDF of the shipped template, or this one, signed outside."""
        pdf = pdf or self.main_pdf(self.approved_draft)
        signer = PdfSigner(
            PdfSignatureMetadata(
                field_name="Signature1", md_algorithm="sha256", **metadata
            ),
            SimpleSigner.load_pkcs12_data(self.pki.p12(holder), [], PIN.encode()),
            stamp_style=INVISIBLE,
            new_field_spec=SigFieldSpec("Signature1", box=(300, 100, 400, 150)),
        )
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        return bytes(signer.sign_pdf(writer, bytes_reserved=16384).getvalue())

    def pdfsig(self, pdf) -> str:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            Path(file.name).write_bytes(pdf)
            return subprocess.run(
                ["pdfsig", "-nocert", file.name],
                check=True,
                capture_output=True,
                text=True,
            ).stdout

    def test_the_signers_signature_counts_and_the_agency_follows(self):
        """R137, R136, R131: not a byte is rewritten, each signature stays valid."""
        pdf = self.elsewhere()
        draft = self.approve(self.uploaded(pdf))
        self.assertEqual(self.main_pdf(draft), pdf)
        self.assertEqual(draft.place_state, "elsewhere")
        leader = self.act(draft, "leader")
        with self.assertRaisesRegex(UserError, "already carries signatures"):
            leader._sign(PIN)
        dialog = leader.env["qlvb.sign.wizard"].create({"document_id": draft.id})
        dialog.action_take_signature()
        self.assertEqual(draft.state, "signed")
        self.assertEqual(self.main_pdf(draft), pdf)
        self.act(draft, "clerk")._seal(PIN, TODAY)
        sealed = self.main_pdf(draft)
        self.assertTrue(sealed.startswith(pdf))
        self.assertEqual(draft.legal_force, "original")
        self.assertEqual(
            draft.current_signature_ids.mapped("grade"), ["valid", "valid", "valid"]
        )
        said = self.pdfsig(sealed)
        self.assertEqual(said.count("Signature is Valid"), 3)
        self.assertIn("Total document signed", said.rpartition("Signature #")[2])
        self.assertIn(draft.code_number, self.text_of(sealed))

    def test_the_signers_own_file_that_lacks_places_is_told_as_signed(self):
        """R137: whose signature it is, then what is to be placed beside it."""
        pdf = self.elsewhere(pdf=make_pdf("TỜ TRÌNH"))
        draft = self.approve(self.uploaded(pdf))
        self.assertEqual(draft.place_state, "missing")
        words = draft.place_problem
        self.assertIn(self.certificate.serial, words)
        self.assertIn("can count here", words)
        self.assertNotIn("before signing", words)
        leader = self.act(draft, "leader")
        page = leader.signing_places()
        names = [name for name, _label in page["labels"]]
        self.assertEqual(names, ["number", "day", "month", "seal"])
        places = {name: by_hand()[name] for name in names}
        leader.action_set_places(page["file_id"], places)
        self.assertEqual(draft.place_state, "elsewhere")
        leader.action_take_signature()
        self.act(draft, "clerk")._seal(PIN, TODAY)
        self.assertTrue(self.main_pdf(draft).startswith(pdf))
        self.assertEqual(draft.legal_force, "original")

    def test_the_clerk_sees_before_what_a_recognised_file_will_be(self):
        """R137, R140: number, date and seal in their places, as of any other file."""
        draft = self.approve(self.uploaded(self.elsewhere()))
        self.act(draft, "leader").action_take_signature()
        pdf, pages = self.act(draft, "clerk")._seal_preview(1, TODAY)
        self.assertTrue(pages)
        before = page_png(self.main_pdf(draft), pages[-1], 800)
        self.assertNotEqual(page_png(pdf, pages[-1], 800), before)

    def way_of(self, draft) -> str:
        """Return how the issued document counts in the report (R243)."""
        document = draft.sudo()
        document.write({"state": "issued", "issued_date": TODAY})
        self.env.flush_all()
        self.env.invalidate_all()
        figures = self.env["qlvb.signing.figure"].with_user(self.people["monitor"])
        return figures.search([("document_id", "=", draft.id)]).way

    def test_a_signature_given_elsewhere_counts_as_the_heads(self):
        """R243: recognised, it is the head's; of nobody known here, it is outside."""
        self.leader_post.title = "Giám đốc"
        draft = self.approve(self.uploaded(self.elsewhere()))
        self.act(draft, "leader").action_take_signature()
        self.assertEqual(self.way_of(draft), "head")
        strange = self.approve(self.uploaded(self.elsewhere("somebody")))
        self.assertEqual(self.way_of(strange), "outside")

    def text_of(self, pdf) -> str:
        return subprocess.run(
            ["pdftotext", "-layout", "-", "-"],
            input=pdf,
            check=True,
            capture_output=True,
        ).stdout.decode()

    def test_another_persons_signature_does_not_count(self):
        """R125, R137: the certificate is registered for whoever is to sign."""
        draft = self.approve(self.uploaded(self.elsewhere("somebody")))
        with self.assertRaisesRegex(UserError, "registered for you"):
            self.act(draft, "leader").action_take_signature()
        self.assertEqual(draft.state, "approved")
        for role in ("clerk", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(draft, role).action_take_signature()

    def test_whose_signature_it_is_stands_on_the_draft_from_the_upload_on(self):
        """R137, R128: holder, certificate, kind and time, for all who read it."""
        draft = self.uploaded(self.elsewhere())
        self.assertEqual(draft.place_state, "elsewhere")
        for part in (
            self.people["leader"].name,
            self.certificate.serial,
            "+07:00",
            "hợp lệ",
        ):
            with self.subTest(part=part):
                self.assertIn(part, draft.place_problem)

    def test_a_strangers_signature_is_told_at_the_upload_and_at_the_submission(self):
        """R137: the drafter hears it first, then head and checker; not the leader."""
        draft = self.complete_draft()
        with trap_jobs():
            draft.action_upload_draft("da-ky.pdf", b64(self.elsewhere("somebody")))
        self.assertEqual(draft.place_state, "foreign")
        self.assertIn("Người khác", draft.place_problem)
        draft.not_secret = True
        said = draft.action_submit()["params"]["message"]
        self.assertIn("not the signer's", said)
        for role in ("head", "form_checker"):
            with self.subTest(role=role):
                seen = self.act(draft, role).place_problem
                self.assertIn("Upload the unsigned file", seen)

    def assert_strangers_all_the_way(self, draft):
        draft.not_secret = True
        self.approve(draft)
        for role in ("specialist", "head", "form_checker", "leader"):
            seen = self.act(draft, role)
            with self.subTest(role=role):
                self.assertEqual(seen.place_state, "foreign")
                self.assertIn("Người khác", seen.place_problem)
                self.assertIn("Upload the unsigned file", seen.place_problem)
        leader = self.act(draft, "leader")
        with self.assertRaisesRegex(UserError, "Upload the unsigned file"):
            leader.action_open_places()
        dialog = leader.env["qlvb.sign.wizard"].create({"document_id": draft.id})
        self.assertEqual(dialog.place_state, "foreign")

    def test_what_another_agency_signed_is_told_before_the_places_it_lacks(self):
        """R137: as a new version of a draft; its page names no place."""
        theirs = self.elsewhere("somebody", make_pdf("SỞ NỘI VỤ", "Kính gửi"))
        self.assert_strangers_all_the_way(self.uploaded(theirs))

    def test_what_another_agency_signed_is_told_of_the_first_file_too(self):
        """R137"""
        to = Command.create({"unit_id": self.other_agency.id})
        draft = self.new_draft(signer_post_id=self.leader_post.id, recipient_ids=[to])
        theirs = self.elsewhere("somebody", make_pdf("SỞ NỘI VỤ", "Kính gửi"))
        with trap_jobs() as trap:
            draft.action_upload_draft("da-ky.pdf", b64(theirs))
            trap.perform_enqueued_jobs()
        draft.invalidate_recordset()
        self.assert_strangers_all_the_way(draft)

    def test_a_revoked_certificate_does_not_count(self):
        """R125, R131: its issuer is asked, as before every signature."""
        self.replace_certificate("revoked")
        draft = self.approve(self.uploaded(self.elsewhere("revoked")))
        with self.assertRaisesRegex(UserError, "no valid signature"):
            self.act(draft, "leader").action_take_signature()
        self.assertEqual(draft.state, "approved")

    def test_a_certificate_stopped_here_does_not_count(self):
        """R125, R241: lost and reported, before its issuer has revoked it."""
        draft = self.approve(self.uploaded(self.elsewhere()))
        self.certificate.state = "suspended"
        with self.assertRaises(UserError):
            self.act(draft, "leader").action_take_signature()
        self.assertEqual(draft.state, "approved")

    def test_an_unsigned_pdf_has_nothing_that_counts(self):
        """R131: nobody is spared the PIN."""
        with self.assertRaisesRegex(UserError, "Sign it here"):
            self.act(self.approved_draft, "leader").action_take_signature()

    def test_a_certified_pdf_is_refused_at_once(self):
        """R137: said to the drafter, with what to do; nothing is kept."""
        draft = self.complete_draft()
        for permission in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS):
            pdf = self.elsewhere(certify=True, docmdp_permissions=permission)
            with (
                self.subTest(permission=permission),
                self.assertRaisesRegex(UserError, "Upload the unsigned file"),
                self.cr.savepoint(),
            ):
                draft.action_upload_draft("da-ky.pdf", b64(pdf))
        self.assertEqual(draft._current_files("draft").name, "du-thao.docx")

    def test_an_appendix_comes_unsigned(self):
        """R140: the agency signs it first, and alone."""
        draft = self.complete_draft()
        with self.assertRaisesRegex(UserError, "appendix is signed already"):
            draft.action_upload_draft(
                "phu-luc.pdf", b64(self.elsewhere()), "appendix_draft"
            )


class TestReturnToSigner(PlacesCase):
    def test_the_clerk_gives_it_back_before_it_has_a_number(self):
        """R137: the signer signs the same PDF anew; what was signed is kept."""
        document = self.signed()
        unsigned = document._current_files("main").source_id
        number = self.last_number()
        clerk = self.act(document, "clerk")
        with self.assertRaises(UserError):
            clerk.action_return_signed(" ")
        clerk.action_return_signed("Ký nhầm chức danh.")
        document.invalidate_recordset()
        self.assertEqual(document.state, "approved")
        self.assertEqual(document._current_files("main"), unsigned)
        self.assertFalse(document.sending_state)
        self.assertFalse(document.current_signature_ids)
        self.assertEqual(self.last_number(), number)
        self.act(document, "leader")._sign(PIN)
        document.invalidate_recordset()
        self.assertEqual(document._current_files("main").version, 3)
        clerk._seal(PIN, TODAY)
        self.assertEqual(document.legal_force, "original")

    def test_the_signer_may_send_it_to_its_drafter(self):
        """R137, R122: the way back is open to the draft."""
        document = self.signed()
        self.act(document, "clerk").action_return_signed("Thiếu phụ lục.")
        self.act(document, "leader").action_return_draft("Bổ sung phụ lục.")
        self.act(document, "head").action_pass_back()
        self.assertEqual(document.state, "draft")

    def test_only_the_clerk_and_only_before_numbering(self):
        """R137: a number once given is not taken back this way."""
        document = self.signed()
        for role in ("leader", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_return_signed("Trả lại.")
        self.act(document, "clerk")._seal(PIN, TODAY)
        with self.assertRaises(UserError):
            self.act(document, "clerk").action_return_signed("Trả lại.")
