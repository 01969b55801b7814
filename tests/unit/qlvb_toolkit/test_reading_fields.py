# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fields from words at places: what typists and recognition do to them."""

import unicodedata

import pytest
from qlvb_toolkit.reading.geometry import Page
from qlvb_toolkit.reading.numbers import read_code
from qlvb_toolkit.reading.persons import mended_name, person_in
from qlvb_toolkit.reading.reader import read_first_page, with_signature
from qlvb_toolkit.reading.sheets import pages_of_sheet

from . import paper
from .paper import CENTRE, LEFT, NATION, RIGHT, letter, page


def _signed(*pages: Page):
    reading = read_first_page(pages[0])
    return with_signature(reading, range(len(pages)), pages.__getitem__, len(pages))


@pytest.mark.parametrize(
    ("text", "number", "year", "notation"),
    [
        ("Số: 76/2025/QĐ-UBND", "76", "2025", "QĐ-UBND"),
        ("Số:      /QĐ-UBND", "", "", "QĐ-UBND"),
        ("Số: ......./2025/NQ-HĐND", "", "2025", "NQ-HĐND"),
        ("Số 123-QĐ/TU", "123", "", "QĐ/TU"),
        ("Số : 05 / TB - SNV", "5", "", "TB-SNV"),
        ("Số: 1234/UBND-KGVX", "1234", "", "UBND-KGVX"),
        ("Số: 45/BC-SGD&ĐT", "45", "", "BC-SGD&ĐT"),
        ("Số: 12/TB-PV01", "12", "", "TB-PV01"),
        ("Số: 9/QĐ-P3.1", "9", "", "QĐ-P3.1"),
        ("S6: l2O/QD-UBND", "120", "", "QĐ-UBND"),
        ("Só: 7/ttr-SKHCN", "7", "", "TTr-SKHCN"),
        ("Số: 76/2O25/NQ-HDND", "76", "2025", "NQ-HĐND"),
        ("Số: 76–QĐ/TU", "76", "", "QĐ/TU"),
    ],
)
def test_number_lines(text: str, number: str, year: str, notation: str) -> None:
    code = read_code(text)
    assert code is not None
    assert (code.number, code.year, code.notation) == (number, year, notation)


@pytest.mark.parametrize("text", ["Sở Nội vụ", "Số lượng 5 người", "Sở Y tế", ""])
def test_what_is_no_number_line(text: str) -> None:
    assert read_code(text) is None or not read_code(text).notation


def test_a_letter() -> None:
    reading = read_first_page(
        letter(
            *("UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ", "", "Số: 123/SNV-VTLT"),
            *("V/v rà soát mã định danh", "của cơ quan, đơn vị"),
            rest=[
                ("Kính gửi:", 250, 215),
                ("- Các sở, ban, ngành tỉnh;", 330, 233),
                ("- Ủy ban nhân dân các xã, phường.", 348, 251),
                (
                    "Thực hiện Kế hoạch số 5/KH-UBND ngày 02 tháng 3 năm 2025 của",
                    340,
                    285,
                ),
            ],
        )
    )
    assert reading.agency.value == "SỞ NỘI VỤ"
    assert reading.parent_agency.value == "UBND TỈNH HƯNG YÊN"
    assert (reading.number.value, reading.notation.value) == ("123", "SNV-VTLT")
    assert reading.type_name.value == "Công văn"
    assert reading.subject.value == "rà soát mã định danh của cơ quan, đơn vị"
    assert reading.place.value == "Hưng Yên"
    assert reading.date.value == "2025-09-21"
    assert reading.addressees.value.split("\n") == [
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các xã, phường",
    ]
    box = reading.number.box
    assert box is not None
    assert box.left < 0.35 < 0.6 > box.right
    assert 0.13 < box.top < box.bottom < 0.16
    assert (reading.number.page, reading.number.source) == (0, "text")


def test_a_subject_over_lines_ends_before_who_decides() -> None:
    reading = read_first_page(
        letter(
            *("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "-------", "Số: 7/QĐ-UBND"),
            rest=[
                ("Q U Y Ế T  Đ Ị N H", CENTRE, 160),
                ("Về việc ban hành Quy chế quản lý văn bản trên Hệ thống", CENTRE, 178),
                ("quản lý văn bản và điều hành", CENTRE, 196),
                ("ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", CENTRE, 234),
                ("Căn cứ Luật Tổ chức Chính quyền địa phương;", 300, 260),
            ],
        )
    )
    assert reading.type_name.value == "Quyết định"
    assert reading.subject.value == (
        "Về việc ban hành Quy chế quản lý văn bản trên Hệ thống quản lý văn bản "
        "và điều hành"
    )
    assert reading.agency.value == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert reading.parent_agency.value == ""
    assert reading.addressees.confidence == 0


@pytest.mark.parametrize(
    ("lines", "parent", "agency"),
    [
        (
            ("BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", "CỤC THỦY LỢI"),
            "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "CỤC THỦY LỢI",
        ),
        (
            ("UBND TỈNH CÀ MAU", "BAN QUẢN LÝ DỰ ÁN", "CÔNG TRÌNH GIAO THÔNG"),
            "UBND TỈNH CÀ MAU",
            "BAN QUẢN LÝ DỰ ÁN CÔNG TRÌNH GIAO THÔNG",
        ),
        (("VĂN PHÒNG", "ỦY BAN NHÂN DÂN"), "", "VĂN PHÒNG ỦY BAN NHÂN DÂN"),
        (
            ("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "TRƯỜNG THCS TÂN HƯNG"),
            "ỦY BAN NHÂN DÂN XÃ TÂN HƯNG",
            "TRƯỜNG THCS TÂN HƯNG",
        ),
        (
            ("TỈNH ỦY HƯNG YÊN", "BAN TỔ CHỨC", "*"),
            "TỈNH ỦY HƯNG YÊN",
            "BAN TỔ CHỨC",
        ),
        (
            ("CÔNG TY CỔ PHẦN", "XÂY DỰNG VÀ THƯƠNG MẠI", "PHÚ HƯNG"),
            "",
            "CÔNG TY CỔ PHẦN XÂY DỰNG VÀ THƯƠNG MẠI PHÚ HƯNG",
        ),
    ],
)
def test_agencies(lines: tuple[str, ...], parent: str, agency: str) -> None:
    reading = read_first_page(letter(*lines, "Số: 12/BC-XYZ"))
    assert (reading.parent_agency.value, reading.agency.value) == (parent, agency)


def test_an_arrival_stamp_is_not_the_number() -> None:
    reading = read_first_page(
        letter(
            *("SỞ NỘI VỤ", "Số: 123/BC-SNV"),
            rest=[
                ("ĐẾN", LEFT, 110),
                ("Số: 4417", LEFT, 125),
                ("Ngày: 28/9/2025", LEFT, 140),
                ("BÁO CÁO", CENTRE, 190),
                ("Kết quả kiểm tra", CENTRE, 207),
            ],
        )
    )
    assert (reading.number.value, reading.notation.value) == ("123", "BC-SNV")
    assert reading.date.value == "2025-09-21"
    assert reading.subject.value == "Kết quả kiểm tra"


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [
        ("KHẨN", "Khẩn"),
        ("THƯỢNG KHẨN", "Thượng khẩn"),
        ("HOẢ TỐC", "Hỏa tốc"),
        ("H Ỏ A T Ố C", "Hỏa tốc"),
        ("KHẨN TRƯƠNG", ""),
    ],
)
def test_urgency(mark: str, urgency: str) -> None:
    reading = read_first_page(letter("SỞ NỘI VỤ", "Số: 12/SNV-VP", "", mark))
    assert reading.urgency.value == urgency


def test_a_secret_mark_is_reported() -> None:
    """R3: a state secret is told by the mark on its page."""
    assert read_first_page(letter("BỘ A", "Số: 1/A-B", "", "TỐI MẬT")).secret_mark
    assert read_first_page(letter("BỘ A", "Số: 1/A-B")).secret_mark is None


def test_decomposed_text_and_the_look_alike_of_d() -> None:
    """R61: what is read from a file is precomposed."""
    lines = ("SỞ ÐO LƯỜNG", "Số: 12/QÐ-SÐL")
    reading = read_first_page(letter(*(unicodedata.normalize("NFD", x) for x in lines)))
    assert reading.agency.value == "SỞ ĐO LƯỜNG"
    assert reading.notation.value == "QĐ-SĐL"


@pytest.mark.parametrize(
    ("capacity", "position", "authority"),
    [
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "PHÓ CHỦ TỊCH",
            "TM. KT.",
        ),
        (("Q. GIÁM ĐỐC",), "GIÁM ĐỐC", "Q."),
        (("GIÁM ĐỐC",), "GIÁM ĐỐC", ""),
        (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "PHÓ TRƯỞNG BAN", "KT."),
        (("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP CHẾ"), "VỤ TRƯỞNG VỤ PHÁP CHẾ", "TL."),
        (("TUQ.CỤC TRƯỞNG", "TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG", "TUQ."),
    ],
)
def test_signature(capacity: tuple[str, ...], position: str, authority: str) -> None:
    lines = [(text, RIGHT, 500 + 17.0 * row) for row, text in enumerate(capacity)]
    reading = _signed(
        letter(
            "SỞ NỘI VỤ",
            rest=[
                ("Nơi nhận:", 115, 500),
                ("- Chủ tịch Ủy ban nhân dân;", 155, 516),
                *lines,
                ("Ký bởi: Sở Nội vụ", RIGHT, 575),
                ("ThS. Nguyễn Thị Thu Hà", RIGHT, 620),
            ],
        )
    )
    assert reading.signer.value == "Nguyễn Thị Thu Hà"
    assert (reading.position.value, reading.authority.value) == (position, authority)
    assert reading.capacity.value.split("\n") == list(capacity)


def test_the_signature_before_an_appendix_counts() -> None:
    first = letter("SỞ NỘI VỤ", rest=[("BÁO CÁO", CENTRE, 150)])
    signed = page(
        ("Nơi nhận:", 115, 300),
        ("GIÁM ĐỐC", RIGHT, 300),
        ("Lê Văn Tám", RIGHT, 390),
        index=1,
    )
    appendix = page(
        ("PHỤ LỤC", CENTRE, 60),
        ("NGƯỜI LẬP BIỂU", RIGHT, 300),
        ("Trịnh Công Lập", RIGHT, 390),
        index=2,
    )
    reading = _signed(first, signed, appendix)
    assert reading.signer.value == "Lê Văn Tám"
    assert reading.signer.page == 1


def test_a_name_on_the_next_page() -> None:
    first = letter(
        "SỞ NỘI VỤ", rest=[("Nơi nhận:", 115, 760), ("GIÁM ĐỐC", RIGHT, 760)]
    )
    reading = _signed(first, page(("Lê Văn Tám", RIGHT, 80), index=1))
    assert reading.signer.value == "Lê Văn Tám"


def test_of_two_signers_the_one_on_the_right_is_the_head() -> None:
    reading = _signed(
        letter(
            "SỞ NỘI VỤ",
            rest=[
                ("THƯ KÝ", 170, 500),
                ("CHỦ TRÌ", RIGHT, 500),
                ("Ngô Thị Mai", 170, 590),
                ("Trần Văn Bình", RIGHT, 590),
            ],
        )
    )
    assert (reading.signer.value, reading.position.value) == (
        "Trần Văn Bình",
        "CHỦ TRÌ",
    )


def test_two_pages_on_one_sheet() -> None:
    one = letter("SỞ NỘI VỤ", "Số: 12/SNV-VP")
    shifted = [
        (f"{text} thứ hai của văn bản", 315 + paper.WIDTH, 60 + 20.0 * row)
        for row, text in enumerate(["Dòng"] * 9)
    ]
    other = [word for line in shifted for word in paper.words(*line)]
    size = (2 * paper.WIDTH, paper.HEIGHT)
    sheet = Page(0, *size, (*one.words, *other), "ocr", size)
    halves = pages_of_sheet(sheet)
    assert len(halves) == 2
    reading = read_first_page(halves[0])
    assert reading.number.value == "12"
    assert reading.number.box is not None
    assert reading.number.box.right < 0.5


def test_an_empty_page_gives_nothing() -> None:
    reading = _signed(page())
    assert reading.number.confidence == reading.signer.confidence == 0
    assert reading.agency.value == ""


def test_a_date_broken_over_two_lines() -> None:
    reading = read_first_page(
        page(
            NATION,
            ("SỞ XÂY DỰNG", LEFT, 60),
            ("Số: 12/SXD-VP", LEFT, 100),
            ("Thành phố Hồ Chí Minh, ngày 14 tháng", RIGHT, 100),
            ("9 năm 2026", RIGHT, 117),
        )
    )
    assert reading.place.value == "Thành phố Hồ Chí Minh"
    assert reading.date.value == "2026-09-14"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("PGS.TS. Nguyễn Thị Cúc", "Nguyễn Thị Cúc"),
        ("Đại tá Vi Hồng Thái", "Vi Hồng Thái"),
        ("H'Yim Kđoh", "H'Yim Kđoh"),
        ("Lưu: VT", ""),
        ("Ngày 28", ""),
        ("thực hiện", ""),
    ],
)
def test_names_of_persons(text: str, name: str) -> None:
    assert person_in(text) == name


def test_a_contract_under_a_centred_head() -> None:
    reading = _signed(
        page(
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTRE, 60),
            ("Độc lập - Tự do - Hạnh phúc", CENTRE, 76),
            ("HỢP ĐỒNG", CENTRE, 120),
            ("Cung cấp dịch vụ vệ sinh", CENTRE, 137),
            ("Số: 12/2025/HĐ-ABC", CENTRE, 154),
            ("Hôm nay, tại trụ sở Công ty, chúng tôi gồm có:", 270, 190),
            ("ĐẠI DIỆN BÊN A", 170, 600),
            ("ĐẠI DIỆN BÊN B", 430, 600),
            ("GIÁM ĐỐC", 170, 617),
            ("TỔNG GIÁM ĐỐC", 430, 617),
            ("Nguyễn Văn An", 170, 700),
            ("Trần Thị Bình", 430, 700),
        )
    )
    assert (reading.type_name.value, reading.subject.value) == (
        "Hợp đồng",
        "Cung cấp dịch vụ vệ sinh",
    )
    assert (reading.number.value, reading.notation.value) == ("12", "HĐ-ABC")
    assert reading.agency.value == ""
    assert (reading.signer.value, reading.position.value) == (
        "Trần Thị Bình",
        "TỔNG GIÁM ĐỐC",
    )


def test_a_notation_broken_at_the_end_of_its_column() -> None:
    reading = read_first_page(
        letter("BỘ TƯ PHÁP", "Số: 1234/BTP-", "KTVB&QLXLVPHC", "V/v xin ý kiến")
    )
    assert reading.notation.value == "BTP-KTVB&QLXLVPHC"
    assert reading.subject.value == "xin ý kiến"


def test_the_code_of_another_document_in_the_subject_is_not_the_number() -> None:
    reading = read_first_page(
        letter(
            "BỘ NỘI VỤ",
            rest=[
                ("THÔNG TƯ", CENTRE, 150),
                ("Hướng dẫn một số điều của Nghị định", CENTRE, 167),
                ("số 30/2020/NĐ-CP về công tác văn thư", CENTRE, 184),
            ],
        )
    )
    assert reading.subject.value.endswith(
        "Nghị định số 30/2020/NĐ-CP về công tác văn thư"
    )
    assert reading.number.confidence < 0.7


def test_a_subject_in_capitals_that_names_a_body_goes_on() -> None:
    reading = _signed(
        letter(
            *("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "Số: 5/QĐ-UBND"),
            rest=[
                ("QUYẾT ĐỊNH", CENTRE, 150),
                ("VỀ VIỆC KIỆN TOÀN BAN CHỈ ĐẠO CỦA", CENTRE, 167),
                ("ỦY BAN NHÂN DÂN XÃ TÂN HƯNG", CENTRE, 184),
                ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HƯNG", CENTRE, 222),
            ],
        )
    )
    assert reading.subject.value.endswith("CỦA ỦY BAN NHÂN DÂN XÃ TÂN HƯNG")
    assert reading.position.value == ""


def test_accents_that_recognition_lost_in_known_names() -> None:
    reading = read_first_page(
        page(
            NATION,
            ("ÚY BAN NHÂN DÂN", LEFT, 60),
            ("TÍNH HƯNG YÊN", LEFT, 77),
            ("S6: 12/QD-UBND", LEFT, 100),
            source="ocr",
        )
    )
    assert reading.agency.value == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert reading.notation.value == "QĐ-UBND"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3SCKTH. Nguyên Thị Thu Hà", "Nguyễn Thị Thu Hà"),
        ("'Bùi :hị Lan Anh", "Bùi Thị Lan Anh"),
        ("Lê Ván Trang", "Lê Văn Trang"),
    ],
)
def test_names_that_recognition_misread(text: str, name: str) -> None:
    assert person_in(mended_name(text)) == name


@pytest.mark.parametrize("text", ["Số: 404178B-BVĐK", "Số: 4041/88-BVĐK"])
def test_a_type_code_that_became_digits(text: str) -> None:
    code = read_code(text, "Biên bản")
    assert code is not None
    assert (code.number, code.notation) == ("4041", "BB-BVĐK")
