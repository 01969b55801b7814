# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        _ = self.env._
        return {
            **super()._code_labels(),
            "dossier.hand_over": _("Handed over to the archive"),
            "dossier.accept": _("Accepted into the archive"),
            "dossier.return_dossier": _("Returned by the archive"),
            "dossier.reopen": _("Reopened the dossier"),
            "dossier.export_package": _(
                "Asked for a package to hand to another system"
            ),
            "package.build": _("Made the package"),
            "package.download": _("Downloaded the package"),
        }
