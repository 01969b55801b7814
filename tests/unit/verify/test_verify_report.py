# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the person who runs `make verify` reads."""

from config.verify.report import Fault, Section, absent, lost, render


def test_all_in_order() -> None:
    """An addon that is not installed is said so and is no fault."""
    lines = list(render([Section("Nhật ký", "10 sự kiện"), absent("Gói lưu trữ")]))
    assert lines == [
        "1. Nhật ký: 10 sự kiện",
        "   ĐẠT",
        "2. Gói lưu trữ: không có",
        "KẾT LUẬN: OK",
    ]


def test_faults_and_notes() -> None:
    """Faults are counted, notes are not."""
    faulty = Section(
        "Tệp",
        "2 tệp",
        (Fault("tệp 1", "mất tệp"), Fault("tệp 2", "đã bị thay đổi")),
        (Fault("tệp 3", "chưa xác định"),),
    )
    assert list(render([faulty])) == [
        "1. Tệp: 2 tệp",
        "   CHÚ Ý tệp 3: chưa xác định",
        "   SAI tệp 1: mất tệp",
        "   SAI tệp 2: đã bị thay đổi",
        "KẾT LUẬN: PHÁT HIỆN 2 SAI LỆCH",
    ]


def test_table_taken_away() -> None:
    """Dropping a whole table must not look like an addon never installed."""
    lines = list(render([lost("Nhật ký", "qlvb_audit_event")]))
    assert lines[-1] == "KẾT LUẬN: PHÁT HIỆN 1 SAI LỆCH"
    assert "qlvb_audit_event" in lines[1]
