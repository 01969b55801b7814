# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "copy.right": self.env._("Right to sign copies"),
            "copy.asked": self.env._("Copy asked for"),
            "copy.approved": self.env._("Copy approved"),
            "copy.refused": self.env._("Copy refused"),
            "copy.withdrawn": self.env._("Request for a copy withdrawn"),
            "copy.head_asked": self.env._("Head asked to say who signs copies"),
            "copy.made": self.env._("Certified copy made"),
        }
