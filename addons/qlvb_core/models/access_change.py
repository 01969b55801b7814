# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

OPERATIONS = [
    ("widen", "Let more people read"),
    ("withdraw", "Take back what was given"),
    ("narrow", "Narrow to the named"),
    ("restore", "Lift the narrowing"),
    ("level", "Change the information level"),
]
# The warning on a record names as many changes, the newest ones, and counts the rest.
WARNED_OF = 10


class QlvbAccessChange(models.Model):
    """One change of rights, of one record or a whole set (R23, R268).

    It stands as a warning to the competent person until that person confirms it.
    """

    _name = "qlvb.access.change"
    _inherit = ["qlvb.desk.subject"]
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
        [
            ("pending", "Waiting"),
            ("done", "In effect"),
            ("failed", "Could not be carried out"),
        ],
        default="pending",
        required=True,
    )
    warden = fields.Char(required=True)
    warden_name = fields.Char(string="To be confirmed by", compute="_compute_warden")
    is_warden = fields.Boolean(compute="_compute_warden")
    about = fields.Char(string="What it is about", compute="_compute_about")
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
        """Return the standing warning of these changes, the newest first."""
        changes = self.sorted("id", reverse=True)
        lines = [change._warning_line() for change in changes[:WARNED_OF]]
        if len(changes) > WARNED_OF:
            more = len(changes) - WARNED_OF
            lines.append(self.env._("And %(count)s earlier changes.", count=more))
        return "\n".join(lines)

    def _warning_line(self) -> str:
        labels = dict(self._fields["operation"]._description_selection(self.env))
        made_at = fields.Datetime.context_timestamp(self, self.made_at)
        return self.env._(
            "%(who)s changed the rights on %(when)s: %(what)s. Reason: %(reason)s. "
            "Not yet confirmed by: %(warden)s.",
            who=self.author_id.name,
            when=made_at.strftime("%d/%m/%Y %H:%M"),
            what=labels[self.operation],
            reason=self.reason,
            warden=self.warden_name,
        )

    # -- what it is about ----------

    def _single(self):
        """Return the one document or dossier it is about, when it is one."""
        item = self.item_ids if self.item_count == 1 else self.item_ids.browse()
        return item.document_id or item.dossier_id

    @api.depends("item_count", "is_warden")
    @api.depends_context("uid")
    def _compute_about(self):
        """Name it to who has to confirm, as the desk does: not all of it is theirs."""
        for change in self:
            # sudo: the name alone, to the competent person, of nothing narrowed
            single = change.sudo()._single()
            named = change.is_warden and single and not single.is_restricted
            change.about = single.display_name if named else False

    def _subject(self) -> str:
        """Return what the competent person reads on the desk."""
        single = self._single()
        if not single:
            return self.display_name
        labels = dict(self._fields["operation"]._description_selection(self.env))
        name = single.subject if single._name == "qlvb.document" else single.title
        return f"{labels[self.operation]}: {name}"

    def action_open_documents(self):
        """Open what of the set the caller may read: documents, or else dossiers."""
        self.ensure_one()
        self.check_access("read")
        # sudo: only of which kind the set is
        has_documents = bool(self.sudo().item_ids.document_id)
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "qlvb.document" if has_documents else "qlvb.dossier",
            "view_mode": "list,form",
            "domain": [("access_item_ids.change_id", "=", self.id)],
        }
