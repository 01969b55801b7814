# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import content_disposition, request

from odoo.addons.qlvb_core.controllers.file import NO_ACTIVE_CONTENT

KINDS = ("sheet", "left", "right")


class StampController(http.Controller):
    """The stamp "ĐẾN" on a sheet, or on a copy of the paper; nothing is stored."""

    @http.route(
        "/qlvb/stamp/<int(max=2147483647):document_id>/<string:kind>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each reading is logged
    )
    def stamp(self, document_id, kind):
        """Return the PDF, or the same "not found" for a missing and a closed one."""
        document = self.env["qlvb.document"].browse(document_id).exists()
        if kind not in KINDS or not document:
            raise request.not_found()
        try:
            pdf = document._stamped(kind)
        except (AccessError, UserError) as error:
            raise request.not_found() from error
        number = document.arrival_number
        name = (
            self.env._("Stamp %(number)s, to print on the paper", number=number)
            if kind == "sheet"
            else self.env._("Stamped copy %(number)s", number=number)
        )
        headers = {
            "Content-Type": "application/pdf",
            "Content-Disposition": content_disposition(f"{name}.pdf"),
            "Content-Security-Policy": NO_ACTIVE_CONTENT,
            "Cache-Control": "private, no-store",
        }
        return request.make_response(pdf, list(headers.items()))
