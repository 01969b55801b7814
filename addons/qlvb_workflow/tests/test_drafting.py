# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.qlvb_toolkit.errors import ConversionError
from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from ..models.document_drafting import _as_head
from .common import WorkflowCase, b64


def words(data: bytes) -> str:
    """Return all text of a DOCX, one paragraph per line."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    paragraphs = root.iter("{*}p")
    return "\n".join("".join(p.itertext("{*}t")) for p in paragraphs)


@tagged("post_install", "-at_install")
class TestDrafting(WorkflowCase):
    def upload(self, draft, name="du-thao.docx", data=None, **options):
        with trap_jobs() as trap:
            draft.action_upload_draft(name, b64(data or make_docx()), **options)
        return trap

    def test_draft_from_the_template(self):
        """R110: the template prints what the form says."""
        draft = self.new_draft(
            template_id=self.env.ref("qlvb_workflow.document_template_to_trinh").id,
            signer_post_id=self.leader_post.id,
            recipient_ids=[Command.create({"unit_id": self.other_agency.id})],
            urgency="1",
            draft_text="Căn cứ Luật Chuyển giao công nghệ;\nSở kính trình xem xét.",
        )
        with trap_jobs():
            draft.action_make_draft()
        text = words(draft._current_files("draft")._read_content())
        for expected in (
            "ỦY BAN NHÂN DÂN TỈNH\u00a0HƯNG\u00a0YÊN",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "TTr-SKHCN",
            "KHẨN",
            "Hưng Yên, ngày",
            "TỜ TRÌNH\nBan hành Quy chế quản lý văn bản\n",
            "Kính gửi: Sở Nội vụ",
            "Căn cứ Luật Chuyển giao công nghệ;",
            "Sở kính trình xem xét.",
            "GIÁM ĐỐC",
            self.people["leader"].name,
            "Lưu: VT, CĐS",
        ):
            self.assertIn(expected, text)

    def test_whose_work_it_is_stands_behind_the_archive(self):
        """R58: "Lưu: VT, …" names who drafted, not the agency that issues."""
        office = self.agency.create(
            {"name": "Văn phòng", "code": "VP", "kind": "agency", "organ_id": "H31.99"}
        )
        section = office.create(
            {"name": "Phòng Nội chính", "code": "NC", "parent_id": office.id}
        )
        cases = {"VP": office, "NC": section, "": self.agency, "CĐS": self.department}
        for code, home in cases.items():
            with self.subTest(code=code):
                drafter = self.add_person(f"of {home.name}", home, "specialist")
                here = self.department if code == "CĐS" else self.agency
                if home not in (self.agency, self.department):
                    drafter.qlvb_post_ids.copy(
                        {"unit_id": here.id, "is_concurrent": True, "is_default": True}
                    )
                draft = self.new_draft(
                    drafter,
                    unit_id=here.id,
                    signer_post_id=self.leader_post.id,
                    template_id=self.env.ref(
                        "qlvb_workflow.document_template_to_trinh"
                    ).id,
                )
                context = draft._draft_context()
                self.assertEqual(context.drafting_unit_code, code)

    def test_every_shipped_template_renders(self):
        templates = self.env["qlvb.document.template"].search([])
        self.assertGreaterEqual(len(templates), 5)
        draft = self.new_draft(signer_post_id=self.leader_post.id)
        for template in templates:
            with self.subTest(template=template.name), trap_jobs():
                draft.template_id = template
                draft.action_make_draft()

    def test_no_typed_line_is_lost_on_the_way_to_the_page(self):
        """R110: what is set apart is printed, or stands in the text as it was typed."""
        typed = (
            "Căn cứ chương trình công tác năm 2026, đơn vị đã triển khai.",
            "Theo đề nghị của Chánh Văn phòng;",
            "1. Kết quả đạt được.",
            "Căn cứ kết quả trên, đơn vị kiến nghị.",
            "QUY CHẾ",
            "Tiếp nhận văn bản",
            "Điều 1. Phạm vi điều chỉnh",
        )
        draft = self.new_draft(
            signer_post_id=self.leader_post.id, draft_text="\n".join(typed)
        )
        forms = self.env["qlvb.document.template"].search([])
        for form in forms.filtered(lambda t: "body" in t._printed_variables()):
            draft.template_id = form
            with trap_jobs():
                draft.action_make_draft()
            page = words(draft._current_files("draft")._read_content())
            for line in typed:
                with self.subTest(template=form.name, line=line):
                    self.assertIn(line, page)

    def test_notation_is_composed(self):
        """R110; Decree 30 Phụ lục I: type and agency; for công văn agency and unit."""
        letter = self.env.ref("qlvb_core.document_type_cong_van")
        self.assertEqual(self.new_draft().code_notation, "TTr-SKHCN")
        self.assertEqual(self.new_draft(type_id=letter.id).code_notation, "SKHCN-CĐS")
        self.agency.is_committee = True
        decision = self.env.ref("qlvb_core.document_type_quyet_dinh_qppl")
        self.assertEqual(self.new_draft(type_id=decision.id).code_notation, "QĐ-UBND")

    def test_an_agency_is_not_named_twice(self):
        """R110: whoever drafts in the agency itself has no unit to name after it."""
        letter = self.env.ref("qlvb_core.document_type_cong_van")
        draft = self.new_draft(type_id=letter.id, unit_id=self.agency.id)
        self.assertFalse(draft.code_notation)

    def test_the_subject_of_a_letter_has_its_prefix_once(self):
        """R110: the template prints "V/v", whatever the drafter typed before it."""
        letter = self.env.ref("qlvb_core.document_type_cong_van")
        for typed in ("V/v nghỉ lễ", "Về việc nghỉ lễ", "V/v: Về việc nghỉ lễ"):
            with self.subTest(typed=typed):
                draft = self.new_draft(type_id=letter.id, subject=typed)
                self.assertEqual(draft._printed_subject(), "nghỉ lễ")
        decision = self.new_draft(subject="Về việc bổ nhiệm")
        self.assertEqual(decision._printed_subject(), "Về việc bổ nhiệm")

    def test_the_name_of_the_type_is_not_printed_twice(self):
        """R110: "TỜ TRÌNH / Tờ trình về ..." is typed so, and printed once."""
        draft = self.complete_draft()
        name = draft.type_id.name
        for subject, printed in (
            (f"{name} về việc mua máy", "Về việc mua máy"),
            (f"{name} kết quả năm 2026", "Kết quả năm 2026"),
            (f"{name} thử nghiệm hệ thống", "Thử nghiệm hệ thống"),
            (f"{name} viên", f"{name} viên"),
            (f"{name} số 12 được sửa", f"{name} số 12 được sửa"),
            ("Về việc mua máy", "Về việc mua máy"),
        ):
            draft.subject = subject
            with self.subTest(subject=subject):
                self.assertEqual(draft._printed_subject(), printed)

    def test_the_name_of_a_committee_breaks_before_its_place(self):
        """R53: Phụ lục I mục II.2: "TỈNH HƯNG YÊN" stays on one line."""
        head = _as_head("Ủy ban nhân dân tỉnh Hưng Yên")
        self.assertEqual(head, "ỦY BAN NHÂN DÂN TỈNH\u00a0HƯNG\u00a0YÊN")

    def test_a_pdf_is_not_edited_in_word(self):
        """R111: what Word cannot open is not offered to be edited in it."""
        draft = self.complete_draft()
        self.assertFalse(draft.draft_is_pdf)
        with trap_jobs():
            draft.action_upload_draft("du-thao.pdf", b64(make_pdf()))
        self.assertTrue(draft.draft_is_pdf)

    def test_versions_are_all_kept(self):
        """R111"""
        draft = self.new_draft()
        for text in ("một", "hai"):
            self.upload(draft, data=make_docx(text))
        versions = draft.file_ids.filtered(lambda f: f.role == "draft").sorted(
            "version"
        )
        self.assertEqual(versions.mapped("version"), [1, 2])
        self.assertEqual(versions.mapped("is_current"), [False, True])
        self.assertIn("một", words(versions[0]._read_content()))

    def test_appendix_is_a_file_of_its_own(self):
        draft = self.new_draft()
        self.upload(draft, "quy-che.docx", role="appendix_draft")
        self.upload(draft, "bieu.pdf", make_pdf("Biểu"), role="appendix_draft")
        appendices = draft._current_files("appendix_draft")
        self.assertEqual(appendices.mapped("sequence"), [10, 20])
        self.upload(draft, "quy-che-2.docx", role="appendix_draft", sequence=10)
        self.assertEqual(
            draft._current_files("appendix_draft").mapped("name"),
            ["quy-che-2.docx", "bieu.pdf"],
        )
        draft._current_files("appendix_draft")[1].action_drop_appendix()
        self.assertEqual(draft._current_files("appendix_draft").name, "quy-che-2.docx")

    def test_wrong_kinds_of_files_are_refused(self):
        draft = self.new_draft()
        for name, data, role in (
            ("du-thao.txt", "Văn bản".encode(), "draft"),
            ("hong.docx", b"PK khong phai", "draft"),
            ("chinh.pdf", make_pdf(), "main"),
        ):
            with self.subTest(name=name), self.assertRaises(UserError):
                self.upload(draft, name, data, role=role)

    def test_secret_mark_in_an_appendix_is_refused(self):
        """R3: nothing of it is kept."""
        draft = self.new_draft()
        with self.assertRaises(UserError):
            self.upload(draft, "mat.pdf", make_pdf("TUYỆT MẬT"), role="appendix_draft")
        self.assertFalse(draft.file_ids)

    def test_each_version_is_converted_once(self):
        draft = self.complete_draft()
        version = draft._current_files("draft")
        self.assertEqual(version.conversion_state, "pending")
        with trap_jobs() as trap:
            draft.action_submit()
            trap.assert_jobs_count(0)
        other = self.new_draft()
        trap = self.upload(other)
        trap.assert_jobs_count(1, only=other._current_files("draft")._convert_to_pdf)

    def test_a_pdf_waits_for_no_conversion(self):
        """R111: uploaded as a PDF, it is what people read and approve at once."""
        draft = self.complete_draft()
        trap = self.upload(draft, "tu-trinh.pdf", make_pdf("TỜ TRÌNH"))
        version = draft._current_files("draft")
        trap.assert_jobs_count(0, only=version._convert_to_pdf)
        self.assertEqual(version.conversion_state, "done")
        draft.action_submit()
        self.act(draft, "head").action_approve_content()
        self.act(draft, "form_checker").action_approve_form()
        self.assertEqual(draft.state, "approved")

    def test_job_makes_the_pdf_that_people_read(self):
        """LibreOffice really runs; a repeated job adds nothing."""
        draft = self.complete_draft()
        version = draft._current_files("draft")
        self.assertEqual(draft.reading_file_id, version)
        for _turn in range(2):
            version._convert_to_pdf()
        pdf = draft.file_ids.filtered(lambda f: f.role == "main")
        self.assertEqual((pdf.mimetype, pdf.source_id), ("application/pdf", version))
        draft.invalidate_recordset()
        self.assertEqual(draft.reading_file_id, pdf)
        self.assertEqual(version.conversion_state, "done")

    def test_job_runs_in_the_channel_of_conversions(self):
        function = self.env.ref("qlvb_workflow.job_function_convert")
        self.assertEqual(function.name, "<qlvb.document.file>._convert_to_pdf")
        self.assertEqual(function.channel, "root.convert")

    def test_failure_is_shown_and_can_be_tried_again(self):
        draft = self.submitted()
        version = draft._current_files("draft")
        version._note_failure(ConversionError("conversion_failed"))
        self.act(draft, "head").action_approve_content()
        with self.assertRaises(UserError) as refusal:
            self.act(draft, "form_checker").action_approve_form()
        self.assertIn(version.name, str(refusal.exception))
        with trap_jobs() as trap:
            self.act(version, "form_checker").action_convert_again()
            trap.assert_jobs_count(1)
        with self.assertRaises(UserError):
            self.act(version, "form_checker").action_convert_again()

    def test_new_version_takes_the_old_pdf_from_view(self):
        draft = self.complete_draft()
        self.make_pdfs(draft)
        self.upload(draft, data=make_docx("bản hai"))
        draft.invalidate_recordset()
        self.assertEqual(draft.reading_file_id.role, "draft")
        self.make_pdfs(draft)
        draft.invalidate_recordset()
        self.assertEqual(draft.reading_file_id.source_id.version, 2)

    def test_pdf_of_an_overtaken_version_is_not_shown(self):
        draft = self.complete_draft()
        first = draft._current_files("draft")
        self.upload(draft, data=make_docx("bản hai"))
        first._convert_to_pdf()
        draft.invalidate_recordset()
        self.assertEqual(draft.reading_file_id.role, "draft")

    def test_a_subject_that_left_its_draft_is_shown(self):
        draft = self.complete_draft()
        subject = draft.subject
        self.upload(draft, data=make_docx(f"V/v {subject}"))
        self.assertFalse(draft.subject_differs)
        for leading in ("Về việc", "V/v:", "V/v", "về việc"):
            draft.subject = f"{leading} {subject}"
            self.assertFalse(draft.subject_differs, leading)
        draft.subject = "Một việc khác"
        self.assertTrue(draft.subject_differs)

    def test_another_name_under_the_signature_is_shown(self):
        """R58: who is chosen to sign is who stands under the signature."""
        draft = self.complete_draft()
        name = self.people["leader"].name
        self.upload(draft, data=make_docx("GIÁM ĐỐC", f"TS. {name}"))
        self.assertFalse(draft.signer_differs)
        self.upload(draft, data=make_docx("GIÁM ĐỐC", "Trần Thị Khác"))
        draft.invalidate_recordset()
        self.assertTrue(draft.signer_differs)

    def test_a_late_conversion_leaves_an_approved_draft_alone(self):
        """R122: what was approved is what is signed, whatever job still runs."""
        draft = self.submitted()
        version = draft._current_files("draft")
        draft.sudo().state = "approved"
        version._convert_to_pdf()
        self.assertFalse(version._made_pdf())

    def test_only_an_arrived_document_one_sees_is_answered(self):
        own = self.new_draft()
        with self.assertRaises(UserError):
            self.new_draft(answers_id=own.id)
        unseen = self.arrive()
        with self.assertRaises(AccessError):
            self.new_draft(answers_id=unseen.id)
