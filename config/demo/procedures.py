# SPDX-License-Identifier: LGPL-3.0-or-later
"""The internal procedure of the demo: published by the director of a department."""

NAME = "Giải quyết văn bản về khoa học và công nghệ"
# Nothing the story sends is about these, so that it is presented to a leader.
WORDS = "khoa học và công nghệ; đổi mới sáng tạo; sở hữu trí tuệ"


def publish_procedure(loader) -> None:
    """Draft and publish it as skhcn.giamdoc; the loader has made units and people."""
    head = loader.users["skhcn.giamdoc"]
    procedures = loader.env["qlvb.procedure"].with_user(head)
    procedures.create(
        {
            "name": NAME,
            "agency_id": loader.units["skhcn"].id,
            "rule_number": "125/QĐ-SKHCN",
            "rule_date": "2026-01-15",
            "subject_words": WORDS,
            "informed_post_id": head.qlvb_post_ids[:1].id,
            "step_ids": [(0, 0, step) for step in _steps(loader)],
        }
    ).action_publish()


def _steps(loader) -> list[dict]:
    department = loader.units["skhcn_cds"]
    checker = loader.users["skhcn.thethuc"].qlvb_post_ids[:1]
    return [
        {
            "sequence": 1,
            "name": "Thụ lý, đề xuất",
            "task": "Kiểm tra hồ sơ, tham mưu hướng giải quyết",
            "limit": 3,
            "part_ids": [_part("unit", "unit_id", department)],
        },
        {
            "sequence": 2,
            "name": "Rà soát",
            "task": "Rà soát căn cứ, thể thức và kỹ thuật trình bày",
            "limit": 1,
            "part_ids": [_part("post", "post_id", checker)],
        },
        {
            "sequence": 3,
            "name": "Trả kết quả, lưu hồ sơ",
            "task": "Trả lời nơi gửi, lập hồ sơ công việc",
            "limit": 4,
            "limit_kind": "hours",
            "then": "done",
            "part_ids": [_part("person", "user_id", loader.users["skhcn.chuyenvien"])],
        },
    ]


def _part(kind: str, field: str, holder) -> tuple:
    return (0, 0, {"role": "lead", "holder_kind": kind, field: holder.id})
