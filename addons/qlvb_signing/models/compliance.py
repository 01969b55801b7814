# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

APPROVED = ("approved", "signed", "sealed", "issued")


class QlvbFollowUp(models.Model):
    """Documents approved or issued without a personal signature (R240)."""

    _inherit = "qlvb.follow.up"

    @api.model
    def _compliance_matters(self, here):
        return [*super()._compliance_matters(here), self._unsigned_matter(here)]

    def _unsigned_matter(self, here) -> dict:
        unsigned = (
            here
            & Domain("direction", "!=", "incoming")
            & Domain("state", "in", APPROVED)
            & Domain("signature_ids", "not any", [("kind", "=", "person")])
        )
        groups = self.env["qlvb.document"]._read_group(
            unsigned, ["signer_post_id"], ["__count", "date:min"]
        )
        rows = [
            self._person_row(
                post.sudo().user_id,  # sudo: who signs is no secret
                count,
                day,
                unsigned & Domain("signer_post_id", "=", post.id),
            )
            for post, count, day in groups
        ]
        label = self.env._("Approved or issued, without a personal signature")
        return self._matter("unsigned", label, rows)
