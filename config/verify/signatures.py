# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking digital signatures: our validator and poppler must agree."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from qlvb_pades import (
    Grade,
    PadesError,
    SignatureKind,
    SignatureReport,
    TrustPolicy,
    ValidationReport,
    validate_pdf,
)

from .files import subject
from .pdfsig import PdfsigFailed, SecondOpinion, run_pdfsig
from .report import Fault, Section, figure
from .rows import FileRow
from .store import ContentLost, FileStore

TITLE = "Chữ ký số"
SecondJudge = Callable[[Path], list[SecondOpinion]]


def check_signatures(
    files: Iterable[FileRow],
    store: FileStore,
    trust: TrustPolicy,
    second: SecondJudge = run_pdfsig,
) -> Section:
    """Judge every signature of the files marked as signed.

    A signature that does not hold is a fault, and so is any disagreement about that
    between the two judges. One whose signer cannot be confirmed is a note.
    """
    counts = {"files": 0, "signatures": 0}
    faults: list[Fault] = []
    notes: list[Fault] = []
    for row in files:
        counts["files"] += 1
        try:
            with store.local(row.content) as path:
                report = validate_pdf(path.read_bytes(), trust)
                problems = [*_judge(report), *_compare(report, second(path))]
        except ContentLost as error:
            problems = [error.reason]
        except PdfsigFailed as error:
            problems = [f"không đối chiếu được bằng pdfsig: {error}"]
        except PadesError as error:
            problems = [f"không đọc được chữ ký: {error.code}"]
        else:
            counts["signatures"] += len(report.signatures)
            notes += [Fault(subject(row), text) for text in _doubts(report)]
        faults += [Fault(subject(row), problem) for problem in problems]
    text = f"{figure(counts['files'])} tệp, {figure(counts['signatures'])} chữ ký"
    return Section(TITLE, text, tuple(faults), tuple(notes))


def _judge(report: ValidationReport) -> Iterator[str]:
    if not report.signatures:
        yield "được ghi là đã ký nhưng không có chữ ký"
    for item in report.signatures:
        if item.grade == Grade.INVALID:
            yield f"{_name(item)} không hợp lệ: {', '.join(item.reasons)}"


def _doubts(report: ValidationReport) -> Iterator[str]:
    for item in report.signatures:
        if item.grade == Grade.UNKNOWN:
            yield f"{_name(item)} chưa xác định được: {', '.join(item.reasons)}"


def _compare(report: ValidationReport, opinions: list[SecondOpinion]) -> Iterator[str]:
    by_field = {opinion.field: opinion for opinion in opinions}
    fields = {item.field for item in report.signatures}
    for name in sorted(by_field.keys() - fields):
        yield f"pdfsig thấy chữ ký {name} mà bộ kiểm tra của hệ thống không thấy"
    for item in report.signatures:
        opinion = by_field.get(item.field)
        if opinion is None:
            yield f"pdfsig không thấy {_name(item)}"
        elif _judges(item) and opinion.intact != item.intact:
            ours = "nguyên vẹn" if item.intact else "không nguyên vẹn"
            yield f"{_name(item)}: hệ thống kết luận {ours}, pdfsig: {opinion.verdict}"


def _judges(item: SignatureReport) -> bool:
    """Poppler does not verify time stamp tokens, only signatures."""
    return item.kind != SignatureKind.TIMESTAMP


def _name(item: SignatureReport) -> str:
    return f"chữ ký {item.field} ({item.certificate.name or 'không rõ người ký'})"
