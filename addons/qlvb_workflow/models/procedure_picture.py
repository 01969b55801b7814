# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbProcedure(models.Model):
    """The flow as a picture: boxes one below the other, readable on a phone too."""

    _inherit = "qlvb.procedure"

    picture = fields.Html(compute="_compute_picture", sanitize=False)

    @api.depends(
        "informed_post_id",
        "step_ids.sequence",
        "step_ids.name",
        "step_ids.task",
        "step_ids.limit",
        "step_ids.limit_kind",
        "step_ids.then",
        "step_ids.next_id",
        "step_ids.is_required",
        "step_ids.part_ids.role",
        "step_ids.part_ids.holder",
    )
    @api.depends_context("lang")
    def _compute_picture(self):
        for procedure in self:
            procedure.picture = procedure._draw() if procedure.step_ids else False

    def _draw(self, status=None):
        """Return the picture as HTML.

        :param status: words and style of steps under way or done, by step
        """
        path, again = self._path()
        return self.env["ir.qweb"]._render(
            "qlvb_workflow.procedure_picture",
            {
                "procedure": self,
                # sudo: the name of a leader is no secret
                "informed": self.sudo().informed_post_id.display_name,
                "path": path,
                "beside": (self.step_ids - path).sorted("sequence"),
                "again": again,
                "open_end": path[-1]._then_problems(),
                "ending": path[-1].then_words,
                "status": status or {},
            },
        )
