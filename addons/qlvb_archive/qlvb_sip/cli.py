# SPDX-License-Identifier: LGPL-3.0-or-later
"""Command line for an archivist or an outside checker, in Vietnamese."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from .types import Finding, PackageReport
from .verify import verify_package

_MESSAGES = {
    "not_found": "không tìm thấy gói",
    "not_zip": "không phải tệp ZIP đọc được",
    "zip_traversal": "tên tệp trong ZIP trỏ ra ngoài gói",
    "zip_duplicate": "ZIP có hai tệp trùng tên",
    "zip_encrypted": "ZIP bị đặt mật khẩu",
    "zip_too_many": "ZIP có quá nhiều tệp",
    "zip_too_big": "gói giải nén quá lớn",
    "zip_ratio": "tỷ lệ nén bất thường",
    "zip_root": "ZIP phải có đúng một thư mục gói",
    "symlink": "gói chứa liên kết tượng trưng",
    "file_missing": "thiếu tệp",
    "file_changed": "nội dung tệp đã bị thay đổi",
    "size_changed": "dung lượng tệp sai",
    "file_orphan": "tệp thừa, không có trong danh mục METS",
    "file_unreadable": "không đọc được tệp",
    "file_unlinked": "tệp không gắn với tài liệu nào",
    "metadata_unlinked": "siêu dữ liệu không gắn đúng một tài liệu",
    "checksum_algorithm": "thuật toán băm không phải SHA-256",
    "reference_outside": "METS tham chiếu ra ngoài gói",
    "representation_unlinked": "METS gốc không trỏ tới bản đại diện",
    "link_broken": "liên kết tới siêu dữ liệu không tồn tại",
    "link_mismatch": "tài liệu bị gắn nhầm siêu dữ liệu",
    "count_mismatch": "tổng số tài liệu không khớp",
    "code_mismatch": "mã tài liệu không khớp mã hồ sơ",
    "code_duplicate": "trùng mã tài liệu",
    "metadata_missing": "thiếu trường bắt buộc",
    "metadata_invalid": "trường sai quy định",
    "state_secret": "tài liệu mật không được đưa vào hệ thống",
    "premis_mismatch": "mã băm trong PREMIS khác METS",
    "premis_unexpected": "gói SIP không được có PREMIS",
    "objid_mismatch": "tên thư mục gói khác OBJID",
    "kind_unknown": "không nhận ra loại gói",
    "schema_invalid": "METS sai lược đồ",
    "xml_invalid": "XML hỏng",
    "xml_doctype": "XML có khai báo DOCTYPE",
    "xml_too_big": "tệp XML quá lớn",
}


def main(arguments: Sequence[str]) -> int:
    """Verify a package; 0 when it is whole, 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="qlvb_sip")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="kiểm tra gói lưu trữ")
    verify.add_argument("path", type=Path, help="thư mục gói hoặc tệp ZIP")
    report = verify_package(parser.parse_args(arguments).path)
    _show(report)
    return 0 if report.ok else 1


def _show(report: PackageReport) -> None:
    print(f"Gói {report.objid or '?'} ({report.kind or 'không rõ loại'}): ", end="")
    print(f"{report.documents} tài liệu, {report.files} tệp")
    for finding in report.findings:
        print(f"SAI {describe(finding)}")
    print(
        "KẾT LUẬN: ĐẠT" if report.ok else f"KẾT LUẬN: {len(report.findings)} SAI LỆCH"
    )


def describe(finding: Finding) -> str:
    """One Vietnamese line: file at fault, what is wrong, expected and actual."""
    line = f"{finding.path}: {_MESSAGES.get(finding.code, finding.code)}"
    if finding.expected:
        line += f"; cần: {finding.expected}"
    if finding.actual:
        line += f"; thực tế: {finding.actual}"
    return line
