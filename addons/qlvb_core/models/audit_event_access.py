# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for the changes of rights."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "access.widen": self.env._("Let more people read"),
            "access.withdraw": self.env._("Took back a right to read"),
            "access.narrow": self.env._("Narrowed the rights"),
            "access.restore": self.env._("Lifted the narrowing"),
            "access.level": self.env._("Changed the information level"),
            "access.undo": self.env._("Undid a change of rights"),
            "access.undone": self.env._("A change of rights was undone"),
            "access.propose": self.env._("Proposed a change of rights"),
            "access.decline": self.env._("Declined a change of rights"),
            "access.confirm": self.env._("Confirmed a change of rights"),
            "access.failed": self.env._("A change of rights could not be carried out"),
            "access.retry": self.env._("Had a change of rights carried out again"),
            "access.group": self.env._("Set an access group"),
            "access.group.remove": self.env._("Removed an access group"),
        }
