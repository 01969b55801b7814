# SPDX-License-Identifier: LGPL-3.0-or-later
import io

from PIL import Image

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import ProvinceCase, make_docx, make_pdf


@tagged("post_install", "-at_install")
class TestDocument(ProvinceCase):
    def test_system_fields_are_refused(self):
        document = self.new_draft()
        for values in (
            {"agency_id": self.other_agency.id},
            {"code_number": "35"},
            {"arrival_number": 1},
            {"document_identifier": "x"},
            {"participant_ids": [(5, 0, 0)]},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                document.write(values)

    def test_nobody_creates_in_a_foreign_agency(self):
        """R21: an act outside the own agency is refused."""
        with self.assertRaises(AccessError):
            self.new_draft(self.stranger)

    def test_a_document_is_never_deleted(self):
        with self.assertRaises(UserError):
            self.new_draft().sudo().unlink()

    def test_correction_keeps_old_and_new_value(self):
        """R90: a corrected field keeps its old value in the journal."""
        document = self.new_draft()
        document.sudo().write({"subject": "Tờ trình đã sửa"})
        event = self.events(document, "document.write")[:1]
        self.assertIn("Tờ trình ban hành", event.data)
        self.assertIn("Tờ trình đã sửa", event.data)

    def test_text_is_stored_in_one_unicode_form(self):
        """R61: decomposed input is stored precomposed."""
        document = self.new_draft(subject="Quye\u0302\u0301t đi\u0323nh")
        self.assertEqual(document.subject, "Quyết định")

    def test_number_series_of_types(self):
        """R132: administrative types share a series, normative ones have their own."""
        self.assertEqual(self.type_report._series(), "administrative")
        normative = self.env.ref("qlvb_core.document_type_quyet_dinh_qppl")
        self.assertEqual(normative._series(), "normative:QĐ")

    def test_a_code_of_the_party_keeps_its_hyphen(self):
        """R84: 77-TB/HND is what stands on the paper."""
        document = self.new_draft()
        document.sudo().write({"code_number": "77", "code_notation": "TB/HND"})
        self.assertEqual(document.code, "77-TB/HND")

    def test_normative_code_carries_the_year(self):
        """R49: 76/2025/QĐ-UBND; R51: an administrative one does not, 07/TTr-SKHCN."""
        normative = self.env.ref("qlvb_core.document_type_quyet_dinh_qppl")
        decision = self.new_draft(type_id=normative.id, code_notation="QĐ-UBND")
        entry = self.number(decision)
        year = self.env.cr.now().year
        self.assertEqual(decision.code, f"{entry.number:02d}/{year}/QĐ-UBND")
        report = self.new_draft(code_notation="TTr-SKHCN")
        entry = self.number(report)
        self.assertEqual(report.code, f"{entry.number:02d}/TTr-SKHCN")

    def number(self, document):
        day = self.env.cr.now().date()
        entry = document._number_register(day)._take(day, reason="Giữ số")
        document._give_code_number(entry)
        return entry

    def test_the_29_administrative_types(self):
        """R50: exactly the 29 types; công văn and thư công have no abbreviation."""
        types = self.env["qlvb.document.type"].search(
            [("document_class", "=", "administrative"), ("incoming_only", "=", False)]
        )
        self.assertEqual(len(types), 29)
        without = types.filtered(lambda t: not t.code)
        self.assertEqual(set(without.mapped("name")), {"Công văn", "Thư công"})
        self.assertNotIn("CV", types.mapped("code"))

    def test_what_only_comes_in_is_not_drafted(self):
        """R84, R50: a Nghị định is registered, no agency of the province issues one."""
        decree = self.env.ref("qlvb_core.document_type_nghi_dinh")
        with self.assertRaises(ValidationError):
            self.new_draft(type_id=decree.id)
        arrived = self.new_draft(
            self.people["clerk"],
            direction="incoming",
            unit_id=False,
            type_id=decree.id,
        )
        self.assertEqual(arrived.type_id, decree)


@tagged("post_install", "-at_install")
class TestDocumentFile(ProvinceCase):
    def store(self, document, data, name, role="draft"):
        return (
            self.env["qlvb.document.file"]
            .with_user(document.env.user)
            ._store(document, data, name, role)
        )

    def test_a_new_version_is_a_new_row(self):
        """R111: every version is kept."""
        document = self.new_draft()
        first = self.store(document, make_docx("một"), "du-thao.docx")
        second = self.store(document, make_docx("hai"), "du-thao.docx")
        self.assertEqual((first.version, second.version), (1, 2))
        self.assertFalse(first.is_current)
        self.assertTrue(second.is_current)
        self.assertEqual(second.previous_id, first)

    def test_stored_content_never_changes(self):
        file = self.store(self.new_draft(), make_pdf("goc"), "goc.pdf", "main").sudo()
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", file._name),
                    ("res_id", "=", file.id),
                    ("res_field", "!=", False),
                ]
            )
        )
        for attack in (
            lambda: file.write({"content": b"eA=="}),
            lambda: file.write({"sha256": "0" * 64}),
            lambda: attachment.write({"raw": b"x"}),
            lambda: attachment.write({"res_id": 0}),
            attachment.unlink,
        ):
            with self.assertRaises(AccessError):
                attack()
        with self.assertRaises(UserError):
            file.unlink()

    def test_a_large_picture_stays_as_it_came(self):
        """A page scanned to a picture is read and checked by the bytes received."""
        picture = io.BytesIO()
        Image.new("L", (1654, 2339), 255).save(picture, "JPEG")  # A4 at 200 dpi
        data = picture.getvalue()
        file = self.store(self.new_draft(), data, "ban-chup.jpg", "related").sudo()
        self.assertEqual(file._read_content(), data)

    def test_bad_files_leave_nothing_behind(self):
        """R60, R65: refused by content, in words, with nothing kept."""
        document = self.new_draft()
        before = self.env["qlvb.document.file"].sudo().search_count([])
        self.env["qlvb.rule"].search([("code", "=", "file.max_bytes")]).value = "3000"
        self.env.registry.clear_cache()
        cases = {
            "rong.pdf": b"",
            "lon.pdf": make_pdf() + b" " * 4000,
            "gia.pdf": make_docx()[:2000],
            "chay.exe": b"MZ\x90\x00" + b"\0" * 100,
            "hong.pdf": make_pdf()[:300],
        }
        for name, data in cases.items():
            with self.subTest(name=name), self.assertRaisesRegex(UserError, name):
                self.store(document, data, name, "main")
        self.assertEqual(self.env["qlvb.document.file"].sudo().search_count([]), before)

    def test_a_secret_mark_is_refused(self):
        """R3: a page marked TUYỆT MẬT is refused and nothing is stored."""
        document = self.new_draft()
        with self.assertRaisesRegex(UserError, "(?i)tuyệt mật"):
            self.store(document, make_pdf("TUYỆT MẬT", "Kính gửi"), "mat.pdf", "main")
        self.assertFalse(document.file_ids)

    def test_a_pdf_is_read_in_the_background(self):
        """R177: nobody waits for a long file; search finds it once it is read."""
        document = self.new_draft()
        stored = self.store(
            document, make_pdf("Kiên cố hóa kênh mương"), "a.pdf", "main"
        )
        search = self.env["qlvb.document"].with_user(self.people["specialist"]).search
        domain = [("search_text", "ilike", "kien co hoa")]
        self.assertNotIn(document, search(domain))
        stored.sudo()._keep_text(stored.sudo()._current_text_facts())
        self.assertIn(document, search(domain))
        self.assertFalse(stored.text_pending)

    def test_content_is_searchable_with_and_without_accents(self):
        """R177: found by number, symbol, words of subject or content."""
        document = self.new_draft(code_notation="TTr-SKHCN")
        self.store(document, make_docx("Đường băng thông rộng nông thôn"), "a.docx")
        search = self.env["qlvb.document"].with_user(self.people["specialist"]).search
        for words in ("băng thông", "bang thong", "quy chế", "quy che", "ttr-skhcn"):
            with self.subTest(words=words):
                self.assertIn(document, search([("search_text", "ilike", words)]))
        self.assertNotIn(document, search([("search_text", "ilike", "thủy lợi")]))
