# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands on the first page of each type before its drafter has written a word.

Types with a sample of their own in NĐ 30/2020/NĐ-CP, Phụ lục III name it in ``legal``;
the others follow mẫu 1.4. Normative ones follow NĐ 78/2025/NĐ-CP. The lines of a
``skeleton`` are read as a draft's own text is (``parse_body``); dots are written over.
"""

from dataclasses import dataclass

DOTS = "……………………"
_PLAN = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    f"1. Mục đích: {DOTS}",
    f"2. Yêu cầu: {DOTS}",
    "II. NỘI DUNG",
    f"1. {DOTS}",
    f"2. {DOTS}",
    "III. TỔ CHỨC THỰC HIỆN",
    f"1. {DOTS}",
    f"2. {DOTS}",
)
_PROJECT = (
    "I. SỰ CẦN THIẾT VÀ CĂN CỨ",
    f"1. {DOTS}",
    "II. MỤC TIÊU, PHẠM VI",
    f"1. {DOTS}",
    "III. NHIỆM VỤ VÀ GIẢI PHÁP",
    f"1. {DOTS}",
    "IV. KINH PHÍ VÀ LỘ TRÌNH",
    f"1. {DOTS}",
    "V. TỔ CHỨC THỰC HIỆN",
    f"1. {DOTS}",
)
RULES = (
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng",
    f"1. {DOTS}",
    f"2. {DOTS}",
    "Chương II",
    "QUY ĐỊNH CỤ THỂ",
    "Điều 2. Nội dung thực hiện",
    f"1. {DOTS}",
    "Chương III",
    "TỔ CHỨC THỰC HIỆN",
    "Điều 3. Trách nhiệm thi hành",
    f"1. {DOTS}",
)
_LAST_ARTICLE = f"{DOTS} chịu trách nhiệm thi hành Quyết định này./."
_DIRECT = (
    f"Điều 1. {DOTS}.",
    f"Điều 2. Quyết định này có hiệu lực kể từ ngày {DOTS}.",
    f"Điều 3. {_LAST_ARTICLE}",
)
_INDIRECT = (
    f"Điều 1. Ban hành kèm theo Quyết định này Quy chế {DOTS}.",
    f"Điều 2. Quyết định này có hiệu lực kể từ ngày {DOTS}.",
    f"Điều 3. {_LAST_ARTICLE}",
)
_RESOLUTION = (
    f"Điều 1. {DOTS}.",
    f"Điều 2. {DOTS} chịu trách nhiệm tổ chức thực hiện Nghị quyết này./.",
)
_NORMATIVE_RESOLUTION = (
    f"Điều 1. {DOTS}.",
    f"Điều 2. Ủy ban nhân dân {DOTS} tổ chức thực hiện Nghị quyết này.",
    f"Điều 3. Nghị quyết này có hiệu lực từ ngày {DOTS}.",
)
_INDIRECT_RESOLUTION = (
    f"Điều 1. Ban hành kèm theo Nghị quyết này Quy định {DOTS}.",
    *_NORMATIVE_RESOLUTION[1:],
)
_PARTIES = (
    f"Hôm nay, ngày {DOTS}, tại {DOTS}, chúng tôi gồm:",
    f"1. Bên A: {DOTS}",
    f"Đại diện: {DOTS}; chức vụ: {DOTS}",
    f"2. Bên B: {DOTS}",
    f"Đại diện: {DOTS}; chức vụ: {DOTS}",
)
_SLIP = (
    f"1. Văn bản, tài liệu kèm theo: {DOTS}",
    f"2. Nội dung đề nghị: {DOTS}",
)
COUNCIL_PASSED = (
    f"Nghị quyết này được Hội đồng nhân dân {DOTS} khóa {DOTS}, kỳ họp thứ {DOTS} "
    f"thông qua ngày {DOTS}./."
)


@dataclass(frozen=True)
class Form:
    """One template.

    ``opening`` is "decision" or "resolution" (authority, bases, word of command),
    "bases" (bases only) or empty; ``addressed`` is "" (nobody), "to" ("Kính gửi") or
    "telegram"; ``closing`` is "" (recipients and signer), "minutes" (secretary beside
    the chair) or "parties" (two sides); ``regulation`` names the type of the text
    issued with it ("optional": printed if there is one); ``passed`` is a line in
    italics below the text.
    """

    file: str
    name: str
    skeleton: tuple[str, ...]
    legal: str = "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4"
    opening: str = ""
    addressed: str = ""
    closing: str = ""
    regulation: str = ""
    passed: str = ""
    letter: bool = False
    normative: bool = False


def _sample(number: str) -> str:
    return f"NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu {number}"


_BY_LAW = "NĐ 78/2025/NĐ-CP"

FORMS = (
    Form("nghi_quyet", "Nghị quyết", _RESOLUTION, _sample("1.1"), "resolution"),
    Form(
        "quyet_dinh",
        "Quyết định",
        _DIRECT,
        _sample("1.2"),
        "decision",
        regulation="optional",
    ),
    Form(
        "quyet_dinh_gian_tiep",
        "Quyết định ban hành quy chế, quy định",
        _INDIRECT,
        _sample("1.3"),
        "decision",
        regulation="QUY CHẾ",
    ),
    Form(
        "chi_thi",
        "Chỉ thị",
        (
            f"{DOTS}",
            f"Để {DOTS}, {{{{ issuer }}}} yêu cầu:",
            f"1. {DOTS}",
            f"2. {DOTS}",
            f"3. {DOTS} chịu trách nhiệm thực hiện Chỉ thị này./.",
        ),
    ),
    Form("quy_che", "Quy chế", RULES),
    Form("quy_dinh", "Quy định", RULES),
    Form("thong_cao", "Thông cáo", (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}./.")),
    Form(
        "thong_bao",
        "Thông báo",
        (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}", f"Trân trọng thông báo {DOTS}./."),
    ),
    Form(
        "huong_dan",
        "Hướng dẫn",
        (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}", f"3. Tổ chức thực hiện: {DOTS}./."),
        opening="bases",
    ),
    Form("chuong_trinh", "Chương trình", _PLAN, opening="bases"),
    Form("ke_hoach", "Kế hoạch", _PLAN, opening="bases"),
    Form("phuong_an", "Phương án", _PLAN, opening="bases"),
    Form("de_an", "Đề án", _PROJECT, opening="bases"),
    Form("du_an", "Dự án", _PROJECT, opening="bases"),
    Form(
        "bao_cao",
        "Báo cáo",
        (
            f"{DOTS}",
            "I. KẾT QUẢ THỰC HIỆN",
            f"1. {DOTS}",
            "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
            f"1. {DOTS}",
            "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
            f"1. {DOTS}",
            "IV. ĐỀ XUẤT, KIẾN NGHỊ",
            f"1. {DOTS}./.",
        ),
        addressed="to",
    ),
    Form(
        "bien_ban",
        "Biên bản",
        (
            f"Thời gian bắt đầu: {DOTS}",
            f"Địa điểm: {DOTS}",
            f"Thành phần tham dự: {DOTS}",
            f"Chủ trì (chủ tọa): {DOTS}",
            f"Thư ký (người ghi biên bản): {DOTS}",
            f"Nội dung (theo diễn biến cuộc họp/hội nghị/hội thảo): {DOTS}",
            f"Cuộc họp (hội nghị, hội thảo) kết thúc vào {DOTS}./.",
        ),
        _sample("1.9"),
        closing="minutes",
    ),
    Form(
        "to_trinh",
        "Tờ trình",
        (
            f"1. Sự cần thiết: {DOTS}",
            f"2. Nội dung trình: {DOTS}",
            f"3. Kiến nghị: {DOTS}",
            f"Kính trình {DOTS} xem xét, quyết định./.",
        ),
        opening="bases",
        addressed="to",
    ),
    Form("hop_dong", "Hợp đồng", (*_PARTIES, *_DIRECT[:1]), closing="parties"),
    Form(
        "cong_van",
        "Công văn",
        (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}", f"Trân trọng {DOTS}./."),
        _sample("1.5"),
        addressed="to",
        letter=True,
    ),
    Form(
        "cong_dien",
        "Công điện",
        (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}./."),
        _sample("1.6"),
        addressed="telegram",
    ),
    Form(
        "ban_ghi_nho",
        "Bản ghi nhớ",
        (*_PARTIES, f"Hai bên ghi nhớ các nội dung sau: {DOTS}./."),
        closing="parties",
    ),
    Form(
        "ban_thoa_thuan",
        "Bản thỏa thuận",
        (*_PARTIES, f"Hai bên thỏa thuận các nội dung sau: {DOTS}./."),
        closing="parties",
    ),
    Form(
        "giay_uy_quyen",
        "Giấy ủy quyền",
        (
            f"1. Người ủy quyền: {DOTS}; chức vụ: {DOTS}",
            f"2. Người được ủy quyền: {DOTS}; chức vụ: {DOTS}",
            f"3. Nội dung ủy quyền: {DOTS}",
            f"4. Thời hạn ủy quyền: từ ngày {DOTS} đến hết ngày {DOTS}.",
            "Người được ủy quyền không được ủy quyền lại cho người khác./.",
        ),
    ),
    Form(
        "giay_moi",
        "Giấy mời",
        (
            f"{{{{ agency_name }}}} trân trọng kính mời: {DOTS}",
            f"Tới dự: {DOTS}",
            f"Chủ trì: {DOTS}",
            f"Thời gian: {DOTS}",
            f"Địa điểm: {DOTS}./.",
        ),
        _sample("1.7"),
    ),
    Form(
        "giay_gioi_thieu",
        "Giấy giới thiệu",
        (
            f"{{{{ agency_name }}}} trân trọng giới thiệu: {DOTS}",
            f"Ông (bà): {DOTS}",
            f"Chức vụ: {DOTS}",
            f"Được cử đến: {DOTS}",
            f"Về việc: {DOTS}",
            "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành "
            "nhiệm vụ.",
            f"Giấy này có giá trị đến hết ngày {DOTS}./.",
        ),
        _sample("1.8"),
    ),
    Form(
        "giay_nghi_phep",
        "Giấy nghỉ phép",
        (
            f"Xét Đơn đề nghị nghỉ phép ngày {DOTS} của ông (bà) {DOTS}",
            f"{{{{ agency_name }}}} cấp cho: {DOTS}",
            f"Ông (bà): {DOTS}",
            f"Chức vụ: {DOTS}",
            f"Nghỉ phép trong thời gian {DOTS}, kể từ ngày {DOTS} đến hết ngày {DOTS} "
            f"tại {DOTS}.",
            f"Số ngày nghỉ phép nêu trên được tính vào thời gian {DOTS}./.",
        ),
        _sample("1.10"),
    ),
    Form("phieu_gui", "Phiếu gửi", (*_SLIP, f"3. Ngày gửi: {DOTS}./."), addressed="to"),
    Form(
        "phieu_chuyen",
        "Phiếu chuyển",
        (*_SLIP, f"3. Thời hạn giải quyết: {DOTS}./."),
        addressed="to",
    ),
    Form(
        "phieu_bao",
        "Phiếu báo",
        (f"1. Nội dung báo: {DOTS}", f"2. Thời gian, địa điểm: {DOTS}./."),
        addressed="to",
    ),
    Form(
        "thu_cong",
        "Thư công",
        (f"{DOTS}", f"{DOTS}", f"Trân trọng {DOTS}./."),
        addressed="to",
    ),
    Form(
        "van_ban_co_ten_loai",
        "Văn bản có tên loại",
        (f"{DOTS}", f"1. {DOTS}", f"2. {DOTS}./."),
        opening="bases",
    ),
    Form(
        "quyet_dinh_qppl",
        "Quyết định (QPPL)",
        _DIRECT,
        _BY_LAW,
        "decision",
        regulation="optional",
        normative=True,
    ),
    Form(
        "quyet_dinh_qppl_gian_tiep",
        "Quyết định ban hành quy chế, quy định (QPPL)",
        _INDIRECT,
        _BY_LAW,
        "decision",
        regulation="QUY CHẾ",
        normative=True,
    ),
    Form(
        "nghi_quyet_qppl",
        "Nghị quyết (QPPL)",
        _NORMATIVE_RESOLUTION,
        _BY_LAW,
        "resolution",
        passed=COUNCIL_PASSED,
        normative=True,
    ),
    Form(
        "nghi_quyet_qppl_gian_tiep",
        "Nghị quyết ban hành quy định (QPPL)",
        _INDIRECT_RESOLUTION,
        _BY_LAW,
        "resolution",
        regulation="QUY ĐỊNH",
        passed=COUNCIL_PASSED,
        normative=True,
    ),
)
