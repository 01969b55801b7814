# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class QlvbHandover(models.Model):
    """What a person who leaves or moves gives to whom; both sides confirm (R246).

    The giver, or for an absent one the head, names who receives each group; each
    receiver confirms; with the last confirmation everything moves in one act
    (Regulation Điều 19.2.b, Decree 30/2020 Điều 31.3.đ).
    """

    _name = "qlvb.handover"
    _inherit = ["qlvb.desk.subject"]
    _description = "Hand-over"
    _form_path = "ban-giao"
    _order = "id desc"
    _rec_name = "giver_id"

    account_id = fields.Many2one(
        "qlvb.account", required=True, index=True, ondelete="restrict"
    )
    giver_id = fields.Many2one(
        related="account_id.user_id", store=True, index=True, string="Handed over by"
    )
    agency_id = fields.Many2one(
        "qlvb.unit", required=True, index=True, ondelete="restrict"
    )
    purpose = fields.Selection(
        [("leaving", "Leaves"), ("transfer", "Moves")],
        required=True,
        default="leaving",
    )
    request_id = fields.Many2one(
        "qlvb.account.request", required=True, ondelete="restrict"
    )
    request_name = fields.Char(
        related="request_id.display_name", string="Written request"
    )
    state = fields.Selection(
        [
            ("naming", "Naming the receivers"),
            ("receiving", "Waiting for the receivers"),
            ("done", "Handed over"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="naming",
        index=True,
    )
    is_open = fields.Boolean(compute="_compute_is_open", store=True)
    line_ids = fields.One2many("qlvb.handover.line", "handover_id")
    waits_for = fields.Char(compute="_compute_waits_for")
    is_giving_side = fields.Boolean(compute="_compute_sides")
    stands_in = fields.Boolean(compute="_compute_sides")
    is_receiver = fields.Boolean(compute="_compute_sides")
    is_admin = fields.Boolean(compute="_compute_sides")
    absence_reason = fields.Char(
        string="Why somebody else gives",
        help="Needed when the head confirms for an absent person.",
    )
    giver_confirmed_by_id = fields.Many2one("res.users", string="Given by")
    giver_confirmed_at = fields.Datetime(string="Given at")
    done_at = fields.Datetime(string="Done at")

    _open_uniq = models.UniqueIndex(
        "(account_id) WHERE state IN ('naming', 'receiving')",
        "A hand-over of this account is under way already.",
    )

    @api.depends("giver_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for handover in self:
            # sudo: whoever sees a hand-over sees whose it is
            name = handover.sudo().giver_id.name
            handover.display_name = self.env._("Hand-over: %(name)s", name=name)

    @api.depends("state")
    def _compute_is_open(self):
        for handover in self:
            handover.is_open = handover.state in ("naming", "receiving")

    @api.depends("state", "line_ids.confirmed_at", "line_ids.receiver_id")
    def _compute_waits_for(self):
        for handover in self:
            waiting = handover.giver_id
            if handover.state == "receiving":
                waiting = handover._unconfirmed().receiver_id
            elif handover.state != "naming":
                waiting = False
            handover.waits_for = ", ".join(waiting.mapped("name")) if waiting else False

    @api.depends("state", "line_ids.receiver_id", "line_ids.confirmed_at")
    @api.depends_context("uid")
    def _compute_sides(self):
        user = self.env.user
        for handover in self:
            handover.stands_in = handover._is_head_of_giver()
            handover.is_giving_side = handover.giver_id == user or handover.stands_in
            handover.is_receiver = user in handover._unconfirmed().receiver_id
            handover.is_admin = (
                handover.agency_id.id in user._qlvb_admin_agency_ids()
                or user._qlvb_operates()
            )

    def _unconfirmed(self):
        return self.line_ids.filtered(lambda line: not line.confirmed_at)

    def _is_head_of_giver(self) -> bool:
        """Return whether the current user leads the agency or heads the unit."""
        user = self.env.user
        if user == self.giver_id:
            return False
        # sudo: where the giver works is no secret to the giver's head
        units = (
            self.sudo().giver_id.qlvb_post_ids.unit_id | self.sudo().account_id.unit_id
        )
        heads = user._qlvb_posts("head").unit_id
        return bool(user._qlvb_posts("leader", self.sudo().agency_id) or heads & units)

    # -- nobody writes past the acts ----------

    def write(self, vals):
        if not self.env.su:
            self._check_writable(vals)
        return super().write(vals)

    def _check_writable(self, vals):
        """The giving side names receivers and says why it stands in; nothing else."""
        for handover in self:
            handover._lock()
            if (
                set(vals) - {"line_ids", "absence_reason"}
                or handover.state != "naming"
                or not handover.is_giving_side
            ):
                raise AccessError(
                    self.env._("A hand-over changes by the acts of its two sides only.")
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A hand-over is never removed."))

    def _lock(self):
        """Make whoever acts at the same time wait, and be replayed."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_handover SET write_date = now() AT TIME ZONE 'UTC' "
                "WHERE id IN %s",
                tuple(self.ids),
            ),
            log_exceptions=False,
        )
        self.invalidate_recordset(["state"], flush=False)

    # -- what is handed over ----------

    def action_refresh(self):
        """Count again what is with the giver; named receivers stay."""
        self.ensure_one()
        self._check_side(self.is_giving_side or self.is_admin, "naming")
        self._refresh_lines()

    def _refresh_lines(self):
        # sudo: lines are written by the acts, whose sides were checked
        handover = self.sudo()
        held = {
            (group.code, group.agency.id): group
            for group in handover.giver_id._handover_lines()
        }
        for line in handover.line_ids:
            group = held.pop((line.code, line.agency_id.id), None)
            if group:
                line.count = group.count
            else:
                line.unlink()
        self.env["qlvb.handover.line"].sudo().create(
            [
                {
                    "handover_id": self.id,
                    "code": group.code,
                    "agency_id": group.agency.id,
                    "label": group.label,
                    "count": group.count,
                }
                for group in held.values()
            ]
        )
