# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_core.models.res_users_account import HeldGroup


class ResUsers(models.Model):
    _inherit = "res.users"

    def _handover_lines(self):
        """Add signing certificates and agency keys in custody (R246)."""
        held = super()._handover_lines()
        # sudo: only counts are told
        certificates = self.env["qlvb.certificate"].sudo()
        if own := certificates.search_count(self._qlvb_certificate_domain()):
            agency = self._qlvb_account().agency_id
            label = self.env._("Personal signing certificates (given back)")
            held.append(HeldGroup("certificate", agency, label, own))
        for certificate in certificates.search(self._qlvb_custody_domain()):
            label = self.env._(
                "Agency key in custody: %(name)s", name=certificate.holder_name
            )
            agency = certificate.unit_id.agency_id
            held.append(HeldGroup(f"seal:{certificate.id}", agency, label, 1))
        return held

    def _qlvb_certificate_domain(self):
        return Domain("user_id", "=", self.id) & Domain("state", "=", "active")

    def _qlvb_custody_domain(self):
        return Domain("custodian_id", "=", self.id) & Domain("state", "=", "active")


class QlvbHandoverLine(models.Model):
    _inherit = "qlvb.handover.line"

    def _move(self):
        """Suspend personal certificates; give an agency's key to its new custodian."""
        super()._move()
        certificates = self.env["qlvb.certificate"]
        if self.code == "certificate":
            certificates.search(self._giver()._qlvb_certificate_domain())._set_state(
                "suspended", self.handover_id.request_id.display_name
            )
        elif self.code.startswith("seal:"):
            certificates.browse(int(self.code.removeprefix("seal:"))).write(
                {
                    "custodian_id": self.receiver_id.id,
                    "custody_decision": self.handover_id.request_id.display_name,
                }
            )
