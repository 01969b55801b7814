# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    authority_ids = fields.One2many("qlvb.authority", "post_id")

    def _end_before(self, day):
        """Tell the journal which authorities to sign end with these posts."""
        # sudo: whose business the posts are was checked by the act that ends them
        resting = self.sudo().authority_ids._held_from(day)
        super()._end_before(day)
        resting._note_holder_left()
