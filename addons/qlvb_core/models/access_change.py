# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

OPERATIONS = [
    ("widen", "Let more people read"),
    ("withdraw", "Take back what was given"),
    ("narrow", "Narrow to the named"),
    ("restore", "Lift the narrowing"),
    ("level", "Change the information level"),
]
TARGETS = {"document_id": "qlvb.document", "dossier_id": "qlvb.dossier"}
# More ids than this are named in the journal by their digest; the set keeps them all.
LISTED_IDS = 200


class QlvbAccessChange(models.Model):
    """One change of rights, of one record or a whole set (R23, R268).

    It stands as a warning to the competent person until that person confirms it.
    """

    _name = "qlvb.access.change"
    _description = "Change of rights"
    _order = "id desc"
    _rec_name = "operation"

    operation = fields.Selection(OPERATIONS, required=True, string="What changed")
    agency_id = fields.Many2one("qlvb.unit", required=True, ondelete="restrict")
    level_id = fields.Many2one(
        "qlvb.information.level", ondelete="restrict", string="New level"
    )
    principals = fields.Json(string="Named readers (keys)")
    reader_names = fields.Char(string="Named readers", compute="_compute_reader_names")
    reason = fields.Char(required=True)
    instrument = fields.Char(
        string="Internal rule", help="Number of the internal rule that orders it."
    )
    criteria = fields.Char(string="Chosen by")
    author_id = fields.Many2one(
        "res.users", required=True, default=lambda self: self.env.uid, string="By"
    )
    made_at = fields.Datetime(default=fields.Datetime.now, string="At")
    item_ids = fields.One2many("qlvb.access.change.item", "change_id", string="Set")
    item_count = fields.Integer(string="Documents and dossiers")
    state = fields.Selection(
        [("pending", "Waiting"), ("done", "Done"), ("failed", "Failed")],
        default="pending",
        required=True,
    )
    warden = fields.Char(required=True)
    warden_name = fields.Char(string="To be confirmed by", compute="_compute_warden")
    is_warden = fields.Boolean(compute="_compute_warden")
    confirmed_at = fields.Datetime()
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by")

    _unconfirmed_idx = models.Index("(agency_id) WHERE confirmed_at IS NULL")

    @api.depends("operation", "item_count")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["operation"]._description_selection(self.env))
        for change in self:
            change.display_name = self.env._(
                "%(what)s (%(count)s documents or dossiers)",
                what=labels.get(change.operation),
                count=change.item_count,
            )

    @api.depends("principals")
    def _compute_reader_names(self):
        items = self.env["qlvb.work.item"]
        for change in self:
            names = items._principal_names(set(change.principals or ()))
            change.reader_names = ", ".join(sorted(names.values()))

    @api.depends("warden")
    @api.depends_context("uid")
    def _compute_warden(self):
        names = self.env["qlvb.work.item"]._principal_names(set(self.mapped("warden")))
        own = self.env.user._qlvb_own_principals()
        for change in self:
            change.warden_name = names.get(change.warden)
            change.is_warden = change.warden in own

    def _warning(self) -> str:
        """Return the standing warning of these changes, the newest in words."""
        change = self.sorted("id")[-1]
        labels = dict(self._fields["operation"]._description_selection(self.env))
        made_at = fields.Datetime.context_timestamp(change, change.made_at)
        return self.env._(
            "%(who)s changed the rights on %(when)s: %(what)s. Reason: %(reason)s. "
            "Not yet confirmed by: %(warden)s.",
            who=change.author_id.name,
            when=made_at.strftime("%d/%m/%Y %H:%M"),
            what=labels[change.operation],
            reason=change.reason,
            warden=change.warden_name,
        )

    # -- making one ----------

    @api.model
    def _begin(self, targets, **values):
        """Record a change of ``targets`` and carry it out, now or in a job.

        :param targets: recordsets by link field, of one agency, each not empty
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
                "warden": first._access_warden(),
                "item_count": count,
                "author_id": self.env.uid,
            }
        )
        for link, records in targets.items():
            change._note_before(link, records)
        if count > self.env["qlvb.rule"]._value("access.set_at_once"):
            change._apply_later()
        else:
            change._apply()
        return change

    def _apply_later(self):
        self.with_delay(
            description=self.display_name, identity_key=f"access-change-{self.id}"
        )._apply()

    def _apply(self):
        """Carry the change out on its whole set, or on nothing."""
        self.ensure_one()
        if self.state == "done":
            return
        for link in TARGETS:
            if records := self._targets(link):
                records._lock_rows()
                getattr(self, f"_apply_{self.operation}")(records)
                self._note_after(link)
        self.state = "done"
        self._warn()
        self._log_change()
        self.env.registry.clear_cache()

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
        self.env["qlvb.participant"]._grant(records, self.principals)

    def _apply_withdraw(self, records):
        participants = self.env["qlvb.participant"]
        participants._take_back(records, self.principals)
        participants._renew(records)

    def _apply_narrow(self, records):
        # Who answers for the change must be able to see what it hides.
        named = {*self.principals, self.warden}
        participants = self.env["qlvb.participant"]
        participants._grant(records, named)
        participants._take_back(records, keep=named)
        records._set_narrowed(True)

    def _apply_restore(self, records):
        records._set_narrowed(False)

    def _apply_level(self, records):
        records._set_access(level_id=self.level_id.id)

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

    def _note_after(self, link):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE qlvb_access_change_item i
                   SET after_level_id = r.level_id,
                       after_restricted = r.is_restricted,
                       after_keys = %(keys)s
                  FROM %(table)s r WHERE i.change_id = %(change)s AND r.id = i.%(link)s
                """,
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

    def _log_change(self):
        documents, dossiers = (self._targets(link) for link in TARGETS)
        single = self.item_count == 1
        self.with_user(self.author_id).env["qlvb.audit.event"]._log(
            f"access.{self.operation}",
            (documents or dossiers) if single else self,
            note=self.reason,
            instrument=self.instrument or None,
            criteria=self.criteria or None,
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

    def action_confirm(self):
        """Confirm, as the competent person: the warning ends (R23)."""
        self.check_access("read")
        own = self.env.user._qlvb_own_principals()
        for change in self:
            if change.warden not in own:
                raise AccessError(
                    self.env._(
                        "Only %(warden)s confirms this.", warden=change.warden_name
                    )
                )
            if change.confirmed_at:
                continue
            # sudo: the competent person, checked above
            change.sudo()._confirm()

    def _confirm(self):
        self.write(
            {"confirmed_at": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
        )
        items = self.env["qlvb.work.item"].search(
            [("access_change_id", "=", self.id), ("state", "=", "open")]
        )
        items._finish()
        self.env["qlvb.audit.event"]._log("access.confirm", self)

    def action_open_documents(self):
        """Open those documents of the set that the caller may read."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "qlvb.document",
            "view_mode": "list,form",
            "domain": [("access_item_ids.change_id", "=", self.id)],
        }

    # -- as the target of a work item ----------

    def _urgency(self):
        return "0"

    def _action_open(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }


class QlvbAccessChangeItem(models.Model):
    """One record of the set: its rights before and after."""

    _name = "qlvb.access.change.item"
    _description = "Record of a change of rights"
    _log_access = False
    _order = "change_id desc, id"

    change_id = fields.Many2one(
        "qlvb.access.change", required=True, ondelete="restrict", index=True
    )
    document_id = fields.Many2one(
        "qlvb.document", ondelete="restrict", index="btree_not_null"
    )
    dossier_id = fields.Many2one(
        "qlvb.dossier", ondelete="restrict", index="btree_not_null"
    )
    before_level_id = fields.Many2one("qlvb.information.level", ondelete="restrict")
    before_restricted = fields.Boolean()
    before_keys = fields.Char()
    after_level_id = fields.Many2one("qlvb.information.level", ondelete="restrict")
    after_restricted = fields.Boolean()
    after_keys = fields.Char()
    before = fields.Char(compute="_compute_words")
    after = fields.Char(compute="_compute_words")
    operation = fields.Selection(related="change_id.operation")
    reason = fields.Char(related="change_id.reason")
    author_name = fields.Char(related="change_id.author_id.name", string="By")
    made_at = fields.Datetime(related="change_id.made_at")
    confirmed = fields.Boolean(
        compute="_compute_confirmed", search="_search_confirmed", compute_sudo=True
    )

    @api.depends("change_id.confirmed_at")
    def _compute_confirmed(self):
        for item in self:
            item.confirmed = bool(item.change_id.confirmed_at)

    def _search_confirmed(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [("change_id.confirmed_at", "!=", False)]

    @api.depends_context("lang")
    def _compute_words(self):
        keys = {
            key
            for item in self
            for key in f"{item.before_keys or ''} {item.after_keys or ''}".split()
        }
        names = self.env["qlvb.work.item"]._principal_names(keys)
        for item in self:
            item.before = item._words("before", names)
            item.after = item._words("after", names)

    def _words(self, moment, names) -> str:
        level = self[f"{moment}_level_id"].name
        narrowed = self[f"{moment}_restricted"] and self.env._("narrowed")
        readers = [names[key] for key in (self[f"{moment}_keys"] or "").split()]
        return " · ".join(filter(None, (level, narrowed, ", ".join(readers))))
