# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of one document, played by its actors through the public methods.

The browser journey in ``tests/e2e`` plays the same story by hand.
"""

import base64
from dataclasses import replace

from qlvb_toolkit.draft_context import DraftContext

from odoo import fields

from config.demo.decision_76 import decision_76_context
from config.demo.everyday import EverydayWork
from config.demo.province import CORRESPONDENTS, PAPER_RECIPIENT

REPORT_SUBJECT = (
    "Ban hành Quy chế tiếp nhận, xử lý, phát hành, quản lý văn bản trên Hệ thống "
    "quản lý văn bản và điều hành"
)
REPORT_TEXT = """\
Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư, Sở Khoa học và \
Công nghệ đã chủ trì, phối hợp với các cơ quan liên quan xây dựng dự thảo Quyết \
định ban hành Quy chế tiếp nhận, xử lý, phát hành, quản lý văn bản trên Hệ thống quản \
lý văn bản và điều hành trong các cơ quan hành chính nhà nước trên địa bàn tỉnh Hưng \
Yên.
1. Sự cần thiết ban hành
Việc sắp xếp đơn vị hành chính hai cấp đòi hỏi một quy chế thống nhất để văn bản điện \
tử được tiếp nhận, xử lý, ký số, phát hành và lưu trữ thông suốt.
2. Quá trình xây dựng
Dự thảo đã được lấy ý kiến các sở, ban, ngành, Ủy ban nhân dân các xã, phường và được \
Sở Tư pháp thẩm định.
Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định."""
DIRECTIVE = "Phòng KGVX chủ trì thẩm tra, trình UBND tỉnh ban hành; HCTC phối hợp."


class Story:
    """Plays the steps; each method is one actor's part."""

    def __init__(self, loader) -> None:
        self.env = loader.env
        self.users = loader.users
        self.units = loader.units
        self.pin = loader.pin

    def play(self) -> None:
        """Play from the blank page to the package in the archive."""
        report = self.report_is_drafted_and_issued()
        arrived = self.office_receives(report)
        decision = self.decision_is_drafted_and_issued(arrived)
        self.ward_receives(decision)
        self.dossier_goes_to_the_archive(arrived, decision)
        EverydayWork(self).play()

    def as_user(self, record, login):
        """Return ``record`` as the person sees it, with nothing left in the cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(self.users[login]).with_context(
            lang="vi_VN", tz="Asia/Ho_Chi_Minh", queue_job__no_delay=True
        )

    # -- 1. Sở KH&CN ----------

    def report_is_drafted_and_issued(self):
        documents = self.as_user(self.env["qlvb.document"], "skhcn.chuyenvien")
        report = documents.create(
            {
                "direction": "outgoing",
                "agency_id": self.units["skhcn"].id,
                "unit_id": self.units["skhcn_cds"].id,
                "template_id": self._template("to_trinh"),
                "type_id": self._type("to_trinh"),
                "subject": REPORT_SUBJECT,
                "draft_text": REPORT_TEXT,
                "signer_post_id": self._post("skhcn.giamdoc"),
                "recipient_ids": [(0, 0, {"unit_id": self.units["vpubnd"].id})],
            }
        )
        report.action_make_draft()
        report.action_upload_draft(
            "Dự thảo Quy chế.docx",
            base64.b64encode(self._appendix()).decode(),
            "appendix_draft",
        )
        report.not_secret = True
        report.action_submit()
        self.as_user(report, "skhcn.truongphong").action_approve_content(
            "Đồng ý nội dung."
        )
        self.as_user(report, "skhcn.thethuc").action_approve_form()
        self.as_user(report, "skhcn.giamdoc")._sign(self.pin)
        self._number_seal_issue(report, "skhcn.vanthu")
        return report

    def _appendix(self) -> bytes:
        context = decision_76_context()
        return self._render(
            "phu_luc",
            DraftContext(
                agency_lines=context.agency_lines,
                notation="TTr-SKHCN",
                year=fields.Date.today().year,
                place="Hưng Yên",
                type_name="PHỤ LỤC",
                subject="Dự thảo Quy chế",
                body=context.regulation.body,
                authority_lines=(),
                signer_name="",
                drafting_unit_code="CĐS",
            ),
        )

    # -- 2. Văn phòng UBND tỉnh ----------

    def office_receives(self, report):
        arrived = report.sudo().delivery_ids.received_document_ids
        clerk = self.as_user(arrived, "vp.vanthu")
        clerk.action_register()
        clerk.action_present(self.users["vp.chanhvp"].id, "Kính trình Chánh Văn phòng")
        due = arrived._deadline(7)
        self.as_user(arrived, "vp.chanhvp").action_direct(
            DIRECTIVE,
            [
                {"role": "lead", "unit_id": self.units["vp_kgvx"].id, "due_date": due},
                {
                    "role": "support",
                    "unit_id": self.units["vp_hctc"].id,
                    "due_date": due,
                },
            ],
        )
        for head, handler in (
            ("vp.truongphong", "vp.chuyenvien"),
            ("vp.truonghc", "vp.phoihop"),
        ):
            role = "lead" if handler == "vp.chuyenvien" else "support"
            line = {"role": role, "user_id": self.users[handler].id, "due_date": due}
            self.as_user(arrived, head).action_pass_on([line])
        self.as_user(arrived, "vp.phoihop").action_give_opinion(
            "Thống nhất dự thảo; đề nghị rà soát thể thức phần nơi nhận."
        )
        return arrived

    # -- 3. The decision ----------

    def decision_is_drafted_and_issued(self, arrived):
        drafter = self.as_user(arrived, "vp.chuyenvien")
        action = drafter.action_reply()
        decision = drafter.browse(action["res_id"])
        decision.write(
            {
                "type_id": self._type("quyet_dinh_qppl"),
                "template_id": self._template("quyet_dinh_qppl"),
                "code_notation": "QĐ-UBND",
                "subject": decision_76_context().subject,
                "signer_post_id": self._post("phochutich"),
                "recipient_ids": [(5, 0, 0), *self._decision_recipients()],
            }
        )
        decision.action_make_draft()
        decision.action_upload_draft(
            "Quyết định ban hành Quy chế.docx",
            base64.b64encode(self._decision_docx()).decode(),
        )
        decision.not_secret = True
        decision.action_submit()
        self.as_user(decision, "vp.truongphong").action_approve_content()
        self.as_user(decision, "vp.thethuc").action_approve_form()
        self.as_user(decision, "phochutich")._sign(self.pin)
        self._number_seal_issue(decision, "vp.vanthu")
        return decision

    def _decision_recipients(self):
        inside = ("skhcn", "snv", "pho_hien", "son_nam")
        office = self.env["qlvb.correspondent"].search(
            [("name", "=", CORRESPONDENTS[0][0])]
        )
        lines = [{"unit_id": self.units[key].id} for key in inside]
        lines += [{"correspondent_id": office.id}, {"free_text": PAPER_RECIPIENT}]
        return [(0, 0, line) for line in lines]

    def _decision_docx(self) -> bytes:
        """Return the real text with our invented signer and the year of today."""
        context = replace(
            decision_76_context(),
            year=fields.Date.today().year,
            signer_name=self.users["phochutich"].name,
            authority_lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        )
        return self._render("quyet_dinh_qppl", context)

    # -- 4. and 5. ----------

    def ward_receives(self, decision):
        delivery = decision.sudo().delivery_ids.filtered(
            lambda d: d.unit_id == self.units["pho_hien"]
        )
        received = delivery.received_document_ids
        self.as_user(received, "phohien.vanthu").action_register()

    def dossier_goes_to_the_archive(self, arrived, decision):
        line = self.env["qlvb.file.plan.line"].search(
            [("agency_id", "=", self.units["vpubnd"].id)], limit=1
        )
        dossier = self.as_user(self.env["qlvb.dossier"], "vp.chuyenvien").create(
            {
                "plan_line_id": line.id,
                "item_ids": [
                    (0, 0, {"document_id": document.id})
                    for document in (arrived, decision)
                ],
            }
        )
        dossier.action_close()
        dossier.action_hand_over()
        self.as_user(dossier, "vp.luutru").action_accept()

    # -- shared ----------

    def _number_seal_issue(self, document, clerk):
        held = self.as_user(document, clerk)
        held._seal(self.pin, fields.Date.context_today(held))
        held.action_issue()

    def _render(self, template, context) -> bytes:
        return (
            self.env["qlvb.document.template"]
            .browse(self._template(template))
            ._render(context)
        )

    def _template(self, name) -> int:
        return self.env.ref(f"qlvb_workflow.document_template_{name}").id

    def _type(self, name) -> int:
        return self.env.ref(f"qlvb_core.document_type_{name}").id

    def _post(self, login) -> int:
        return self.users[login].qlvb_post_ids[:1].id
