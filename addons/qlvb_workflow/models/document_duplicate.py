# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.form_of import place_of
from odoo.addons.qlvb_core.qlvb_toolkit.sameness import document_key, same_body

SHOWN = 5


class QlvbDocument(models.Model):
    """What comes in twice is noticed (R86)."""

    _inherit = "qlvb.document"

    same_key = fields.Char(compute="_compute_same_key", store=True, precompute=True)
    duplicate_ids = fields.Many2many("qlvb.document", compute="_compute_duplicate_ids")
    duplicate_words = fields.Html(
        string="Perhaps here already",
        compute="_compute_duplicate_words",
        sanitize=False,
    )

    _same_idx = models.Index("(agency_id, same_key) WHERE same_key IS NOT NULL")

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"same_key"}

    @api.depends(
        "direction",
        "code_number",
        "code_notation",
        "code_year",
        "issued_date",
    )
    def _compute_same_key(self):
        for document in self:
            incoming = document.direction == "incoming"
            document.same_key = incoming and document._own_key()

    def _own_key(self) -> str | None:
        year = self.issued_date.year if self.issued_date else self.code_year
        return document_key(self.code_number, self.code_notation, year)

    @api.depends("same_key", "state", "file_ids.is_current")
    def _compute_duplicate_ids(self):
        for document in self:
            arrived = document.direction == "incoming" and document.state == "arrived"
            document.duplicate_ids = arrived and document._duplicates()

    @api.depends("duplicate_ids")
    @api.depends_context("lang")
    def _compute_duplicate_words(self):
        for document in self:
            same = document.duplicate_ids
            document.duplicate_words = same._here_already_links(document._digests())

    def _here_already_links(self, digests=frozenset()) -> Markup:
        """Return a line for each, which leads to it beside what is being typed.

        :param digests: SHA-256 of the file at hand
        """
        link = Markup('<a href="/odoo/{}" target="_blank">{}</a>')
        lines = (
            link.format(place_of(one), one._here_already_words(digests)) for one in self
        )
        return Markup("<br/>").join(lines)

    def _here_already_words(self, digests=frozenset()) -> str:
        if self.arrival_number and digests & self._digests():
            return self.env._(
                "This very file is here already: %(name)s, arrival number %(number)s "
                "of %(day)s.",
                name=self.display_name,
                number=self.arrival_number,
                day=self._day(self.arrival_date),
            )
        if not self.arrival_number:
            return self.env._(
                "%(name)s waits to be registered as well and may be the same. Open it, "
                "and refuse the one that is too many.",
                name=self.display_name,
            )
        return self.env._(
            "%(name)s is here already: arrival number %(number)s of %(day)s.",
            name=self.display_name,
            number=self.arrival_number,
            day=self._day(self.arrival_date),
        )

    def _duplicates(self, digests=None):
        """Return those here already that are this very document, as the user sees.

        Those that have their number come first.

        :param digests: SHA-256 of the file at hand; of the document's own when None
        """
        found = self._same_by_facts()
        found |= self._same_by_file(digests)
        found = found.sorted(lambda d: (d.arrival_date or date.max, d.id))
        return found.with_env(self.env)._filtered_access("read")[:SHOWN]

    def _same_by_facts(self):
        same = self._same_document_domain()
        if same.is_false():
            return self.sudo().browse()
        # sudo: hardly ever is there one; those there are, are held against the rights
        found = self.sudo().search(self._here_domain() & same)
        return found.filtered(self._may_be_of_the_issuer_of)

    def _same_by_file(self, digests):
        """Return what was made of the same bytes, whatever number was typed."""
        same = self._same_file_domain(digests)
        if same.is_false():
            return self.sudo().browse()
        # sudo: as for _same_by_facts
        return self.sudo().search(self._here_domain() & same)

    def _same_file_domain(self, digests=None) -> Domain:
        """Return what finds incoming documents made of the same bytes."""
        digests = self._digests() if digests is None else digests
        if not digests:
            return Domain.FALSE
        main = Domain("role", "=", "main") & Domain("is_current", "=", True)
        main &= Domain("sha256", "in", list(digests))
        return Domain("direction", "=", "incoming") & Domain("file_ids", "any!", main)

    def _here_domain(self) -> Domain:
        return (
            Domain("agency_id", "=", self.agency_id.id)
            & Domain("state", "!=", "refused")
            & Domain("id", "!=", self._origin.id)
        )

    def _digests(self) -> set[str]:
        """Return the SHA-256 of what arrived; nothing of it is shown."""
        # sudo: compared only
        return set(self.sudo()._current_files("main").mapped("sha256"))

    def _may_be_of_the_issuer_of(self, other) -> bool:
        """Return whether that what is found by number and notation is this one."""
        if other.same_key != self.same_key:
            return True  # found by what the sender calls it
        return same_body(self.issuer_name or "", other.issuer_name or "")

    def _same_document_domain(self):
        """Return which documents are this one; false when nothing can be said."""
        key = self.same_key
        return Domain("same_key", "=", key) if key else Domain.FALSE
