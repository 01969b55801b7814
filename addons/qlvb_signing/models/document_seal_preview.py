# SPDX-License-Identifier: LGPL-3.0-or-later
from functools import partial

from odoo import models

from ..qlvb_pades import PadesError, preview_elsewhere, preview_pdf, signing_state

# Larger ones would keep the clerk waiting for a picture.
MOST_BYTES = 20 * 2**20


class QlvbDocument(models.Model):
    """The pages as they will be, before anything is numbered or sealed (R137, R140)."""

    _inherit = "qlvb.document"

    def _seal_preview(self, number: int, day) -> tuple[bytes, list[int]]:
        """Return a PDF to look at, signed by nobody, and which of its pages to show.

        :return: nothing of a PDF without places, of a number it cannot get, and to
            whoever does not keep the agency's key: the picture of the seal is hidden
        """
        small = self._main_pdf().size <= MOST_BYTES
        if not self._keeps_seal() or not small or not self._may_get(number, day):
            return b"", []
        try:
            pdf, seal_page = self._as_sealed(number, day)
        except PadesError:
            return b"", []
        return pdf, sorted({0, seal_page})

    def _as_sealed(self, number: int, day) -> tuple[bytes, int]:
        """Return a PDF that looks as the sealed one will, and the seal's page.

        :raise PadesError: it could not be sealed
        """
        main = self._main_pdf()
        pdf = main._read_content()
        draw = preview_pdf
        if signing_state(pdf) == "open":
            draw = partial(preview_elsewhere, anchors=main._anchors())
        return draw(
            pdf,
            **self._written(number, day),
            seal_png=self._seal_picture(),
        )

    def _may_get(self, number: int, day) -> bool:
        """Return whether the document may get ``number``: the next, or a kept one.

        A picture of any other would look like what was never issued.
        """
        # sudo: registers belong to the clerk, whose document was checked above
        register = self.sudo()._number_register(day)
        if number == register._last().number + 1:
            return True
        entries = self.env["qlvb.register.entry"].sudo()
        kept = entries.search(
            [
                ("register_id", "=", register.id),
                ("state", "=", "reserved"),
                ("number", "=", number),
            ]
        )
        return bool(entries._free(kept, self))

    def _keeps_seal(self) -> bool:
        certificate = self.env["qlvb.certificate"]._of_agency(self.agency_id)
        # sudo: whether there is a picture
        pictured = bool(self.sudo().agency_id.seal_image)
        return pictured and certificate.custodian_id == self.env.user
