# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.qlvb_core.client_address import client_address

from ..models.signing_session import DOOR, refusal
from .verification import most_bytes

ADDRESS = f"{DOOR}/<int(max=2147483647):session_id>/<string:token>"


class SigningAgentController(http.Controller):
    """Two doors for the signing software in a user's computer (signing.md §4).

    It has no session of a browser: the address is its only right. A wrong one, an old
    one and one that was used are all answered alike.
    """

    @http.route(
        f"{ADDRESS}/van-ban.pdf",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
        readonly=False,  # each is counted and logged
        sitemap=False,
    )
    def give(self, session_id, token):
        """Return exactly the bytes to be signed."""
        session = self._session(session_id, token, "get")
        pdf = session and session._serve()
        if not pdf:
            # an answer, no exception: what was counted stays
            return request.make_response("", self._headers("text/plain"), status=404)
        return request.make_response(pdf, self._headers("application/pdf"))

    @http.route(
        ADDRESS,
        type="http",
        auth="public",
        methods=["POST"],
        # Nothing of a person's session is used or changed here, nor kept.
        csrf=False,
        save_session=False,
        readonly=False,
        sitemap=False,
        max_content_length=most_bytes,
    )
    def take(self, session_id, token, uploadfile=None, **_):
        """Take the signed file; the answer tells the software what became of it."""
        session = self._session(session_id, token, "put")
        if not session:
            answer = refusal(
                self.env._(
                    "The time to sign is over, or this file was signed or cancelled "
                    "already. Nothing was kept. Begin again on the page."
                )
            )
        else:
            answer = session._take(self._bytes_of(uploadfile, session))
        return request.make_json_response(answer, [("Cache-Control", "no-store")])

    def _bytes_of(self, uploadfile, session) -> bytes:
        # no more than is needed to see that it is too large
        most = session._most_bytes() + 1
        return uploadfile.read(most) if hasattr(uploadfile, "read") else b""

    def _session(self, session_id, token, way):
        request.update_context(lang="vi_VN")
        sessions = self.env["qlvb.signing.session"]
        return sessions._let_in(session_id, token, way, client_address())

    def _headers(self, kind):
        return [
            ("Content-Type", kind),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Robots-Tag", "noindex"),
        ]
