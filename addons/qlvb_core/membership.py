# SPDX-License-Identifier: LGPL-3.0-or-later
"""The stored membership as a condition of a domain (docs/rights.md)."""

from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools import SQL


@dataclass(frozen=True)
class Membership:
    """The record has a participant row with one of ``principals``, not revoked.

    :param inherited: those of them taken over from ended units, which open no narrowed
        record by themselves (``participant.closed_to_heirs``)
    :param row_by_row: ask by one index probe for each record in doubt. PostgreSQL would
        else collect everything a person was ever named in, although the condition
        beside this one has answered already for nearly all records.

    Odoo filters records at hand by one query of this SQL, where a condition on
    ``participant_ids`` would load every participant of each record.
    """

    principals: tuple[str, ...]
    inherited: tuple[str, ...]
    row_by_row: bool

    def as_domain(self) -> Domain:
        return Domain.custom(to_sql=self)

    def __call__(self, model, alias: str, _query) -> SQL:
        """Return the SQL; ``model`` is a document or a dossier."""
        fields = model.env["qlvb.participant"]._fields
        link = fields[model._work_field()]
        return SQL(
            "EXISTS (SELECT FROM %s member WHERE %s = %s"
            " AND %s IN %s AND %s IS NOT TRUE%s%s)",
            SQL.identifier("qlvb_participant"),
            SQL.identifier("member", link.name, to_flush=link),
            SQL.identifier(alias, "id"),
            SQL.identifier("member", "principal", to_flush=fields["principal"]),
            self.principals,
            SQL.identifier("member", "revoked", to_flush=fields["revoked"]),
            self._sql_of_heirs(fields),
            # an EXISTS with OFFSET is neither joined nor hashed
            SQL(" OFFSET 0") if self.row_by_row else SQL(),
        )

    def _sql_of_heirs(self, fields) -> SQL:
        if not self.inherited:
            return SQL()
        return SQL(
            " AND (%s IS NOT TRUE OR %s NOT IN %s)",
            SQL.identifier(
                "member", "closed_to_heirs", to_flush=fields["closed_to_heirs"]
            ),
            SQL.identifier("member", "principal", to_flush=fields["principal"]),
            self.inherited,
        )
