# SPDX-License-Identifier: LGPL-3.0-or-later
import pypdfium2

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from odoo.addons.qlvb_core.qlvb_toolkit import extract
from odoo.addons.qlvb_core.qlvb_toolkit.paper_copy import extract_pages
from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.qlvb_workflow.tests.test_paper import a_scan

from ..qlvb_pades import validate_pdf
from .common import PIN, TODAY, SigningCase, b64

# As a good scanner writes it; what Pillow writes is no sound PDF.
SCAN = extract_pages(a_scan(200))
AT = "23/11/2026; 09:00:00 +07:00"


class CopyCase(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.right = (
            cls.env["qlvb.copy.right"]
            .with_user(cls.people["leader"])
            .create(
                {
                    "post_id": cls.people["head"].qlvb_post_ids.id,
                    "decision": "Quyết định số 05/QĐ-SKHCN",
                    "date_from": "2026-01-05",
                }
            )
        )

    def scanned(self, data=None):
        """Return a registered paper document with its scan."""
        document = self.directed()
        self.env["qlvb.document.file"]._store(
            document, data or SCAN, "van-ban.pdf", "main"
        )
        document.invalidate_recordset()
        return document

    def ask(self, document, kind, medium, role="head", **values):
        """Return the copy asked for; the head's own is approved at once."""
        action = self.act(document, role).action_ask_copy(
            {"kind": kind, "medium": medium, "recipients": "Sở Tài chính", **values}
        )
        return self.env["qlvb.copy"].browse(action["res_id"])

    def make(self, copy):
        clerk = self.act(copy, "clerk")
        if copy.medium == "electronic":
            clerk._sign(PIN)
        else:
            clerk.action_open_make()
        copy.invalidate_recordset()
        return copy

    def text_of(self, copy):
        return extract.extract_text(copy.file_id._read_content(), "application/pdf")


class TestElectronicCopy(CopyCase):
    def test_a_scan_becomes_a_true_copy(self):
        """R79, R157: SAO Y of a paper: the agency's signature, text, no other change.

        Appended to the scan, which is not saved anew; until then the scan is for
        reference only.
        """
        document = self.scanned()
        self.assertEqual(document.legal_force, "reference")
        self.assertFalse(document.true_copy_words)
        copy = self.make(self.ask(document, "sy", "electronic"))
        scan = document._current_files("main")._read_content()
        signed = copy.file_id._read_content()
        self.assertTrue(signed.startswith(scan))
        report = validate_pdf(signed, self.env["qlvb.trust.anchor"]._policy())
        self.assertEqual(report.grade.code, "valid")
        self.assertEqual([s.kind for s in report.signatures], ["agency"])
        self.assertEqual(copy.date, TODAY)
        document.invalidate_recordset()
        self.assertIn(self.agency.name, document.true_copy_words)
        # what people read and what is sent on stays the document itself
        self.assertEqual(document._current_files("main")._read_content(), scan)

    def test_what_the_signature_says_and_where(self):
        """R157: form, agency, time with the zone, in the top right corner."""
        copy = self.make(self.ask(self.scanned(), "sy", "electronic"))
        words = f"Sao y; {self.agency.name}; {AT}"
        with self.subTest("text"):
            self.assertIn(words, self.drawn(copy.file_id._read_content()))
        box = self.widget(copy.file_id._read_content())
        self.assertGreater(box[1], 800)
        self.assertGreater(box[2], 560)

    def widget(self, pdf):
        from ..qlvb_pades.reading import open_reader

        field = open_reader(pdf).root["/AcroForm"]["/Fields"][0].get_object()
        return [float(edge) for edge in field["/Rect"]]

    def drawn(self, pdf) -> str:
        return extract.extract_text(extract_pages(pdf), "application/pdf")

    def test_a_poor_scan_is_no_copy(self):
        """R157: PDF in colour, 200 dpi, full size, or it is scanned again."""
        document = self.scanned(a_scan(100, "L", (5, 7)))
        with self.assertRaisesRegex(UserError, "200 dpi"):
            self.ask(document, "sy", "electronic")

    def test_scanned_appendices_are_signed_with_it(self):
        """R157: one file, one signature; what is no proper scan is named instead."""
        document = self.scanned()
        store = self.env["qlvb.document.file"]._store
        other = extract_pages(a_scan(210))
        store(document, other, "phu-luc.pdf", "appendix", sequence=1)
        store(document, make_pdf("Biểu"), "bieu.pdf", "appendix", sequence=2)
        document.invalidate_recordset()
        copy = self.make(self.ask(document, "sy", "electronic"))
        self.assertEqual(copy.left_out, "bieu.pdf")
        self.assertEqual(len(pypdfium2.PdfDocument(copy.file_id._read_content())), 2)
        self.assertEqual(copy.file_id.signature_ids.mapped("grade"), ["valid"])

    def test_an_unsound_scan_is_saved_anew(self):
        """R157: what some scanners write cannot grow; it carries no signature yet."""
        copy = self.make(self.ask(self.scanned(a_scan(200)), "sy", "electronic"))
        self.assertEqual(copy.file_id.signature_ids.mapped("grade"), ["valid"])

    def test_a_signed_document_is_its_own_original(self):
        """R157: Điều 25 knows no electronic true copy of an electronic document."""
        with self.assertRaisesRegex(UserError, "own original"):
            self.ask(self.issued(), "sy", "electronic")

    def test_an_extract_of_a_signed_document(self):
        """R157: some pages in a new file, signed; the document stays untouched."""
        document = self.issued()
        before = self.main_pdf(document)
        for pages in ("", "0", "1-99", "hai"):
            with self.subTest(pages=pages), self.assertRaises(UserError):
                self.ask(document, "trs", "electronic", pages=pages)
        copy = self.make(self.ask(document, "trs", "electronic", pages="1"))
        self.assertEqual(self.main_pdf(document), before)
        report = validate_pdf(
            copy.file_id._read_content(), self.env["qlvb.trust.anchor"]._policy()
        )
        self.assertEqual([s.kind for s in report.signatures], ["agency"])
        self.assertIn("Trích sao; ", self.drawn(copy.file_id._read_content()))

    def test_only_the_custodian_signs(self):
        """R157: Điều 32: the key of the agency; nothing is kept after a refusal."""
        copy = self.ask(self.scanned(), "sy", "electronic")
        with self.assertRaisesRegex(UserError, "PIN"), self.cr.savepoint():
            self.act(copy, "clerk")._sign("sai")
        self.assertEqual(copy.state, "approved")
        for role in ("head", "specialist", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(copy, role)._sign(PIN)


class TestPaperCopy(CopyCase):
    def test_numbers_run_through_all_kinds(self):
        """R157: NN/SY, NN/SL, NN/TrS from 01, common to all kinds, each year."""
        document = self.issued()
        true_copy = self.make(self.ask(document, "sy", "paper"))
        extract_copy = self.make(self.ask(document, "trs", "paper", pages="1"))
        second = self.make(
            self.ask(document, "sl", "paper", source_copy_id=true_copy.id)
        )
        self.assertEqual(true_copy.code, "01/SY-SKHCN")
        self.assertEqual(extract_copy.code, "02/TrS-SKHCN")
        self.assertEqual(second.code, "03/SL-SKHCN")
        register = true_copy.entry_id.register_id
        self.assertEqual((register.series, register.year), ("copy", 2026))

    def test_what_is_printed(self):
        """R157: below the copied text: form, agency, number, place, date, signer."""
        copy = self.make(self.ask(self.issued(), "sy", "paper"))
        words = self.text_of(copy)
        for part in (
            "SAO Y",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "Số: 01/SY-SKHCN",
            "Hưng Yên, ngày 23 tháng 11 năm 2026",
            "TL. GIÁM ĐỐC",
            "TRƯỞNG PHÒNG",
            "Người head",
            "Sở Tài chính",
            "Lưu: VT.",
        ):
            with self.subTest(part=part):
                self.assertIn(part, words)
        self.assertIn("TTr-SKHCN", words)

    def pages_of(self, file) -> int:
        return len(pypdfium2.PdfDocument(file._read_content()))

    def test_a_true_copy_holds_the_appendices(self):
        """R157, R158: Điều 3.10: all that the document says; so its sao lục too."""
        document = self.issued()
        main, appendix = (document._current_files(r) for r in ("main", "appendix"))
        copy = self.make(self.ask(document, "sy", "paper"))
        words = self.text_of(copy)
        self.assertIn("Phụ lục", words)
        self.assertLess(words.index("Phụ lục"), words.index("SAO Y"))
        whole = self.pages_of(main) + self.pages_of(appendix)
        self.assertEqual(self.pages_of(copy.file_id), whole + 1)
        self.assertEqual(copy.appendix_ids, appendix)
        self.assertFalse(copy.left_out)
        second = self.make(self.ask(document, "sl", "paper", source_copy_id=copy.id))
        self.assertIn("Phụ lục", self.text_of(second))
        self.assertEqual(self.pages_of(second.file_id), whole + 2)

    def test_an_appendix_that_is_no_pdf_is_named(self):
        """R157: on the page and in the dialog; it is printed and attached by hand."""
        document = self.scanned()
        store = self.env["qlvb.document.file"]._store
        store(document, make_docx(), "bang-ke.docx", "appendix")
        store(document, make_pdf("Biểu số 2"), "bieu-2.pdf", "appendix", sequence=2)
        document.invalidate_recordset()
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        with Form(dialogs.with_context(default_document_id=document.id)) as dialog:
            dialog.medium = "paper"
            dialog.free_lines = "Sở Tài chính"
            self.assertIn("bieu-2.pdf", dialog.content_words)
            self.assertIn("by hand: bang-ke.docx", dialog.content_words)
        copy = self.make(self.ask(document, "sy", "paper"))
        self.assertEqual(copy.left_out, "bang-ke.docx")
        self.assertIn("Biểu số 2", self.text_of(copy))
        second = self.ask(document, "sl", "paper", source_copy_id=copy.id)
        self.assertEqual(second.left_out, "bang-ke.docx")

    def test_an_extract_counts_pages_through_the_appendices(self):
        """R157: Điều 3.12: of the part that is asked for, wherever it stands."""
        document = self.issued()
        last = self.pages_of(document._current_files("main")) + 1
        copy = self.make(self.ask(document, "trs", "paper", pages=str(last)))
        words = self.text_of(copy)
        self.assertIn("Phụ lục", words)
        self.assertNotIn("Nơi nhận", words.partition("TRÍCH SAO")[0])
        with self.assertRaisesRegex(UserError, f"of 1 to {last}"):
            self.ask(document, "trs", "paper", pages=str(last + 1))
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        with Form(dialogs.with_context(default_document_id=document.id)) as dialog:
            dialog.kind = "trs"
            dialog.pages = "1"
            dialog.free_lines = "Sở Tài chính"
            self.assertIn(f"{last}: ", dialog.content_words)

    def test_the_numbered_copy_opens_and_says_what_is_left(self):
        """R157: paper is printed, signed and sealed by hand; nothing is done before."""
        copy = self.ask(self.issued(), "sy", "paper", copy_count=3)
        self.assertFalse(copy.paper_words)
        said = self.act(copy, "clerk").action_open_make()
        copy.invalidate_recordset()
        self.assertEqual(
            said["params"]["opens"],
            {
                "type": "ir.actions.act_url",
                "url": f"/qlvb/file/{copy.file_id.id}",
                "target": "new",
            },
        )
        for part in ("3", "Người head"):
            self.assertIn(part, copy.paper_words)

    def test_a_copy_of_a_copy_needs_a_true_copy(self):
        """R158: the source of a sao lục is a sao y made in the system."""
        document = self.issued()
        other = self.make(self.ask(self.scanned(), "sy", "paper"))
        waiting = self.ask(document, "sy", "paper")
        for source in (None, other.id, waiting.id, 0):
            with (
                self.subTest(source=source),
                self.assertRaisesRegex(UserError, "sao y"),
            ):
                self.ask(document, "sl", "paper", source_copy_id=source)
        self.make(waiting)
        copy = self.make(self.ask(document, "sl", "paper", source_copy_id=waiting.id))
        self.assertEqual(copy.source_copy_id, waiting)

    def test_a_true_copy_that_was_received_is_copied_on(self):
        """R158: the ministry's sao y on paper is in the system, and is its source."""
        document = self.scanned()
        document.sudo().code_notation = "SY-BTC"
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        dialog = Form(dialogs.with_context(default_document_id=document.id))
        dialog.kind = "sl"
        self.assertTrue(dialog.of_received)
        dialog.free_lines = "Sở Tài chính"
        action = dialog.save().action_confirm()
        copy = self.make(self.env["qlvb.copy"].browse(action["res_id"]))
        self.assertEqual((copy.state, copy._form()), ("made", "Sao lục"))
        self.assertTrue(copy.of_received)
        # of what was not received it is not said
        with self.assertRaisesRegex(UserError, "sao y"):
            self.ask(self.issued(), "sl", "paper", of_received=True)

    def test_a_better_scan_is_added_where_the_copy_is_asked_for(self):
        """R157, R90: said before it is filled in; what was registered stays."""
        document = self.scanned(a_scan(100, "L", (5, 7)))
        before = self.main_pdf(document)
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        dialog = Form(dialogs.with_context(default_document_id=document.id))
        self.assertIn("200 dpi", dialog.scan_words)
        dialog.medium = "paper"
        self.assertFalse(dialog.scan_words)
        dialog.medium = "electronic"
        dialog.free_lines = "Sở Tài chính"
        saved = dialog.save()
        saved.write({"content": b64(SCAN), "filename": "quet-lai.pdf"})
        action = saved.action_confirm()
        copy = self.make(self.env["qlvb.copy"].browse(action["res_id"]))
        self.assertTrue(copy.file_id._read_content().startswith(SCAN))
        self.assertEqual(self.main_pdf(document), before)
        with self.assertRaisesRegex(UserError, "certified copy.*200 dpi.*add the new"):
            self.ask(document, "sy", "electronic")

    def test_a_copy_is_of_the_registered_scan_where_that_is_good(self):
        """R157: no other paper is certified as the one that was registered."""
        document = self.scanned()
        other = {"scan": b64(extract_pages(a_scan(210))), "scan_name": "CV-123.pdf"}
        copy = self.ask(document, "sy", "electronic", **other)
        self.assertEqual(copy.source_file_id, document._current_files("main"))

    def test_what_is_sent_wrongly_is_refused_in_words(self):
        """R157, invariant 10: over RPC nothing is typed in a form."""
        document = self.scanned()
        for wrong in (
            {"kind": "xx"},
            {"medium": ["paper"]},
            {"recipients": 7},
            {"copy_count": "2"},
            {"copy_count": 2**40},
            {"pages": {"a": 1}, "kind": "trs"},
            {"right_id": [1, 2]},
            {"unit_ids": "1"},
            {"unit_ids": [2**31 - 1]},
            {"unit_ids": self.department.ids},
            {"correspondent_ids": [True]},
            {"source_copy_id": 2**31 - 1, "kind": "sl"},
            {"of_received": "yes", "kind": "sl"},
        ):
            values = {"kind": "sy", "medium": "paper", "recipients": "x", **wrong}
            with self.subTest(wrong=wrong), self.assertRaises(UserError):
                self.act(document, "head").action_ask_copy(values)

    def test_a_scan_is_looked_at_before_the_dialog_keeps_it(self):
        """R3, R158: a state secret is refused by the dialog itself, not after it."""
        document = self.scanned()
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        values = {
            "document_id": document.id,
            "free_lines": "Sở Tài chính",
            "content": b64(make_pdf("TUYỆT MẬT", "Kính gửi")),
            "filename": "sao-y.pdf",
        }
        with self.assertRaisesRegex(UserError, "secrecy mark"):
            dialogs.create(values)

    def test_the_dialog_says_at_once_what_is_no_copy(self):
        """R157: Điều 25: a signed original is sent itself, not an electronic copy."""
        document = self.issued()
        body = self.env["qlvb.correspondent"].create({"name": "Bộ Khoa học"})
        dialogs = self.env["qlvb.copy.wizard"].with_user(self.people["head"])
        with Form(dialogs.with_context(default_document_id=document.id)) as dialog:
            self.assertFalse(dialog.unlawful_words)
            dialog.medium = "electronic"
            self.assertIn("own original", dialog.unlawful_words)
            # who receives it is chosen before anything is saved
            dialog.correspondent_ids.add(body)
            self.assertIn("Bộ Khoa học", dialog.way_words)
            dialog.medium = "paper"
            self.assertFalse(dialog.unlawful_words)
            self.assertIn("Printed", dialog.way_words)

    def test_an_electronic_copy_of_a_copy_is_of_its_scan(self):
        """R157, R158: the sao y on paper is scanned and signed as sao lục."""
        document = self.issued()
        source = self.make(self.ask(document, "sy", "paper"))
        with self.assertRaisesRegex(UserError, "scan"):
            self.ask(document, "sl", "electronic", source_copy_id=source.id)
        copy = self.make(
            self.ask(
                document,
                "sl",
                "electronic",
                source_copy_id=source.id,
                scan=b64(SCAN),
                scan_name="01-SY.pdf",
            )
        )
        self.assertTrue(copy.file_id._read_content().startswith(SCAN))


class TestCopyRight(CopyCase):
    def test_who_signs_copies_is_set_by_the_head(self):
        """R157: Điều 27: only by a recorded right that is in force."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        self.assertEqual(copy.state, "asked")
        for role in ("specialist", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(copy, role).action_approve()
        with self.assertRaisesRegex(UserError, "approved"):
            self.act(copy, "clerk").action_open_make()
        self.right.with_user(self.people["leader"]).date_to = "2026-11-22"
        with self.assertRaises(AccessError):
            self.act(copy, "head").action_approve()
        with self.assertRaisesRegex(UserError, "Nobody signs copies"):
            self.ask(copy.document_id, "sy", "paper", role="specialist")
        self.right.with_user(self.people["leader"]).date_to = False
        self.act(copy, "head").action_approve()
        self.assertEqual((copy.state, copy.right_id), ("approved", self.right))

    def test_only_the_head_gives_the_right(self):
        """R157"""
        values = {
            "post_id": self.people["clerk"].qlvb_post_ids.id,
            "agency_id": self.agency.id,
            "decision": "tự nhận",
        }
        for role in ("clerk", "head", "specialist", "unit_admin"):
            rights = self.env["qlvb.copy.right"].with_user(self.people[role])
            with self.subTest(role=role), self.assertRaises(AccessError):
                rights.create(values)
        with self.assertRaises(UserError):
            self.right.with_user(self.people["leader"]).decision = "khác"

    def test_a_refused_copy_says_why(self):
        """R157"""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        head = self.act(copy, "head")
        with self.assertRaises(UserError):
            head.action_refuse(" ")
        head.action_refuse("Đã gửi bản chính.")
        self.assertEqual((copy.state, copy.refusal), ("refused", "Đã gửi bản chính."))
        with self.assertRaises(UserError):
            head.action_approve()

    def test_no_copy_of_a_draft_or_by_strangers(self):
        """R157, R28"""
        with self.assertRaises(UserError):
            self.ask(self.approved_draft, "sy", "paper", role="specialist")
        document = self.issued()
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).action_ask_copy({"kind": "sy"})

    def waiting(self, copy):
        """Return for whom which work on the copy is open."""
        items = self.env["qlvb.work.item"].search(
            [("copy_id", "=", copy.id), ("state", "=", "open")]
        )
        return {(item.kind, item.principal) for item in items}

    def test_it_waits_on_the_desk_of_who_acts_next(self):
        """R157: of the chosen signer, then of the clerk, then of nobody."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        head = self.people["head"]
        self.assertEqual(self.waiting(copy), {("approve_copy", f"user:{head.id}")})
        items = self.env["qlvb.work.item"].with_user(head)
        (item,) = items.search([("is_mine", "=", True), ("copy_id", "=", copy.id)])
        self.assertIn(copy.document_id.subject, item.subject)
        self.assertEqual(item.action_open()["res_id"], copy.id)
        said = self.act(copy, "head").action_approve()
        self.assertEqual(said["params"]["left"]["kind"], "approve_copy")
        clerk = f"clerk@{self.agency.id}"
        self.assertEqual(self.waiting(copy), {("make_copy", clerk)})
        self.make(copy)
        self.assertFalse(self.waiting(copy))

    def test_what_is_not_to_be_made_any_more_leaves_the_desk(self):
        """R157: refused by the signer, or given up before it is made."""
        document = self.issued()
        copy = self.ask(document, "sy", "paper", role="specialist")
        self.act(copy, "head").action_refuse("Đã gửi bản chính.")
        self.assertFalse(self.waiting(copy))
        copy = self.ask(document, "sy", "paper")
        with self.assertRaises(AccessError):
            self.act(copy, "specialist").action_refuse("Không cần nữa.")
        self.act(copy, "clerk").action_refuse("Không cần nữa.")
        self.assertEqual(copy.state, "refused")
        self.assertFalse(self.waiting(copy))
        copy = self.make(self.ask(document, "sy", "paper"))
        with self.assertRaises(UserError):
            self.act(copy, "clerk").action_refuse("Không cần nữa.")

    def test_a_name_the_system_knows_becomes_the_agency(self):
        """R157: who receives it are agencies, bodies and lines, as of a document."""
        copy = self.ask(
            self.issued(),
            "sy",
            "paper",
            recipients="Sở Nội vụ; Phòng Kế hoạch",
            unit_ids=self.other_agency.ids,
        )
        self.assertEqual(copy.unit_ids, self.other_agency)
        self.assertEqual(copy.free_lines, "Phòng Kế hoạch")
        self.assertEqual(copy.recipients, "Sở Nội vụ; Phòng Kế hoạch")
        words = self.text_of(self.make(copy))
        self.assertIn("- Phòng Kế hoạch;", words)

    def test_each_step_is_in_the_journal(self):
        document = self.issued()
        self.make(self.ask(document, "sy", "paper"))
        for code in ("copy.asked", "copy.approved", "copy.made"):
            self.assertEqual(len(self.events(document, code)), 1, code)
