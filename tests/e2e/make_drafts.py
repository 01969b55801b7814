# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - the shell gives env
"""For ``odoo shell``: drafts of the demo's department that wait for its director."""

import base64
import os

from odoo.addons.qlvb_core.tests.common import make_pdf

SUBJECTS = (
    "Phê duyệt kế hoạch tập huấn chữ ký số năm 2027",
    "Bổ sung kinh phí vận hành Hệ thống quản lý văn bản và điều hành",
    "Thành lập Tổ công tác rà soát hạ tầng chuyển đổi số các xã, phường",
    "Ban hành Quy chế bảo đảm an toàn thông tin mạng của Sở",
    "Công nhận sáng kiến cấp cơ sở đợt 2 năm 2026",
)
TEXT = """\
Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư, Sở Khoa học và \
Công nghệ đã chủ trì, phối hợp với các đơn vị liên quan hoàn thiện hồ sơ.
1. Sự cần thiết
Việc sắp xếp đơn vị hành chính hai cấp đòi hỏi thực hiện thống nhất.
2. Nội dung đề nghị
Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định."""


def by(login):
    """Return the documents as that person has them."""
    user = env["res.users"].search([("login", "=", login)])
    return (
        env["qlvb.document"]
        .with_user(user)
        .with_context(lang="vi_VN", tz="Asia/Ho_Chi_Minh", queue_job__no_delay=True)
    )


def unit(name):
    return env["qlvb.unit"].search([("name", "=", name)], limit=1).id


def post(login):
    return env["res.users"].search([("login", "=", login)]).qlvb_post_ids[:1]


def draft(subject):
    """Return one as its specialist submits it."""
    documents = by("skhcn.chuyenvien")
    drafter = post("skhcn.chuyenvien")
    document = documents.create(
        {
            "direction": "outgoing",
            "agency_id": drafter.agency_id.id,
            "unit_id": drafter.unit_id.id,
            "template_id": env.ref("qlvb_workflow.document_template_to_trinh").id,
            "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
            "subject": subject,
            "draft_text": TEXT,
            "not_secret": True,
            "signer_post_id": post("skhcn.giamdoc").id,
            "recipient_ids": [
                (0, 0, {"unit_id": unit("Văn phòng Ủy ban nhân dân tỉnh")}),
                (0, 0, {"unit_id": unit("Sở Nội vụ")}),
            ],
        }
    )
    document.action_make_draft()
    if "kinh phí" in subject:
        appendix = base64.b64encode(make_pdf("Bảng dự toán kinh phí")).decode()
        document.action_upload_draft("Dự toán.pdf", appendix, "appendix_draft")
    document.action_submit()
    return document


def approve(document):
    by("skhcn.truongphong").browse(document.id).action_approve_content("Đồng ý.")
    by("skhcn.thethuc").browse(document.id).action_approve_form()


wanted = int(os.environ.get("QLVB_DRAFTS", len(SUBJECTS)))
drafts = [draft(SUBJECTS[number % len(SUBJECTS)]) for number in range(wanted)]
for document in drafts:
    env.invalidate_all()
    approve(document)
env.cr.commit()
print("waiting", len(drafts))
