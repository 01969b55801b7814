# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typeset as a flat ODT: the head as a table, with tabs or in text boxes."""

import random
from collections.abc import Sequence
from xml.sax.saxutils import escape

from .canvas_typesetter import MOTTO, NATION
from .spec import Signer, Spec

# Typewriters have one width; offices that dislike Times print without serifs.
FONTS = (
    "Liberation Mono",
    "Roboto",
    "DejaVu Sans Condensed",
    "Roboto Condensed",
    "Liberation Serif",
)
HEADS = ("table", "tabs", "frames")
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
# Millimetres: the text, and where the two columns of the head have their middle.
_WIDTH, _LEFT_WIDTH, _LEFT, _RIGHT = 165, 72, 34, 119

Piece = tuple[str, str]


def typeset(spec: Spec, rng: random.Random) -> bytes:
    """The document as a flat ODT."""
    font, head = rng.choice(FONTS), rng.choice(HEADS)
    size = 11 if font in ("Liberation Mono", "DejaVu Sans Condensed") else 13
    body = [*_head(spec, head), *_title(spec), *_addressees(spec), *_text(spec)]
    body += _signature(spec, head)
    return _file(font, size, "".join(body)).encode()


def _file(font: str, size: int, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
        'office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_styles(font, size)}<office:body><office:text>{body}</office:text>"
        "</office:body></office:document>"
    )


def _styles(font: str, size: int) -> str:
    small = size - 1.5
    paragraphs = "".join(
        (
            _paragraph_style("plain", font, size, "center"),
            _paragraph_style("bold", font, size, "center", bold=True),
            _paragraph_style("small", font, small, "center"),
            _paragraph_style("smallbold", font, small, "center", bold=True),
            _paragraph_style("italic", font, small, "center", italic=True),
            _paragraph_style("left", font, small, "start"),
            _paragraph_style("text", font, size, "justify", indent=10),
            _paragraph_style("tabbed", font, small, "start", tabs=True),
        )
    )
    return (
        "<office:automatic-styles>"
        '<style:page-layout style:name="a4"><style:page-layout-properties '
        'fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="18mm" '
        'fo:margin-bottom="18mm" fo:margin-left="28mm" fo:margin-right="17mm"/>'
        f"</style:page-layout>{paragraphs}{_text_styles()}{_columns()}"
        '<style:style style:name="box" style:family="graphic">'
        '<style:graphic-properties style:wrap="none" fo:border="none" '
        'draw:fill="none" draw:stroke="none" '
        'style:horizontal-pos="from-left" style:horizontal-rel="paragraph" '
        'style:vertical-pos="from-top" style:vertical-rel="paragraph" '
        'style:run-through="background" fo:padding="0mm"/></style:style>'
        "</office:automatic-styles><office:master-styles><style:master-page "
        'style:name="Standard" style:page-layout-name="a4"/></office:master-styles>'
    )


def _paragraph_style(
    name: str,
    font: str,
    size: float,
    align: str,
    *,
    bold: bool = False,
    italic: bool = False,
    indent: int = 0,
    tabs: bool = False,
) -> str:
    stops = "".join(
        f'<style:tab-stop style:position="{at}mm" style:type="center"/>'
        for at in ((_LEFT, _RIGHT) if tabs else ())
    )
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}" '
        f'fo:text-indent="{indent}mm" fo:margin-bottom="1mm">'
        f"<style:tab-stops>{stops}</style:tab-stops></style:paragraph-properties>"
        f'<style:text-properties fo:font-family="\'{font}\'" fo:font-size="{size}pt" '
        f'fo:font-weight="{"bold" if bold else "normal"}" '
        f'fo:font-style="{"italic" if italic else "normal"}"/></style:style>'
    )


def _text_styles() -> str:
    return (
        '<style:style style:name="strong" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )


def _columns() -> str:
    widths = {"cl": _LEFT_WIDTH, "cr": _WIDTH - _LEFT_WIDTH}
    return "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        for name, width in widths.items()
    )


def _p(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{_spaced(text)}</text:p>'


def _spaced(text: str) -> str:
    return escape(text).replace("  ", ' <text:s text:c="1"/>')


def _left(spec: Spec) -> list[Piece]:
    lines = [("small", line) for line in spec.agency.parent]
    lines += [("smallbold", line) for line in spec.agency.lines]
    lines.append(("small", "*" if spec.agency.party else spec.layout.rule or "____"))
    lines.append(("small", spec.code_line))
    if spec.is_letter:
        lines += [("small", line) for line in _wrapped(f"V/v {spec.subject}", 34)]
    if spec.urgency:
        lines.append(("smallbold", spec.urgency.upper()))
    return lines


def _right(spec: Spec) -> list[Piece]:
    if spec.agency.party:
        return [
            ("smallbold", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("small", ""),
            ("italic", spec.date_line),
        ]
    return [
        ("smallbold", NATION),
        ("smallbold", MOTTO),
        ("small", "___________"),
        ("italic", spec.date_line),
    ]


def _wrapped(text: str, letters: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _head(spec: Spec, way: str) -> list[str]:
    return _side_by_side(_left(spec), _right(spec), way)


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece], way: str) -> list[str]:
    if way == "tabs":
        rows = max(len(left), len(right))
        padded = [[*side, *[("small", "")] * rows][:rows] for side in (left, right)]
        return [_tabbed(one, other) for one, other in zip(*padded, strict=True)]
    columns = ["".join(_p(*piece) for piece in side) for side in (left, right)]
    return _boxes(columns, left, right) if way == "frames" else _table(columns)


def _tabbed(*pieces: Piece) -> str:
    said = "".join(
        f'<text:tab/><text:span text:style-name="{_weight(style)}">'
        f"{_spaced(text)}</text:span>"
        for style, text in pieces
    )
    return f'<text:p text:style-name="tabbed">{said}</text:p>'


def _weight(style: str) -> str:
    return "strong" if "bold" in style else "none"


def _table(columns: Sequence[str]) -> list[str]:
    cells = "".join(
        f"<table:table-cell>{column}</table:table-cell>" for column in columns
    )
    return [
        '<table:table><table:table-column table:style-name="cl"/>'
        '<table:table-column table:style-name="cr"/>'
        f"<table:table-row>{cells}</table:table-row></table:table>"
    ]


def _boxes(
    columns: Sequence[str], left: Sequence[Piece], right: Sequence[Piece]
) -> list[str]:
    rows = max(
        sum(1 + len(text) // 36 for _style, text in side) for side in (left, right)
    )
    places = ((0, _LEFT_WIDTH), (_LEFT_WIDTH, _WIDTH - _LEFT_WIDTH))
    frames = "".join(
        f'<draw:frame draw:style-name="box" text:anchor-type="paragraph" '
        f'svg:x="{x}mm" svg:y="0mm" svg:width="{width}mm" draw:z-index="{x}">'
        f'<draw:text-box fo:min-height="{rows * 6}mm">{column}</draw:text-box>'
        "</draw:frame>"
        for (x, width), column in zip(places, columns, strict=True)
    )
    return [f'<text:p text:style-name="plain">{frames}</text:p>']


def _title(spec: Spec) -> list[str]:
    if spec.is_letter:
        return [_p("plain", "")]
    title = [_p("plain", ""), _p("bold", spec.type_name.upper())]
    title += [_p("bold", line) for line in _wrapped(spec.subject, 58)]
    return [*title, _p("plain", "________"), _p("plain", "")]


def _addressees(spec: Spec) -> list[str]:
    names = spec.addressees
    if len(names) == 1:
        return [_p("plain", f"Kính gửi: {names[0]}."), _p("plain", "")]
    if not names:
        return []
    lines = [_p("plain", "Kính gửi:")]
    for index, name in enumerate(names, 1):
        lines.append(_p("plain", f"- {name}{'.' if index == len(names) else ';'}"))
    return [*lines, _p("plain", "")]


def _text(spec: Spec) -> list[str]:
    found = []
    if spec.decides:
        found.append(_p("bold", spec.decides))
        found += [_p("text", basis) for basis in spec.bases]
        found.append(_p("bold", "QUYẾT ĐỊNH:"))
    for index, text in enumerate(spec.body, 1):
        found.append(_p("text", f"Điều {index}. {text}" if spec.decides else text))
    return [*found, _p("plain", "")]


def _signature(spec: Spec, way: str) -> list[str]:
    if spec.second:
        left = _signer(spec.second)
    else:
        left = [("left", "Nơi nhận:")]
        left += [("left", f"- {name};") for name in spec.recipients]
    return _side_by_side(left, _signer(spec.signer), way)


def _signer(signer: Signer) -> list[Piece]:
    lines = [("smallbold", line) for line in signer.lines]
    return [*lines, *[("small", "")] * 5, ("smallbold", f"{signer.title}{signer.name}")]
