# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.detection import detect_mimetype
from odoo.addons.qlvb_core.qlvb_toolkit.errors import FileRefused
from odoo.addons.qlvb_core.qlvb_toolkit.mail_message import Mail, MailFile

from .document_intake_reading import provisional_subject

MAIL_FIELDS = frozenset(
    {
        "mail_identifier",
        "mail_digest",
        "mail_sender",
        "mail_subject",
        "mail_date",
        "mail_body",
        "mail_automatic",
    }
)
DOCUMENT_EXTENSIONS = ("pdf", "docx", "doc", "odt", "rtf")


class QlvbDocument(models.Model):
    """What came by e-mail: one intake item for each mail (Decree 30/2020 Điều 21).

    Its first document is the main file, the others are appendices; pictures that are
    part of the body come along as related files.
    """

    _inherit = "qlvb.document"

    mail_identifier = fields.Char(string="Message-ID", readonly=True, copy=False)
    # A Message-ID is what the sender says it is: another mail may bear the same.
    mail_digest = fields.Char(string="Digest of the mail", readonly=True, copy=False)
    mail_sender = fields.Char(string="Sent by", readonly=True, copy=False)
    mail_subject = fields.Char(string="Subject of the mail", readonly=True, copy=False)
    mail_date = fields.Datetime(string="Sent at", readonly=True, copy=False)
    mail_body = fields.Text(string="Text of the mail", readonly=True, copy=False)
    mail_automatic = fields.Boolean(
        string="Refused by the system",
        readonly=True,
        copy=False,
        help="An automatic answer, or a letter of one of our own mailboxes.",
    )

    _mail_uniq = models.UniqueIndex(
        "(agency_id, mail_identifier, mail_digest) WHERE mail_identifier IS NOT NULL",
        "This mail was taken in already.",
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | MAIL_FIELDS

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"mail_digest", "mail_identifier"}

    @api.model
    def _content_fields(self):
        return super()._content_fields() | {"mail_body"}

    def _search_parts(self):
        parts = [*super()._search_parts(), self.mail_subject, self.mail_body]
        return [part for part in parts if part]

    @api.model
    def _of_mail(self, agency, mail: Mail):
        """Return the document that this mail became, if it is here already."""
        return self.sudo().search(
            [
                ("agency_id", "=", agency.id),
                ("mail_identifier", "=", mail.head.identifier),
                ("mail_digest", "=", mail.digest),
            ]
        )

    @api.model
    def _take_in_mail(self, agency, mail: Mail, refusal=None):
        """Create the intake item of a mail; by the system, all or nothing.

        :param refusal: why nobody receives it: it is kept, refused with this reason
        :raise UserError: a file or the text is refused
        """
        with self.env["qlvb.audit.event"]._gathered():
            document = self.create(self._mail_values(agency, mail))
            for role, sequence, file in self._roles_of(mail.files):
                document._store_mailed(file, role, sequence)
            self.env["qlvb.audit.event"]._log(
                "document.mailed", document, sender=mail.head.sender
            )
            if refusal:
                document._refuse_mail(refusal)
        if not refusal and document._current_files("main"):
            document._enqueue_reading()
        return document

    def _mail_values(self, agency, mail) -> dict:
        subject = mail.head.subject or self.env._("Mail without subject")
        return {
            "direction": "incoming",
            "agency_id": agency.id,
            "drafter_id": False,
            "unit_id": False,
            "subject": provisional_subject(subject),
            "mail_identifier": mail.head.identifier,
            "mail_digest": mail.digest,
            "mail_sender": mail.head.sender,
            "mail_subject": mail.head.subject,
            "mail_date": mail.head.sent_at,
            "mail_body": mail.body,
        }

    def _roles_of(self, files):
        """Yield role, sequence and file: the first document is the main one."""
        attached = [file for file in files if not file.inline]
        papers = [file for file in attached if self._is_paper(file)]
        main = next(iter(papers or attached), None)
        for index, file in enumerate(files):
            role = "related" if file.inline else "appendix"
            yield "main" if file is main else role, 10 + 10 * index, file

    @api.model
    def _has_paper(self, files) -> bool:
        return any(self._is_paper(file) for file in files if not file.inline)

    def _is_paper(self, file: MailFile) -> bool:
        if not file.name.lower().endswith(DOCUMENT_EXTENSIONS):
            return False
        try:
            return detect_mimetype(file.data).startswith("application/")
        except FileRefused:
            return False  # told when it is to be stored, with its name

    def _store_mailed(self, file: MailFile, role, sequence):
        files = self.env["qlvb.document.file"]
        files._check_sent_name(file.name)
        files._store(self, file.data, file.name, role, sequence=sequence)

    def _is_unfilled(self, name, file) -> bool:
        """The subject of the mail stands there only until the paper's is read."""
        if name == "subject" and self.mail_identifier:
            given = self.mail_subject or self.env._("Mail without subject")
            return self.subject == provisional_subject(given)
        return super()._is_unfilled(name, file)

    # -- several documents in one mail ----------

    def action_split_off(self, file_id: int):
        """Make a document of its own of an appendix that is one.

        :raise UserError: wrong state, or no appendix of this document
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("split_off")
        file = self._files_to_split().filtered(lambda f: f.id == file_id)
        if not file:
            raise UserError(self.env._("Choose an appendix of this document."))
        values = {"subject": provisional_subject(file.name), "unit_id": False}
        values |= {"direction": "incoming", "agency_id": self.agency_id.id}
        other = self.create(values)
        # sudo: the origin of a paper is written by acts; the clerk was checked above
        other.sudo().write({name: self[name] for name in self._mail_copied()})
        self.env["qlvb.document.file"]._store(
            other, file._read_content(), file.name, "main", made_here=True
        )
        file._retire()
        self.env["qlvb.audit.event"]._log(
            "document.split_off", self, name=file.name, to=other
        )
        other._enqueue_reading()
        return other._action_open()

    def _files_to_split(self):
        """Return what may become a document of its own.

        What has its number stays as it was registered, but for another letter of its
        mail that the reading found later.
        """
        if self.state == "arrived":
            return self._current_files("appendix")
        letters = [file.id for file, _code in self._letters_to_split()]
        return self.env["qlvb.document.file"].browse(letters)

    @api.model
    def _mail_copied(self):
        return sorted(MAIL_FIELDS - {"mail_identifier", "mail_digest"})


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    can_split_off = fields.Boolean(compute="_compute_can_split_off")

    @api.depends_context("uid")
    @api.depends("role", "is_current", "document_id.allowed_actions")
    def _compute_can_split_off(self):
        for file in self:
            acts = file.document_id.allowed_actions or ""
            files = file.document_id._files_to_split()
            file.can_split_off = ",split_off," in acts and file in files

    def action_split_off(self):
        """Make a document of its own of this appendix (see the document)."""
        self.ensure_one()
        return self.document_id.action_split_off(self.id)
