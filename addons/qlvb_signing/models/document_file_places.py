# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.models.document_file import PDF
from odoo.addons.qlvb_core.qlvb_toolkit.pdfium import PDFIUM_LOCK
from odoo.addons.qlvb_workflow.models.document_file import PDF_ROLES

from ..messages import upload_message
from ..qlvb_pades import (
    PLACES,
    AlreadySigned,
    Certified,
    PadesError,
    Place,
    anchors_at,
    find_places,
    normalise_bounded,
    page_frames,
    signing_state,
)


class QlvbDocumentFile(models.Model):
    """Where number, date, signature and seal go on a PDF, and which PDF may get them.

    Found in the text of the page, unless somebody has placed them on this version.
    """

    _inherit = "qlvb.document.file"

    # as `places_of`; a note for signing, the content stays as it is
    places = fields.Json(readonly=True)

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {"places"}

    # -- places ----------

    def _places(self) -> dict[str, Place]:
        """Return those set by hand on this version, else those found on its pages.

        :raise PadesError: the file cannot be read
        """
        self.ensure_one()
        return places_of(self.places) if self.places else self._found_places()

    def _found_places(self) -> dict[str, Place]:
        signer = self.document_id._printed_signer_name()
        with PDFIUM_LOCK:
            return find_places(self._read_content(), signer_name=signer)

    def _page_frames(self):
        with PDFIUM_LOCK:
            return page_frames(self._read_content())

    def _needed_places(self) -> list[str]:
        """Return what goes on the page yet; a signature made elsewhere is there."""
        is_signed = signing_state(self._read_content()) == "open"
        return [n for n in PLACES if n != "signer_image" or not is_signed]

    def _anchors(self, places=None):
        """Return the boxes to write into.

        :param places: instead of those of this version
        :raise PadesError: one is missing, or nothing can be written there
        """
        if places is None:
            places = self._places()
        if "seal" in places and "signer_image" not in self._needed_places():
            # nothing is drawn there
            places = {"signer_image": places["seal"], **places}
        with PDFIUM_LOCK:
            return anchors_at(self._read_content(), places)

    # -- uploaded PDFs ----------

    def _as_pdf(self):
        """Take an uploaded PDF through one cleaning; a signed one stays as it is."""
        pdf = super()._as_pdf()
        if self.mimetype != PDF:
            return pdf
        try:
            return self._normalised(pdf)
        except AlreadySigned:
            return pdf
        except PadesError as error:
            raise UserError(upload_message(self.env, error)) from error

    def _normalised(self, pdf: bytes) -> bytes:
        return normalise_bounded(pdf, **self.env["qlvb.verification"]._patience())

    def _keep_pdf(self, pdf):
        """Say at once what the new PDF lacks."""
        result = super()._keep_pdf(pdf)
        self.document_id._refresh_places()
        return result

    def _check_signable(self):
        """Refuse an uploaded PDF that could never be signed and numbered here (R137).

        :raise UserError: what is wrong with it and what to do
        """
        if self.mimetype != PDF or self.role not in PDF_ROLES:
            return
        pdf = self._read_content()
        try:
            self._normalised(pdf)
        except AlreadySigned as error:
            self._check_signed_upload(pdf, error)
        except PadesError as error:
            raise UserError(upload_message(self.env, error)) from error

    def _check_signed_upload(self, pdf, signed):
        try:
            if self.role != "draft":
                raise signed
            guard = self.env["qlvb.verification"]._guard
            if guard(pdf, allow_signed=True) != "open":
                raise Certified()
        except PadesError as error:
            raise UserError(upload_message(self.env, error)) from error


def places_of(stored: dict) -> dict[str, Place]:
    """Return the places as ``{"number": {"page": 0, "box": [0.1, 0.2, 0.3, 0.4]}}``.

    The box: left, top, right, bottom in fractions of the page.

    :raise ValueError, TypeError, KeyError, OverflowError: anything else
    """
    return {
        name: Place(int(place["page"]), *map(float, place["box"]))
        for name, place in stored.items()
    }


def stored_places(places: dict[str, Place]) -> dict:
    """Return what ``places_of`` reads."""
    return {
        name: {
            "page": place.page,
            "box": [
                round(edge, 5)
                for edge in (place.left, place.top, place.right, place.bottom)
            ],
        }
        for name, place in places.items()
    }
