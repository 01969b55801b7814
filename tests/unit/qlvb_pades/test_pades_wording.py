# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the reader of a verdict is told: nothing that was not examined."""

from qlvb_pades.facts import facts_of_pdf
from qlvb_pades.wording import FileWords, file_words
from qlvb_pades.words import CLASS_UNPROVEN, UNEXAMINED

from tests.unit.qlvb_pades.paper import Paper
from tests.unit.qlvb_pades.strangers import NOW, YEAR
from tests.unit.qlvb_pades.test_strangers_certificates import (
    OLD,
    TRUST,
    of_holder,
    of_stranger,
    signed,
)


def told(pdf: Paper | bytes) -> FileWords:
    data = pdf if isinstance(pdf, bytes) else pdf.data
    return file_words(facts_of_pdf(data, TRUST))


def rows(words: FileWords) -> dict[str, str]:
    return dict(words.signatures[0].rows)


def test_of_an_altered_file_nothing_else_is_said() -> None:
    """R43: not that changes were permitted, nor that nobody trusts the issuer."""
    sound = signed().data
    assert b"/MediaBox[0 0 595" in sound
    words = told(sound.replace(b"/MediaBox[0 0 595", b"/MediaBox[0 0 594", 1))
    assert words.grade == "invalid"
    assert "tài liệu đã bị thay đổi sau khi ký" in words.reasons
    told_rows = rows(words)
    for label in ("Loại chứng thư số", "Thu hồi", "Thay đổi sau khi ký"):
        assert told_rows[label] == UNEXAMINED, label


def test_expired_and_not_yet_valid_are_told_apart() -> None:
    """R43: of an issuer that is trusted, its kind is left open, not called unknown."""
    expired = told(of_holder(OLD))
    early = told(of_holder({"start": NOW + YEAR, "end": NOW + 2 * YEAR}))
    assert expired.reasons == ("ký khi chứng thư số đã hết hạn",)
    assert early.reasons == ("ký khi chứng thư số chưa có hiệu lực",)
    for words in (expired, early):
        assert words.reasons == words.signatures[0].reasons
        assert rows(words)["Loại chứng thư số"] == UNEXAMINED


def test_an_unknown_issuer_is_still_called_that() -> None:
    """R43"""
    assert rows(told(of_stranger({})))["Loại chứng thư số"] == CLASS_UNPROVEN
