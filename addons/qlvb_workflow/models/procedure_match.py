# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo import api, models

from odoo.addons.qlvb_core.qlvb_toolkit import text

CONDITIONS = (
    "type_ids",
    "subject_words",
    "correspondent_ids",
    "sender_unit_ids",
    "urgency_from",
)


def words_of(value: str) -> str:
    """Return the words of ``value`` folded, each between blanks."""
    return " ".join(["", *re.findall(r"\w+", text.fold(value)), ""])


class QlvbProcedure(models.Model):
    """Which procedure a document goes by (Decree 30/2020 Điều 23.1; R92)."""

    _inherit = "qlvb.procedure"

    @api.model
    def _for_document(self, document):
        """Return the procedure in force for an incoming document, or an empty set.

        Of several the one with the most conditions: what is said for a case goes
        before what is said for all.
        """
        found = self.search(
            [
                ("agency_id", "=", document.acting_agency_id.id),
                ("state", "=", "in_force"),
            ],
            order="id desc",
        ).filtered(lambda procedure: procedure._fits(document))
        return found.sorted(lambda p: -p._condition_count())[:1]

    def _condition_count(self) -> int:
        return sum(bool(self[name]) for name in CONDITIONS)

    def _fits(self, document) -> bool:
        return (
            (not self.type_ids or document.type_id in self.type_ids)
            and (not self.urgency_from or document.urgency >= self.urgency_from)
            and self._fits_subject(document)
            and self._fits_sender(document)
        )

    def _fits_subject(self, document) -> bool:
        phrases = [p for p in (self.subject_words or "").split(";") if p.strip()]
        subject = words_of(document.subject or "")
        return not phrases or any(words_of(phrase) in subject for phrase in phrases)

    def _fits_sender(self, document) -> bool:
        bodies, units = self.correspondent_ids, self.sender_unit_ids
        if not (bodies or units):
            return True
        names = {*bodies.mapped("name"), *units.mapped("name")}
        codes = {*bodies.mapped("organ_id"), *units.mapped("organ_id")} - {False}
        return (
            document.correspondent_id in bodies
            or document.issuer_organ_id in codes
            or words_of(document.issuer_name or "") in map(words_of, names)
        )
