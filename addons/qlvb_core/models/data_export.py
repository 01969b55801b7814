# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today
from ..said import said

# What the operator enters; the rest comes from the acts.
GIVEN = frozenset(
    {"agency_id", "owner_id", "request_number", "request_date", "request_signer"}
)


class QlvbDataExport(models.Model):
    """All data of an agency, or of the province, handed to its owner (R17, Điều 4.1).

    The operator starts it on the owner's written request and sees only how far it is;
    the package is for one leader named in it: nobody else can download it.
    """

    _name = "qlvb.data.export"
    _inherit = ["qlvb.made.file"]
    _description = "Hand-over of data to its owner"
    _order = "id desc"
    _rec_name = "request_number"

    agency_id = fields.Many2one(
        "qlvb.unit",
        string="Data of",
        domain=[("kind", "=", "agency")],
        index=True,
        ondelete="restrict",
        help="Empty: the whole province.",
    )
    owner_id = fields.Many2one(
        "res.users",
        string="For the leader",
        required=True,
        domain="[('qlvb_post_ids', 'any', [('agency_id', '=', led_agency_id), "
        "('in_force', '=', True), ('role_ids.code', '=', 'leader')])]",
        index=True,
        ondelete="restrict",
        help="Who alone downloads the package.",
    )
    request_number = fields.Char(string="Number, notation", required=True)
    request_date = fields.Date(string="Dated", required=True)
    request_signer = fields.Char(string="Signed by", required=True)
    document_count = fields.Integer(string="Documents", readonly=True)
    file_count = fields.Integer(string="Files", readonly=True)
    problem_count = fields.Integer(string="Files not as stored", readonly=True)
    size = fields.Float(string="Size (bytes)", digits=(16, 0), readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True)
    progress_ids = fields.One2many("qlvb.data.export.progress", "export_id")
    led_agency_id = fields.Many2one("qlvb.unit", compute="_compute_led_agency_id")
    is_owner = fields.Boolean(compute="_compute_is_owner")
    scope_name = fields.Char(string="Whose data", compute="_compute_scope_name")

    @api.depends("agency_id")
    @api.depends_context("lang")
    def _compute_scope_name(self):
        for export in self:
            export.scope_name = export.agency_id.name or self.env._(
                "The whole province"
            )

    @api.depends("agency_id")
    def _compute_led_agency_id(self):
        for export in self:
            export.led_agency_id = export._led_agency()

    @api.onchange("agency_id")
    def _onchange_agency_id(self):
        """Offer the leader of that agency, when there is only one."""
        leaders = self._led_agency()._holders_of_agency("leader").filtered("active")
        if self.owner_id not in leaders:
            self.owner_id = leaders if len(leaders) == 1 else False

    @api.depends_context("uid")
    @api.depends("owner_id")
    def _compute_is_owner(self):
        for export in self:
            export.is_owner = export._is_for(self.env.user)

    def _is_for(self, user) -> bool:
        """Return whether ``user`` is the leader it was made for, and still leads."""
        # sudo: who leads is no secret
        return self.owner_id == user and self._led_agency() in (
            user.sudo()._qlvb_posts("leader").agency_id
        )

    def _led_agency(self):
        """Return the agency whose leader the owner is: at the top for the province."""
        return self.agency_id or self.env["qlvb.unit"].sudo().search(
            [("kind", "=", "agency"), ("parent_id", "=", False)], order="id", limit=1
        )

    @api.model
    def _given_fields(self):
        return GIVEN

    @api.constrains("agency_id", "owner_id")
    def _check_owner(self):
        """Data goes to its owner only: to a leader of the very agency (Điều 4.1)."""
        for export in self:
            if not export._is_for(export.owner_id):
                raise UserError(
                    self.env._(
                        "%(name)s is no leader of %(agency)s: data goes to its owner "
                        "only.",
                        name=export.owner_id.name,
                        agency=export._led_agency().name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A hand-over of data is never removed."))

    # -- acts --------------------------------------------------------------------------

    def action_start(self):
        """Make the package in the background.

        :raise AccessError: not the operator
        :raise UserError: made already, or not on a usable request of a leader
        """
        self.ensure_one()
        self._check_operator()
        self._check_can_start()
        self._check_request()
        self._start()
        self.env["qlvb.audit.event"]._log("export.start", self, **self._ordered_by())
        return said(
            self.env._(
                "The package is being made. %(name)s is told when it is ready.",
                name=self.owner_id.name,
            )
        )

    def _check_operator(self):
        if not self.env.user._qlvb_operates():
            raise AccessError(self.env._("Only the operator does this."))

    def _check_request(self):
        """Refuse on a request of a later day, or when the owner leads no more."""
        if self.request_date > today():
            raise UserError(self.env._("A written request cannot be of a later day."))
        self._check_owner()

    def _ordered_by(self) -> dict:
        return {
            "number": self.request_number,
            "date": self.request_date,
            "signer": self.request_signer,
            "owner": self.owner_id.name,
        }
