# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib

from markupsafe import Markup

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.form_of import place_of

# One file is sent to one agency once or twice; more would hide the verdict.
MOST_NAMED = 5


class QlvbVerification(models.AbstractModel):
    """Which document the checked file is: a valid signature says nothing of a recall.

    Only for people with an account, and only of what their rights let them read; the
    public page names no document to anybody.
    """

    _inherit = "qlvb.verification"

    @api.model
    def _named_card(self, name: str, pdf: bytes, facts: dict) -> str:
        """Return the card with the documents whose file this is (R43, R76)."""
        return self._card(name, pdf, facts, known=self._documents_of(pdf)._as_known())

    @api.model
    def _documents_of(self, pdf: bytes):
        """Return the readable documents that have exactly this file, newest first."""
        same = Domain("sha256", "=", hashlib.sha256(pdf).hexdigest())
        same &= Domain("is_current", "=", True)
        same &= Domain("role", "in", ["main", "appendix"])
        # any!: the rights to the document decide, also when its files are closed
        return self.env["qlvb.document"].search(
            Domain("file_ids", "any!", same), order="id desc", limit=MOST_NAMED
        )


class QlvbDocument(models.Model):
    """What the check of a file says of the document the file belongs to."""

    _inherit = "qlvb.document"

    def _as_known(self) -> list[dict]:
        """Return name, link and what stands against the use, of each document."""
        return [
            {
                "link": document._known_link(),
                "warnings": document._use_warnings(),
            }
            for document in self
        ]

    def _known_link(self) -> Markup:
        words = self.code or self.subject
        return Markup('<a href="/odoo/{}">{}</a>').format(place_of(self), words)

    def _use_warnings(self) -> list:
        """Return why it is not to be relied on; the exchange addon knows of it."""
        self.ensure_one()
        return []
