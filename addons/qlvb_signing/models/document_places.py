# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table

from ..messages import pades_message, place_name
from ..qlvb_pades import PLACES, PadesError, guard_pdf, signing_state
from .document_file_places import places_of, stored_places

UNSIGNED_STATES = ("draft", "content_review", "form_review", "approved")
EDITORS = ("draft", "review_content", "review_form", "sign")


class QlvbDocument(models.Model):
    """Saying before the signature what number and date lack, and placing it (R137)."""

    _inherit = "qlvb.document"

    place_state = fields.Selection(
        [
            ("ready", "All places are there"),
            ("missing", "Places are missing"),
            ("elsewhere", "Signed elsewhere"),
            ("unusable", "Cannot be signed here"),
        ],
        readonly=True,
        copy=False,
    )
    place_problem = fields.Text(readonly=True, copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"place_state", "place_problem"}

    def _transition_table(self):
        rows = super()._transition_table()
        if self.direction == "incoming":
            return rows
        return {
            **rows,
            **table(
                Transition(
                    "set_places",
                    UNSIGNED_STATES,
                    None,
                    EDITORS,
                    "document.set_places",
                    role="clerk",
                )
            ),
        }

    # -- what is missing ----------

    def write(self, vals):
        result = super().write(vals)
        if "signer_post_id" in vals:
            # the name above which the signature goes
            unsigned = self.filtered(
                lambda d: d.direction != "incoming" and d.state in UNSIGNED_STATES
            )
            for document in unsigned:
                document._refresh_places()
        return result

    def _on_approved(self):
        """Say before the signature that number and date would find no place."""
        super()._on_approved()
        self._refresh_places()

    def _refresh_places(self):
        main = self._current_files("main")[:1]
        if main.mimetype != "application/pdf":
            return
        state, problem = self._place_finding(main)
        # sudo: a finding of the system, after an act that was checked
        self.sudo()._noting().write({"place_state": state, "place_problem": problem})

    def _place_finding(self, main) -> tuple[str, str | bool]:
        """Return the ``place_state`` and what it means for the user."""
        pdf = main._read_content()
        try:
            state = signing_state(pdf)
            guard_pdf(pdf, allow_signed=state == "open")
            missing = self._missing_places(main)
        except PadesError as error:
            return "unusable", pades_message(self.env, error)
        if missing:
            return "missing", self._missing_words(missing, signed=state == "open")
        if state == "open":
            return "elsewhere", self._counts_words()
        return "ready", False

    def _counts_words(self) -> str:
        return self.env._(
            "The PDF was signed outside this system. The signature counts here too "
            "once its signer says so: number and date are then written with a "
            "signature of the agency, which leaves it valid."
        )

    def _missing_places(self, main) -> list[str]:
        places = main._places()
        return [name for name in main._needed_places() if name not in places]

    def _missing_words(self, names, *, signed: bool = False) -> str:
        labels = [place_name(self.env, name) for name in names]
        if signed:
            return self.env._(
                "The signature can count here too. First place on the page: "
                "%(names)s; they are written beside it and leave it valid. Then "
                "its signer lets it count.",
                names=", ".join(labels),
            )
        return self.env._(
            "The page has no place yet for: %(names)s. Place them before signing; "
            "afterwards nothing can be added.",
            names=", ".join(labels),
        )

    # -- setting them ----------

    def _pdf_to_place_on(self):
        self._check_transition("set_places")
        return self._main_pdf()

    def action_open_places(self):
        """Open the page on which the places are moved."""
        self.ensure_one()
        self._pdf_to_place_on()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "qlvb_signing.places_action"
        )
        return {**action, "context": {"active_id": self.id}}

    def signing_places(self) -> dict:
        """Return the PDF that waits to be signed, with its places.

        :return: ``file_id``, ``name``, ``version``, ``subject``, ``signer``; ``pages``:
            width and height of each in points; ``places`` and ``found`` as
            ``stored_places``; ``labels`` in the order of work
        :raise UserError: there is no PDF, or it is signed
        :raise AccessError: neither drafter, checker, signer nor clerk
        """
        self.ensure_one()
        main = self._pdf_to_place_on()
        try:
            return self._places_page(main)
        except PadesError as error:
            raise UserError(pades_message(self.env, error)) from error

    def _places_page(self, main) -> dict:
        return {
            "file_id": main.id,
            "name": main.name,
            "version": main.version,
            "subject": self.subject,
            "signer": self._printed_signer_name(),
            "pages": [[frame.width, frame.height] for frame in main._page_frames()],
            "places": stored_places(main._places()),
            "found": stored_places(main._found_places()),
            "labels": [
                [name, place_name(self.env, name)] for name in main._needed_places()
            ],
        }

    def action_set_places(self, file_id: int, places: dict):
        """Keep where number, date, signature and seal go on this version.

        :param places: of all five, as ``places_of`` reads them
        :raise UserError: another version stands there now, one is missing, or lies
            where nothing can be written
        :raise AccessError: neither drafter, checker, signer nor clerk
        """
        self.ensure_one()
        main = self._pdf_to_place_on()
        if main.id != file_id:
            raise UserError(
                self.env._(
                    "There is a newer version of the PDF now. Nothing was kept: open "
                    "the page again and look at that version."
                )
            )
        checked = self._checked_places(main, places)
        # sudo: whoever may place was checked; the row of a file has no other writer
        main.sudo().places = stored_places(checked)
        self._refresh_places()
        self.env["qlvb.audit.event"]._log(
            "document.set_places", self, name=main.name, version=main.version
        )
        return self._said(self.env._("The places on the page are kept."))

    def _checked_places(self, main, places):
        try:
            checked = places_of(places)
            checked = {name: checked[name] for name in PLACES if name in checked}
        except (
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            OverflowError,
        ) as error:
            raise UserError(self.env._("The places did not arrive whole.")) from error
        try:
            main._anchors(checked)
        except PadesError as error:
            raise UserError(pades_message(self.env, error)) from error
        return checked
