# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import content_disposition, request


class CertificateController(http.Controller):
    @http.route(
        "/qlvb/certificate/<int(max=2147483647):certificate_id>/revocation",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each printing is logged
    )
    def print_request(self, certificate_id):
        """Return the request for revocation; the model checks who may print it."""
        certificate = request.env["qlvb.certificate"].browse(certificate_id)
        try:
            pdf = certificate._request_pdf()
        except (AccessError, MissingError) as error:
            raise request.not_found() from error
        filename = f"De nghi thu hoi {certificate.serial}.pdf"
        return request.make_response(
            pdf,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(filename, "inline")),
                ("Cache-Control", "private, no-store"),
            ],
        )
