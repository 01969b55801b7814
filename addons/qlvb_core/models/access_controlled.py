# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import SQL

from ..principal import access_key, role_principal


class QlvbAccessControlled(models.AbstractModel):
    """Rights of one record: its level, its narrowing, and the changes of both.

    The concrete model has ``agency_id``, ``participant_ids`` and ``work_item_ids``.
    """

    _name = "qlvb.access.controlled"
    _description = "Record with rights of its own"
    _inherit = "qlvb.found.page"

    level_id = fields.Many2one(
        "qlvb.information.level",
        string="Information level",
        ondelete="restrict",
        default=lambda self: self.env["qlvb.information.level"]._default_level(),
    )
    is_restricted = fields.Boolean(
        string="Narrowed",
        readonly=True,
        copy=False,
        help="Read by the named only, and by whoever has open work on it.",
    )
    access_key = fields.Char(
        compute="_compute_access_key",
        store=True,
        precompute=True,
        help="agency:level, as the predicate asks for; nothing when narrowed.",
    )
    access_warning = fields.Text(compute="_compute_access_warning")
    can_confirm_access = fields.Boolean(compute="_compute_access_warning")
    can_change_access = fields.Boolean(compute="_compute_can_change_access")

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"access_key"}

    @api.depends("agency_id", "level_id", "is_restricted")
    def _compute_access_key(self):
        for record in self:
            record.access_key = not record.is_restricted and access_key(
                record.agency_id.id, record.level_id.id or 0
            )

    @api.model
    @api.private
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Find a page by indexes alone, then fetch its rows, and what their rule asks.

        One query for both would read each row a person may see, in order to sort them.
        """
        if not limit or not field_names:
            return super().search_fetch(domain, field_names, offset, limit, order)
        page = super().search_fetch(domain, [], offset, limit, order)
        # sudo: chosen by the rules just now; whoever hands values out reads them again
        page.sudo().fetch([*field_names, "agency_id", "access_key"])
        return page

    # -- whole sets in one statement: qlvb.access.change checks and logs ----------

    def _set_level(self, level):
        """Put all these records on ``level`` (``qlvb.information.level``)."""
        self._set_access(
            SQL("level_id = %s", level.id), SQL("is_restricted"), SQL("%s", level.id)
        )

    def _set_access(self, assignment, restricted, level):
        """Write one column and the key that follows from the new values."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s, access_key = CASE WHEN %s THEN NULL "
                "ELSE agency_id || ':' || COALESCE(%s, 0) END, "
                "write_uid = %s, write_date = %s WHERE id = ANY(%s)",
                SQL.identifier(self._table),
                assignment,
                restricted,
                level,
                self.env.uid,
                self.env.cr.now(),
                self.ids,
            )
        )
        self.invalidate_recordset(flush=False)

    def _set_narrowed(self, narrowed: bool):
        """Narrow, or lift it, on the records and on the work that shows their names."""
        self._set_access(
            SQL("is_restricted = %s", narrowed), SQL("%s", narrowed), SQL("level_id")
        )
        link = SQL.identifier(self._work_field())
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_work_item SET is_restricted = %(narrowed)s "
                "WHERE %(link)s = ANY(%(ids)s) OR access_change_id IN ("
                "SELECT change.id FROM qlvb_access_change change "
                "JOIN qlvb_access_change_item item ON item.change_id = change.id "
                "WHERE change.item_count = 1 AND item.%(link)s = ANY(%(ids)s))",
                narrowed=narrowed,
                link=link,
                ids=self.ids,
            )
        )
        self.env["qlvb.work.item"].invalidate_model(["is_restricted"], flush=False)
        self.env["qlvb.participant"]._renew(self)

    # -- names are shown to readers only ----------

    def _hide_names(self):
        """Odoo shows a link's name without asking for the right to it (R28)."""
        if self.env.uid == SUPERUSER_ID:
            return
        kept = self.filtered("id").with_env(self.env(su=False))
        hidden = set((kept - kept._filtered_access("read")).ids)
        for record in self.filtered(lambda r: r.id in hidden):
            record.display_name = self.env._("(no right to see)")

    # -- who may change, who is warned ----------

    @api.depends_context("uid")
    @api.depends("work_item_ids.state", "work_item_ids.principal")
    def _compute_can_change_access(self):
        for record in self:
            record.can_change_access = record._may_change_access()

    def _may_change_access(self) -> bool:
        """Return whether the current user may change the rights of all these records.

        Holders of editing work, the agency's leaders, the archivist once archived.
        """
        own = set(self.env.user._qlvb_own_principals())
        others = self.filtered(lambda r: not own.intersection(r._access_officers()))
        if not others:
            return True
        held = others._my_open_work().filtered(lambda w: w.edits and w.principal in own)
        return others <= held.mapped(self._work_field())

    def _access_officers(self) -> set[str]:
        """Return who may change the rights by virtue of a post."""
        return {role_principal("leader", self.agency_id)}

    def _access_warden(self) -> str:
        """Return the principal who is warned of a change of rights (R23)."""
        return role_principal("leader", self.agency_id)

    def _access_wardens(self) -> list[str]:
        """Return who is warned of a change of all these records, of one agency."""
        return [self[:1]._access_warden()]

    def _renew_memberships(self):
        self.env["qlvb.participant"]._renew(self)

    # -- the standing warning ----------

    def _unconfirmed_changes(self):
        # sudo: whoever reads the record reads what happened to its rights
        items = (
            self.env["qlvb.access.change.item"]
            .sudo()
            .search(
                [
                    (self._work_field(), "in", self.ids),
                    ("confirmed", "=", False),
                    # what is proposed has changed nothing yet
                    ("change_id.state", "not in", ("proposed", "declined")),
                ]
            )
        )
        return items

    @api.depends_context("uid", "lang")
    def _compute_access_warning(self):
        items = self._unconfirmed_changes()
        for record in self:
            mine = items.filtered(lambda i, r=record: i[self._work_field()] == r)
            changes = mine.change_id
            record.access_warning = changes._warning() if changes else False
            record.can_confirm_access = any(changes.mapped("may_confirm"))

    def action_confirm_access(self):
        """Confirm, as the competent person, the changes of this record's rights."""
        self.ensure_one()
        self.check_access("read")
        mine = self._unconfirmed_changes().change_id.filtered("may_confirm")
        return mine.with_env(self.env).action_confirm()

    def action_open_access(self):
        """Open the dialog that changes the rights of these records."""
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change the rights"),
            "res_model": "qlvb.access.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"active_model": self._name, "active_ids": self.ids},
        }
