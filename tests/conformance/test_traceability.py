# SPDX-License-Identifier: LGPL-3.0-or-later
from config.docs import traceability


def test_the_page_is_up_to_date() -> None:
    """Run ``make traceability`` after adding or renaming a test."""
    assert traceability.PAGE.read_text(encoding="utf-8") == traceability.page()


def test_only_known_requirements_are_named() -> None:
    assert all(1 <= number <= 270 for number in traceability.proofs())
