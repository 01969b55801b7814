# SPDX-License-Identifier: LGPL-3.0-or-later
"""The Word files of the story, as a drafter would bring them from Word."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from qlvb_toolkit.draft_context import DraftContext
from qlvb_toolkit.merge import render_docx

from config.demo.decision_76 import decision_76_context

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEMPLATES = Path(__file__).resolve().parents[2] / "addons/qlvb_workflow/data/templates"
DECISION_SUBJECT = decision_76_context().subject
REPORT_SUBJECT = (
    "Ban hành Quy chế tiếp nhận, xử lý, phát hành, quản lý văn bản trên Hệ thống "
    "quản lý văn bản và điều hành"
)
REPORT_TEXT = """\
Thực hiện Nghị định số 30/2020/NĐ-CP, Sở Khoa học và Công nghệ đã chủ trì xây dựng \
dự thảo Quyết định ban hành Quy chế.
1. Sự cần thiết ban hành
Việc sắp xếp đơn vị hành chính hai cấp đòi hỏi một quy chế thống nhất.
2. Quá trình xây dựng
Dự thảo đã được lấy ý kiến các sở, ban, ngành và được Sở Tư pháp thẩm định."""


def legal_day() -> date:
    """Return the day in Viet Nam, by which documents are numbered."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def appendix() -> bytes:
    """The draft regulation that goes with the report."""
    context = decision_76_context()
    assert context.regulation
    return _render(
        "phu_luc",
        DraftContext(
            agency_lines=context.agency_lines,
            notation="TTr-SKHCN",
            year=legal_day().year,
            place="Hưng Yên",
            type_name="PHỤ LỤC",
            subject="Dự thảo Quy chế",
            body=context.regulation.body,
            authority_lines=(),
            signer_name="",
            drafting_unit_code="CĐS",
        ),
    )


def decision(signer: str) -> bytes:
    """The real decision with an invented signer and the year of today."""
    context = replace(
        decision_76_context(),
        year=legal_day().year,
        signer_name=signer,
        authority_lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    )
    return _render("quyet_dinh_qppl", context)


def _render(template: str, context: DraftContext) -> bytes:
    content = (TEMPLATES / f"{template}.docx").read_bytes()
    return render_docx(content, context.as_template_context())
