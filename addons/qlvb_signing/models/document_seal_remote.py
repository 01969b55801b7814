# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDocument(models.Model):
    """The agency's seal by a remote service, whose holder confirms it (R138)."""

    _inherit = "qlvb.document"

    def _seal_remotely(self, key, day, reserved):
        """Number and seal; the register is not held while anybody is waited for.

        The holder has a minute to confirm on the telephone, others wait for the
        register 20 s only. Where the service authorises a number of signatures
        (SCAL 1), the holder confirms before any number is taken, and who declines
        leaves nothing behind. Where an authorisation names the hashes (SCAL 2), number
        and date must stand in the file first. So the number is kept for this document,
        as for a USB token, and the register let go; after a refusal it waits here for
        the next try. Service and time stamping authority are asked with nothing held
        but this document itself.

        :raise UserError: the service or its holder refuses; nothing is kept but the
            number, if it was taken already
        """
        self._seal_picture()
        self._pades(key.confirm)
        entry = self._keep_number_now(day, reserved)
        files = list(self._sealed_files(key, entry.number, day))
        self._take_code_number(day, entry)
        self._keep_seal(entry, files)

    def _keep_number_now(self, day, reserved):
        """Return the number kept for this document, and let go of its register."""
        entry = self._keep_number(day, reserved)
        # Only its end frees the register. What is kept is whole: a number reserved,
        # with its reason. Played again, the act finds it.
        self.env.cr.commit()  # pylint: disable=invalid-commit
        # nobody held the document for a moment
        self._check_may_seal(day)
        return entry
