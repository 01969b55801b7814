# SPDX-License-Identifier: LGPL-3.0-or-later
import time

from odoo import http
from odoo.http import content_disposition, request

INLINE_TYPES = frozenset(
    {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"}
)
NO_ACTIVE_CONTENT = "default-src 'none'; sandbox"
# A viewer fetches a long file in pieces: within this time they are one reading.
READING_SECONDS = 600


def hand_out(stream, *, as_attachment=True):
    """Return the response of a checked and logged reading: nothing runs, nobody keeps.

    :param http.Stream stream: the content
    """
    response = stream.get_response(
        as_attachment=as_attachment, content_security_policy=NO_ACTIVE_CONTENT
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


class FileController(http.Controller):
    """The one door to the content of files: checks, logs, streams (invariants 5, 6)."""

    @http.route(
        "/qlvb/file/<int(max=2147483647):file_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each reading is logged
    )
    def read_file(self, file_id, download=None):
        """Stream one file, inline when a browser shows it safely.

        :param str download: ``"1"`` to get it as an attachment
        :return: the content, or the same "not found" for a missing and a forbidden file
        """
        stored = self.env["qlvb.document.file"].browse(file_id)
        code = "file.download" if download == "1" else "file.read"
        journal = self.env["qlvb.audit.event"]
        if refusal := stored._refusal_to_read():
            journal._log_refused(code, stored, refusal)
            raise request.not_found()
        if not self._continues_reading(stored, code):
            stored._read_content()
            journal._log(code, stored)
        return self._stream(stored, as_attachment=code == "file.download")

    @http.route(
        "/qlvb/file/<int(max=2147483647):file_id>/print",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each copy is logged
    )
    def print_file(self, file_id):
        """Show a copy of a PDF to be printed, with the mark of who took it (R178).

        :return: the copy, or the same "not found" for a missing and a forbidden file
        """
        stored = self.env["qlvb.document.file"].browse(file_id)
        journal = self.env["qlvb.audit.event"]
        if refusal := stored._refusal_to_print():
            journal._log_refused("file.print", stored, refusal)
            raise request.not_found()
        copy = stored._marked_copy()
        journal._log("file.print", stored)
        return request.make_response(
            copy,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Security-Policy", NO_ACTIVE_CONTENT),
                ("Content-Disposition", content_disposition(stored.name, "inline")),
                ("Cache-Control", "private, no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )

    def _continues_reading(self, stored, code) -> bool:
        """Return whether this is a further piece of the reading just begun."""
        now = int(time.time())
        reading = [stored.id, code]
        *last, began = request.session.get("qlvb_reading", [None, None, 0])
        is_piece = bool(request.httprequest.headers.get("Range"))
        if is_piece and last == reading and now - began < READING_SECONDS:
            return True
        request.session["qlvb_reading"] = [*reading, now]
        return False

    def _stream(self, stored, *, as_attachment: bool):
        # sudo: `content` is readable by nobody; the right was checked on the file above
        stream = self.env["ir.binary"]._get_stream_from(
            stored.sudo(), "content", filename=stored.name, mimetype=stored.mimetype
        )
        inline = stored.mimetype in INLINE_TYPES and not as_attachment
        return hand_out(stream, as_attachment=not inline)
