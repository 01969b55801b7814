# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL


class QlvbParticipant(models.Model):
    """The one stored membership behind the visibility predicate (docs/rights.md)."""

    _name = "qlvb.participant"
    _description = "Participant"

    document_id = fields.Many2one("qlvb.document", ondelete="cascade")
    dossier_id = fields.Many2one("qlvb.dossier", ondelete="cascade")
    principal = fields.Char(required=True)
    principal_name = fields.Text(string="Who", compute="_compute_principal_name")
    by_work = fields.Boolean(
        string="Has had to do with it", default=True, help="Through work given."
    )
    granted = fields.Boolean(
        string="Named", help="Named by a change of rights; survives a narrowing."
    )
    revoked = fields.Boolean(
        string="Does not read now", help="Narrowed away, and no open work."
    )

    closed_to_heirs = fields.Boolean(
        string="Of those who held it only",
        help="Narrowed: the key of a unit that has ended opens it to who held the key "
        "there, not to who took over. But for open work, and who confirms the change.",
    )

    # `revoked` beside the keys: the predicate reads the indexes alone.
    _document_uniq = models.UniqueIndex(
        "(document_id, principal) INCLUDE (revoked, closed_to_heirs) "
        "WHERE document_id IS NOT NULL"
    )
    _dossier_uniq = models.UniqueIndex(
        "(dossier_id, principal) INCLUDE (revoked, closed_to_heirs) "
        "WHERE dossier_id IS NOT NULL"
    )
    _principal_document_idx = models.Index(
        "(principal, document_id) INCLUDE (revoked, closed_to_heirs) "
        "WHERE document_id IS NOT NULL"
    )
    _principal_dossier_idx = models.Index(
        "(principal, dossier_id) INCLUDE (revoked, closed_to_heirs) "
        "WHERE dossier_id IS NOT NULL"
    )

    @api.depends("principal", "closed_to_heirs")
    def _compute_principal_name(self):
        names = self.env["qlvb.work.item"]._principal_names(
            set(self.mapped("principal"))
        )
        for participant in self:
            name = names.get(participant.principal, participant.principal)
            participant.principal_name = participant._name_of_readers(name)

    def _name_of_readers(self, name) -> str:
        """Return ``name``; on a narrowed record without who took the unit over."""
        unit = self._ended_unit() if self.closed_to_heirs else None
        if not unit:
            return name
        return self.env._("%(who)s; only who was in %(unit)s", who=name, unit=unit.name)

    def _ended_unit(self):
        """Return the unit of the key, when it has ended."""
        _role, _at, unit_id = self.principal.partition("@")
        # sudo: units are public
        unit = self.env["qlvb.unit"].sudo().browse(int(unit_id or 0))
        return unit.filtered("valid_to")

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

    def _let_decide(self, records, principal):
        """Make the competent person of a change of rights one of the members (R23)."""
        link = self._link_of(records)
        self.env[self._name].flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO qlvb_participant
                    (%(link)s, principal, by_work, granted, revoked)
                SELECT record, %(key)s, TRUE, FALSE, FALSE
                  FROM unnest(%(ids)s) record
                ON CONFLICT (%(link)s, principal) WHERE %(link)s IS NOT NULL
                DO UPDATE SET by_work = TRUE
                """,
                link=SQL.identifier(link),
                ids=records.ids,
                key=principal,
            )
        )
        self._forget(records, link)
        self._renew(records)

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
        """On narrowed records only the named, and whoever has open work, read on.

        And nobody by the key of an ended unit that others held there, but to do what is
        open, or as the competent person of a change of these rights (R23).
        """
        link = self._link_of(records)
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE qlvb_participant p
                   SET revoked = wanted.revoked, closed_to_heirs = wanted.closed
                  FROM (
                    SELECT m.id, %(idle)s AND NOT COALESCE(m.granted, FALSE) AS revoked,
                           %(idle)s AND NOT %(answers)s AS closed
                      FROM qlvb_participant m JOIN %(table)s r ON r.id = m.%(link)s
                     WHERE r.id = ANY(%(ids)s)
                  ) wanted
                 WHERE wanted.id = p.id
                   AND (p.revoked IS DISTINCT FROM wanted.revoked
                        OR COALESCE(p.closed_to_heirs, FALSE) != wanted.closed)
                """,
                link=SQL.identifier(link),
                table=SQL.identifier(records._table),
                ids=records.ids,
                idle=self._sql_narrowed_and_idle(link),
                answers=self._sql_answers(link),
            )
        )
        self._forget(records, link)

    def _sql_narrowed_and_idle(self, link) -> SQL:
        return SQL(
            "COALESCE(r.is_restricted, FALSE) AND NOT EXISTS ("
            "SELECT FROM qlvb_work_item w WHERE w.%s = r.id AND w.state = 'open' "
            "AND w.principal = m.principal)",
            SQL.identifier(link),
        )

    def _sql_answers(self, link) -> SQL:
        """Return whether the key is of who answers for a change of these rights."""
        return SQL(
            "EXISTS (SELECT FROM qlvb_access_change_item i "
            "JOIN qlvb_access_change c ON c.id = i.change_id "
            "WHERE i.%s = r.id AND c.warden = m.principal)",
            SQL.identifier(link),
        )

    def _link_of(self, records) -> str:
        return records._work_field()

    def _forget(self, records, link):
        self.env[self._name].invalidate_model(flush=False)
        records.invalidate_recordset(["participant_ids"], flush=False)
