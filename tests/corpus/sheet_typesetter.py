# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sheets printed by a browser, their heads in tables as Word makes them."""

import html
from collections.abc import Iterable, Sequence

from playwright.sync_api import sync_playwright

from .sheet import Sheet

_RULE = "<hr>"
_CSS = """
@page{size:A4;margin:20mm 15mm 20mm 30mm}
body{font-family:'Times New Roman','Liberation Serif',serif;font-size:14pt;margin:0}
table{width:100%;border-collapse:collapse} td{vertical-align:top;padding:0}
table.head{font-size:12.5pt;text-align:center;line-height:1.15}
table.head td:first-child{width:42%} hr{width:28%;margin:1px auto;border:0;
border-top:0.75pt solid #000} p{margin:4pt 0} p.c{text-align:center;margin:1pt 0}
p.b{text-indent:1cm;text-align:justify} .s{font-size:12pt}
table.sign{margin-top:8pt} table.sign td:last-child{text-align:center;width:52%}
.n{margin-top:62pt;font-weight:bold} .r{font-size:11pt}
"""


def _inline(line: str) -> str:
    """A line of the head, marked by its first letter."""
    if line == "~":
        return _RULE
    if line.strip("*") == "":
        return line
    mark, text = line[0], html.escape(line[1:]).replace("  ", "&nbsp; ")
    if mark == "*":
        return f"<b>{text.replace('*', '')}</b>"
    if mark == "/":
        return f"<i>{text}</i>"
    if mark == "^":
        return f'<span class="s">{text}</span>'
    return html.escape(line).replace("  ", "&nbsp; ")


def _stacked(lines: Iterable[str]) -> str:
    return "".join(f"<div>{_inline(line)}</div>" for line in lines)


def _paragraph(line: str) -> str:
    if line.startswith("="):
        return f'<p class="c">{_inline(line[1:])}</p>'
    if line.startswith("@"):
        label, *names = line[1:].split("|")
        cells = "".join(f"<div>{html.escape(name)}</div>" for name in names)
        return (
            f'<table style="margin:8pt 0 8pt 3cm;width:auto"><tr><td>{label}&nbsp;</td>'
            f"<td>{cells}</td></tr></table>"
        )
    return f'<p class="b">{_inline(line)}</p>'


def _signature(sheet: Sheet) -> str:
    signed = sheet.signed
    right = _stacked(f"*{line}" for line in signed.lines)
    right += f'<div class="n">{signed.name}</div>'
    left = f'<div class="r"><b><i>Nơi nhận:</i></b>{_stacked(sheet.recipients)}</div>'
    if signed.beside:
        left = _stacked(f"*{line}" for line in signed.beside)
        left = f'<center>{left}<div class="n">{signed.beside_name}</div></center>'
    return f'<table class="sign"><tr><td>{left}</td><td>{right}</td></tr></table>'


def _page(sheet: Sheet) -> str:
    right = _stacked((*sheet.right, "/" + sheet.place_date))
    left = _stacked(sheet.left)
    body = "".join(map(_paragraph, sheet.body))
    return (
        f"<meta charset=utf-8><style>{_CSS}{sheet.css}</style>"
        f'<table class="head"><tr><td>{left}</td><td>{right}</td></tr></table>'
        f"{body}{_signature(sheet)}"
    )


def typeset(sheets: Sequence[Sheet]) -> list[bytes]:
    """PDFs of the sheets, in their order."""
    with sync_playwright() as program:
        browser = program.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        found = []
        for sheet in sheets:
            page.set_content(_page(sheet))
            found.append(page.pdf(prefer_css_page_size=True))
        browser.close()
    return found
