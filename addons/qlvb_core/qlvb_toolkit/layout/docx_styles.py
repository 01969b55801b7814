# SPDX-License-Identifier: LGPL-3.0-or-later
"""Looks of letters and settings of paragraphs as styles of a DOCX add up.

Defaults of the file, then the table's style, the paragraph's with those it is based
on, the character style, and what stands at the text itself (ECMA-376-1, 17.7.2).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from .model import MM_PER_POINT, Align, Look, Setting

Properties = dict[str, Any]

TWIPS_PER_POINT = 20
_SINGLE_LINE = 240
# Points: lines "at least" so high are higher than those of any lawful text.
_TALL = 18.4
_DEFAULT_SIZE = 10.0
_FALLBACK_FONT = "Times New Roman"
_OFF = ("0", "false", "off", "none")
_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
    "lowKashida": Align.JUSTIFIED,
    "mediumKashida": Align.JUSTIFIED,
    "highKashida": Align.JUSTIFIED,
}
_DARK_THEME = ("text1", "dark1", "tx1", "dk1")
_SLOTS = ("ascii", "hAnsi")


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        element = document.styles.element
        self._styles = {s.get(qn("w:styleId")): s for s in element.iter(qn("w:style"))}
        self._default = next(
            (i for i, s in self._styles.items() if _is_default_paragraph(s)), None
        )
        self._defaults = element.find(qn("w:docDefaults"))
        self._theme = _theme_fonts(document)
        self._numbering = _numbering(document)
        self._run_cache: dict[tuple[str | None, ...], Properties] = {}
        self._paragraph_cache: dict[tuple[str | None, ...], Properties] = {}

    def look(self, run: Any, paragraph: Any, table_style: str | None) -> Look:
        """How the letters of a run look."""
        own = run.find(qn("w:rPr"))
        character = _value(own, "w:rStyle")
        found = dict(self._run_of_styles(paragraph, table_style, character))
        _merge(found, _run_properties(own))
        return self._as_look(found, run)

    def is_caps(self, run: Any, paragraph: Any) -> bool:
        """Whether small letters are printed as capitals."""
        own = run.find(qn("w:rPr"))
        found = dict(self._run_of_styles(paragraph, None, _value(own, "w:rStyle")))
        _merge(found, _run_properties(own))
        return bool(found.get("caps"))

    def setting(self, paragraph: Any, table_style: str | None) -> Setting:
        """How a paragraph is set."""
        return _as_setting(self.properties(paragraph, table_style))

    def properties(self, paragraph: Any, table_style: str | None) -> Properties:
        """All known properties of a paragraph, lengths in twips."""
        own = paragraph.find(qn("w:pPr"))
        found = dict(self._paragraph_of_styles(_value(own, "w:pStyle"), table_style))
        direct = _paragraph_properties(own)
        number = direct.get("number") or found.get("number")
        if number and (level := self._numbering.get(number)) is not None:
            _merge(found, _paragraph_properties(level.find(qn("w:pPr"))))
        _merge(found, direct)
        return found

    def tab_stops(self, paragraph: Any) -> list[str]:
        """The kinds of its tab stops from the left."""
        stops = self.properties(paragraph, None).get("tabs", {})
        return [kind for _, kind in sorted(stops.items()) if kind != "clear"]

    def list_level(self, paragraph: Any, table_style: str | None) -> Any:
        """The level of the list the paragraph is numbered by, or None."""
        number = self.properties(paragraph, table_style).get("number")
        return self._numbering.get(number) if number else None

    def mark_look(self, paragraph: Any, table_style: str | None, level: Any) -> Look:
        """How the number of a paragraph looks: as the end of that, but for what the
        list asks (17.9.24)."""
        found = dict(self._run_of_styles(paragraph, table_style, None))
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        for element in (own, level.find(qn("w:rPr"))):
            _merge(found, _run_properties(element))
        return self._as_look(found, level)

    def _run_of_styles(
        self, paragraph: Any, table_style: str | None, character: str | None
    ) -> Properties:
        style = _value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default
        key = (style, table_style, character)
        if key not in self._run_cache:
            found: Properties = {}
            for properties in self._sources("w:rPr", *key):
                _merge(found, _run_properties(properties))
            self._run_cache[key] = found
        return self._run_cache[key]

    def _paragraph_of_styles(
        self, style: str | None, table_style: str | None
    ) -> Properties:
        key = (style or self._default, table_style)
        if key not in self._paragraph_cache:
            found: Properties = {}
            for properties in self._sources("w:pPr", key[0], table_style, None):
                _merge(found, _paragraph_properties(properties))
            found["style"] = key[0]
            self._paragraph_cache[key] = found
        return self._paragraph_cache[key]

    def _sources(
        self, name: str, style: str | None, table: str | None, character: str | None
    ) -> Iterator[Any]:
        if self._defaults is not None:
            path = f"{qn(name + 'Default')}/{qn(name)}"
            yield self._defaults.find(path)
        for identifier in (table, style, character):
            for element in self._chain(identifier):
                yield element.find(qn(name))

    def _chain(self, identifier: str | None) -> list[Any]:
        """The style after those it is based on."""
        found: list[Any] = []
        while identifier in self._styles and len(found) < 20:
            element = self._styles[identifier]
            found.insert(0, element)
            identifier = _value(element, "w:basedOn")
        return found

    def _as_look(self, found: Mapping[str, Any], run: Any) -> Look:
        fonts = [self._font(found, slot) for slot in _SLOTS]
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        font = fonts[0]
        if not text.isascii() and fonts[1] != fonts[0]:
            font = next((f for f in fonts if f != _FALLBACK_FONT), fonts[0])
        return Look(
            font=font,
            size=found.get("size", _DEFAULT_SIZE),
            bold=bool(found.get("bold")),
            italic=bool(found.get("italic")),
            colour=found.get("colour", "000000"),
            underlined=bool(found.get("underlined")),
            raised=bool(found.get("raised")),
        )

    def _font(self, found: Mapping[str, Any], slot: str) -> str:
        name = found.get(slot) or ""
        if name.startswith("theme:"):
            return self._theme.get(name.removeprefix("theme:")[:5], _FALLBACK_FONT)
        return name or _FALLBACK_FONT


def _merge(found: Properties, more: Properties) -> None:
    tabs = {**found.get("tabs", {}), **more.get("tabs", {})}
    found.update(more)
    if tabs:
        found["tabs"] = tabs


def _run_properties(element: Any) -> Properties:
    if element is None:
        return {}
    found: Properties = {}
    for tag, key in (("w:b", "bold"), ("w:i", "italic"), ("w:caps", "caps")):
        if (child := element.find(qn(tag))) is not None:
            found[key] = _is_on(child)
    size = _value(element, "w:sz")
    if size and size.isdecimal():
        found["size"] = int(size) / 2
    if (child := element.find(qn("w:color"))) is not None:
        found["colour"] = _colour(child)
    if (child := element.find(qn("w:u"))) is not None:
        found["underlined"] = child.get(qn("w:val"), "single") != "none"
    raised = _value(element, "w:vertAlign")
    if raised is not None:
        found["raised"] = raised in ("superscript", "subscript")
    found.update(_fonts(element.find(qn("w:rFonts"))))
    return found


def _fonts(element: Any) -> Properties:
    """Names by slot; a theme font in the same element goes before a name."""
    if element is None:
        return {}
    found: Properties = {}
    for slot in _SLOTS:
        theme = element.get(qn(f"w:{slot}Theme"))
        name = f"theme:{theme}" if theme else element.get(qn(f"w:{slot}"))
        if name:
            found[slot] = name
    return found


def _colour(element: Any) -> str:
    theme = element.get(qn("w:themeColor"))
    value = element.get(qn("w:val"), "auto")
    if theme in _DARK_THEME or value == "auto":
        return "000000"
    return str(value).upper()


def _paragraph_properties(element: Any) -> Properties:
    if element is None:
        return {}
    found: Properties = {}
    if (align := _value(element, "w:jc")) in _ALIGNS:
        found["align"] = _ALIGNS[align]
    found.update(_indents(element.find(qn("w:ind"))))
    found.update(_gaps(element.find(qn("w:spacing"))))
    if (child := element.find(qn("w:tabs"))) is not None:
        found["tabs"] = {
            position: tab.get(qn("w:val"), "left")
            for tab in child.iter(qn("w:tab"))
            if (position := _whole(tab, "pos")) is not None
        }
    if (child := element.find(qn("w:contextualSpacing"))) is not None:
        found["contextual"] = _is_on(child)
    if (child := element.find(qn("w:numPr"))) is not None:
        number, level = _value(child, "w:numId"), _value(child, "w:ilvl") or "0"
        found["number"] = (number, level) if number not in (None, "0") else None
    return found


def _indents(element: Any) -> Properties:
    if element is None:
        return {}
    found: Properties = {}
    left = _whole(element, "left")
    left = _whole(element, "start") if left is None else left
    if left is not None:
        found["left"] = left
    right = _whole(element, "right")
    right = _whole(element, "end") if right is None else right
    if right is not None:
        found["right"] = right
    hanging, first = _whole(element, "hanging"), _whole(element, "firstLine")
    if hanging is not None or first is not None:
        found["first"] = -hanging if hanging else first or 0
    by_letters = _whole(element, "firstLineChars") or _whole(element, "hangingChars")
    if by_letters:
        found["first"] = None
    return found


def _gaps(element: Any) -> Properties:
    if element is None:
        return {}
    found: Properties = {}
    for name in ("before", "after", "line"):
        if (value := _whole(element, name)) is not None:
            found[name] = value
    for name in ("before", "after"):
        if element.get(qn(f"w:{name}Autospacing")) in ("1", "true", "on"):
            # Programs make it 14 points.
            found[name] = 280
    if "line" in found:
        found["line_rule"] = element.get(qn("w:lineRule"), "auto")
    return found


def _as_setting(found: Mapping[str, Any]) -> Setting:
    first = found.get("first", 0)
    return Setting(
        align=found.get("align", Align.LEFT),
        first=None if first is None else mm(first),
        left=mm(found.get("left", 0)),
        before=found.get("before", 0) / TWIPS_PER_POINT,
        after=0.0 if found.get("contextual") else found.get("after", 0) / 20,
        spacing=_spacing(found),
        numbered=bool(found.get("number")),
    )


def _spacing(found: Mapping[str, Any]) -> float | None:
    """A multiple of a single line; negative points when an exact height is asked."""
    line = found.get("line", _SINGLE_LINE)
    rule = found.get("line_rule", "auto")
    if rule == "auto":
        return float(line / _SINGLE_LINE)
    if rule == "exact" or line / TWIPS_PER_POINT > _TALL:
        return float(-line / TWIPS_PER_POINT)
    return None


def mm(twips: float) -> float:
    """Millimetres of a length in twips."""
    return round(twips / TWIPS_PER_POINT * MM_PER_POINT, 2)


def _value(element: Any, tag: str) -> str | None:
    child = element.find(qn(tag)) if element is not None else None
    return None if child is None else child.get(qn("w:val"))


def _whole(element: Any, name: str) -> int | None:
    value = element.get(qn(f"w:{name}"), "")
    try:
        return round(float(value))
    except ValueError:
        return None


def _is_on(element: Any) -> bool:
    return element.get(qn("w:val"), "1") not in _OFF


def _is_default_paragraph(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in (
        "1",
        "true",
        "on",
    )


def _theme_fonts(document: Document) -> dict[str, str]:
    """Latin fonts by the first five letters of the theme's slots (minor, major)."""
    for part in document.part.package.iter_parts():
        if "/theme/" in str(part.partname):
            root = etree.fromstring(part.blob, _parser())
            names = {}
            for slot in ("minor", "major"):
                path = f".//{{*}}{slot}Font/{{*}}latin"
                latin = root.find(path)
                if latin is not None:
                    names[slot] = latin.get("typeface") or _FALLBACK_FONT
            return names
    return {}


def _numbering(document: Document) -> dict[tuple[str, str], Any]:
    """Levels of lists by number and level."""
    part = next(
        (
            rel.target_part
            for rel in document.part.rels.values()
            if rel.reltype.endswith("/numbering")
        ),
        None,
    )
    if part is None:
        return {}
    root = part.element
    kinds = {a.get(qn("w:abstractNumId")): a for a in root.iter(qn("w:abstractNum"))}
    found = {}
    for number in root.iter(qn("w:num")):
        kind = kinds.get(_value(number, "w:abstractNumId"))
        for level in kind.iter(qn("w:lvl")) if kind is not None else ():
            key = (number.get(qn("w:numId")), level.get(qn("w:ilvl")))
            found[key] = level
    return found


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True)
