# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Work


class QlvbDossier(models.Model):
    """Giao nộp and tiếp nhận: from the maker to the archivist (Regulation Điều 12)."""

    _inherit = "qlvb.dossier"

    def action_hand_over(self):
        """Hand the closed dossier over to the archivist of its agency (R186).

        :raise UserError: incomplete, or the agency has no archivist; all named at once
        """
        self.ensure_one()
        self._check_transition("hand_over")
        missing = self._check_can_close() or self._package_problems("AIP_hoso")
        if missing:
            raise UserError("\n".join(missing))
        self._check_has_archivist()
        self._show_to_archivists()
        transfer = self._register_transfer()
        self._transition(
            "hand_over",
            next_work=[Work("accept", self._archivist(), self._acceptance_deadline())],
            documents=transfer.document_count,
            files=transfer.file_count,
        )
        return self._said(
            self.env._("Dossier %(code)s is handed over.", code=self.code),
            self._now_with(),
        )

    def _acceptance_deadline(self):
        return self.handover_due_date or self._handover_deadline()

    def _check_has_archivist(self):
        if not self.agency_id._holders_of("archivist"):
            raise UserError(
                self.env._(
                    "%(agency)s has no archivist now. Ask the unit admin.",
                    agency=self.agency_id.name,
                )
            )

    def _show_to_archivists(self):
        """Let the archivists check the documents, also those of another agency."""
        for document in self._documents():
            document._add_participants(
                {self._archivist(), role_principal("archivist", document.agency_id)}
            )

    def _register_transfer(self):
        documents = self._documents()
        files = [
            file for d in documents for file in d._current_files("main", "appendix")
        ]
        # sudo: the register is written by the acts only
        return (
            self.env["qlvb.transfer"]
            .sudo()
            .create(
                {
                    "dossier_id": self.id,
                    "maker_id": self.env.uid,
                    "document_count": len(documents),
                    "file_count": len(files),
                }
            )
        )

    def _waiting_transfer(self):
        return self.sudo().transfer_ids.filtered(lambda t: t.result == "waiting")

    def action_accept(self):
        """Take the dossier into the archive; its package is made next (R189, R190)."""
        self.ensure_one()
        self._check_transition("accept")
        self._transition("accept")
        self._waiting_transfer().with_user(self.env.user)._decide("accepted")
        self.env["qlvb.package"]._request(self, "AIP_hoso")
        return self._said(
            self.env._(
                "Dossier %(code)s is in the archive. Its package is being made.",
                code=self.code,
            )
        )

    def action_open_return(self):
        """Ask for the reason to return."""
        self._check_transition("return_dossier")
        return self._ask_reason("return_dossier", self.env._("Return the dossier"))

    def action_return_dossier(self, reason: str):
        """Give the dossier back to its maker (R189).

        :raise UserError: no reason
        """
        self.ensure_one()
        self._check_transition("return_dossier")
        reason = self._required_reason(reason)
        self._transition(
            "return_dossier",
            next_work=[
                Work(
                    "hand_over",
                    user_principal(self.maker_id),
                    self.handover_due_date,
                    reason,
                )
            ],
            note=reason,
        )
        self._waiting_transfer().with_user(self.env.user)._decide("returned", reason)
        return self._said(
            self.env._("Dossier %(code)s is returned.", code=self.code),
            self._now_with(),
        )

    # -- reasons -----------------------------------------------------------------------

    def _ask_reason(self, act, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "qlvb.dossier.reason.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_dossier_id": self.id,
                "default_act": act,
                "dialog_size": "medium",
            },
        }

    def _required_reason(self, reason: str) -> str:
        if not (reason or "").strip():
            raise UserError(self.env._("Write the reason."))
        return reason.strip()
