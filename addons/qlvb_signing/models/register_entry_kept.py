# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbRegisterEntry(models.Model):
    """A reserved number that waits for the seal of one document (R133, R135)."""

    _inherit = "qlvb.register.entry"

    kept_for_id = fields.Many2one(
        "qlvb.document",
        string="Kept for the seal of",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
    )

    @api.model
    def _free(self, entries, document):
        """Leave out of ``entries`` what waits for another document's seal."""
        return entries.filtered(lambda e: not e.sudo().kept_for_id - document.sudo())

    def _keep_for(self, document):
        """Let no other document have this reserved number.

        :raise UserError: another one has it already
        """
        self._check_kept_for(document)
        # sudo: the clerk may seal the document, its act checked that
        self.sudo()._write_by_act({"kept_for_id": document.id})

    def _release(self):
        """Let a number that was reserved by hand wait for its document again."""
        # sudo: the clerk it was kept for chose another
        self.sudo()._write_by_act({"kept_for_id": False})

    def _check_kept_for(self, document):
        """Refuse a number that waits for another document's seal."""
        if self.sudo().kept_for_id - document.sudo():
            raise UserError(
                self.env._(
                    "Number %(number)s is kept for another document.",
                    number=self.number,
                )
            )

    def _use(self, document):
        self._check_kept_for(document)
        result = super()._use(document)
        if self.sudo().reason == document._keeping_words():
            # said for the moment between only: now the document itself stands there
            self.sudo()._write_by_act({"reason": False})
        return result


class QlvbDocument(models.Model):
    """The number that waits for the seal of its document, whichever key seals it.

    It is kept for the document first (reserved, R135), and used when the sealed file is
    there. A file with a number and without a seal is never a version of the document.
    Whatever fails, the number waits for this document: no other gets it, none is given
    twice.
    """

    _inherit = "qlvb.document"

    def _kept_number(self):
        """Return the entry that an earlier try keeps for this document."""
        # sudo: the number of this document; whoever asks may seal it
        entries = self.env["qlvb.register.entry"].sudo()
        kept = [
            ("kept_for_id", "=", self.id),
            ("state", "=", "reserved"),
            # not one of an agency that ended before the seal
            ("agency_id", "=", self.agency_id.id),
        ]
        return entries.search(kept, limit=1).with_env(self.env)

    def _keep_number(self, day, reserved):
        """Return the number kept for this document, kept now if there is none.

        What is kept is committed at once: only that frees the register, and the
        document too, so that the caller asks again whether it may go on.

        :raise UserError: one of another day is kept already
        """
        kept = self._kept_number()
        if kept and self._is_given_up(kept, day, reserved or kept):
            kept._release()
            kept = kept.browse()
        self._check_no_number_left(kept, day, reserved or kept)
        # sudo: registers have no other writer than acts; the clerk was checked
        register = self._number_register(day).sudo()
        if entry := kept or reserved:
            entry.sudo()._check_fits(register, day)
        else:
            reason = self._keeping_words()
            entry = register._take(day, reason=reason).with_env(self.env)
        if not kept:
            entry._keep_for(self)
            # Who waited for this document must find the number, not take another.
            self._mark_acted()
            self.env.cr.commit()  # pylint: disable=invalid-commit
        return entry

    def _kept_number_words(self) -> str:
        """Return which number waits for this document; empty if none."""
        kept = self._kept_number().sudo()
        if not kept:
            return ""
        return self.env._(
            "Number %(number)s of %(day)s stays kept for it: cancel it if it is not "
            "used.",
            number=kept.number,
            day=self._day(kept.date),
        )

    @contextmanager
    def _number_waits(self, entry):
        """Add to a refusal that the number was kept all the same."""
        try:
            yield
        except UserError as refusal:
            words = self.env._(
                "%(refusal)s Number %(number)s waits for this document: the next try "
                "uses it.",
                refusal=refusal,
                number=entry.number,
            )
            raise type(refusal)(words) from refusal.__cause__

    def _keeping_words(self) -> str:
        return self.env._("Kept for “%(subject)s”.", subject=self.subject)

    def _is_given_up(self, kept, day, entry) -> bool:
        """Whether the clerk chose a reserved number and now another, or another day."""
        by_hand = kept.sudo().reason != self._keeping_words()
        return by_hand and (entry != kept or kept.date != day)

    def _check_no_number_left(self, kept, day, entry):
        """Refuse ``entry`` if another one, or one of another day, is kept."""
        if kept and (kept.date != day or entry != kept):
            raise UserError(
                self.env._(
                    "Number %(number)s of %(day)s is kept for this document. Seal it "
                    "with that number and date, or cancel the number in the register "
                    "with a reason.",
                    number=kept.sudo().number,
                    day=self._day(kept.sudo().date),
                )
            )
