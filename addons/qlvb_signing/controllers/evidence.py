# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import content_disposition, request


class EvidenceController(http.Controller):
    @http.route(
        "/qlvb/document/<int(max=2147483647):document_id>/evidence",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each download is logged
    )
    def download_evidence(self, document_id):
        """Return the bundle of evidence.

        :return: the ZIP, or the same "not found" for a missing and a forbidden document
        """
        document = self.env["qlvb.document"].browse(document_id)
        if refusal := document._evidence_refusal():
            self.env["qlvb.audit.event"]._log_refused(
                "document.evidence", document, refusal
            )
            raise request.not_found()
        bundle = document._evidence_bundle()
        disposition = content_disposition(document._evidence_filename())
        return request.make_response(
            bundle,
            [
                ("Content-Type", "application/zip"),
                ("Content-Disposition", disposition),
                ("Cache-Control", "private, no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
