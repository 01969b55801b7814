# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
import xmlrpc.client

from markupsafe import Markup

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import formataddr

from odoo.addons.qlvb_core.office_language import in_office_language
from odoo.addons.qlvb_core.qlvb_toolkit import mail_message
from odoo.addons.qlvb_core.qlvb_toolkit.errors import InvalidMail
from odoo.addons.qlvb_core.qlvb_toolkit.mail_message import MailHead
from odoo.addons.qlvb_core.qlvb_toolkit.secrecy import SECRET_MARKS

_logger = logging.getLogger(__name__)

NOT_OURS = object()


class MailThread(models.AbstractModel):
    """The door through which Odoo's mail gateway hands every mail in."""

    _inherit = "mail.thread"

    @api.model
    def message_process(self, model, message, *args, **kwargs):
        """Take mails to an agency in as documents; leave the others to Odoo.

        :raise AccessError: neither the system's own gateway nor the operator's
        """
        intake = self.env["qlvb.mail.intake"]
        intake._check_gateway(self._name)
        data = intake._bytes_of(message)
        done = intake._receive(data)
        if done is not NOT_OURS:
            return done
        return super().message_process(model, data, *args, **kwargs)


class QlvbMailIntake(models.AbstractModel):
    """Mails to the mailbox of an agency become items of its intake.

    They pass Odoo's chatter by: it would keep what they say beside the document, out
    of reach of its rights.
    """

    _name = "qlvb.mail.intake"
    _description = "Intake of e-mail"

    @api.model
    def _check_gateway(self, model):
        """Refuse people: mails come from the system's gateway, or the operator's.

        The latter hands them to no record of ours.
        """
        user = self.env.user
        operator = user._is_system() or user._qlvb_operates()
        if self.env.su or (operator and model == "mail.thread"):
            return
        message = self.env._("Mails are handed in by the mail system only.")
        self.env["qlvb.audit.event"]._log_refused("document.mailed", user, message)
        raise AccessError(message)

    @api.model
    def _bytes_of(self, message) -> bytes:
        if isinstance(message, xmlrpc.client.Binary):
            return message.data
        return message.encode() if isinstance(message, str) else bytes(message)

    @api.model
    def _receive(self, data: bytes):
        """Take in a mail for agencies; answer one to a mailbox that does not exist.

        :return: the id of the last document, False for none, ``NOT_OURS``
        """
        system = in_office_language(self.with_user(SUPERUSER_ID))
        try:
            head = mail_message.read_head(data)
        except InvalidMail:
            _logger.info("A mail without readable headers was left out")
            return False
        agencies = system.env["qlvb.unit"]._with_mailbox(head.recipients)
        if not head.recipients:
            _logger.info("A mail to nobody was left out")
            return False
        if agencies:
            done = [system._receive_for(agency, head, data) for agency in agencies]
            return done[-1]
        return system._answer_unknown(head)

    def _receive_for(self, agency, head: MailHead, data: bytes):
        documents = self.env["qlvb.document"]
        if head.is_report:
            self._log_report(agency, head)
            return False
        mail = None
        try:
            mail = self._read(data)
            if here := documents._of_mail(agency, mail):
                _logger.info("Mail %s is here already", head.identifier)
                return here.id
            with self.env.cr.savepoint():
                refusal = self._why_nobody_receives(agency, mail)
                return documents._take_in_mail(agency, mail, refusal).id
        except UserError as error:
            self._refuse(agency, head, str(error), mail)
        except Exception:
            # Whatever it is: the gateway forgets the mail, the sender must know.
            _logger.exception("A mail to unit %s was not taken in", agency.id)
            fault = self.env._("the system had a fault. Send it again, or on paper.")
            self._refuse(agency, head, fault, mail)
        return False

    def _log_report(self, agency, head):
        """Keep in the journal that a mail of ours did not arrive."""
        reason = self.env._("A report that a mail was not delivered.")
        self.env["qlvb.audit.event"]._log_refused(
            "document.mailed", agency, reason, sender=head.sender
        )

    def _why_nobody_receives(self, agency, mail) -> str | None:
        """Return why a mail is no document for the clerk; None when it is one.

        What a program sends with a paper attached is: other systems send so.
        """
        head, units = mail.head, self.env["qlvb.unit"]
        local_part = units._local_parts([head.address])
        if local_part & {agency.intake_mailbox, *units._taken_mailboxes()}:
            return self.env._("Sent by one of our own mailboxes.")
        if head.automatic == "reply":
            return self.env._("An automatic answer, such as a notice of absence.")
        has_paper = self.env["qlvb.document"]._has_paper(mail.files)
        if head.automatic == "machine" and not has_paper:
            return self.env._("Sent by a program, without any document.")
        return None

    def _read(self, data):
        limit = self.env["qlvb.rule"]._value("mail.max_bytes")
        if len(data) > limit:
            raise UserError(
                self.env._(
                    "the mail is larger than %(limit)s MB. Send the files in several "
                    "mails.",
                    limit=limit // 2**20,
                )
            )
        try:
            return mail_message.read_mail(data)
        except InvalidMail as error:
            raise UserError(
                self.env._(
                    "the mail cannot be read. Send it again from another program."
                )
            ) from error

    # -- answers: they repeat nothing of what the mail says ----------

    def _refuse(self, agency, head, reason, mail):
        files = mail.files if mail else ()
        told = self._without_names(reason, mail)
        if any(f"“{mark}”" in reason for mark in SECRET_MARKS):
            # of a state secret not even the name is kept
            reason, files = told, ()
        # the journal stays: names of files are forgotten after the days of the rule
        self.env["qlvb.audit.event"]._log_refused(
            "document.mailed", agency, told, sender=head.sender
        )
        self.env["qlvb.mail.refused"]._keep(agency, head, reason, files)
        who = self.env._("Your mail to %(who)s was not received.", who=agency.name)
        self._answer(head, who, told, self._what_is_kept(files), agency.name)

    def _what_is_kept(self, files) -> str:
        """Tell the sender what the system knows of a mail that it refused."""
        kept = self.env._(
            "Neither the text nor the files of your mail were kept. The system notes "
            "who sent it, when, and why it was refused."
        )
        if not files:
            return kept
        days = self.env["qlvb.rule"]._value("mail.refused_days")
        names = self.env._(
            "The names of the files are kept as well, for %(days)s days.", days=days
        )
        return f"{kept} {names}"

    def _without_names(self, reason, mail) -> str:
        """Return the reason with the place of a file in the mail for its name."""
        for index, file in enumerate(mail.files if mail else (), 1):
            place = self.env._("attachment %(number)s", number=index)
            reason = reason.replace(f"“{file.name}”", place)
        return reason

    def _answer_unknown(self, head: MailHead):
        unit = self.env["qlvb.unit"]
        names = unit._local_parts(head.recipients)
        if not names or names & unit._taken_mailboxes():
            return NOT_OURS
        self._answer(
            head,
            self.env._("Your mail was not received."),
            self.env._("There is no such mailbox here. Please look up the address."),
            self.env._("Nothing of your mail was kept."),
        )
        return False

    def _answer(self, head: MailHead, said, reason, kept, agency_name=None):
        """Write to the sender, in the name of the agency where there is one."""
        if not head.reply_to:
            return
        closing = self.env._("This is an automatic answer, please do not reply to it.")
        body = Markup("<p>{}</p><p>{}</p><p>{} {}</p>").format(
            said, reason, kept, closing
        )
        # sudo: the system answers
        self.env["mail.mail"].sudo().create(
            {
                "subject": self.env._("Mail not received"),
                "body_html": body,
                "email_to": head.reply_to,
                "email_from": self._sender(agency_name),
                "references": head.identifier,
                "headers": repr({"Auto-Submitted": "auto-replied"}),
                "author_id": False,
                "auto_delete": True,
            }
        )

    def _sender(self, agency_name=None) -> str:
        """Return the address that answers come from: replies to it reach nobody."""
        company = self.env.company
        address = company.bounce_email
        if not address:
            return self.env.user.email_formatted
        return formataddr((agency_name or company.name, address))
