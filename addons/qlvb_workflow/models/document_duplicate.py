# SPDX-License-Identifier: LGPL-3.0-or-later
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

    @api.depends("same_key", "state")
    def _compute_duplicate_ids(self):
        for document in self:
            arrived = document.direction == "incoming" and document.state == "arrived"
            document.duplicate_ids = arrived and document._duplicates()

    @api.depends("duplicate_ids")
    @api.depends_context("lang")
    def _compute_duplicate_words(self):
        for document in self:
            document.duplicate_words = document.duplicate_ids._here_already_links()

    def _here_already_links(self) -> Markup:
        """Return a line for each, which leads to it beside what is being typed."""
        link = Markup('<a href="/odoo/{}" target="_blank">{}</a>')
        lines = (link.format(place_of(one), one._here_already_words()) for one in self)
        return Markup("<br/>").join(lines)

    def _here_already_words(self) -> str:
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

    def _duplicates(self):
        """Return those here already that are this very document, as the user sees.

        Those that have their number come first.
        """
        same = self._same_document_domain()
        if same.is_false():
            return self.browse()
        here = Domain("agency_id", "=", self.agency_id.id)
        here &= Domain("state", "!=", "refused") & Domain("id", "!=", self._origin.id)
        # sudo: hardly ever is there one; those there are, are held against the rights
        found = self.sudo().search(here & same, order="arrival_date, id")
        found = found.filtered(self._may_be_of_the_issuer_of).with_env(self.env)
        return found._filtered_access("read")[:SHOWN]

    def _may_be_of_the_issuer_of(self, other) -> bool:
        """Return whether that what is found by number and notation is this one."""
        if other.same_key != self.same_key:
            return True  # found by what the sender calls it
        return same_body(self.issuer_name or "", other.issuer_name or "")

    def _same_document_domain(self):
        """Return which documents are this one; false when nothing can be said."""
        key = self.same_key
        return Domain("same_key", "=", key) if key else Domain.FALSE
