# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from ..qlvb_pades import (
    AGENCY_FIELD,
    SignatureKind,
    classify_certificate,
    guard_pdf,
)
from ..sent import sent_id

# A certification that lets number, date and seal follow (ISO 32000-2, DocMDP P).
FORM_FILLING = 2


class QlvbDocument(models.Model):
    """The signer's act with a USB token: what is given, what is accepted.

    The software signs in a field of its own and certifies nothing (signing.md §1, A2):
    number, date and the agency's seal follow in the places prepared before.
    """

    _inherit = "qlvb.document"

    def agent_sign(self, chosen: int = 0) -> dict:
        """Begin: return what the page tells the signing software.

        :param chosen: id of one's certificate; the last used one without
        :raise UserError: not to be signed now, no token, a file that cannot be signed
        :raise AccessError: the act does not wait for the current user
        """
        self._signers_certificate(sent_id(self.env, chosen))._check_agent()
        source = self._main_pdf()
        given = self._pades(self._given_to_sign, source)
        sessions = self.env["qlvb.signing.session"]
        return sessions._open("approved", self, source, given)._for_page()

    def _given_to_sign(self, source) -> bytes:
        guard_pdf(source._read_content(), allow_signed=False)
        return self._prepared_bytes(source, leader_field=False)

    def _take_agents_signature(self, session, signed: bytes):
        """Do the signer's act with a file that came back; who signs is checked anew.

        :raise UserError: it is not the file that was given with the signature of the
            current user and nothing else; nothing is kept
        """
        self._signers_certificate()
        added = session._added(signed)
        self._check_kind(added, SignatureKind.PERSON)
        self._check_room_for_seal(added)
        owned = [("user_id", "=", self.env.uid)]
        certificate = self.env["qlvb.certificate"]._of_added(added, owned)
        certificate._check_belongs_to(self.env.user)
        self._pades(self._check_usable, added)
        source = session.file_id.sudo(False)
        stamped = session._stamped(signed, added)
        self._keep_signature(certificate, source, stamped, by_agent=True)

    def _check_kind(self, added, kind):
        if added.kind != kind:
            raise UserError(
                self.env._(
                    "The file was signed with the certificate of %(holder)s, which is "
                    "not meant for this signature. Nothing was kept. Choose the right "
                    "certificate and sign again.",
                    holder=classify_certificate(added.certificate).name,
                )
            )

    def _check_room_for_seal(self, added):
        """Refuse a signature that forbids the clerk's act, or stands in its place."""
        if added.field == AGENCY_FIELD or added.permits not in (None, FORM_FILLING):
            raise UserError(
                self.env._(
                    "Signed this way, the file takes no number, date and seal any "
                    "more. Nothing was kept. In the signing software choose an "
                    "ordinary signature that does not lock the file."
                )
            )
