# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return super()._code_labels() | {
            "auth.password_issued": self.env._("Issued a one-time password"),
            "auth.password_changed": self.env._("Changed the password"),
            "auth.locked": self.env._("Locked the account"),
            "auth.unlocked": self.env._("Unlocked the account"),
            "auth.second_factor": self.env._("Changed the second login step"),
            "network.create": self.env._("Listed a network"),
            "network.write": self.env._("Changed a listed network"),
            "network.unlink": self.env._("Removed a listed network"),
            "incident.version": self.env._("New version of a scenario"),
            "incident.start": self.env._("Started the scenario of an incident"),
            "incident.step": self.env._("Did a step of the scenario"),
            "incident.end": self.env._("Ended the incident"),
            "auth.new_device": self.env._("Login from a new device"),
        }
