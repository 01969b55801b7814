# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..principal import role_principal

TARGETS = {"document_id": "qlvb.document", "dossier_id": "qlvb.dossier"}
# More ids than this are named in the journal by their digest; the set keeps them all.
LISTED_IDS = 200


class QlvbAccessChange(models.Model):
    """Carrying a change out on its whole set, and what stood before and after."""

    _inherit = "qlvb.access.change"

    @api.model
    def _begin(self, targets, *, proposed=False, **values):
        """Record a change of ``targets`` and carry it out, now or in a job.

        :param targets: recordsets by link field, of one agency, each not empty
        :param proposed: it waits for the competent person
        :raise UserError: a whole set without its internal rule
        """
        count = sum(map(len, targets.values()))
        if count > 1 and not values.get("instrument"):
            raise UserError(
                self.env._("Enter the number of the internal rule that orders this.")
            )
        # sudo: a unit admin orders by rule, without reading
        first = next(iter(targets.values()))[0].sudo()
        # sudo: the caller may change these rights (_may_change_access, or an officer)
        change = self.sudo().create(
            {
                **values,
                "agency_id": first.agency_id.id,
                "item_count": count,
                "author_id": self.env.uid,
                **self._competence(targets),
            }
        )
        for link, records in targets.items():
            change._note_before(link, records)
        if proposed:
            change._propose()
        else:
            change._apply_when_fit()
        return change

    def _apply_when_fit(self):
        """Carry a small set out now, a large one in a job."""
        if self.item_count > self.env["qlvb.rule"]._value("access.set_at_once"):
            self._apply_later()
        else:
            self._apply()

    def _apply(self):
        """Carry the change out on its whole set, or on nothing."""
        self.ensure_one()
        if self.state == "done":
            return
        for link in TARGETS:
            if records := self._targets(link):
                records._lock_rows()
                getattr(self, f"_apply_{self.operation}")(records)
                self._note(link, "after")
        self.state = "done"
        if not self.confirmed_at:
            self._warn()
        self._log_change(f"access.{self.operation}")
        self.env.registry.clear_cache()

    def _links(self):
        """Return the link fields of what the set holds."""
        return [link for link in TARGETS if self._targets(link)]

    def _targets(self, link):
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                "SELECT %(link)s FROM qlvb_access_change_item "
                "WHERE change_id = %(change)s AND %(link)s IS NOT NULL ORDER BY 1",
                link=SQL.identifier(link),
                change=self.id,
            )
        )
        return self.env[TARGETS[link]].sudo().browse(row[0] for row in rows)

    # -- the operations ----------

    def _apply_widen(self, records):
        participants = self.env["qlvb.participant"]
        participants._grant(records, self.principals)
        participants._renew(records)

    def _apply_withdraw(self, records):
        participants = self.env["qlvb.participant"]
        participants._take_back(records, self.principals)
        participants._renew(records)

    def _apply_narrow(self, records):
        # Who answers for the change must be able to see what it hides, and the leaders
        # answer for all of the agency.
        leaders = role_principal("leader", self.agency_id)
        named = {*self.principals, self.warden, leaders}
        participants = self.env["qlvb.participant"]
        participants._grant(records, named)
        participants._take_back(records, keep=named)
        records._set_narrowed(True)

    def _apply_restore(self, records):
        records._set_narrowed(False)

    def _apply_level(self, records):
        records._set_level(self.level_id)

    # -- what stood before, what stands after ----------

    def _note_before(self, link, records):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO qlvb_access_change_item
                    (change_id, %(link)s, before_level_id, before_restricted,
                     before_keys)
                SELECT %(change)s, r.id, r.level_id, r.is_restricted, %(keys)s
                  FROM %(table)s r WHERE r.id = ANY(%(ids)s)
                """,
                link=SQL.identifier(link),
                change=self.id,
                keys=self._keys_sql(link),
                table=SQL.identifier(records._table),
                ids=records.ids,
            )
        )
        self.item_ids.invalidate_model(flush=False)

    def _note(self, link, moment):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE qlvb_access_change_item i
                   SET %(level)s = r.level_id,
                       %(restricted)s = r.is_restricted,
                       %(granted)s = %(keys)s
                  FROM %(table)s r WHERE i.change_id = %(change)s AND r.id = i.%(link)s
                """,
                level=SQL.identifier(f"{moment}_level_id"),
                restricted=SQL.identifier(f"{moment}_restricted"),
                granted=SQL.identifier(f"{moment}_keys"),
                link=SQL.identifier(link),
                keys=self._keys_sql(link),
                table=SQL.identifier(self.env[TARGETS[link]]._table),
                change=self.id,
            )
        )
        self.item_ids.invalidate_model(flush=False)

    def _keys_sql(self, link):
        return SQL(
            "(SELECT string_agg(p.principal, ' ' ORDER BY p.principal) "
            "FROM qlvb_participant p WHERE p.%s = r.id AND p.granted)",
            SQL.identifier(link),
        )

    # -- trace and warning ----------

    def _warn(self):
        self.env["qlvb.work.item"].sudo().create(
            {
                "access_change_id": self.id,
                "kind": "confirm_access",
                "principal": self.warden,
                "requested_by_id": self.author_id.id,
                "note": self.reason,
            }
        )

    def _log_change(self, code):
        documents, dossiers = (self._targets(link) for link in TARGETS)
        single = self.item_count == 1
        self.with_user(self.author_id).env["qlvb.audit.event"]._log(
            code,
            (documents or dossiers) if single else self,
            note=self.reason,
            instrument=self.instrument or None,
            criteria=self.criteria or None,
            decided=self._decided_words() or None,
            level=self.level_id.code or None,
            readers=self.principals or None,
            count=self.item_count,
            documents=self._ids_or_digest(documents),
            dossiers=self._ids_or_digest(dossiers),
            access_change=self.id,
        )

    def _ids_or_digest(self, records):
        """Return the ids, or the SHA-256 of them sorted and joined by commas."""
        if len(records) <= LISTED_IDS:
            return records.ids or None
        joined = ",".join(map(str, sorted(records.ids)))
        return f"sha256:{hashlib.sha256(joined.encode()).hexdigest()}"
