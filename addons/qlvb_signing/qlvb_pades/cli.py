# SPDX-License-Identifier: LGPL-3.0-or-later
"""``python -m qlvb_pades verify``: check signatures without the system."""

import argparse
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from .certificates import load_pem
from .errors import PadesError
from .types import Grade, SignatureReport, TrustPolicy, ValidationReport
from .validation import validate_pdf

_VIETNAM = timezone(timedelta(hours=7))

_GRADES = {
    Grade.VALID: "hợp lệ",
    Grade.VALID_CHANGED: "hợp lệ, có thay đổi sau khi ký",
    Grade.UNKNOWN: "không xác định được",
    Grade.INVALID: "không hợp lệ",
}
_KINDS = {
    "person": "Chữ ký cá nhân",
    "agency": "Chữ ký cơ quan, tổ chức",
    "timestamp": "Dấu thời gian",
}
_SOURCES = {
    "timestamp": "dấu thời gian",
    "clock": "đồng hồ máy ký",
    "none": "không rõ",
}
_REVOCATION = {
    "good": "không bị thu hồi",
    "revoked": "đã bị thu hồi",
    "unknown": "không có dữ liệu",
}
_REASONS = {
    "content_changed": "tài liệu đã bị thay đổi",
    "bad_signature": "chữ ký không đúng với chứng thư số",
    "partial_coverage": "chữ ký không bao trùm toàn bộ tài liệu",
    "forbidden_change": "tài liệu bị thay đổi ngoài phạm vi cho phép",
    "revoked": "chứng thư số đã bị thu hồi",
    "key_usage": "chứng thư số không dùng để ký",
    "outside_validity": "ký ngoài thời hạn của chứng thư số",
    "bad_timestamp": "dấu thời gian sai",
    "expired_no_timestamp": "chứng thư số hết hạn, không có dấu thời gian",
    "weak_algorithm": "thuật toán không còn an toàn",
    "no_revocation_data": "không tra được tình trạng thu hồi",
    "no_trusted_root": "không dẫn tới CA gốc được tin cậy",
    "timestamp_untrusted": "dấu thời gian không được tin cậy",
    "annotations_added": "có chú thích thêm sau khi ký",
    "fields_filled": "có ô được điền sau khi ký",
    "unsigned": "không có chữ ký",
}
_FILE_ERRORS = {
    "not_pdf": "không phải tệp PDF",
    "broken_pdf": "tệp hỏng",
    "encrypted_pdf": "tệp được mã hóa",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 1 unless every file is valid."""
    options = _parser().parse_args(arguments)
    trust = _trust(options)
    results = [_check(path, trust) for path in options.files]
    if options.json:
        json.dump(results, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for result in results:
            print("\n".join(_lines(result)))
    return int(any(result["grade"] != Grade.VALID.code for result in results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qlvb_pades")
    commands = parser.add_subparsers(required=True)
    verify = commands.add_parser("verify", help="kiểm tra chữ ký số")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, required=True, help="CA gốc (PEM)")
    verify.add_argument("--tsa-trust", type=Path, help="CA gốc dấu thời gian (PEM)")
    verify.add_argument("--online", action="store_true", help="tra OCSP, CRL")
    verify.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    return parser


def _trust(options: argparse.Namespace) -> TrustPolicy:
    stamps = load_pem(options.tsa_trust.read_bytes()) if options.tsa_trust else ()
    return TrustPolicy(
        roots=load_pem(options.trust.read_bytes()),
        tsa_roots=stamps,
        allow_fetching=options.online,
    )


def _check(path: Path, trust: TrustPolicy) -> dict[str, Any]:
    try:
        report = validate_pdf(path.read_bytes(), trust)
    except PadesError as error:
        return {
            "file": str(path),
            "grade": Grade.INVALID.code,
            "error": error.code,
            "signatures": [],
        }
    return {"file": str(path), **_as_json(report)}


def _as_json(report: ValidationReport) -> dict[str, Any]:
    return {
        "grade": report.grade.code,
        "reasons": list(report.reasons),
        "sealed": report.sealed,
        "signatures": [_signature_as_json(item) for item in report.signatures],
    }


def _signature_as_json(item: SignatureReport) -> dict[str, Any]:
    certificate = item.certificate
    return {
        "field": item.field,
        "kind": item.kind.value,
        "signer": certificate.name,
        "organisation": certificate.organisation,
        "issuer": certificate.issuer,
        "serial": certificate.serial,
        "valid_from": _local(certificate.valid_from),
        "valid_to": _local(certificate.valid_to),
        "signing_time": _local(item.signing_time),
        "time_source": item.time_source,
        "intact": item.intact,
        "coverage": item.coverage,
        "modification": item.modification,
        "changed_fields": list(item.changed_fields),
        "added_annotations": list(item.added_annotations),
        "trusted": item.trusted,
        "revocation": item.revocation,
        "grade": item.grade.code,
        "reasons": list(item.reasons),
    }


def _local(moment: datetime | None) -> str | None:
    return moment.astimezone(_VIETNAM).isoformat(timespec="seconds") if moment else None


def _lines(result: dict[str, Any]) -> list[str]:
    grade = _GRADES[Grade[result["grade"].upper()]]
    reason = _FILE_ERRORS.get(result.get("error", ""), "")
    if not result["signatures"] and not reason:
        reason = _REASONS["unsigned"]
    lines = [f"{result['file']}: {grade}" + (f" ({reason})" if reason else "")]
    for item in result["signatures"]:
        lines += _signature_lines(item)
    return lines


def _signature_lines(item: dict[str, Any]) -> list[str]:
    reasons = "; ".join(_REASONS[code] for code in item["reasons"])
    verdict = _GRADES[Grade[item["grade"].upper()]]
    source = _SOURCES[item["time_source"]]
    return [
        f"  {_KINDS[item['kind']]}: {item['signer']}",
        f"    Kết quả: {verdict}" + (f" – {reasons}" if reasons else ""),
        f"    Đơn vị cấp: {item['issuer']}; số hiệu: {item['serial']}",
        f"    Hiệu lực: {item['valid_from']} đến {item['valid_to']}",
        f"    Thời gian ký: {item['signing_time']} ({source})",
        f"    Thu hồi: {_REVOCATION[item['revocation']]}",
    ]
