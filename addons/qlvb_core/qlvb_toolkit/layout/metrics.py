# SPDX-License-Identifier: LGPL-3.0-or-later
"""How wide a text prints in Times New Roman, for files that do not tell."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from ..text import strip_accents
from .model import MM_PER_POINT, Look, Span

_DEFAULT_SIZE = 13.0
# A single line is so many sizes high.
SINGLE_LINE = 1.15
# Signs the measured font does not have, in shares of the size.
_WIDE = {"―": 1.0, "─": 0.604, "━": 0.604, "¯": 0.5}


def width_of(text: str, look: Look) -> float:
    """Millimetres; letters with accents are as wide as those without."""
    size = look.size or _DEFAULT_SIZE
    wide = sum(_WIDE[c] for c in text if c in _WIDE) * size
    plain = strip_accents("".join(c for c in text if c not in _WIDE))
    return float((stringWidth(plain, _font(look), size) + wide) * MM_PER_POINT)


def width_of_spans(spans: tuple[Span, ...]) -> float:
    """Millimetres of a line without the blanks around it."""
    if not spans:
        return 0.0
    texts = [span.text for span in spans]
    texts[0] = texts[0].lstrip()
    texts[-1] = texts[-1].rstrip()
    return sum(
        width_of(text, span.look) for text, span in zip(texts, spans, strict=True)
    )


def _font(look: Look) -> str:
    if look.bold:
        return "Times-BoldItalic" if look.italic else "Times-Bold"
    return "Times-Italic" if look.italic else "Times-Roman"
