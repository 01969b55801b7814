# SPDX-License-Identifier: LGPL-3.0-or-later
"""Parts that document and status messages share."""

from __future__ import annotations

from .nodes import Node, group, leaf, optional
from .schema import ORGAN_FIELDS
from .texts import clean_opaque, clean_text, format_date
from .types import DocumentRef, Organ, Staff


def organ(tag: str, value: Organ) -> Node:
    """Write From or To, with its empty fields: some receivers insist on them."""
    texts = (leaf(name, clean_text(getattr(value, f))) for name, f in _FIELDS)
    return group(tag, *texts)


_FIELDS = tuple(ORGAN_FIELDS.items())


def reference(value: DocumentRef) -> Node:
    """Write a ResponseFor; the DocumentId goes back as it came."""
    return group(
        "ResponseFor",
        leaf("OrganId", value.organ_id),
        leaf("Code", clean_text(value.code)),
        leaf("DocumentId", clean_opaque(value.document_id)),
        optional("PromulgationDate", format_date(value.promulgation_date)),
    )


def staff(value: Staff | None) -> Node | None:
    """Write a StaffInfo, if somebody is named."""
    if value is None:
        return None
    return group(
        "StaffInfo",
        leaf("Department", clean_text(value.department)),
        leaf("Staff", clean_text(value.name)),
        leaf("Email", clean_text(value.email)),
        leaf("Mobile", clean_text(value.mobile)),
    )
