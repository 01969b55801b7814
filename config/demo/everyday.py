# SPDX-License-Identifier: LGPL-3.0-or-later
"""Everyday work beside the story: letters that are late, due, unread, urged.

They come in by the clerk and go on by the public acts; only the days are set back
afterwards, because nothing is given a date that has passed.
"""

import base64
from dataclasses import dataclass
from datetime import timedelta

from odoo.addons.qlvb_core.clock import today

from config.demo.letter import Letter, typeset

OFFICE = ("vp.vanthu", "vp.chanhvp", "vp.truongphong", "vp.chuyenvien", "vp_kgvx")
BOARD = (
    "skhcn.vanthu",
    "skhcn.giamdoc",
    "skhcn.truongphong",
    "skhcn.chuyenvien",
    "skhcn_cds",
)
DIRECTIVE = "Giao phòng tham mưu văn bản trả lời đúng thời hạn."


@dataclass(frozen=True)
class Everyday:
    """One letter: ``reaches`` is how far it has come, ``left`` its days to the end.

    ``at`` are the logins of clerk, leader, head, specialist and the key of the unit.
    """

    at: tuple[str, ...]
    issuer: str
    number: str
    notation: str
    subject: str
    reaches: str
    left: int = 0
    urgency: str = "0"
    urged_by: str = ""


LETTERS = (
    Everyday(
        OFFICE,
        "Sở Tài chính",
        "1184",
        "STC-HCSN",
        "Góp ý dự thảo định mức chi cho hoạt động khoa học năm sau",
        "handled",
        left=-6,
        urged_by="vp.chanhvp",
    ),
    Everyday(
        OFFICE,
        "Sở Giáo dục và Đào tạo",
        "2317",
        "SGDĐT-GDTrH",
        "Đề nghị cho ý kiến về kế hoạch dạy học trực tuyến",
        "handled",
        left=-2,
    ),
    Everyday(
        OFFICE,
        "Văn phòng Chính phủ",
        "8640",
        "VPCP-KGVX",
        "Báo cáo kết quả thực hiện nhiệm vụ được giao",
        "handled",
        urgency="2",
    ),
    Everyday(
        OFFICE,
        "Sở Y tế",
        "956",
        "SYT-NVY",
        "Phối hợp tổ chức hội nghị về hồ sơ sức khỏe điện tử",
        "passed_to_unit",
        left=1,
    ),
    Everyday(
        OFFICE,
        "Ủy ban nhân dân xã Tiên Lữ",
        "77",
        "UBND-VHXH",
        "Xin ý kiến về việc tu bổ di tích đình làng",
        "presented",
    ),
    Everyday(
        BOARD,
        "Bộ Khoa học và Công nghệ",
        "3021",
        "BKHCN-CNTT",
        "Rà soát hạ tầng chuyển đổi số cấp xã",
        "handled",
        left=-4,
        urgency="1",
        urged_by="skhcn.giamdoc",
    ),
    Everyday(
        BOARD,
        "Sở Nội vụ",
        "412",
        "SNV-CCHC",
        "Cung cấp số liệu chấm điểm cải cách hành chính",
        "handled",
    ),
    Everyday(
        BOARD,
        "Trường Đại học Sư phạm Kỹ thuật Hưng Yên",
        "205",
        "ĐHSPKTHY-KHCN",
        "Đăng ký đề tài nghiên cứu cấp tỉnh",
        "passed_to_unit",
        left=3,
    ),
)


class EverydayWork:
    """Plays ``LETTERS`` with the people and units of the story."""

    def __init__(self, story) -> None:
        self.story = story
        self.env = story.env

    def play(self) -> None:
        for letter in LETTERS:
            self._play(letter)

    def _play(self, letter: Everyday) -> None:
        clerk, leader, head, specialist, unit = letter.at
        document = self._arrived(letter, clerk)
        document.action_register()
        document.action_present(self.story.users[leader].id)
        if letter.reaches != "presented":
            due = self._working_day(document, max(letter.left, 0))
            line = {
                "role": "lead",
                "unit_id": self.story.units[unit].id,
                "due_date": due,
            }
            self.story.as_user(document, leader).action_direct(DIRECTIVE, [line])
            if letter.reaches == "handled":
                line = {
                    "role": "lead",
                    "user_id": self.story.users[specialist].id,
                    "due_date": due,
                }
                self.story.as_user(document, head).action_pass_on([line])
        self._set_back(document, letter)
        if letter.urged_by:
            self._urge(document, letter.urged_by)

    def _arrived(self, letter: Everyday, clerk: str):
        day = today() - timedelta(days=10 - min(letter.left, 0))
        documents = self.story.as_user(self.env["qlvb.document"], clerk)
        agency = self.story.users[clerk]._qlvb_default_post().agency_id
        document = documents.create(
            {
                "direction": "incoming",
                "agency_id": agency.id,
                "type_id": self.env.ref("qlvb_core.document_type_cong_van").id,
                "issuer_name": letter.issuer,
                "code_number": letter.number,
                "code_notation": letter.notation,
                "issued_date": day,
                "subject": letter.subject,
                "urgency": letter.urgency,
            }
        )
        paper = self._paper(letter, day, agency.name)
        document.action_add_file(
            f"{letter.number}-{letter.notation}.pdf", base64.b64encode(paper).decode()
        )
        return document

    def _paper(self, letter: Everyday, day, addressee: str) -> bytes:
        return typeset(
            Letter(
                letter.issuer,
                f"{letter.number}/{letter.notation}",
                "Hưng Yên",
                day,
                letter.subject,
                addressee,
                (
                    f"{letter.issuer} gửi {addressee} nội dung: {letter.subject}.",
                    "Đề nghị quý cơ quan xem xét, có ý kiến bằng văn bản để tổng hợp.",
                ),
                ("THỦ TRƯỞNG ĐƠN VỊ", "Nguyễn Văn Minh"),
            )
        )

    def _set_back(self, document, letter: Everyday) -> None:
        """Let what should be late be late, as if it had come so much earlier."""
        if letter.left >= 0:
            return
        due = self._working_day(document, letter.left)
        self.env.flush_all()
        document = document.sudo()
        document.due_date = due
        document.assignment_ids.due_date = due
        document.work_item_ids.filtered(lambda w: w.state == "open").due_date = due

    def _working_day(self, document, left: int):
        """Return the day ``left`` days from now, or the working day nearest beyond."""
        calendar = self.env["qlvb.calendar.day"]._calendar(document.agency_id)
        day = today() + timedelta(days=left)
        if left >= 0:
            return calendar.add_working_days(day, 0)
        return calendar.add_working_days(day + timedelta(days=1), -1)

    def _urge(self, document, login: str) -> None:
        rows = self.story.as_user(self.env["qlvb.follow.up"], login)
        rows.search(
            [("document_id", "=", document.id), ("state", "=", "open")]
        ).action_urge("Đề nghị hoàn thành ngay trong ngày.")
