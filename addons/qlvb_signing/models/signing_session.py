# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import consteq, hmac

from ..messages import pades_message
from ..qlvb_pades import stamp_signature, validate_pdf
from ..qlvb_pades.errors import PadesError

OPERATIONS = [
    ("approved", "Personal signature"),
    ("issued", "Agency signature"),
    ("appendix", "Signature on an appendix"),
    ("copy", "Signature on a copy"),
]
# What the software calls them (signing.md §4).
FUNCTIONS = {
    "approved": "SignApproved",
    "issued": "SignIssued",
    "appendix": "SignAppendix",
    "copy": "SignCopy",
}
MEGABYTE = 1024 * 1024
DOOR = "/qlvb/agent"


class QlvbSigningSession(models.Model):
    """One file given to the signing software of a user's computer, and taken back.

    That software has no session of a browser: two addresses with a secret in them are
    its only right. They are bound to document, operation, user, the bytes to be signed
    and the time; each serves once. Nothing of the document changes before a signed file
    has come back and was found to be ours with one valid signature more (R124, R128).
    """

    _name = "qlvb.signing.session"
    _description = "Signing with a USB token"
    _inherit = ["qlvb.row.lock"]
    _order = "id desc"

    operation = fields.Selection(OPERATIONS, required=True)
    document_id = fields.Many2one(
        "qlvb.document", required=True, index=True, ondelete="cascade"
    )
    copy_id = fields.Many2one("qlvb.copy", ondelete="cascade")
    entry_id = fields.Many2one(
        "qlvb.register.entry",
        string="Number kept for it",
        index="btree_not_null",
        ondelete="restrict",
    )
    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    file_id = fields.Many2one(
        "qlvb.document.file", string="Version", required=True, ondelete="cascade"
    )
    given = fields.Binary(help="What is to be signed, byte for byte.")
    given_sha256 = fields.Char(required=True)
    returned = fields.Binary(help="A signed appendix that waits for the seal.")
    downloads = fields.Integer()
    expires_at = fields.Datetime(required=True)
    state = fields.Selection(
        [
            ("open", "Waiting for the signature"),
            ("aside", "Signed, waits for the seal"),
            ("done", "Signed"),
            ("refused", "Refused"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="open",
        index=True,
    )
    message = fields.Char(help="Why it was refused, or what the page says besides.")

    # -- beginning ----------

    @api.model
    def _open(self, operation, document, source, given: bytes, **values):
        """Begin: return the session of the current user, who may do the act.

        An earlier one of the same file that still waits is over.
        """
        # sudo: nobody has a right to sessions; the act checked the right to begin
        sessions = self.sudo()
        sessions.search(
            [
                ("operation", "=", operation),
                ("file_id", "=", source.id),
                ("user_id", "=", self.env.uid),
                ("state", "=", "open"),
            ]
        )._end("cancelled")
        minutes = self.env["qlvb.rule"]._value("signing.agent_minutes")
        session = sessions.create(
            {
                "operation": operation,
                "document_id": document.id,
                "file_id": source.id,
                "user_id": self.env.uid,
                "given": base64.b64encode(given),
                "given_sha256": hashlib.sha256(given).hexdigest(),
                "expires_at": fields.Datetime.now() + timedelta(minutes=minutes),
                **values,
            }
        )
        self.env["qlvb.audit.event"]._log(
            "signing.begin", document, file=source.name, sha256=session.given_sha256
        )
        return session

    def _for_page(self, number: str = "", day=None) -> dict:
        """Return what the page tells the software; addresses without their host.

        :param number: number and symbol, if the document has one
        """
        message = {
            "FileUploadHandler": f"{DOOR}/{self.id}/{self._token('put')}",
            "SessionId": "",
            "FileName": f"{DOOR}/{self.id}/{self._token('get')}/van-ban.pdf",
            "DocNumber": number,
            "MetaData": [],
        }
        if day:
            message["IssuedDate"] = day.isoformat()
        return {
            "session": self.id,
            "function": FUNCTIONS[self.operation],
            "file": self.file_id.name,
            "message": message,
        }

    # -- the addresses ----------

    def _token(self, way: str) -> str:
        """Return the secret of one address: ``get`` or ``put``.

        Of a session that does not exist there is one, too, so that none takes longer.
        """
        # sudo: the key is the secret of the database; it does not leave this line
        session = self.sudo()
        bound = (
            way,
            session.id or 0,
            session.operation or "",
            session.document_id.id,
            session.user_id.id,
            session.given_sha256 or "",
            str(session.expires_at or ""),
        )
        return hmac(session.env, "qlvb.signing.session", bound)

    @api.model
    def _let_in(self, session_id: int, token: str, way: str, address):
        """Return the open session behind an address, with the rights of its user.

        Empty for a wrong, used or old address and for whoever knocks too often: nobody
        is told which.
        """
        session = self.sudo().browse(session_id).exists()
        allowed = self.env["qlvb.public.check"]._admit(
            address, door=DOOR, rule="signing.agent_per_hour"
        )
        right = consteq(session._token(way).encode(), token.encode())
        if not (session and allowed and right and session._is_open()):
            return self.browse()
        session._lock_rows()
        user = session.user_id
        return session.with_user(user).with_context(lang=user.lang or "vi_VN").sudo()

    def _is_open(self) -> bool:
        return (
            self.state == "open"
            and self.expires_at > fields.Datetime.now()
            and self.user_id.active
        )

    # -- the two ways ----------

    def _serve(self) -> bytes:
        """Return the bytes to be signed, as often as the rule says; else nothing."""
        if self.downloads >= self.env["qlvb.rule"]._value("signing.agent_downloads"):
            return b""
        self.downloads += 1
        self.env["qlvb.audit.event"]._log(
            "signing.given",
            self.document_id,
            file=self.file_id.name,
            sha256=self.given_sha256,
        )
        return self._given()

    def _given(self) -> bytes:
        return base64.b64decode(self.with_context(bin_size=False).given or b"")

    def _most_bytes(self) -> int:
        """Return what a signed file may weigh."""
        growth = self.env["qlvb.rule"]._value("signing.agent_growth_megabytes")
        return len(self._given()) + growth * MEGABYTE

    def _take(self, signed: bytes) -> dict:
        """Judge what came back; keep it and do the act, or refuse and keep nothing.

        :return: the answer the software understands
        """
        try:
            with self.env.cr.savepoint():
                self._check_size(signed)
                self._act(signed)
        except UserError as error:
            return self._refused(str(error))
        self._end("aside" if self.returned else "done")
        document = self.document_id
        return {
            "Status": True,
            "Message": self.env._("Signed."),
            "FileName": self.file_id.name,
            "FileServer": str(self.id),
            "DocumentNumber": document.code or "",
        }

    def _check_size(self, signed):
        if len(signed) > self._most_bytes():
            raise UserError(
                self.env._("The signed file is larger than signing makes it.")
            )

    def _act(self, signed: bytes):
        """Do the act the session was opened for, with the rights of its user."""
        document = self.document_id.sudo(False)
        self._check_same_version(document)
        match self.operation:
            case "approved":
                document._take_agents_signature(self, signed)
            case "copy":
                self.copy_id.sudo(False)._take_agents_signature(self, signed)
            case "appendix":
                document._take_agents_appendix(self, signed)
            case "issued":
                document._take_agents_seal(self, signed)

    def _check_same_version(self, document):
        if not document.has_access("read"):
            raise AccessError(self.env._("You have no right to this."))
        if not self.file_id.is_current:
            raise UserError(
                self.env._(
                    "The file changed since it was given to be signed. Nothing was "
                    "kept. Sign the new version."
                )
            )

    def _added(self, signed: bytes):
        """Return the one signature that was added, and valid.

        :raise UserError: anything else was done to the file
        """
        try:
            return self.env["qlvb.verification"]._added(self._given(), signed)
        except PadesError as error:
            raise UserError(pades_message(self.env, error)) from error

    def _stamped(self, signed: bytes, added) -> bytes:
        """Return the file with the proof of our authority of when it was signed (R43).

        The software asks no authority of ours, and its user has signed already: one
        that is silent or lies now undoes nothing. The page then says so; proof follows
        once the document is issued.
        """
        stamper = self.document_id._timestamper()
        if not stamper:
            return signed
        try:
            stamped = stamp_signature(signed, added.field, stamper)
            report = validate_pdf(stamped, self.env["qlvb.trust.anchor"]._policy())
        except PadesError:
            stamped, report = signed, None
        if report and self.document_id._is_stamped(report.signatures[-1]):
            return stamped
        self.message = self.env._(
            "The time stamping service gave no answer that can be trusted: the "
            "signature is kept without a time stamp. One is added after issuing."
        )
        return signed

    def _refused(self, reason: str) -> dict:
        self.env["qlvb.audit.event"]._log_refused(
            "signing.take", self.document_id, reason, file=self.file_id.name
        )
        self._end("refused", message=reason)
        return refusal(reason)

    def _end(self, state, **values):
        """Close; what was to be signed is not kept any longer."""
        self.write({"state": state, "given": False, **values})

    # -- signed appendices ----------

    def _put_aside(self, signed: bytes):
        """Keep a signed appendix until the document itself is sealed."""
        self.returned = base64.b64encode(signed)

    def _aside(self) -> bytes:
        return base64.b64decode(self.with_context(bin_size=False).returned)

    def _forget_aside(self):
        self.write({"state": "done", "returned": False})

    # -- what the page asks ----------

    def _mine(self):
        """Return these sessions with all rights, if they are the caller's.

        :raise AccessError: somebody else's
        """
        # sudo: nobody has a right to the model; one's own is told apart here
        sessions = self.sudo().exists()
        if not sessions or sessions.user_id != self.env.user:
            raise AccessError(self.env._("You have no right to this."))
        return sessions

    def agent_outcome(self) -> dict:
        """Return what became of one's own session: the server's word, not the agent's.

        :return: ``state``, ``message``, and after the act ``next`` (what else is to be
            signed) or ``action`` (what the page does then)
        :raise AccessError: somebody else's
        """
        self.ensure_one()
        session = self._mine()
        outcome = {"state": session.state, "message": session.message or ""}
        if session.state in ("aside", "done"):
            outcome |= session.with_env(self.env)._follows()
        return outcome

    def _follows(self) -> dict:
        document = self.sudo().document_id.with_env(self.env)
        match self.sudo().operation:
            case "appendix" | "issued":
                return document._after_agents_seal(self.sudo())
            case "copy":
                copy = self.sudo().copy_id.with_env(self.env)
                return {"action": copy._said_made(*self._besides())}
            case _:
                return {"action": document._said_signed(*self._besides())}

    def _besides(self) -> list[str]:
        """Return what is said besides what was done."""
        return [message for message in [self.sudo().message] if message]

    def agent_cancel(self) -> str:
        """End one's own session, unless it is over; return its state.

        :raise AccessError: somebody else's
        """
        self.ensure_one()
        session = self._mine()
        session._lock_rows()
        if session.state == "open":
            session._end("cancelled")
        return session.state

    # -- cleaning ----------

    @api.model
    def _forget_expired(self):
        """End what nobody signed in time, and appendices whose seal never came."""
        old = fields.Datetime.now() - timedelta(minutes=1)
        waiting = [("state", "=", "open"), ("expires_at", "<", old)]
        # sudo: nobody has a right to sessions; this is the system's own work
        self.sudo().search(waiting)._end("cancelled")
        day_old = old - timedelta(days=1)
        aside = [("state", "=", "aside"), ("expires_at", "<", day_old)]
        self.sudo().search(aside)._end("cancelled", returned=False)


def refusal(message: str) -> dict:
    """Return the answer that tells the software that nothing was kept."""
    return {
        "Status": False,
        "Message": message,
        "FileName": "",
        "FileServer": "",
        "DocumentNumber": "",
    }


def ask_agent(record, method: str, after: str = "", chosen: int = 0) -> dict:
    """Return the client action that has the software in the user's computer sign.

    :param method: of ``record``, begins the session once the software has answered
    :param after: of ``record``, called when all is signed
    :param chosen: id of the certificate that was chosen in the dialog
    """
    return {
        "type": "ir.actions.client",
        "tag": "qlvb_ask_agent",
        "params": {
            "model": record._name,
            "id": record.id,
            "method": method,
            "after": after,
            "chosen": chosen,
        },
    }
