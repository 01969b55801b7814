# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..qlvb_pades import guard_pdf, prepare_form


class QlvbCopy(models.Model):
    """An electronic copy signed with the agency's USB token (R157)."""

    _inherit = "qlvb.copy"

    def agent_sign(self) -> dict:
        """Begin: return what the page tells the signing software.

        :raise UserError: not to be made now, no token, a file that cannot be signed
        :raise AccessError: not the clerk, or not the custodian of the key
        """
        self._check_may_sign_copy()
        document = self.document_id
        document._agencys_certificate()._check_agent()
        given = document._pades(self._given_to_sign)
        session = self.env["qlvb.signing.session"]._open(
            "copy", document, self.source_file_id, given, copy_id=self.id
        )
        return session._for_page(document.code or "")

    def _given_to_sign(self) -> bytes:
        pdf = self._unsigned_bytes()
        guard_pdf(pdf, allow_signed=False)
        return prepare_form(pdf)

    def _take_agents_signature(self, session, signed: bytes):
        """Make the copy of a file that came back signed for the agency.

        :raise UserError: it is not the file that was given with the agency's signature
            and nothing else; nothing is kept
        """
        self._check_may_sign_copy()
        document = self.document_id
        added = session._added(signed)
        document._check_agents_seal(added)
        stamped = session._stamped(signed, added)
        plain = self._keep_unsigned(session._given())
        self._keep_signed(plain, stamped, by_agent=True)
