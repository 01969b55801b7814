# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""A signature whose maker was careless about what proves nothing.

pyHanko gives up on the whole signature then, and it would be called broken.
"""

from datetime import datetime

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError

from .reading import PARSER_ERRORS, lookup


class ForeignSignature(EmbeddedPdfSignature):
    """One that others made."""

    @property
    def self_reported_timestamp(self) -> datetime | None:
        """The time the signer claims; none where nobody can read it."""
        try:
            moment: datetime | None = super().self_reported_timestamp
        except PARSER_ERRORS:
            return None
        return moment

    @property
    def docmdp_level(self) -> MDPPerm | None:
        """What is permitted later; form filling where it is not said (12.8.2.2.2)."""
        try:
            level: MDPPerm | None = super().docmdp_level
        except (SignatureValidationError, ValueError):
            level = self._docmdp = MDPPerm.FILL_FORMS
            self._docmdp_queried = True
        return level

    @property
    def fieldmdp(self) -> FieldMDPSpec | None:
        """Which fields are locked; the lock of the field itself counts as well."""
        asked: bool = self._fieldmdp_queried
        spec: FieldMDPSpec | None = super().fieldmdp
        lock = lookup(self.sig_field, "/Lock")
        if spec is None and not asked and isinstance(lock, DictionaryObject):
            spec = self._fieldmdp = _locked(lock)
        return spec


def _locked(lock: DictionaryObject) -> FieldMDPSpec | None:
    try:
        spec: FieldMDPSpec = FieldMDPSpec.from_pdf_object(lock)
    except (ValueError, KeyError):
        return None
    return spec
