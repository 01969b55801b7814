# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is narrowed to named people, as a condition of a domain (docs/rights.md)."""

from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools import SQL


@dataclass(frozen=True)
class NotNarrowed:
    """The document or dossier of ``link`` is not among the ``hidden`` ones.

    Narrowed records are few: PostgreSQL hashes those that are not seen once, where a
    condition on the link would join each row with its document.

    :param hidden: which records are narrowed, and not seen by the person
    """

    link: str
    hidden: Domain

    def as_domain(self) -> Domain:
        return Domain.custom(to_sql=self)

    def __call__(self, model, alias: str, _query) -> SQL:
        """Return the SQL; ``model`` has the link.

        As a test of a truth value, not by ``OR`` and ``NOT IN``, which PostgreSQL tries
        to prove by the indexes of each month: that took longer than the reading.
        """
        # sudo: ids for a condition; `hidden` says what the person may not see
        records = model.env[model._fields[self.link].comodel_name].sudo()
        hidden = records._search(self.hidden, active_test=False)
        link = SQL.identifier(alias, self.link)
        return SQL("(%s IN %s) IS NOT TRUE", link, hidden.subselect())
