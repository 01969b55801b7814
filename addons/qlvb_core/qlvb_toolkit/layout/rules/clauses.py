# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where the decree says what: numbers of Phụ lục I, Phần I of NĐ 30/2020/NĐ-CP."""

from ..findings import DECREE_30


def clause(number: str) -> str:
    """The citation of a number like ``II.5.b``."""
    return f"{DECREE_30}, Phần I, mục {number}"
