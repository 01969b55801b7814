# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Callable, Iterator

Measure = Callable[[str, str, float], float]
KEPT_WIDTHS = 50_000
# No line of a printed page holds more; what is longer is no word.
LINE_LETTERS = 500


class Wrapper:
    """Breaks text into lines; Vietnamese has few words, so their widths are kept."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._known: dict[tuple[str, str, float], float] = {}

    def lines(self, text: str, width: float, font: str, size: float) -> list[str]:
        """The lines of ``text``, none wider than ``width``; at least one."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lines += self._paragraph(paragraph, width, font, size)
        return lines

    def _paragraph(self, text: str, width: float, font: str, size: float) -> list[str]:
        blank = self._width(" ", font, size)
        lines, line, filled = [], "", 0.0
        for word in self._words(text, width, font, size):
            wide = self._width(word, font, size)
            if line and filled + blank + wide > width:
                lines.append(line)
                line, filled = word, wide
            else:
                filled += wide + (blank if line else 0)
                line = f"{line} {word}" if line else word
        return [*lines, line]

    def _words(self, text: str, width: float, font: str, size: float) -> Iterator[str]:
        for word in text.split():
            while (fits := self._fitting(word, width, font, size)) < len(word):
                yield word[:fits]
                word = word[fits:]
            yield word

    def _fitting(self, word: str, width: float, font: str, size: float) -> int:
        """How many letters of a word stand on one line; at least one."""
        if len(word) <= LINE_LETTERS and self._width(word, font, size) <= width:
            return len(word)
        fits, most = 1, min(len(word), LINE_LETTERS)
        while fits < most:
            middle = (fits + most + 1) // 2
            if self._measure(word[:middle], font, size) <= width:
                fits = middle
            else:
                most = middle - 1
        return self._at_sign(word, fits)

    @staticmethod
    def _at_sign(word: str, count: int) -> int:
        """Break after the last "/" or "-" of a notation, when there is one."""
        sign = max(word.rfind("/", 0, count), word.rfind("-", 0, count))
        return sign + 1 if sign > 0 else count

    def _width(self, word: str, font: str, size: float) -> float:
        key = (word, font, size)
        if key not in self._known:
            if len(self._known) > KEPT_WIDTHS:
                self._known.clear()
            self._known[key] = self._measure(word, font, size)
        return self._known[key]
