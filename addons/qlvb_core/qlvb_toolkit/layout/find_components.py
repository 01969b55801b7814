# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which piece is which component, by its words, its column and its neighbours."""

from ..reading.vocabulary import PARTY, letters, likeness
from .components import Components
from .find_attachments import find_attachments, is_attached
from .find_body import find_body
from .find_head import find_head
from .find_signature import find_signature, signature_start
from .find_title import find_title
from .model import Layout

# A head stands among the first pieces of a file.
_HEAD_PIECES = 40


def find_components(layout: Layout) -> Components:
    """Give every piece its role."""
    found = Components(layout)
    pieces = layout.pieces
    top = pieces[:_HEAD_PIECES]
    found.party = any(likeness(letters(p.text), PARTY) > 0.9 for p in top[:12])
    found.attached_only = is_attached(top)
    if found.attached_only:
        find_attachments(found, pieces)
        return found
    end = find_head(found, top)
    signature = signature_start(found, pieces, end)
    end = find_title(found, pieces[end:signature], end)
    find_body(found, pieces[end:signature])
    after = find_signature(found, pieces[signature:]) + signature
    find_attachments(found, pieces[after:])
    return found
