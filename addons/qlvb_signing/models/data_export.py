# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbDataExport(models.Model):
    """Pictures of seals and signatures, and names of keys, stay where they are used."""

    _inherit = "qlvb.data.export"

    @api.model
    def _left_out_fields(self):
        return super()._left_out_fields() | {
            "qlvb.certificate.key_name",
            "qlvb.certificate.provider_id",
            "qlvb.post.signature_image",
            "qlvb.unit.seal_image",
        }

    @api.model
    def _left_out_models(self):
        return super()._left_out_models() | {
            "qlvb.public.check",
            "qlvb.signing.session",
        }

    @api.model
    def _common_models(self):
        return super()._common_models() | {"qlvb.trust.anchor", "qlvb.signing.provider"}

    @api.model
    def _agency_paths(self):
        return super()._agency_paths() | {
            "qlvb.certificate": ("unit_id.agency_id", "user_id.qlvb_post_ids.agency_id")
        }
