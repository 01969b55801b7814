# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.page_picture import bounded_page_png
from odoo.addons.qlvb_core.qlvb_toolkit.preview_mark import with_mark

from ..sent import sent_day
from .places import WIDTH, as_picture

# On the paper itself, hence not translated: the picture bears number and seal.
MARK = "XEM TRƯỚC"


class SealPreviewController(http.Controller):
    @http.route(
        "/qlvb/seal-preview/<int(max=2147483647):document_id>/<string:day>"
        "/<int(max=999999):number>/<int(max=99999):page>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each reading is logged
    )
    def page_picture(self, document_id, day, number, page):
        """Return one page as it will be once it bears number, date and seal.

        :return: a PNG, or the same "not found" for what is not there, and for whoever
            does not seal it
        """
        document = self.env["qlvb.document"].browse(document_id).exists()
        reads = bool(document) and document.has_access("read")
        if not reads or ",seal," not in document.allowed_actions:
            raise request.not_found()
        try:
            limits = self.env["qlvb.verification"]._patience()
            stored = document._main_pdf()
            pdf, _pages = document._seal_preview(number, sent_day(self.env, day))
            picture = bounded_page_png(pdf, page, WIDTH, **limits)
            picture = with_mark(picture, MARK)
        except (ToolkitError, UserError) as error:
            raise request.not_found() from error
        self.env["qlvb.audit.event"]._log("file.read", stored)
        return as_picture(picture)
