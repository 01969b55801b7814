# SPDX-License-Identifier: LGPL-3.0-or-later
"""Decisions, resolutions, directives: individual and normative."""

from __future__ import annotations

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

CHAIR = Signer(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Khắc Thận")


def appointment() -> Paper:
    """Quyết định quy định trực tiếp (mẫu 1.2) of a department, drawn lines."""
    return Paper(
        name="quyet-dinh-truc-tiep",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["SỞ XÂY DỰNG"],
        number="Số: 215/QĐ-SXD",
        date="Hưng Yên, ngày 14 tháng 10 năm 2026",
        title="QUYẾT ĐỊNH",
        about=["Về việc điều động và bổ nhiệm công chức"],
        body=[
            Part("issuer", "GIÁM ĐỐC SỞ XÂY DỰNG"),
            Part("basis", "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;"),
            Part(
                "basis",
                "Căn cứ Nghị định số 170/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của "
                "Chính phủ quy định "
                "về tuyển dụng, sử dụng và quản lý công chức;",
            ),
            Part("basis", "Theo đề nghị của Chánh Văn phòng Sở."),
            Part("decide", "QUYẾT ĐỊNH:"),
            Part(
                "article",
                "**Điều 1.** Điều động ông Vũ Đức Toàn, chuyên viên Phòng Quản lý "
                "nhà, đến nhận công "
                "tác tại Phòng Hạ tầng kỹ thuật và bổ nhiệm giữ chức vụ Phó Trưởng "
                "phòng kể từ ngày "
                "01 tháng 11 năm 2026, thời hạn giữ chức vụ là 05 năm.",
            ),
            Part(
                "article",
                "**Điều 2.** Ông Vũ Đức Toàn được hưởng phụ cấp chức vụ hệ số 0,5 "
                "và các chế độ khác "
                "theo quy định hiện hành.",
            ),
            Part(
                "article",
                "**Điều 3.** Chánh Văn phòng Sở, Trưởng các phòng có liên quan và "
                "ông Vũ Đức Toàn "
                "chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ],
        signers=[Signer(["GIÁM ĐỐC"], "Trần Quốc Văn")],
        to=["- Như Điều 3;", "- Sở Nội vụ (để báo cáo);", "- Lưu: VT, VP (05)."],
    )


def regulation() -> Paper:
    """Quyết định gián tiếp with the regulation it issues (mẫu 1.3), all by styles."""
    paper = Paper(
        name="quyet-dinh-gian-tiep-quy-che",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["SỞ NỘI VỤ"],
        number="Số: 88/QĐ-SNV",
        date="Hưng Yên, ngày 05 tháng 02 năm 2026",
        title="QUYẾT ĐỊNH",
        about=["Ban hành Quy chế làm việc của Sở Nội vụ tỉnh Hưng Yên"],
        body=[
            Part("issuer", "GIÁM ĐỐC SỞ NỘI VỤ"),
            Part(
                "basis",
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của "
                "Chính phủ về công "
                "tác văn thư;",
            ),
            Part("basis", "Xét đề nghị của Chánh Văn phòng Sở."),
            Part("decide", "QUYẾT ĐỊNH:"),
            Part(
                "article",
                "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế làm việc của "
                "Sở Nội vụ tỉnh "
                "Hưng Yên.",
            ),
            Part("article", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
            Part(
                "article",
                "**Điều 3.** Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở "
                "chịu trách nhiệm "
                "thi hành Quyết định này./.",
            ),
        ],
        signers=[Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Lê Quang Hòa")],
        to=[
            "- Như Điều 3;",
            "- UBND tỉnh (để báo cáo);",
            "- Giám đốc, các Phó Giám đốc Sở;",
            "- Lưu: VT, VP.",
        ],
        attachments=[
            Attachment(
                "QUY CHẾ",
                "Làm việc của Sở Nội vụ tỉnh Hưng Yên",
                "(Kèm theo Quyết định số 88/QĐ-SNV ngày 05 tháng 02 năm 2026\ncủa "
                "Giám đốc Sở Nội vụ)",
                [
                    Part("chapter", "Chương I"),
                    Part("chapter_title", "QUY ĐỊNH CHUNG"),
                    Part(
                        "article", "**Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng**"
                    ),
                    Part(
                        "clause",
                        "1. Quy chế này quy định nguyên tắc, chế độ trách nhiệm, "
                        "lề lối làm việc, "
                        "quan hệ công tác và trình tự giải quyết công việc của Sở "
                        "Nội vụ.",
                    ),
                    Part(
                        "clause",
                        "2. Công chức, viên chức, người lao động của Sở và các cơ "
                        "quan, tổ chức, cá "
                        "nhân có quan hệ làm việc với Sở chịu sự điều chỉnh của "
                        "Quy chế này.",
                    ),
                    Part("article", "**Điều 2. Nguyên tắc làm việc**"),
                    Part(
                        "clause",
                        "1. Sở làm việc theo chế độ thủ trưởng; các nguyên tắc gồm:",
                    ),
                    Part(
                        "point",
                        "a) Mọi hoạt động của Sở tuân thủ quy định của pháp luật;",
                    ),
                    Part("point", "b) Một việc chỉ giao cho một phòng chủ trì;"),
                    Part("point", "c) Cấp trên không làm thay công việc của cấp dưới;"),
                    Part("point", "d) Giải quyết công việc đúng thời hạn;"),
                    Part("point", "đ) Công khai, minh bạch."),
                    Part("chapter", "Chương II"),
                    Part("chapter_title", "TRÁCH NHIỆM VÀ QUAN HỆ CÔNG TÁC"),
                    Part("section", "Mục 1"),
                    Part("section_title", "TRÁCH NHIỆM GIẢI QUYẾT CÔNG VIỆC"),
                    Part("article", "**Điều 3. Trách nhiệm của Giám đốc Sở**"),
                    Part(
                        "clause",
                        "1. Giám đốc Sở chịu trách nhiệm toàn diện trước Ủy ban "
                        "nhân dân tỉnh, Chủ "
                        "tịch Ủy ban nhân dân tỉnh và trước pháp luật về toàn bộ "
                        "hoạt động của Sở.",
                    ),
                    Part("section", "Mục 2"),
                    Part("section_title", "QUAN HỆ CÔNG TÁC"),
                    Part("article", "**Điều 4. Quan hệ với các sở, ban, ngành**"),
                    Part(
                        "text",
                        "Khi giải quyết công việc có liên quan đến chức năng của "
                        "cơ quan khác, phòng "
                        "chủ trì lấy ý kiến bằng văn bản của cơ quan đó.",
                    ),
                ],
                whole=True,
            )
        ],
        way=Way(fonts="styles", rules="border", gap="space"),
        page=Page(top=25, bottom=25, left=35, right=20),
        left_column=58,
        numbers=Numbers(way="complex"),
    )
    for extra in paper.attachments:
        extra.page = paper.page
    return body_size(paper, 14, line=1.15)


def normative() -> Paper:
    """A normative decision (NĐ 78/2025): the year stands in its symbol."""
    paper = Paper(
        name="quyet-dinh-quy-pham",
        agency=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        number="Số: 09/2026/QĐ-UBND",
        date="Hưng Yên, ngày 02 tháng 01 năm 2026",
        title="QUYẾT ĐỊNH",
        about=[
            "Quy định mức thu tiền bảo vệ, phát triển đất trồng lúa",
            "trên địa bàn tỉnh Hưng Yên",
        ],
        body=[
            Part(
                "basis", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"
            ),
            Part(
                "basis",
                "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 "
                "được sửa đổi, bổ "
                "sung bởi Luật số 87/2025/QH15;",
            ),
            Part("basis", "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường;"),
            Part(
                "basis",
                "Ủy ban nhân dân ban hành Quyết định quy định mức thu tiền bảo vệ, "
                "phát triển đất "
                "trồng lúa trên địa bàn tỉnh Hưng Yên.",
            ),
            Part("article", "**Điều 1. Phạm vi điều chỉnh**"),
            Part(
                "text",
                "Quyết định này quy định mức thu tiền bảo vệ, phát triển đất trồng "
                "lúa khi được Nhà "
                "nước giao đất, cho thuê đất để sử dụng vào mục đích phi nông nghiệp.",
            ),
            Part("article", "**Điều 2. Mức thu**"),
            Part(
                "clause",
                "1. Mức thu bằng 50% giá của loại đất trồng lúa tính theo Bảng giá "
                "đất nhân với diện "
                "tích đất chuyên trồng lúa chuyển sang đất phi nông nghiệp.",
            ),
            Part("clause", "2. Thời hạn nộp tiền là 30 ngày kể từ ngày có thông báo."),
            Part("article", "**Điều 3. Tổ chức thực hiện**"),
            Part(
                "clause",
                "1. Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 01 năm "
                "2026.",
            ),
            Part(
                "clause",
                "2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Thủ "
                "trưởng các ban, ngành, "
                "Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành "
                "Quyết định này./.",
            ),
        ],
        signers=[
            Signer(
                ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Phạm Văn Hậu"
            )
        ],
        to=[
            "- Như khoản 2 Điều 3;",
            "- Chính phủ;",
            "- Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính, Bộ Tư pháp;",
            "- Thường trực Tỉnh ủy;",
            "- Thường trực HĐND tỉnh;",
            "- Lưu: VT, KTN.",
        ],
        way=Way(head="nested", fonts="defaults", rules="vml", indent="tab"),
    )
    return body_size(paper, 14, line=18, rule="exact")


def council() -> Paper:
    """An individual resolution of a commune's council, frame head."""
    paper = Paper(
        name="nghi-quyet-hdnd-xa",
        agency=["HỘI ĐỒNG NHÂN DÂN", "XÃ LƯƠNG BẰNG"],
        number="Số: 07/NQ-HĐND",
        date="Lương Bằng, ngày 28 tháng 7 năm 2026",
        title="NGHỊ QUYẾT",
        about=["Về việc phê chuẩn quyết toán ngân sách xã năm 2025"],
        body=[
            Part("issuer", "HỘI ĐỒNG NHÂN DÂN XÃ LƯƠNG BẰNG"),
            Part("issuer", "KHÓA II, KỲ HỌP THỨ NHẤT"),
            Part(
                "basis",
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            ),
            Part("basis", "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;"),
            Part(
                "basis",
                "Xét Tờ trình số 45/TTr-UBND ngày 15 tháng 7 năm 2026 của Ủy ban "
                "nhân dân xã; báo cáo "
                "thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại "
                "biểu tại kỳ họp.",
            ),
            Part("decide", "QUYẾT NGHỊ:"),
            Part(
                "article",
                "**Điều 1.** Phê chuẩn quyết toán ngân sách xã năm 2025 với tổng "
                "thu 96.412 triệu "
                "đồng, tổng chi 91.087 triệu đồng, kết dư 5.325 triệu đồng.",
            ),
            Part(
                "article",
                "**Điều 2.** Giao Ủy ban nhân dân xã công khai quyết toán theo quy "
                "định.",
            ),
            Part(
                "article",
                "**Điều 3.** Nghị quyết này đã được Hội đồng nhân dân xã Lương "
                "Bằng khóa II, kỳ họp "
                "thứ Nhất thông qua ngày 28 tháng 7 năm 2026./.",
            ),
        ],
        signers=[Signer(["CHỦ TỊCH"], "Đào Thị Hương")],
        to=["- HĐND, UBND tỉnh;", "- Đảng ủy xã;", "- Đại biểu HĐND xã;", "- Lưu: VT."],
        way=Way(head="frame", rules="drawn", fonts="inherit"),
    )
    return smaller(paper, first=10)


def directive() -> Paper:
    """Chỉ thị of a province, roman parts, page number in a simple field."""
    long = (
        "Trong thời gian qua, công tác phòng cháy, chữa cháy và cứu nạn, cứu "
        "hộ trên địa bàn tỉnh đã "
        "đạt được những kết quả tích cực; tuy nhiên, tình hình cháy, nổ vẫn "
        "diễn biến phức tạp, nhất "
        "là tại khu dân cư, cơ sở sản xuất kinh doanh kết hợp nhà ở. "
    )
    return Paper(
        name="chi-thi-ubnd-tinh",
        agency=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        number="Số: 11/CT-UBND",
        date="Hưng Yên, ngày 20 tháng 11 năm 2026",
        title="CHỈ THỊ",
        about=[
            "Về việc tăng cường công tác phòng cháy, chữa cháy",
            "dịp Tết Nguyên đán Đinh Mùi 2027",
        ],
        body=[
            Part("text", long + long),
            Part("text", "Để khắc phục, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"),
            Part("clause", "**1. Công an tỉnh**"),
            Part("point", "a) Tổng kiểm tra các cơ sở có nguy hiểm về cháy, nổ;"),
            Part(
                "point",
                "b) Kiên quyết đình chỉ cơ sở không bảo đảm điều kiện an toàn. " + long,
            ),
            Part("clause", "**2. Sở Công Thương**"),
            Part("text", long),
            Part("clause", "**3. Ủy ban nhân dân các xã, phường**"),
            Part("text", long + long),
            Part(
                "text",
                "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này./.",
            ),
        ],
        signers=[CHAIR],
        to=[
            "- Bộ Công an;",
            "- Thường trực Tỉnh ủy;",
            "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
            "- Các sở, ban, ngành;",
            "- UBND các xã, phường;",
            "- Lưu: VT, NC.",
        ],
        numbers=Numbers(way="simple"),
        way=Way(rules="chars", signing="nested"),
        drafter="HL.(150)",
    )


MAKERS = (appointment, regulation, normative, council, directive)
