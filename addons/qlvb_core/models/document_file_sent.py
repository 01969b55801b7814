# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import binascii
import re

from odoo import api, models
from odoo.exceptions import UserError

from ..messages import file_error_message
from ..qlvb_toolkit import errors

# Control characters and halves of characters.
UNKEPT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class QlvbDocumentFile(models.Model):
    """Files as callers send them; anybody may send anything."""

    _inherit = "qlvb.document.file"

    @api.model
    def size_limit(self) -> int:
        """Return how many bytes a file may have, for the browser to say it at once.

        :raise AccessError: not somebody who works with documents
        """
        self.check_access("read")
        return self.env["qlvb.rule"]._value("file.max_bytes")

    @api.model
    def _sent(self, content, filename) -> bytes:
        """Return the bytes that a caller sent in base64 under ``filename``.

        :raise UserError: not base64, no name, or more than any file may have, which is
            seen before it is decoded
        """
        if not (isinstance(content, str | bytes) and isinstance(filename, str)):
            raise UserError(self.env._("The file did not arrive whole."))
        self._check_sent_name(filename)
        self._check_sent_size(3 * len(content) // 4, filename)
        try:
            return base64.b64decode(content, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UserError(self.env._("The file did not arrive whole.")) from error

    def _check_sent_name(self, filename):
        """Refuse a name the database cannot keep, and one of several lines."""
        if UNKEPT.search(filename):
            raise UserError(
                self.env._(
                    "The name of the file holds signs that cannot be kept. Give it "
                    "another name and try again."
                )
            )

    def _check_sent_size(self, size, filename):
        limit = self.env["qlvb.rule"]._value("file.max_bytes")
        if size > limit + 2:  # two bytes of padding at most
            message = file_error_message(
                self.env, filename, errors.FileTooLarge(size, limit)
            )
            raise UserError(message)
