# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    signature_image = fields.Binary(
        attachment=True,
        groups="qlvb_core.group_operator",
        help="Blue, transparent PNG of the handwritten signature.",
    )

    @api.model
    def _taken_along(self, person):
        """One's own handwriting is the same in every agency one signs for."""
        # sudo: the picture goes from a post of the person to another of the same one
        own = person.sudo().qlvb_post_ids.filtered("in_force")
        image = own.filtered("signature_image")[:1].signature_image
        return {**super()._taken_along(person), "signature_image": image}
