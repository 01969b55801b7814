# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is narrowed to named people, as a condition of a domain (docs/rights.md)."""

from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools import SQL


@dataclass(frozen=True)
class NotNarrowed:
    """The document or dossier of ``link`` is not narrowed, or is ``seen`` all the same.

    Narrowed records are few: PostgreSQL hashes those of the agencies once, where a
    condition on the link would join each row with its document.

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
        narrowed = Domain("agency_id", "in", list(self.agency_ids))
        narrowed &= Domain("is_restricted", "=", True)
        return SQL(
            "(%(link)s IS NULL OR %(link)s NOT IN %(narrowed)s"
            " OR %(link)s IN %(seen)s)",
            link=SQL.identifier(alias, self.link),
            narrowed=self._ids(records, narrowed),
            seen=self._ids(records, narrowed & self.seen),
        )

    def _ids(self, records, domain) -> SQL:
        return records._search(domain, active_test=False).subselect()
