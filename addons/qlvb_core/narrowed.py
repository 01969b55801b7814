# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is narrowed to named people, as a condition of a domain (docs/rights.md)."""

from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools import SQL


@dataclass(frozen=True)
class NotNarrowed:
    """The document or dossier of ``link`` is not narrowed, or is ``seen`` all the same.

    Narrowed records are few: those that are not seen are asked for first, and left out
    by their ids. A condition on the link would join each row with its document, and a
    query within the query be planned again for each month of the journal.

    :param agency_ids: the agencies whose records the rows tell of
    :param seen: which records the person reads (``_qlvb_document_domain``)
    """

    link: str
    agency_ids: tuple[int, ...]
    seen: Domain

    def as_domain(self) -> Domain:
        return Domain.custom(to_sql=self)

    def __call__(self, model, alias: str, _query) -> SQL:
        """Return the SQL; ``model`` has the link."""
        # sudo: ids for a condition; `seen` is the right of the person
        records = model.env[model._fields[self.link].comodel_name].sudo()
        records = records.with_context(active_test=False)
        hidden = records.search(self.hidden(), order="id")
        if not hidden:
            return SQL("TRUE")
        link = SQL.identifier(alias, self.link)
        return SQL("(%s IS NULL OR %s NOT IN %s)", link, link, hidden._ids)

    def hidden(self) -> Domain:
        """Return which records of the agencies are narrowed away from the person."""
        narrowed = Domain("agency_id", "in", list(self.agency_ids))
        return narrowed & Domain("is_restricted", "=", True) & ~self.seen
