# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""What signatures and form fields look like."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError
from pyhanko.pdf_utils.font.api import FontEngine, FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NumberObject,
    StreamObject,
)
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import StaticStampStyle, TextStampStyle

from .errors import BadImage, TextDoesNotFit, UnsupportedText
from .fonts import FormFont, text_font
from .types import Box
from .writing import IncrementalWriter, name

LINE_HEIGHT = 1.2
BASELINE = 0.25
# Enough for a 36 mm seal at 300 dpi; more only costs time and space.
_MAX_PIXELS = 420
_MAX_SOURCE_PIXELS = 20_000_000
_NARROWEST = 0.75
APPENDIX_FONT_SIZE = 10

CENTRED = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID,
    y_align=AxisAlignment.ALIGN_MID,
    margins=Margins.uniform(0),
    inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
)
# The size of the letters is laid down, so they are never scaled.
_TOP_RIGHT = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MAX,
    y_align=AxisAlignment.ALIGN_MAX,
    margins=Margins.uniform(0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)
INVISIBLE = StaticStampStyle(border_width=0)


def image_style(png: bytes | None) -> StaticStampStyle:
    """A stamp that is the picture alone, whole and centred. Raises BadImage."""
    if png is None:
        return INVISIBLE
    return StaticStampStyle(
        border_width=0,
        background=PdfImage(_open_png(png)),
        background_layout=CENTRED,
        background_opacity=1.0,
    )


def _open_png(png: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(png), formats=["PNG"])
        if image.width * image.height > _MAX_SOURCE_PIXELS:
            raise BadImage(width=image.width, height=image.height)
        picture = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadImage() from error
    picture.thumbnail((_MAX_PIXELS, _MAX_PIXELS))
    return picture


@dataclass(frozen=True)
class _TextFont(FontEngineFactory):
    size: int

    def create_font_engine(
        self, writer: BasePdfFileWriter, obj_stream: Any = None
    ) -> FontEngine:
        program = BytesIO(text_font())
        return GlyphAccumulator(
            writer, program, font_size=self.size, obj_stream=obj_stream
        )


def text_style(text: str) -> TextStampStyle:
    """Black upright Times-like text, size 10, at the top right of its box.

    Source: NĐ 30/2020 Phụ lục I, phần I mục II.8.b.
    """
    return TextStampStyle(
        border_width=0,
        # Percent signs would be read as placeholders.
        stamp_text=text.replace("%", "%%"),
        text_box_style=TextBoxStyle(
            font=_TextFont(APPENDIX_FONT_SIZE),
            font_size=APPENDIX_FONT_SIZE,
            border_width=0,
            box_layout_rule=_TOP_RIGHT,
        ),
        inner_content_layout=_TOP_RIGHT,
    )


def embed_form_font(writer: IncrementalWriter, font: FormFont) -> IndirectObject:
    """Add the form font to the file, whole, as a simple TrueType font."""
    program = StreamObject(stream_data=font.program)
    program["/Length1"] = NumberObject(len(font.program))
    program.compress()
    descriptor = _font_descriptor(font, writer.add_object(program))
    codes = range(32, 127)
    widths = [font.widths.get(chr(code), 0) for code in codes]
    return writer.add_object(
        DictionaryObject(
            {
                name("/Type"): name("/Font"),
                name("/Subtype"): name("/TrueType"),
                name("/BaseFont"): name("/" + font.name),
                name("/Encoding"): name("/WinAnsiEncoding"),
                name("/FirstChar"): NumberObject(codes[0]),
                name("/LastChar"): NumberObject(codes[-1]),
                name("/Widths"): _numbers(widths),
                name("/FontDescriptor"): writer.add_object(descriptor),
            }
        )
    )


def _font_descriptor(font: FormFont, program: IndirectObject) -> DictionaryObject:
    italic = font.italic_angle != 0
    serif_nonsymbolic = 2 | 32
    return DictionaryObject(
        {
            name("/Type"): name("/FontDescriptor"),
            name("/FontName"): name("/" + font.name),
            name("/Flags"): NumberObject(serif_nonsymbolic | italic * 64),
            name("/FontBBox"): _numbers(font.box),
            name("/ItalicAngle"): FloatObject(font.italic_angle),
            name("/Ascent"): NumberObject(font.ascent),
            name("/Descent"): NumberObject(font.descent),
            name("/CapHeight"): NumberObject(font.cap_height),
            name("/StemV"): NumberObject(80),
            name("/FontFile2"): program,
        }
    )


def _numbers(values: Any) -> ArrayObject:
    return ArrayObject(NumberObject(value) for value in values)


def blank(width: float, height: float) -> StreamObject:
    """An appearance that shows nothing; PDF/A wants one on each visible field."""
    return _form_xobject(b"", width, height)


def font_size(box_height: float) -> float:
    """The font size a one-line text box was made for."""
    return round(box_height / LINE_HEIGHT, 2)


def line_of_text(
    field: str,
    text: str,
    box: Box,
    *,
    font: FormFont,
    font_key: str,
    font_reference: IndirectObject,
    right: bool,
) -> StreamObject:
    """One line of black text on the baseline of its box.

    Narrowed a little when the gap is short. Raises TextDoesNotFit,
    UnsupportedText.
    """
    text_commands = placed_text(
        field, text, box, origin=(0, 0), font=font, font_key=font_key, right=right
    )
    commands = b"/Tx BMC q %s Q EMC" % text_commands
    stream = _form_xobject(commands, box.width, box.height)
    stream["/Resources"] = DictionaryObject(
        {name("/Font"): DictionaryObject({name(font_key): font_reference})}
    )
    return stream


def placed_text(
    field: str,
    text: str,
    box: Box,
    *,
    origin: tuple[float, float],
    font: FormFont,
    font_key: str,
    right: bool,
) -> bytes:
    """The commands that write one line into ``box``, whose corner is at ``origin``.

    Raises TextDoesNotFit, UnsupportedText.
    """
    size = font_size(box.height)
    stretch, left = _fit(field, text, box.width, font, size, right)
    x, y = origin[0] + left, origin[1] + size * BASELINE
    return (
        f"BT 0 g {font_key} {size:g} Tf {stretch * 100:.4g} Tz "
        f"{x:.5g} {y:.5g} Td ({_escape(text)}) Tj ET"
    ).encode("ascii")


def _fit(
    field: str, text: str, room: float, font: FormFont, size: float, right: bool
) -> tuple[float, float]:
    """Horizontal scale and left edge of the text."""
    try:
        natural = font.width(text) * size
    except KeyError:
        raise UnsupportedText(field=field, text=text) from None
    stretch = min(1.0, room / natural) if natural else 1.0
    if stretch < _NARROWEST:
        raise TextDoesNotFit(field=field, text=text)
    spare = room - natural * stretch
    return stretch, spare if right else spare / 2


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _form_xobject(commands: bytes, width: float, height: float) -> StreamObject:
    # pyHanko's own helper rounds the box to whole points, which shifts the text.
    edges = (0.0, 0.0, width, height)
    return StreamObject(
        {
            name("/Type"): name("/XObject"),
            name("/Subtype"): name("/Form"),
            name("/BBox"): ArrayObject(FloatObject(f"{edge:.3f}") for edge in edges),
        },
        stream_data=commands,
    )
