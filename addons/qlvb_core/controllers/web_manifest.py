# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.addons.web.controllers.webmanifest import WebManifest

ICON = "/qlvb_core/static/description/icon.png"


class QlvbWebManifest(WebManifest):
    """The name and icon of the product when it is installed on a phone."""

    def _get_webmanifest(self):
        manifest = super()._get_webmanifest()
        manifest.update(
            icons=[{"src": ICON, "sizes": "512x512", "type": "image/png"}],
            shortcuts=[],
        )
        return manifest
