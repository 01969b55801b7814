# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a verdict says, in Vietnamese: the same on the page and without the system."""

from datetime import datetime, timedelta, timezone

from .types import DAY_FIELD, MONTH_FIELD, NUMBER_FIELD, Grade

VIETNAM = timezone(timedelta(hours=7))

GRADES = {
    Grade.VALID.code: "hợp lệ",
    Grade.VALID_CHANGED.code: "hợp lệ, có thay đổi sau khi ký",
    Grade.UNKNOWN.code: "không xác định được",
    Grade.INVALID.code: "không hợp lệ",
}
MEANINGS = {
    Grade.VALID.code: (
        "Tài liệu còn nguyên như khi ký, người ký và chứng thư số đã được xác minh."
    ),
    Grade.VALID_CHANGED.code: (
        "Phần đã ký còn nguyên. Xem kỹ những gì được thêm vào sau khi ký."
    ),
    Grade.UNKNOWN.code: (
        "Chưa đủ căn cứ để nói là đúng hay giả. Chưa nên dùng như bản gốc; hãy hỏi lại "
        "nơi gửi."
    ),
    Grade.INVALID.code: (
        "Không dùng tài liệu này. Hãy báo nơi gửi và xin lại bản đúng."
    ),
}
KINDS = {
    "person": "Chữ ký cá nhân",
    "agency": "Chữ ký cơ quan, tổ chức",
    "timestamp": "Dấu thời gian",
}
UNREADABLE = "Chữ ký không đọc được"
UNCHECKED = "Chữ ký chưa kiểm tra được"
NAMELESS = "(chứng thư số không ghi tên)"
ISSUER_CLASSES = {
    "official": "chữ ký số chuyên dùng công vụ",
    "public": "chữ ký số công cộng",
    "other": "chữ ký số khác (không phải chuyên dùng công vụ)",
}
CLASS_UNPROVEN = "chưa xác định (chứng thư số chưa được tin cậy)"
# Beside a fault that makes the question idle, or hides its answer.
UNEXAMINED = "không xét, vì lý do nêu trên"
SOURCES = {
    "timestamp": "dấu thời gian",
    "clock": "đồng hồ máy ký, không có dấu thời gian chứng minh",
    "none": "không rõ",
}
REVOCATION = {
    "good": "không bị thu hồi tại thời điểm ký",
    "revoked": "đã bị thu hồi",
    "unknown": "không có dữ liệu",
}
REVOKED_LATER = "{known}; bị thu hồi sau đó ({moment})"
COVERAGE = {
    "file": "toàn bộ tệp",
    "revision": "toàn bộ tệp tại thời điểm ký; sau đó tệp có phần ghi thêm",
    "partial": "chỉ một phần tệp",
}
MODIFICATION = {
    "none": "không có",
    "long_term": "chỉ thêm chữ ký, dấu thời gian hoặc dữ liệu xác thực (được phép)",
    "form_filling": "điền vào ô đã chừa sẵn hoặc ký thêm (được phép)",
    "annotations": "thêm chú thích, dấu trên trang",
    "other": "có thay đổi ngoài phạm vi cho phép, hoặc không đối chiếu được",
}
APPENDED = (
    "{count} byte ghi thêm sau chỗ kết thúc tệp, không chữ ký nào bao trùm và không "
    "phải thay đổi được phép"
)
FIELDS = {
    NUMBER_FIELD: "số văn bản",
    DAY_FIELD: "ngày",
    MONTH_FIELD: "tháng",
}
PERMITS = {
    1: "người ký không cho phép thay đổi gì thêm",
    2: "người ký chỉ cho phép điền ô đã chừa sẵn và ký thêm",
    3: "người ký cho phép điền ô, thêm chú thích và ký thêm",
}
REASONS = {
    "content_changed": "tài liệu đã bị thay đổi sau khi ký",
    "bad_signature": "chữ ký không đúng với chứng thư số",
    "partial_coverage": "chữ ký không bao trùm toàn bộ tài liệu",
    "forbidden_change": "tài liệu bị thay đổi ngoài phạm vi cho phép",
    "hidden_objects": (
        "có nội dung ghi thêm ngoài phần đã ký, một số phần mềm sẽ hiển thị thay cho "
        "nội dung đã ký"
    ),
    "revoked": "chứng thư số đã bị thu hồi trước khi ký",
    "revoked_no_timestamp": (
        "chứng thư số đã bị thu hồi, không có dấu thời gian chứng minh ký trước đó"
    ),
    "key_usage": "chứng thư số không dùng để ký văn bản",
    "usage_unclear": "chứng thư số không ghi là dùng để ký văn bản (chống chối bỏ)",
    "issuer_without_right": "nơi cấp chứng thư số không có quyền cấp",
    "outside_validity": "ký ngoài thời hạn của chứng thư số",
    "not_yet_valid": "ký khi chứng thư số chưa có hiệu lực",
    "expired": "ký khi chứng thư số đã hết hạn",
    "bad_timestamp": "dấu thời gian sai",
    "unreadable_signature": "chữ ký bị hỏng, không đọc được",
    "no_certificate": "không tìm thấy chứng thư số của người ký trong chữ ký",
    "unsupported": "định dạng hoặc thuật toán của chữ ký chưa được hỗ trợ",
    "certificate_unsupported": (
        "chứng thư số có điều kiện sử dụng mà hệ thống không kiểm tra được"
    ),
    "expired_no_timestamp": (
        "chứng thư số đã hết hạn, không có dấu thời gian chứng minh lúc ký"
    ),
    "issuer_expired": "chứng thư số của nơi cấp đã hết hạn hoặc chưa có hiệu lực",
    "time_contradicts": (
        "thời gian ký ghi trong tệp không thể đúng: ngoài thời hạn của chứng thư số, "
        "hoặc ở tương lai"
    ),
    "weak_algorithm": "thuật toán (SHA-1, MD5 hoặc khóa ngắn) không còn an toàn",
    "no_revocation_data": "không tra được tình trạng thu hồi của chứng thư số",
    "no_trusted_root": "chứng thư số không dẫn tới tổ chức cấp được tin cậy",
    "timestamp_untrusted": "dấu thời gian không được tin cậy",
    "dynamic_form": "biểu mẫu động (XFA): nội dung hiển thị không phải trang đã ký",
    "irregular_file": "cấu trúc tệp không chuẩn, không đối chiếu được phần ghi thêm",
    "annotations_added": "có chú thích, dấu được thêm sau khi ký",
    "fields_filled": "có ô được điền sau khi ký",
    "bytes_appended": (
        "có dữ liệu ghi thêm sau chỗ kết thúc tệp, không chữ ký nào bao trùm; nội dung "
        "đã ký còn nguyên"
    ),
    "unsigned": "tệp không có chữ ký số",
}
BUNDLE_FAULTS = {
    "changed": "đã bị thay đổi",
    "missing": "bị thiếu",
    "foreign": "không có trong bảng kê",
}
FILE_ERRORS = {
    "not_pdf": "không phải tệp PDF",
    "broken_pdf": "tệp hỏng, không đọc được",
    "encrypted_pdf": "tệp được đặt mật khẩu, không đọc được",
    "bad_bundle": "không phải bộ chứng cứ, hoặc bộ chứng cứ hỏng",
    "check_failed": "tệp quá phức tạp, không kiểm tra được trong giới hạn cho phép",
}


def moment_words(moment: str) -> str:
    """An ISO 8601 moment as people in Viet Nam write it, with its offset."""
    given = datetime.fromisoformat(moment)
    try:
        local = given.astimezone(VIETNAM)
    except OverflowError:
        return "không thời hạn"
    return f"{local:%d/%m/%Y %H:%M:%S} +07:00"
