# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import fields, models
from odoo.exceptions import UserError

DEVICE_OF = {"pkcs11": "hsm", "csc": "remote"}


class QlvbCertificateEntryWizard(models.TransientModel):
    """Enters a certificate together with its key: read from the device itself (R241).

    For the operating unit, which runs the devices; what is read is shown as if it came
    from a file.
    """

    _inherit = "qlvb.certificate.entry.wizard"

    provider_id = fields.Many2one(
        "qlvb.signing.provider",
        string="Where its key lies",
        domain="[('kind', '!=', 'pkcs12')]",
        groups="qlvb_core.group_operator",
    )
    key_name = fields.Char(
        string="Name of its key",
        groups="qlvb_core.group_operator",
        help="Label of the key in the device, or the credential of the service.",
    )

    def action_read_device(self):
        """Take the certificate from the device; show the dialog with it.

        :raise UserError: nothing chosen, or nothing can be read there
        """
        self.ensure_one()
        self.check_access("write")
        if not self.provider_id or not self.key_name:
            raise UserError(self.env._("Choose where the key lies, and name the key."))
        der, _asks = self.provider_id._facts_of(self.key_name)
        self.write(
            {
                "content": base64.b64encode(der),
                "filename": f"{self.key_name}.cer",
                "device_kind": DEVICE_OF.get(self.provider_id.kind),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter a certificate"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _record(self, holder):
        """Record the place of the key too, once the device showed it is this one's."""
        certificate = super()._record(holder)
        if self.env.user._qlvb_operates() and self.provider_id:
            certificate.write(
                {"provider_id": self.provider_id.id, "key_name": self.key_name}
            )
        return certificate
