# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Which later changes an earlier signature tolerates.

Stricter than pyHanko's default about appearances (``diff_fields``). In one
point it sees more: added annotations are recognised as such, because other
agencies' software stamps numbers that way, and the reader must be told.
"""

from collections.abc import Iterable, Iterator

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    QualifiedWhitelistRule,
    ReferenceUpdate,
    SigFieldCreationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.commons import compare_dicts
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON

from .diff_fields import SigningRule, TouchedFieldRule
from .reading import lookup

_CORNERS = ("left", "bottom", "right", "top")
_UNSEEN = 0.001  # points

Update = tuple[ModificationLevel, ReferenceUpdate]


class PageAnnotationRule(QualifiedWhitelistRule):
    """Allows pages to gain annotations, and nothing else.

    Widgets of new signature fields count as long-term updates, as in pyHanko's
    own rule; anything else raises the level to ANNOTATIONS.
    """

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[Update]:
        """Clear pages and their new annotations."""
        touched = new.explicit_refs_in_revision()
        for reference in _pages(old):
            yield from self._page(reference, old, new, touched)

    def _page(
        self,
        reference: Reference,
        old: HistoricalResolver,
        new: HistoricalResolver,
        touched: set[Reference],
    ) -> Iterator[Update]:
        before, after = old(reference), new(reference)
        shared = _annotations_reference(after)
        if reference not in touched and shared not in touched:
            return
        compare_dicts(
            before, after, frozenset({"/Annots", *_same_boxes(before, after)})
        )
        level = ModificationLevel.LTA_UPDATES
        for annotation in _added(before, after):
            if not _is_new_signature_widget(annotation, old, new):
                level = ModificationLevel.ANNOTATIONS
                yield from _annotation_objects(annotation, old, new)
        yield level, ReferenceUpdate(reference)
        if shared is not None:
            _refuse_borrowed(shared, before, old)
            yield level, ReferenceUpdate(shared)


class UnusedNumberRule(QualifiedWhitelistRule):
    """Allows an update to list numbers as free that no object had.

    Some programs leave gaps in their numbering and say so.
    """

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[Update]:
        """Clear what was free before; refuse what frees an object."""
        freed = new.refs_freed_in_revision()
        numbers = {item.idnum for item in _objects(old)} if freed else set()
        for reference in freed:
            if reference.idnum in numbers:
                raise SuspiciousModification(f"{reference} was freed")
            yield ModificationLevel.LTA_UPDATES, ReferenceUpdate(reference)


def _objects(resolver: HistoricalResolver) -> Iterator[Reference]:
    """All that some revision up to this one has written."""
    for revision in range(resolver.revision + 1):
        yield from resolver.reader.xrefs.explicit_refs_in_revision(revision)


def _pages(resolver: HistoricalResolver) -> Iterator[Reference]:
    """The pages in reading order."""
    root = resolver.root.raw_get("/Pages").reference
    pending, seen = [root], {root}
    while pending:
        reference = pending.pop()
        node = resolver(reference)
        if "/Kids" not in node:
            yield reference
            continue
        kids = [kid.reference for kid in node["/Kids"]]
        if seen.intersection(kids):
            raise SuspiciousModification("the page tree loops")
        seen.update(kids)
        pending += reversed(kids)


def _same_boxes(before: DictionaryObject, after: DictionaryObject) -> Iterator[str]:
    """The boxes that somebody rounded, by less than anybody sees."""
    for key in ("/MediaBox", "/CropBox"):
        old, new = lookup(before, key, ()), lookup(after, key, ())
        if len(old) == len(new) == len(_CORNERS) and all(
            abs(float(a) - float(b)) < _UNSEEN for a, b in zip(old, new, strict=True)
        ):
            yield key


def _annotations_reference(page: DictionaryObject) -> Reference | None:
    raw = page.raw_get("/Annots") if "/Annots" in page else None
    return raw.reference if isinstance(raw, IndirectObject) else None


def _annotations(page: DictionaryObject) -> list[Reference]:
    items = list(lookup(page, "/Annots", ()))
    if not all(isinstance(item, IndirectObject) for item in items):
        # A direct annotation cannot be told from an altered page.
        raise SuspiciousModification("an annotation is not an object of its own")
    return [item.reference for item in items]


def _added(before: DictionaryObject, after: DictionaryObject) -> list[Reference]:
    old, new = _annotations(before), _annotations(after)
    if not set(old) <= set(new):
        raise SuspiciousModification("annotations were removed")
    return [reference for reference in new if reference not in old]


def _is_new_signature_widget(
    reference: Reference, old: HistoricalResolver, new: HistoricalResolver
) -> bool:
    if not old.is_ref_unassignable(reference):
        raise SuspiciousModification("an existing object became an annotation")
    annotation = new(reference)
    if lookup(annotation, "/Subtype") != "/Widget":
        return False
    field = annotation if "/FT" in annotation else lookup(annotation, "/Parent", {})
    if lookup(field, "/FT") != "/Sig":
        raise SuspiciousModification("a field that is no signature was added")
    return True


def _annotation_objects(
    reference: Reference, old: HistoricalResolver, new: HistoricalResolver
) -> Iterator[Update]:
    """Clear the annotation and the objects made for it.

    Older objects it refers to are not among them, so rewriting one stays a
    forbidden change.
    """
    made = new.collect_dependencies(new(reference), since_revision=old.revision + 1)
    for item in {reference, *made}:
        yield ModificationLevel.ANNOTATIONS, ReferenceUpdate(item)


def _refuse_borrowed(
    shared: Reference, before: DictionaryObject, old: HistoricalResolver
) -> None:
    if shared != _annotations_reference(before) and not old.is_ref_unassignable(shared):
        raise SuspiciousModification("the list of annotations overwrites an object")


def added_annotations(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """What was added to the pages since a revision, as ``page:subtype``."""
    old = reader.get_historical_resolver(revision)
    new = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    found = []
    for number, page in enumerate(_pages(old)):
        for reference in _added(old(page), new(page)):
            if lookup(new(reference), "/Subtype") != "/Widget":
                found.append(f"{number + 1}:{new(reference)['/Subtype'][1:]}")
    return tuple(found)


def _policy(form_keys: Iterable[str]) -> StandardDiffPolicy:
    """``form_keys``: what may differ in the form's own dictionary."""
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(),
            DocInfoRule().as_qualified(ModificationLevel.LTA_UPDATES),
            XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
            ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
            DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
            MetadataUpdateRule().as_qualified(ModificationLevel.LTA_UPDATES),
            PageAnnotationRule(),
            UnusedNumberRule(),
        ],
        form_rule=FormUpdatingRule(
            field_rules=[
                # Widgets of new signature fields are the page rule's business.
                SigFieldCreationRule(approve_widget_bindings=False),
                SigningRule(),
                TouchedFieldRule(),
            ],
            ignored_acroform_keys=set(form_keys),
        ),
        reject_object_freeing=False,  # UnusedNumberRule does
    )


POLICY = _policy(ACROFORM_EXEMPT_STRICT_COMPARISON)
# The first signature says in the form that there is one.
SIGNING_POLICY = _policy(ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"})
