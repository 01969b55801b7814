# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.tools import SQL


class QlvbParticipant(models.Model):
    """The one stored membership behind the visibility predicate (docs/rights.md)."""

    _name = "qlvb.participant"
    _description = "Participant"

    document_id = fields.Many2one("qlvb.document", ondelete="cascade")
    dossier_id = fields.Many2one("qlvb.dossier", ondelete="cascade")
    principal = fields.Char(required=True)
    principal_name = fields.Char(string="Who", compute="_compute_principal_name")
    by_work = fields.Boolean(
        string="Has had to do with it", default=True, help="Through work given."
    )
    granted = fields.Boolean(
        string="Named", help="Named by a change of rights; survives a narrowing."
    )
    revoked = fields.Boolean(
        string="Does not read now", help="Narrowed away, and no open work."
    )

    # `revoked` beside the keys: the predicate reads the indexes alone.
    _document_uniq = models.UniqueIndex(
        "(document_id, principal) INCLUDE (revoked) WHERE document_id IS NOT NULL"
    )
    _dossier_uniq = models.UniqueIndex(
        "(dossier_id, principal) INCLUDE (revoked) WHERE dossier_id IS NOT NULL"
    )
    _principal_document_idx = models.Index(
        "(principal, document_id) INCLUDE (revoked) WHERE document_id IS NOT NULL"
    )
    _principal_dossier_idx = models.Index(
        "(principal, dossier_id) INCLUDE (revoked) WHERE dossier_id IS NOT NULL"
    )

    def _compute_principal_name(self):
        names = self.env["qlvb.work.item"]._principal_names(
            set(self.mapped("principal"))
        )
        for participant in self:
            participant.principal_name = names.get(
                participant.principal, participant.principal
            )

    def _add(self, field_name: str, record, principals):
        """Add memberships by work, ignoring those there already."""
        known = record.participant_ids.filtered(lambda p: p.principal in principals)
        known.filtered(lambda p: not p.by_work).sudo().by_work = True
        missing = sorted(set(principals) - set(known.mapped("principal")))
        if missing:
            self.sudo().create(
                [
                    {field_name: record.id, "principal": principal}
                    for principal in missing
                ]
            )
        if record.is_restricted:
            record._renew_memberships()

    # -- whole sets at once: the caller has checked and logs the change ----------

    def _grant(self, records, principals):
        """Name ``principals`` as readers of all ``records``."""
        link, columns = self._link_of(records), SQL.identifier(self._link_of(records))
        self.env[self._name].flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO qlvb_participant
                    (%(link)s, principal, by_work, granted, revoked)
                SELECT record, key, FALSE, TRUE, FALSE
                  FROM unnest(%(ids)s) record, unnest(%(keys)s) key
                ON CONFLICT (%(link)s, principal) WHERE %(link)s IS NOT NULL
                DO UPDATE SET granted = TRUE, revoked = FALSE
                """,
                link=columns,
                ids=records.ids,
                keys=sorted(principals),
            )
        )
        self._forget(records, link)

    def _take_back(self, records, principals=None, keep=()):
        """Un-name ``principals`` (all, but ``keep``); who was only named goes."""
        link = self._link_of(records)
        self.env[self._name].flush_model()
        chosen = (
            SQL("TRUE")
            if principals is None
            else SQL("principal = ANY(%s)", sorted(principals))
        )
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_participant SET granted = FALSE WHERE %s = ANY(%s) "
                "AND granted AND %s AND principal != ALL(%s)",
                SQL.identifier(link),
                records.ids,
                chosen,
                sorted(keep),
            )
        )
        self.env.cr.execute(
            SQL(
                "DELETE FROM qlvb_participant WHERE %s = ANY(%s) "
                "AND NOT granted AND NOT by_work",
                SQL.identifier(link),
                records.ids,
            )
        )
        self._forget(records, link)

    def _renew(self, records):
        """On narrowed records only the named, and whoever has open work, read on."""
        link = self._link_of(records)
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE qlvb_participant p SET revoked = wanted.revoked
                  FROM (
                    SELECT m.id, COALESCE(r.is_restricted, FALSE)
                           AND NOT COALESCE(m.granted, FALSE)
                           AND NOT EXISTS (
                               SELECT FROM qlvb_work_item w
                                WHERE w.%(link)s = r.id AND w.state = 'open'
                                  AND w.principal = m.principal) AS revoked
                      FROM qlvb_participant m JOIN %(table)s r ON r.id = m.%(link)s
                     WHERE r.id = ANY(%(ids)s)
                  ) wanted
                 WHERE wanted.id = p.id AND p.revoked IS DISTINCT FROM wanted.revoked
                """,
                link=SQL.identifier(link),
                table=SQL.identifier(records._table),
                ids=records.ids,
            )
        )
        self._forget(records, link)

    def _link_of(self, records) -> str:
        return records._work_field()

    def _forget(self, records, link):
        self.env[self._name].invalidate_model(flush=False)
        records.invalidate_recordset(["participant_ids"], flush=False)
