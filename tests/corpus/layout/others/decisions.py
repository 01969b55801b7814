# SPDX-License-Identifier: LGPL-3.0-or-later
"""Decisions, resolutions, directives and what they issue."""

from .components import Head, recipients, sign, signer, title
from .papers import GOOGLE, REQUEST, STYLED, WORD, WORD_RUNS, WORK, paper
from .writer import Writer


@paper
def decision() -> bytes:
    w = Writer(WORD, indent=10)
    Head(
        agency=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 1247/QĐ-UBND",
        date="Hưng Yên, ngày 08 tháng 10 năm 2026",
    ).write(w)
    title(w, "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách thủ tục hành chính")
    w.put(w.mid("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", 0, "b", gap=(6, 6)))
    for base in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về "
        "thực hiện cơ chế một cửa, một cửa liên thông;",
        "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số "
        "215/TTr-VPUBND ngày 01 tháng 10 năm 2026.",
    ):
        w.put(w.text(w.run(base, 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b", gap=(6, 6)))
    w.item(
        "Điều 1. ",
        "Thành lập Tổ công tác cải cách thủ tục hành chính gồm các ông, "
        "bà có tên trong danh sách kèm theo Quyết định này.",
    )
    w.item(
        "Điều 2. ",
        "Tổ công tác có nhiệm vụ tham mưu, giúp Chủ tịch Ủy ban nhân "
        "dân tỉnh chỉ đạo, đôn đốc các sở, ban, ngành và địa phương.",
    )
    w.item(
        "Điều 3. ",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và "
        "các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        w,
        ("Như Điều 3", "Bộ Nội vụ (để b/c)", "Cổng TTĐT tỉnh", "VT, NC, Hg (03b)"),
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Quốc Toản",
    )
    return w.saved()


@paper
def decision_with_regulation() -> bytes:
    w = Writer(WORD_RUNS, lines="border", line=264)
    head = Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ XÂY DỰNG",),
        code="Số: 09/QĐ-SXD",
        date="Hưng Yên, ngày 02 tháng 01 năm 2026",
    )
    head.write(w)
    title(w, "QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Sở Xây dựng")
    w.put(w.mid("GIÁM ĐỐC SỞ XÂY DỰNG", 0, "b"))
    w.put(
        w.text(
            w.run(
                "Căn cứ Quyết định số 15/2025/QĐ-UBND ngày 03 tháng 3 năm 2025 "
                "của Ủy ban nhân dân tỉnh Hưng Yên quy định chức năng, nhiệm vụ, "
                "quyền hạn và cơ cấu tổ chức của Sở Xây dựng;",
                0,
                "i",
            )
        )
    )
    w.put(w.text(w.run("Theo đề nghị của Chánh Văn phòng Sở.", 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b"))
    w.item("Điều 1. ", "Ban hành kèm theo Quyết định này Quy chế làm việc của Sở.")
    w.item("Điều 2. ", "Quyết định này có hiệu lực kể từ ngày ký.")
    w.item(
        "Điều 3. ",
        "Chánh Văn phòng, Trưởng các phòng và công chức thuộc Sở chịu "
        "trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        w,
        ("Như Điều 3", "UBND tỉnh (để b/c)", "VT, VP"),
        "GIÁM ĐỐC",
        "Lê Anh Đức",
        kind="spacer",
    )
    w.next_section()
    w.put(w.table([(head._names(w, 66), head._nation(w, 96))], (66, 104)))
    title(w, "QUY CHẾ", "Làm việc của Sở Xây dựng", ruled=False)
    w.put(w.mid("(Kèm theo Quyết định số 09/QĐ-SXD ngày 02 tháng 01 năm 2026", 0, "i"))
    w.put(w.mid("của Giám đốc Sở Xây dựng)", 0, "i"))
    number = 0
    for chapter, name in (("I", "QUY ĐỊNH CHUNG"), ("II", "CHẾ ĐỘ LÀM VIỆC")):
        w.put(w.mid(f"Chương {chapter}", 0, "b", gap=(12, 0)), w.mid(name, 0, "b"))
        if chapter == "II":
            w.put(w.mid("Mục 1", 0, "b"), w.mid("HỌP VÀ GIAO BAN", 0, "b"))
        for text in WORK[:2]:
            number += 1
            w.item(f"Điều {number}. Trách nhiệm thực hiện")
            w.say(
                f"1. {text}",
                "2. Trưởng các phòng có trách nhiệm:",
                f"a) {WORK[2]}",
                f"b) {WORK[3]}",
            )
    return w.saved()


@paper
def decision_of_head() -> bytes:
    w = Writer(GOOGLE, indent=10, line=288)
    Head(
        parent=("SỞ Y TẾ HƯNG YÊN",),
        agency=("BỆNH VIỆN ĐA KHOA TỈNH",),
        code="Số: 371/QĐ-BVĐK",
        date="Hưng Yên, ngày 29 tháng 6 năm 2026",
    ).write(w)
    title(w, "QUYẾT ĐỊNH", "Về việc nâng bậc lương thường xuyên đối với viên chức")
    w.put(w.mid("GIÁM ĐỐC BỆNH VIỆN ĐA KHOA TỈNH HƯNG YÊN", 0, "b", gap=(6, 0)))
    w.put(
        w.text(
            w.run(
                "Căn cứ Quyết định số 2011/QĐ-UBND ngày 12 tháng 8 năm 2019 của Ủy "
                "ban nhân dân tỉnh về tổ chức bộ máy của Bệnh viện;",
                0,
                "i",
            )
        )
    )
    w.put(w.text(w.run("Xét đề nghị của Trưởng phòng Tổ chức cán bộ.", 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b", gap=(6, 0)))
    w.item(
        "Điều 1. ", "Nâng bậc lương đối với bà Nguyễn Thị Hồng, Điều dưỡng hạng III."
    )
    w.item("Điều 2. ", "Quyết định này có hiệu lực kể từ ngày 01 tháng 7 năm 2026.")
    w.item(
        "Điều 3. ",
        "Trưởng phòng Tổ chức cán bộ, Trưởng phòng Tài chính kế toán và bà "
        "Nguyễn Thị Hồng chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(w, ("Như Điều 3", "VT, TCCB"), "GIÁM ĐỐC", "BSCKII. Trần Thị Liên")
    return w.saved()


@paper
def resolution() -> bytes:
    w = Writer(STYLED, lines="border", number="even")
    Head(
        agency=("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 45/NQ-HĐND",
        date="Hưng Yên, ngày 10 tháng 12 năm 2026",
    ).write(w)
    title(w, "NGHỊ QUYẾT", "Về dự toán thu, chi ngân sách nhà nước năm 2027")
    w.put(w.mid("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN", 0, "b"))
    w.put(w.mid("KHÓA XVIII, KỲ HỌP THỨ HAI", 0, "b"))
    for base in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;",
        "Xét Tờ trình số 310/TTr-UBND ngày 28 tháng 11 năm 2026 của Ủy ban nhân "
        "dân tỉnh; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo "
        "luận của đại biểu Hội đồng nhân dân tỉnh tại kỳ họp.",
    ):
        w.put(w.par(w.run(base, 0, "i"), style="NoiDung"))
    w.put(w.mid("QUYẾT NGHỊ:", 0, "b", gap=(6, 0)))
    for number, text in enumerate(WORK, 1):
        w.item(f"Điều {number}. ", text)
        w.say(f"1. {text}", f"2. {WORK[0]}")
    w.put(
        w.par(
            w.run(
                "Nghị quyết này được Hội đồng nhân dân tỉnh Hưng Yên Khóa XVIII, "
                "Kỳ họp thứ hai thông qua ngày 10 tháng 12 năm 2026./.",
                0,
                "i",
            ),
            style="NoiDung",
        )
    )
    sign(
        w,
        ("Ủy ban Thường vụ Quốc hội", "Các đại biểu HĐND tỉnh", "VT, CTHĐ"),
        "CHỦ TỊCH",
        "Trần Quốc Văn",
    )
    return w.saved()


@paper
def directive() -> bytes:
    w = Writer(WORD, line=252, margins=(20.1, 20.0, 29.9, 15.1))
    Head(
        agency=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 06/CT-UBND",
        date="Hưng Yên, ngày 31 tháng 3 năm 2026",
    ).write(w)
    title(w, "CHỈ THỊ", "Về việc tăng cường công tác phòng cháy, chữa cháy")
    w.say(
        WORK[0],
        "Để khắc phục những tồn tại nêu trên, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    )
    for number, text in enumerate(WORK * 3, 1):
        w.say(f"{number}. {text}")
    sign(
        w,
        ("Văn phòng Chính phủ", "Các sở, ban, ngành", "VT, NC"),
        "CHỦ TỊCH",
        "Phạm Quang Ngọc",
    )
    return w.saved()


@paper
def certified_copy() -> bytes:
    """A copy: the whole document, and the form of the copy below it."""
    w = Writer(WORD)
    Head(
        agency=("BỘ NỘI VỤ",),
        code="Số: 08/TB-BNV",
        date="Hà Nội, ngày 05 tháng 01 năm 2026",
    ).write(w)
    title(w, "THÔNG BÁO", "Về việc nghỉ tết Nguyên đán năm 2026")
    w.say(*WORK[:1], REQUEST)
    sign(
        w,
        ("Các bộ, ngành", "UBND các tỉnh, thành phố", "VT, VP"),
        "TL. BỘ TRƯỞNG",
        "CHÁNH VĂN PHÒNG",
        "Lê Minh Sơn",
    )
    border = (
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" '
        'w:color="auto"/></w:pBdr>'
    )
    w.put(w.par(more=border))
    left = w.mid("UBND TỈNH HƯNG YÊN", 13) + w.under("SỞ NỘI VỤ", 13, 0.42, 66)
    w.put(
        w.table(
            (
                (left, w.mid("SAO Y", 14, "b")),
                (
                    w.mid("Số: 11/SY-SNV", 13),
                    w.mid("Hưng Yên, ngày 07 tháng 01 năm 2026", 14, "i"),
                ),
                (
                    recipients(w, "Các phòng thuộc Sở", "VT"),
                    signer(w, "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trần Thị Hà"),
                ),
            ),
            (66, 99),
        )
    )
    return w.saved()
