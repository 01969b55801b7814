# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.appendices import missing_appendices


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Danh mục tại Phụ lục I, Phụ lục II và Phụ lục I kèm theo.", ("I", "II")),
        ("Nhiệm vụ cụ thể tại Phụ lục số 01.", ("01",)),
        ("Chi tiết tại Phụ\nlục III kèm theo Kế hoạch này.", ("III",)),
        ("Theo Phụ lục I kèm theo.\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ", ()),
        ("Theo Phụ lục I và Phụ lục II.\nPHỤ LỤC II\nBiểu mẫu", ("I",)),
        ("Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", ()),
        ("mẫu tại Phụ lục IV ban hành kèm theo Thông tư số 05/2025/TT-BNV", ()),
        ("Phụ lục I, mục II của Nghị định số 30/2020/NĐ-CP", ()),
        ("Các đơn vị xem phụ lục kèm theo.", ()),
    ],
)
def test_only_ones_own_appendices_that_are_not_there(text, missing):
    """R142: named as the document's own, and neither in the file nor another's."""
    assert missing_appendices(text) == missing


def test_a_text_made_to_be_slow_is_read_at_once():
    """Invariant 10: what somebody uploads keeps no process busy."""
    text = "Phụ lục I " + ("mục a" + "," * 10 + " ") * 3000
    assert missing_appendices(text * 5) == ("I",)
