# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko: annotations incomplete)
"""What may be done to the fields of a form after signing.

Stricter than pyHanko: an appearance is overwritten in place only together with the
value it shows, never where it is drawn elsewhere (which also cures a false alarm of
pyHanko's on locked fields). More lenient in what changes nothing that was signed.
"""

from collections.abc import Iterable, Iterator

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.sign.diff_analysis import (
    FieldComparisonContext,
    FieldComparisonSpec,
    FormUpdate,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldModificationRule,
)
from pyhanko.sign.diff_analysis.constants import VALUE_UPDATE_KEYS
from pyhanko.sign.diff_analysis.rules_api import Context

from .reading import lookup

FieldUpdate = tuple[ModificationLevel, FormUpdate]
# Beside the value: when it was changed, and how the box around it is drawn.
_FILLING_KEYS = VALUE_UPDATE_KEYS | {"/M", "/BS", "/MK"}


class TouchedFieldRule(GenericFieldModificationRule):
    """Allows fields to be filled, and tells of those that were.

    pyHanko's own says of a field whose appearance is an object of its own that it
    changed, though it was left alone.
    """

    def __init__(self) -> None:
        super().__init__(
            allow_in_place_appearance_stream_changes=False,
            value_update_keys=_FILLING_KEYS,
        )

    def check_form_field(
        self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
    ) -> Iterable[FieldUpdate]:
        """Clear what the revision wrote of one field."""
        written = context.new.explicit_refs_in_revision()
        for level, update in super().check_form_field(fq_name, spec, context):
            if update.updated_ref in written:
                yield level, update
        yield from _redrawn(fq_name, spec, context)


def _redrawn(
    fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
) -> Iterator[FieldUpdate]:
    """Clear the appearance that was overwritten together with the value it shows."""
    old, new = spec.old_field, spec.new_field
    if old is None or new is None or spec.field_type == "/Sig":
        return
    drawing = _drawing(old)
    if (
        drawing is None
        or drawing != _drawing(new)
        or lookup(old, "/V") == lookup(new, "/V")
        or drawing.reference not in context.new.explicit_refs_in_revision()
    ):
        return
    usages = context.old._get_usages_of_ref(drawing.reference)
    places = {Context.from_absolute(context.old, path) for path in usages}
    if len({place.relative_view for place in places}) == 1:
        update = FormUpdate(
            updated_ref=drawing.reference, field_name=fq_name, valid_when_locked=False
        )
        yield ModificationLevel.FORM_FILLING, update


def _drawing(field: DictionaryObject) -> IndirectObject | None:
    appearance = lookup(field, "/AP", {})
    found = appearance.raw_get("/N") if "/N" in appearance else None
    return found if isinstance(found, IndirectObject) else None


class SigningRule(SigFieldModificationRule):
    """Allows empty fields to be signed, as others' software does it.

    It says on which page the field stands, where that was missing, and makes the
    field invisible if the signature is to be.
    """

    def __init__(self) -> None:
        super().__init__(
            allow_in_place_appearance_stream_changes=False,
            value_update_keys=_FILLING_KEYS,
        )

    def compare_fields(self, spec: FieldComparisonSpec) -> bool:
        """Whether what differs would be permitted of a locked field, too."""
        old, new = spec.old_field, spec.new_field
        if old is None or new is None or not _is_just_signed(old, new):
            return bool(super().compare_fields(spec))
        settled = DictionaryObject({key: old.raw_get(key) for key in old})
        for key in _settled(old, new):
            settled[key] = new.raw_get(key)
        compared = _Compared(settled, new)
        return bool(super().compare_fields(compared))  # type: ignore[arg-type]


class _Compared:
    """The two dictionaries that pyHanko compares."""

    def __init__(self, old: DictionaryObject, new: DictionaryObject) -> None:
        self.old_field = old
        self.new_field = new


def _is_just_signed(old: DictionaryObject, new: DictionaryObject) -> bool:
    return "/V" not in old and "/V" in new


def _settled(old: DictionaryObject, new: DictionaryObject) -> Iterator[str]:
    if "/P" in new and "/P" not in old and lookup(new["/P"], "/Type") == "/Page":
        yield "/P"
    box = [float(edge) for edge in lookup(new, "/Rect", ())]
    if box and box[:2] == box[2:]:
        yield "/Rect"
