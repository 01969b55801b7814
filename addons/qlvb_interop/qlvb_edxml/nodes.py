# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing XML text with the literal prefixes other readers look for.

An XML library is free to rename prefixes, and receivers that search for the literal
``edXML:StatusCode`` then refuse the message; so the text is composed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

# A tag (with its attributes, if any) and either its text or its children.
Node = tuple[str, "str | list[Node]"]

_STEP = "  "


def group(tag: str, *children: Node | None) -> Node:
    """Return an element of the envelope with the children that are there."""
    return (f"edXML:{tag}", [child for child in children if child is not None])


def leaf(tag: str, text: str | int) -> Node:
    """Return an element of the envelope holding text, written even when empty."""
    return (f"edXML:{tag}", str(text))


def optional(tag: str, text: str) -> Node | None:
    """As :func:`leaf`, left out when empty."""
    return leaf(tag, text) if text else None


def leaves(tag: str, texts: Iterable[str]) -> list[Node]:
    """Return one element per text."""
    return [leaf(tag, text) for text in texts]


def render(root: Node) -> bytes:
    """Return the file: declaration, UTF-8 without BOM, two-space indentation."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]
    return ("\n".join(lines) + "\n").encode()


def _lines(node: Node, indent: str) -> Iterator[str]:
    tag, content = node
    name = tag.split(" ", 1)[0]
    if not content:
        yield f"{indent}<{tag}/>"
    elif isinstance(content, str):
        yield f"{indent}<{tag}>{escape(content)}</{name}>"
    else:
        yield f"{indent}<{tag}>"
        for child in content:
            yield from _lines(child, indent + _STEP)
        yield f"{indent}</{name}>"
