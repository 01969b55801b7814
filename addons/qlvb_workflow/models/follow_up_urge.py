# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.form_of import place_of
from odoo.addons.qlvb_core.said import said

DESK = "ban-lam-viec"
SHOWN_AT_ONCE = 3
MOST_WORDS = 500


def with_note(words: str, note: str | None) -> str:
    """Return what the notice says and, in quotes, what the urging person does."""
    return f"{words} “{note}”" if note else words


class QlvbFollowUp(models.Model):
    """Urging: told to the holder, kept on the document, not every hour (R18)."""

    _inherit = "qlvb.follow.up"

    can_urge = fields.Boolean(compute="_compute_can_urge")

    @api.depends_context("uid")
    @api.depends("state", "urged_on", "agency_id", "unit_id")
    def _compute_can_urge(self):
        mine = self.filtered_domain(self.env.user._qlvb_urging_domain())
        may = mine.filtered(lambda row: row.state == "open")._not_urged_lately()
        for row in self:
            row.can_urge = row in may

    def action_urge(self, note: str | None = None):
        """Urge whoever holds these works, each at most once in the days set.

        :raise UserError: done already, or all were urged lately
        :raise AccessError: work outside what one leads, heads or monitors
        """
        self.check_access("read")
        self._check_may_urge()
        if any(row.state != "open" for row in self):
            raise UserError(
                self.env._("Some of this work is done already. Choose what waits.")
            )
        fresh = self._not_urged_lately()
        if not fresh:
            raise UserError(self._urged_message())
        fresh._urge(note.strip()[:MOST_WORDS] if isinstance(note, str) else None)
        words = [self.env._("Urged: %(count)s.", count=len(fresh))]
        if skipped := len(self) - len(fresh):
            words.append(
                self.env._("Left out, urged lately: %(count)s.", count=skipped)
            )
        return said(*words)

    @api.model
    def action_urge_late(self, domain: list):
        """Urge all that is late of ``domain``, as far as one may urge at all.

        :param domain: a cell or a list of the page, as a domain
        :raise UserError: nothing late there that one may urge
        """
        return self._late_to_urge(domain).action_urge()

    @api.model
    def _late_to_urge(self, domain):
        late = Domain(domain or []) & self._late_domain()
        rows = self.search(late & self.env.user._qlvb_urging_domain())
        if not rows:
            raise UserError(self.env._("Nothing is late here that you may urge."))
        return rows

    def action_ask_urge(self):
        """Open the dialog that urges these, with words of one's own.

        :raise UserError, AccessError: as ``action_urge``
        """
        self.check_access("read")
        self._check_may_urge()
        return self._urge_dialog({"default_row_ids": self.ids})

    @api.model
    def action_ask_urge_late(self, domain: list):
        """Open the dialog for all that is late of ``domain``; see there."""
        return self._late_to_urge(domain).action_ask_urge()

    @api.model
    def _urge_dialog(self, defaults: dict) -> dict:
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.urge_wizard_action"
        )
        return {**action, "context": defaults}

    # -- checks ----------

    def _check_may_urge(self):
        allowed = self.filtered_domain(self.env.user._qlvb_urging_domain())
        if outside := (self - allowed)[:1]:
            message = self.env._(
                "You urge others only, in what you lead, head or monitor."
            )
            self.env["qlvb.audit.event"]._log_refused(
                "document.urge", outside.document_id, message
            )
            raise AccessError(message)

    def _not_urged_lately(self):
        return self.filtered_domain(self._not_lately_domain())

    @api.model
    def _not_lately_domain(self) -> Domain:
        """Return what was not urged in the days of the rule."""
        days = self.env["qlvb.rule"]._value("urge.min_days")
        since = today() - timedelta(days=max(days, 1))
        return Domain("urged_on", "=", False) | Domain("urged_on", "<=", since)

    def _urged_message(self) -> str:
        last = max(self.mapped("urged_on"))
        return self.env._(
            "Urged on %(day)s already. The holder has the notice; urge again after "
            "%(days)s day(s).",
            day=last.strftime("%d/%m/%Y"),
            days=self.env["qlvb.rule"]._value("urge.min_days"),
        )

    # -- doing it ----------

    def _urge(self, note):
        # sudo: action_urge has checked scope and state
        self.env["qlvb.urging"].sudo().create(
            [
                {
                    "document_id": row.document_id.id,
                    "work_item_id": row.id,
                    "who": row.who,
                    "due_date": row.due_date,
                    "note": note,
                    "urged_by_id": self.env.uid,
                }
                for row in self
            ]
        )
        items = self.env["qlvb.work.item"].sudo().browse(self.ids)
        items.write({"urged_on": today()})
        for documents, who in self._grouped_by_holder():
            self.env["qlvb.audit.event"]._log_each(
                "document.urge", documents, to=who, note=note
            )
        self._tell_holders(note)
        self.invalidate_recordset()

    def _grouped_by_holder(self):
        for who, rows in self.grouped("who").items():
            yield rows.document_id, who

    def _tell_holders(self, note):
        """Send each holder one notice, however many works are urged."""
        holders = self.env["qlvb.post"]._holders(self.mapped("principal"))
        told = {}
        for row in self:
            for user in holders[row.principal]:
                told[user] = told.get(user, self.browse()) | row
        for user, rows in told.items():
            rows._tell(user, note)
            rows._show_at_once(user, note)

    def _show_at_once(self, user, note):
        """Put the first few on the screen of who is logged in."""
        reader = self.with_context(lang=user.lang)
        for row in reader.sudo()[:SHOWN_AT_ONCE]:
            words = [self.env.user.name, row.code, row.subject, note]
            facts = {
                "title": reader.env._("Urging"),
                "message": " · ".join(filter(None, words)),
                "model": "qlvb.document",
                "id": row.document_id.id,
            }
            user._bus_send("qlvb_urgent", facts)

    def _tell(self, user, note):
        """Put the notice under the clock; it shows what the person may read."""
        self.env["res.users"]._qlvb_tell_each(
            user,
            lambda env: (
                env._("Urging"),
                with_note(
                    env._(
                        "%(who)s asks you to finish %(count)s work item(s), marked on "
                        "your desk.",
                        who=self.env.user.name,
                        count=len(self),
                    ),
                    note,
                ),
            ),
            self._place(),
            kind="remind",
            documents=self.document_id,
        )

    def _place(self) -> str:
        """Return the link of the notice: the document, or the desk for several."""
        documents = self.document_id
        return place_of(documents) if len(documents) == 1 else DESK
