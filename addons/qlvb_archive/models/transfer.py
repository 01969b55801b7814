# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbTransfer(models.Model):
    """One hand-over of a dossier to the archive and how it ended (R186, R190)."""

    _name = "qlvb.transfer"
    _description = "Hand-over to the archive"
    _order = "handed_over_at desc, id desc"
    _rec_name = "dossier_id"

    dossier_id = fields.Many2one(
        "qlvb.dossier", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="dossier_id.agency_id", store=True, index=True)
    code = fields.Char(related="dossier_id.code", string="Dossier code")
    maker_id = fields.Many2one("res.users", required=True, string="Handed over by")
    handed_over_at = fields.Datetime(
        string="Handed over on", required=True, default=fields.Datetime.now
    )
    document_count = fields.Integer(string="Documents")
    file_count = fields.Integer(string="Files")
    retention = fields.Char(related="dossier_id.retention_text", string="Retention")
    archivist_id = fields.Many2one("res.users")
    decided_at = fields.Datetime(string="Decided on")
    result = fields.Selection(
        [("waiting", "Waiting"), ("accepted", "Accepted"), ("returned", "Returned")],
        required=True,
        default="waiting",
    )
    reason = fields.Text()

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The register of the archive is never shortened."))

    def _decide(self, result: str, reason: str | None = None):
        """Record the archivist's decision; the caller has checked the act."""
        # sudo: nobody writes the register by hand
        self.sudo().write(
            {
                "result": result,
                "reason": reason,
                "archivist_id": self.env.uid,
                "decided_at": fields.Datetime.now(),
            }
        )
