# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from .file import hand_out

DOWNLOAD = "printout.download"


class PrintoutController(http.Controller):
    """The one door to a register or report: for who asked for it."""

    @http.route(
        "/qlvb/printout/<int(max=2147483647):printout_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each download is logged
    )
    def download_printout(self, printout_id):
        """Stream the finished file.

        :return: the file, or the same "not found" for a missing and a forbidden one
        """
        printout = self.env["qlvb.printout"].browse(printout_id)
        journal = self.env["qlvb.audit.event"]
        if refusal := self._refusal(printout):
            journal._log_refused(DOWNLOAD, printout, refusal)
            raise request.not_found()
        journal._log(DOWNLOAD, printout)
        # sudo: `content` is readable by nobody; the right was checked above
        stream = self.env["ir.binary"]._get_stream_from(
            printout.sudo(), "content", filename=printout.filename
        )
        return hand_out(stream)

    def _refusal(self, printout) -> str:
        if not printout.exists():
            return self.env._("There is no such report.")
        if not printout.has_access("read"):
            return self.env._("No right to this report.")
        return printout._download_refusal()
