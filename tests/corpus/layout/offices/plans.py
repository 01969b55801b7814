# SPDX-License-Identifier: LGPL-3.0-or-later
"""Plans, programmes, reports, notices and guidance: papers with a name and parts."""

from __future__ import annotations

from .letters import LONG
from .paper import (
    Attachment,
    Numbers,
    Page,
    Paper,
    Part,
    Signer,
    Way,
    body_size,
    smaller,
)

WORK = (
    "Các cơ quan, đơn vị chủ động xây dựng kế hoạch chi tiết, phân công "
    "người chịu trách nhiệm, bảo đảm "
    "nguồn lực, thời hạn hoàn thành; định kỳ hằng quý đánh giá kết quả, "
    "kịp thời tháo gỡ vướng mắc. "
)


def plan() -> Paper:
    """Kế hoạch of a commune: roman parts, two pages, an appendix with a table."""
    return Paper(
        name="ke-hoach-xa",
        agency=["ỦY BAN NHÂN DÂN", "XÃ KHOÁI CHÂU"],
        number="Số: 33/KH-UBND",
        date="Khoái Châu, ngày 04 tháng 02 năm 2026",
        title="KẾ HOẠCH",
        about=["Cải cách hành chính năm 2026 trên địa bàn xã Khoái Châu"],
        body=[
            Part("text", LONG),
            Part("roman", "I. MỤC ĐÍCH, YÊU CẦU"),
            Part("clause", "**1. Mục đích**"),
            Part("text", WORK + LONG),
            Part("clause", "**2. Yêu cầu**"),
            Part("text", WORK),
            Part("roman", "II. NHIỆM VỤ"),
            Part("clause", "1. Cải cách thể chế."),
            Part("point", "a) Rà soát văn bản hằng năm;"),
            Part("point", "b) Nâng cao chất lượng soạn thảo văn bản."),
            Part("clause", "2. Cải cách thủ tục hành chính. " + WORK),
            Part("roman", "III. TỔ CHỨC THỰC HIỆN"),
            Part("text", WORK + WORK),
            Part(
                "text", "Danh mục nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này./."
            ),
        ],
        signers=[Signer(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Thị Hằng")],
        to=["- UBND tỉnh;", "- Sở Nội vụ;", "- Thường trực Đảng ủy;", "- Lưu: VT, VP."],
        attachments=[
            Attachment(
                "Phụ lục",
                "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
                "(Kèm theo Kế hoạch số 33/KH-UBND ngày 04 tháng 02 năm 2026\n"
                "của Ủy ban nhân dân xã Khoái Châu)",
                [
                    Part(
                        "table",
                        rows=[["STT", "Nhiệm vụ", "Thời hạn"]]
                        + [
                            [str(i), f"Nhiệm vụ {i}", f"Quý {1 + i % 4}"]
                            for i in range(1, 12)
                        ],
                    ),
                ],
            )
        ],
        left_column=60,
        page=Page(top=22, bottom=22, left=32, right=18),
    )


def report() -> Paper:
    """Báo cáo to a superior: Kính gửi, exact lines of 17 point, three pages."""
    paper = Paper(
        name="bao-cao-so",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"],
        number="Số: 402/BC-SKHCN",
        date="Hưng Yên, ngày 25 tháng 12 năm 2026",
        title="BÁO CÁO",
        about=["Kết quả chuyển đổi số năm 2026 và phương hướng năm 2027"],
        body=[
            Part("dear", "Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên"),
            Part("chapter", "Phần I"),
            Part("chapter_title", "KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2026"),
            *[Part("text", LONG + WORK) for _ in range(5)],
            Part("chapter", "Phần II"),
            Part("chapter_title", "PHƯƠNG HƯỚNG NĂM 2027"),
            *[Part("text", WORK + LONG) for _ in range(4)],
            Part("text", "Sở Khoa học và Công nghệ trân trọng báo cáo./."),
        ],
        signers=[Signer(["GIÁM ĐỐC"], "Trần Tùng Chuẩn")],
        to=["- Như trên;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, CĐS (03)."],
        way=Way(fonts="styles", rules="vml", signing="tabs"),
        left_column=64,
        numbers=Numbers(way="complex"),
    )
    return body_size(paper, 14, line=17, rule="exact", first=10)


def notice() -> Paper:
    """Thông báo under thừa ủy quyền, python-docx."""
    return Paper(
        name="thong-bao-van-phong",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["VĂN PHÒNG"],
        number="Số: 145/TB-VP",
        date="Hưng Yên, ngày 18 tháng 9 năm 2026",
        title="THÔNG BÁO",
        about=["Lịch tiếp công dân định kỳ quý IV năm 2026"],
        body=[
            Part("text", LONG),
            Part("text", "Văn phòng thông báo lịch tiếp công dân như sau:"),
            Part("clause", "1. Thời gian: ngày 15 hằng tháng."),
            Part("clause", "2. Địa điểm: Trụ sở Tiếp công dân tỉnh."),
            Part(
                "text", "Văn phòng thông báo để các cơ quan, tổ chức, công dân biết./."
            ),
        ],
        signers=[
            Signer(["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], "Nguyễn Văn Tráng")
        ],
        to=[
            "- Chủ tịch UBND tỉnh (để báo cáo);",
            "- Ban Tiếp công dân tỉnh;",
            "- Lưu: VT, TCD.",
        ],
        way=Way(tool="python-docx"),
        left_column=62,
    )


def guidance() -> Paper:
    """Hướng dẫn written in LibreOffice (ODT) and saved as DOCX."""
    return Paper(
        name="huong-dan-so",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ TƯ PHÁP"],
        number="Số: 21/HD-STP",
        date="Hưng Yên, ngày 27 tháng 5 năm 2026",
        title="HƯỚNG DẪN",
        about=["Nghiệp vụ hòa giải ở cơ sở"],
        body=[
            Part("basis", "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;"),
            Part(
                "basis",
                "Căn cứ Nghị định số 15/2014/NĐ-CP ngày 27 tháng 02 năm 2014 của "
                "Chính phủ.",
            ),
            Part("text", "Sở Tư pháp hướng dẫn nghiệp vụ hòa giải ở cơ sở như sau:"),
            Part("clause", "1. Thành lập tổ hòa giải. " + WORK),
            Part("clause", "2. Tiến hành hòa giải. " + WORK + LONG),
            Part("clause", "3. Kinh phí. " + LONG + LONG),
            Part("text", WORK + LONG),
            Part("text", "Trên đây là hướng dẫn của Sở Tư pháp./."),
        ],
        signers=[Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Phan Thị Ngoan")],
        to=["- UBND các xã, phường;", "- Giám đốc Sở;", "- Lưu: VT, PBGDPL."],
        way=Way(tool="fodt"),
    )


def programme() -> Paper:
    """Chương trình, theme font, space before the paragraphs instead of after them."""
    paper = Paper(
        name="chuong-trinh-ubnd",
        agency=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        number="Số: 01/CTr-UBND",
        date="Hưng Yên, ngày 10 tháng 01 năm 2026",
        title="CHƯƠNG TRÌNH",
        about=["Công tác trọng tâm của Ủy ban nhân dân tỉnh năm 2026"],
        body=[
            Part("roman", "I. NHIỆM VỤ TRỌNG TÂM"),
            Part("text", LONG),
            Part("text", "- Tăng trưởng kinh tế trên 10%; thu ngân sách vượt dự toán;"),
            Part("text", "- Giải ngân vốn đầu tư công đạt 100% kế hoạch."),
            Part("roman", "II. TỔ CHỨC THỰC HIỆN"),
            *[Part("text", WORK + LONG) for _ in range(5)],
        ],
        signers=[Signer(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Phạm Quang Ngọc")],
        to=["- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu: VT, TH."],
        way=Way(fonts="theme", rules="drawn", gap="space", signing="nested"),
    )
    return body_size(paper, 14, before=6, after=0, line=1.5)


def scheme() -> Paper:
    """Phương án of a district-level unit saved through .doc."""
    return Paper(
        name="phuong-an-chi-cuc",
        parent=["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        agency=["CHI CỤC THỦY LỢI"],
        number="Số: 12/PA-CCTL",
        date="Hưng Yên, ngày 22 tháng 4 năm 2026",
        title="PHƯƠNG ÁN",
        about=["Hộ đê, bảo vệ trọng điểm xung yếu năm 2026"],
        body=[
            Part("text", LONG),
            Part("clause", "**1. Hiện trạng công trình**"),
            Part("text", WORK + LONG),
            Part("clause", "**2. Lực lượng, phương tiện**"),
            Part("point", "a) Lực lượng tại chỗ: 120 người;"),
            Part("point", "b) Lực lượng ứng cứu: 300 người."),
            Part("text", WORK + LONG + LONG),
        ],
        signers=[Signer(["CHI CỤC TRƯỞNG"], "Lưu Văn Đức")],
        to=["- Sở NN&MT (để báo cáo);", "- Các Hạt Quản lý đê;", "- Lưu: VT, QLĐĐ."],
        way=Way(trip="doc", rules="border"),
        left_column=66,
    )


def project_outline() -> Paper:
    """Đề án: parts, sections, appendices numbered I, II, III; even and odd headers."""
    return smaller(
        Paper(
            name="de-an-truong",
            parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
            agency=["TRƯỜNG CAO ĐẲNG CỘNG ĐỒNG"],
            number="Số: 03/ĐA-CĐCĐ",
            date="Hưng Yên, ngày 12 tháng 8 năm 2026",
            title="ĐỀ ÁN",
            about=["Vị trí việc làm của Trường Cao đẳng Cộng đồng"],
            body=[
                Part("chapter", "Phần I"),
                Part("chapter_title", "SỰ CẦN THIẾT"),
                *[Part("text", LONG + WORK) for _ in range(4)],
                Part("chapter", "Phần II"),
                Part("chapter_title", "NỘI DUNG ĐỀ ÁN"),
                Part("section", "Mục 1"),
                Part("section_title", "DANH MỤC VỊ TRÍ VIỆC LÀM"),
                *[Part("text", WORK + LONG) for _ in range(4)],
                Part("text", "(Chi tiết tại các Phụ lục I, II, III kèm theo)."),
            ],
            signers=[Signer(["HIỆU TRƯỞNG"], "Phạm Thị Minh")],
            to=["- Sở Nội vụ;", "- Hội đồng trường;", "- Lưu: VT, TCHC."],
            attachments=[
                Attachment(
                    f"Phụ lục {number}",
                    title,
                    "(Kèm theo Đề án số 03/ĐA-CĐCĐ ngày 12 tháng 8 năm 2026\n"
                    "của Trường Cao đẳng Cộng đồng)",
                    [Part("text", WORK), Part("text", LONG)],
                )
                for number, title in (
                    ("I", "VỊ TRÍ LÃNH ĐẠO, QUẢN LÝ"),
                    ("II", "VỊ TRÍ CHUYÊN MÔN, NGHIỆP VỤ"),
                    ("III", "VỊ TRÍ HỖ TRỢ, PHỤC VỤ"),
                )
            ],
            numbers=Numbers(way="evenodd"),
            left_column=74,
            way=Way(fonts="inherit", rules="drawn"),
        ),
        line=1.2,
    )


def project() -> Paper:
    """Dự án of a board, tabs for head and signature, rules typed."""
    return (
        Paper(
            name="du-an-ban-quan-ly",
            parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
            agency=[
                "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ",
                "XÂY DỰNG CÔNG TRÌNH DÂN DỤNG",
                "VÀ HẠ TẦNG KHU CÔNG NGHIỆP",
            ],
            number="Số: 08/DA-BQLDA",
            date="Hưng Yên, ngày 01 tháng 4 năm 2026",
            title="DỰ ÁN",
            about=["Cải tạo, nâng cấp trụ sở tiếp công dân tỉnh Hưng Yên"],
            body=[
                Part("roman", "I. THÔNG TIN CHUNG"),
                Part("text", LONG),
                Part("roman", "II. QUY MÔ ĐẦU TƯ"),
                Part("text", WORK + LONG),
                Part("text", WORK + WORK + LONG),
                Part("text", "Kính đề nghị cấp có thẩm quyền xem xét, phê duyệt./."),
            ],
            signers=[Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Vũ Ngọc Quyết")],
            to=["- UBND tỉnh;", "- Sở Xây dựng;", "- Lưu: VT, KHTH."],
            way=Way(head="tabs", signing="tabs", fonts="defaults", rules="drawn"),
            left_column=76,
        )
        .restyle("state", size=12)
        .restyle("motto", size=13)
        .restyle("parent", size=12)
        .restyle("agency", size=12)
        .restyle("date", size=13)
    )


def rules_text() -> Paper:
    """Thông báo of an advisory council with the seal of its agency (II.3)."""
    return Paper(
        name="thong-bao-hoi-dong-thi",
        parent=["SỞ NỘI VỤ TỈNH HƯNG YÊN"],
        agency=["HỘI ĐỒNG TUYỂN DỤNG", "VIÊN CHỨC NĂM 2026"],
        number="Số: 02/TB-HĐTDVC",
        date="Hưng Yên, ngày 03 tháng 7 năm 2026",
        title="THÔNG BÁO",
        about=["Triệu tập thí sinh đủ điều kiện dự thi vòng 2"],
        body=[
            Part("text", LONG),
            Part("text", "Hội đồng thông báo thời gian, địa điểm thi như sau:"),
            Part("clause", "1. Khai mạc: 08 giờ 00 phút, ngày 18 tháng 7 năm 2026."),
            Part("clause", "2. Địa điểm: Trường Chính trị Nguyễn Văn Linh."),
            Part("text", "Đề nghị các thí sinh có mặt đúng giờ./."),
        ],
        signers=[
            Signer(
                ["TM. HỘI ĐỒNG", "CHỦ TỊCH", "PHÓ GIÁM ĐỐC SỞ NỘI VỤ"],
                "Nguyễn Duy Phương",
            )
        ],
        to=["- Giám đốc Sở (để báo cáo);", "- Các thí sinh;", "- Lưu: VT, HĐTDVC."],
        way=Way(trip="odt", rules="drawn"),
    )


MAKERS = (
    plan,
    report,
    notice,
    guidance,
    programme,
    scheme,
    project_outline,
    project,
    rules_text,
)
