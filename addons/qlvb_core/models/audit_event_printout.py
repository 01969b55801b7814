# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for registers, reports and lists that were printed or exported."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "file.print": self.env._("Took a marked copy to print"),
            "printout.start": self.env._("Asked for a register or report"),
            "printout.build": self.env._("Made a register or report"),
            "printout.download": self.env._("Downloaded a register or report"),
        }

    @api.model
    def _detail_labels(self) -> dict[str, str]:
        return {**super()._detail_labels(), "format": self.env._("Kind of file")}
