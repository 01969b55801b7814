# SPDX-License-Identifier: LGPL-3.0-or-later
"""Quyết định 76/2025/QĐ-UBND of Hưng Yên as a draft, read from its published text."""

from pathlib import Path

from qlvb_toolkit.draft_context import DraftContext, Regulation, parse_body
from qlvb_toolkit.text import nfc

SOURCE = Path(__file__).parent / "data" / "quyet-dinh-76-2025-qd-ubnd.txt"
_ISSUED_WITH = "Ban hành kèm theo Quyết định này "


def decision_76_context() -> DraftContext:
    """The decision with its regulation, without number and date."""
    lines = _lines()
    command = lines.index("QUYẾT ĐỊNH:")
    recipients = lines.index("Nơi nhận:")
    signing = lines.index("TM. ỦY BAN NHÂN DÂN")
    regulation = lines.index("QUY CHẾ")
    body = parse_body("\n".join(lines[command + 1 : recipients]))
    # The publisher prints the subject in capitals; Điều 1 has it as it was signed.
    regulation_name = body[0].text.removeprefix(_ISSUED_WITH).rstrip(".")
    kept_by = lines[signing - 1].rpartition(",")[2]
    return DraftContext(
        agency_lines=(lines[0], lines[1]),
        notation="QĐ-UBND",
        year=2025,
        place="Hưng Yên",
        type_name="QUYẾT ĐỊNH",
        subject=f"Ban hành {regulation_name}",
        legal_bases=tuple(line for line in lines[:command] if _is_basis(line)),
        body=body,
        authority_lines=tuple(lines[signing : regulation - 1]),
        signer_name=lines[regulation - 1],
        recipients=tuple(
            _recipient(line) for line in lines[recipients + 1 : signing - 1]
        ),
        drafting_unit_code=kept_by.strip(" ."),
        regulation=Regulation(
            type_name=lines[regulation],
            subject=_without_first_words(regulation_name),
            issued_with="Quyết định",
            issuer="Ủy ban nhân dân tỉnh Hưng Yên",
            body=parse_body("\n".join(lines[regulation + 3 :])),
        ),
    )


def _lines() -> list[str]:
    text = nfc(SOURCE.read_text(encoding="utf-8"))
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _is_basis(line: str) -> bool:
    return line.startswith(("Căn cứ ", "Theo đề nghị "))


def _recipient(line: str) -> str:
    return line.removeprefix("- ").rstrip(";")


def _without_first_words(name: str) -> str:
    """ "Quy chế tiếp nhận…" under the heading "QUY CHẾ" reads "Tiếp nhận…"."""
    rest = name.removeprefix("Quy chế ")
    return rest[0].upper() + rest[1:]
