# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import errors
from odoo.addons.queue_job.exception import RetryableJobError

from .document_intake_reading import written_number
from .document_mail import DOCUMENT_EXTENSIONS

_logger = logging.getLogger(__name__)

# As many attachments of one mail are looked at.
MOST_LOOKED_AT = 10
# While the clerk has the mail; reading may take longer than registering.
UNDECIDED = ("arrived", "registered")
# The acts by which it leaves the clerk
GOING_ON = ("present", "route")
# In the queue: a clerk waits for what is read first.
AFTER_MAIN_FILES = 20


class QlvbDocument(models.Model):
    """Several letters in one mail: each has a number, and is an item of its own (R82).

    The first is the document, what else bears a number and notation is proposed to be
    split off; the clerk decides with one button.
    """

    _inherit = "qlvb.document"

    # By id of an appendix: the number and notation it bears, other than the document's.
    mailed_letters = fields.Json(readonly=True, copy=False)
    mailed_letter_words = fields.Char(compute="_compute_mailed_letter_words")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"mailed_letters"}

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"mailed_letters"}

    @api.depends_context("uid", "lang")
    @api.depends("mailed_letters", "allowed_actions", "file_ids.is_current")
    def _compute_mailed_letter_words(self):
        for document in self:
            letters = document._letters_to_split()
            document.mailed_letter_words = ", ".join(
                f"{code} ({file.name})" for file, code in letters
            )

    def _letters_to_split(self) -> list[tuple]:
        """Return each appendix that is a letter of its own, with its number."""
        acts = self.allowed_actions or ""
        if not self.mailed_letters or ",split_off," not in acts:
            return []
        codes = {
            file: self.mailed_letters.get(str(file.id))
            for file in self._current_files("appendix")
        }
        # an appendix may repeat the number of what it belongs to
        return [(f, code) for f, code in codes.items() if code not in (None, self.code)]

    def action_split_off_letters(self):
        """Take each other letter of the mail in as an item of its own.

        :raise UserError: wrong state, or there is none
        :raise AccessError: not the clerk it waits for
        """
        letters = self._letters_to_decide()
        for file, _code in letters:
            self.action_split_off(file.id)
        return self._said(
            self.env._(
                "Taken in as documents of their own: %(count)s. They wait to be "
                "received.",
                count=len(letters),
            )
        )

    def action_keep_letters_together(self):
        """Say that what came along belongs to the document, whatever number it bears.

        :raise UserError: wrong state, or there is none
        :raise AccessError: not the clerk it waits for
        """
        names = "; ".join(file.name for file, _code in self._letters_to_decide())
        # sudo: what the system found is settled by this act; the clerk was checked
        self.sudo().mailed_letters = False
        self.env["qlvb.audit.event"]._log("document.keep_together", self, name=names)
        return self._said(self.env._("They stay appendices of this document."))

    def _letters_to_decide(self) -> list[tuple]:
        """Return the other letters, for the clerk who decides about them."""
        self.ensure_one()
        self._check_transition("split_off")
        letters = self._letters_to_split()
        if not letters:
            raise UserError(self.env._("The mail holds no other letter."))
        return letters

    def _check_can_register(self):
        super()._check_can_register()
        self._check_letters_decided()

    def _check_transition(self, action):
        """What is found after the registering is decided before it goes on."""
        step = super()._check_transition(action)
        if action in GOING_ON:
            self._check_letters_decided()
        return step

    def _check_letters_decided(self):
        """Let no letter go unregistered inside another one."""
        if self._letters_to_split():
            raise UserError(
                self.env._(
                    "The mail holds other letters: %(letters)s. Choose above first: "
                    "take each in by itself, or keep them as appendices.",
                    letters=self.mailed_letter_words,
                )
            )

    # -- looking at what came along ----------

    @api.model
    def _take_in_mail(self, agency, mail, refusal=None):
        document = super()._take_in_mail(agency, mail, refusal)
        for file in () if refusal else document._papers_along():
            document.with_delay(
                description=f"Letters of one mail: {document.subject}",
                identity_key=f"qlvb_workflow.letter.{file.id}",
                priority=AFTER_MAIN_FILES,
            )._look_for_letters(file.id)
        return document

    def _papers_along(self):
        """Return the appendices that may be letters."""
        appendices = self._current_files("appendix").filtered(
            lambda file: file.name.lower().endswith(DOCUMENT_EXTENSIONS)
        )
        return appendices[:MOST_LOOKED_AT]

    def _look_for_letters(self, file_id: int):
        """Job: find whether an appendix of a mail bears a number of its own.

        A secrecy mark that is read there stops the whole mail (R3).
        """
        self.ensure_one()
        document = self.with_user(SUPERUSER_ID)
        file = document._papers_along().filtered(lambda one: one.id == file_id)
        if not file:
            return
        try:
            reading = file._file_to_read()._bounded_reading()
        except errors.ReadingInterrupted as error:
            raise RetryableJobError("Reading interrupted", ignore_retry=True) from error
        except (errors.ReadingFailed, UserError) as error:
            _logger.info("File %s was not read: %s", file_id, error)
            return
        # Not before: nobody waits for a scan to be read.
        document._lock_rows()
        code = self._code_on(reading)
        if reading.secret_mark:
            document._keep_secret_mark(reading.secret_mark)
        elif code and document.state in UNDECIDED:
            letters = {**(document.mailed_letters or {}), str(file_id): code}
            document._noting().write({"mailed_letters": letters})

    @api.model
    def _code_on(self, reading) -> str | None:
        """Return number and notation; none where it bears none of its own."""
        if not (reading.number.value and reading.notation.value and reading.date.value):
            return None
        parts = [
            written_number(reading.number.value),
            reading.year.value,
            reading.notation.value,
        ]
        return "/".join(filter(None, parts))
