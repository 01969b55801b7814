# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "dossier.hand_over": self.env._("Handed over to the archive"),
            "dossier.accept": self.env._("Accepted into the archive"),
            "dossier.return_dossier": self.env._("Returned by the archive"),
            "dossier.reopen": self.env._("Reopened the dossier"),
            "dossier.export_package": self.env._(
                "Asked for a package to hand to another system"
            ),
            "package.build": self.env._("Made the package"),
            "package.download": self.env._("Downloaded the package"),
        }
