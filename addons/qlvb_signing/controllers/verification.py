# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.qlvb_core.client_address import client_address

PUBLIC_PAGE = "/kiem-tra-chu-ky"
MEGABYTE = 1024 * 1024


def most_bytes(controller) -> int:
    """Return what a request may weigh: the file, and a page of form around it."""
    megabytes = controller.env["qlvb.rule"]._value("verify.megabytes")
    return megabytes * MEGABYTE + MEGABYTE


class VerificationController(http.Controller):
    """ "Kiểm tra chữ ký": judges a file and forgets it."""

    @http.route(
        "/qlvb/verification",
        type="http",
        auth="user",
        methods=["POST"],
        max_content_length=most_bytes,
    )
    def check_for_user(self, file=None, **_):
        """Return the verdict on the uploaded file as a piece of HTML.

        :return: or, with another status, in words why it is not judged
        """
        pdf = file.read() if hasattr(file, "read") else b""
        if not pdf:
            return self._refused(400, self._nothing_words(file))
        if not self.env["qlvb.public.check"]._admit_user():
            return self._refused(
                429,
                self.env._(
                    "You have had too many files checked in the last hour. Try again "
                    "later."
                ),
            )
        verification = self.env["qlvb.verification"]
        card = verification._named_card(file.filename, pdf, verification._judge(pdf))
        return request.make_response(card, [("Cache-Control", "no-store")])

    def _refused(self, status: int, words: str):
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Cache-Control", "no-store"),
        ]
        return request.make_response(words, headers, status=status)

    @http.route(
        PUBLIC_PAGE,
        type="http",
        auth="public",
        methods=["GET", "POST"],
        # Nothing of a person's session is used or changed here, nor kept.
        csrf=False,
        save_session=False,
        readonly=False,
        sitemap=False,
        max_content_length=most_bytes,
    )
    def check_for_everybody(self, file=None, **_):
        """Show the page; with a file, its verdict."""
        request.update_context(lang="vi_VN")
        if request.httprequest.method != "POST":
            return self._page()
        # no more than is needed to see that it is too large
        most = self._megabytes("verify.public_megabytes") * MEGABYTE + 1
        pdf = file.read(most) if hasattr(file, "read") else b""
        if refusal := self._refusal(file, pdf):
            return self._page(refusal=refusal)
        verification = self.env["qlvb.verification"]
        card = verification._card(file.filename, pdf, verification._judge(pdf))
        return self._page(card=card)

    def _nothing_words(self, file) -> str:
        if not getattr(file, "filename", ""):
            return self.env._("Choose a PDF file first.")
        return self.env._(
            "“%(name)s” is empty (0 bytes). Ask the sender for the file again.",
            name=file.filename,
        )

    def _refusal(self, file, pdf: bytes) -> str:
        """Return why the file is not judged; empty when it may be."""
        limit = self._megabytes("verify.public_megabytes")
        checks = self.env["qlvb.public.check"]
        if not pdf:
            return self._nothing_words(file)
        if len(pdf) > limit * MEGABYTE:
            return self.env._(
                "The file is larger than %(limit)s MB. Ask the agency that sent it to "
                "check it.",
                limit=limit,
            )
        if not checks._admit(client_address()):
            return self.env._(
                "Too many files were checked from this address in the last hour. Try "
                "again later."
            )
        if not checks._take_place():
            return self.env._(
                "Many files are being checked just now. Try again in a minute."
            )
        return ""

    def _page(self, **values):
        response = request.render(
            "qlvb_signing.verification_page",
            {"limit": self._megabytes("verify.public_megabytes"), **values},
        )
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _megabytes(self, code: str) -> int:
        return self.env["qlvb.rule"]._value(code)
