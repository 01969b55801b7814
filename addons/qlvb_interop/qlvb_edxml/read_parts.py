# SPDX-License-Identifier: LGPL-3.0-or-later
"""Parts that document and status messages share."""

from __future__ import annotations

from .block import Block
from .schema import ORGAN_FIELDS
from .types import DocumentRef, Organ, Staff


def read_organ(block: Block) -> Organ | None:
    """Read From or To; None when it names nobody."""
    organ_id = block.organ_id()
    if not organ_id:
        return None
    names = {k: v for k, v in ORGAN_FIELDS.items() if v != "organ_id"}
    texts = {field: block.text(name) for name, field in names.items()}
    return Organ(organ_id=organ_id, **texts)


def read_reference(block: Block) -> DocumentRef | None:
    """Read a ResponseFor; None when empty, which delivered messages contain."""
    reference = DocumentRef(
        organ_id=block.organ_id(),
        document_id=block.opaque("DocumentId"),
        code=block.text("Code"),
        promulgation_date=block.date("PromulgationDate"),
    )
    return reference if reference.document_id or reference.code else None


def read_staff(block: Block) -> Staff | None:
    """Read a StaffInfo; None when absent or empty."""
    staff = Staff(
        name=block.text("Staff"),
        department=block.text("Department"),
        email=block.text("Email"),
        mobile=block.text("Mobile"),
    )
    return staff if staff != Staff() else None
