# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.page_picture import bounded_page_png

# Pixels; sharp on a wide screen, and when enlarged on a phone.
WIDTH = 1200


class PlacesController(http.Controller):
    @http.route(
        "/qlvb/places/<int(max=2147483647):file_id>/<int(max=99999):page>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each reading is logged
    )
    def page_picture(self, file_id, page):
        """Return one page of a PDF as a picture to place signature and number on.

        :param page: the first is 0
        :return: a PNG, or the same "not found" for a missing and a forbidden file
        """
        stored = self.env["qlvb.document.file"].browse(file_id)
        journal = self.env["qlvb.audit.event"]
        if refusal := stored._refusal_to_read():
            journal._log_refused("file.read", stored, refusal)
            raise request.not_found()
        try:
            limits = self.env["qlvb.verification"]._patience()
            picture = bounded_page_png(stored._read_content(), page, WIDTH, **limits)
        except ToolkitError as error:
            raise request.not_found() from error
        journal._log("file.read", stored)
        return as_picture(picture)


def as_picture(picture: bytes):
    """Return the answer that is this PNG, kept by nobody."""
    return request.make_response(
        picture,
        [
            ("Content-Type", "image/png"),
            ("Cache-Control", "private, no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ],
    )
