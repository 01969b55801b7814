# SPDX-License-Identifier: LGPL-3.0-or-later
"""Small changes of a DOCX that leave everything else as it is."""

import copy
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .docx_text import runs_of

FONT = "Times New Roman"
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
# Children of w:rPr and w:pPr after the ones set here, as the schema orders them.
_RUN_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
)
_PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
)


def run_property(run: Any, name: str, **values: str) -> Any:
    """Set a property of letters, ``w:`` values by name; the element."""
    return _property(_properties(run, "w:rPr"), name, values, _RUN_ORDER)


def paragraph_property(paragraph: Any, name: str, **values: str) -> Any:
    """Set a property of a paragraph, ``w:`` values by name; the element."""
    return _property(_properties(paragraph, "w:pPr"), name, values, _PARAGRAPH_ORDER)


def _properties(element: Any, tag: str) -> Any:
    """What holds the properties of a run or paragraph; made when it has none."""
    found = element.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        element.insert(0, found)
    return found


def drop_property(paragraph: Any, name: str) -> None:
    """Take a property of a paragraph away."""
    element = paragraph.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
    if element is not None:
        element.getparent().remove(element)


def set_font(run: Any) -> None:
    """Let a run print in Times New Roman whatever its styles say."""
    element = run_property(run, "rFonts")
    for slot in _SLOTS:
        element.attrib.pop(qn(f"w:{slot}Theme"), None)
        element.set(qn(f"w:{slot}"), FONT)


def set_size(run: Any, size: float) -> None:
    """Points."""
    for name in ("sz", "szCs"):
        run_property(run, name, val=str(round(size * 2)))


def set_switch(run: Any, name: str, on: bool) -> None:
    """Bold ("b") or italic ("i")."""
    for each in (name, f"{name}Cs"):
        run_property(run, each, val="1" if on else "0")


def texts_of(paragraph: Any) -> list[Any]:
    """The elements that hold its text."""
    return [t for run in runs_of(paragraph) for t in run.iterchildren(qn("w:t"))]


def text_of(paragraph: Any) -> str:
    """The text as these elements hold it, without tabs and breaks."""
    return "".join(t.text or "" for t in texts_of(paragraph))


def replace_text(paragraph: Any, start: int, end: int, text: str) -> None:
    """Put another text in place of the characters from ``start`` to ``end``."""
    at = 0
    written = False
    for element in texts_of(paragraph):
        said = element.text or ""
        low, high = max(start - at, 0), min(end - at, len(said))
        at += len(said)
        if low > len(said) or high < 0 or (written and low >= high):
            continue
        put = "" if written else text
        element.text = said[:low] + put + said[max(low, high) :]
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        written = True


def split_run(paragraph: Any, length: int) -> Iterator[Any]:
    """The runs that hold the first ``length`` characters; the last one is cut there."""
    at = 0
    for run in list(runs_of(paragraph)):
        texts = list(run.iterchildren(qn("w:t")))
        size = sum(len(t.text or "") for t in texts)
        if at >= length:
            return
        if at + size > length and len(texts) == 1:
            rest = copy.deepcopy(run)
            cut = length - at
            said = texts[0].text or ""
            texts[0].text = said[:cut]
            after = next(rest.iterchildren(qn("w:t")))
            after.text = said[cut:]
            for element in (texts[0], after):
                element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(rest)
        at += size
        yield run


def _property(
    properties: Any, name: str, values: dict[str, str], order: tuple[str, ...]
) -> Any:
    element = properties.find(qn(f"w:{name}"))
    if element is None:
        element = OxmlElement(f"w:{name}")
        after = [qn(f"w:{n}") for n in order[order.index(name) + 1 :]]
        following = next((c for c in properties if c.tag in after), None)
        if following is None:
            properties.append(element)
        else:
            following.addprevious(element)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
