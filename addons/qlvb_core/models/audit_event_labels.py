# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """What each detail of an event is called on screen (R32).

    A name means the same in every event, whichever addon writes it. A test looks for
    names that are written without standing here.
    """

    _inherit = "qlvb.audit.event"

    @api.model
    def _detail_labels(self) -> dict[str, str]:
        return {
            **self._labels_of_figures(),
            **self._labels_of_people(),
            **self._labels_of_orders(),
            **self._labels_of_papers(),
            **self._labels_of_devices(),
        }

    @api.model
    def _labels_of_figures(self) -> dict[str, str]:
        return {
            "accounts": self.env._("Number of accounts"),
            "changed": self.env._("Changed"),
            "count": self.env._("Number of records"),
            "days": self.env._("Days left"),
            "document_count": self.env._("Number of documents"),
            "events": self.env._("Events"),
            "faults": self.env._("Faults"),
            "file_count": self.env._("Number of files"),
            "files": self.env._("Number of files"),
            "free_percent": self.env._("Free space (%)"),
            "hours": self.env._("Valid for (hours)"),
            "new": self.env._("New rows"),
            "problem_count": self.env._("Files that are not as stored"),
            "rows": self.env._("Rows"),
            "size": self.env._("Size"),
            "steps": self.env._("Steps done"),
            "unchanged": self.env._("Unchanged rows"),
            "units": self.env._("Number of units"),
            "wrong": self.env._("Wrong rows"),
        }

    @api.model
    def _labels_of_people(self) -> dict[str, str]:
        return {
            "custodian": self.env._("Kept by"),
            "giver": self.env._("Handed over by"),
            "holder": self.env._("Holder"),
            "left": self.env._("Agency before"),
            "login": self.env._("Account name"),
            "organ_id": self.env._("Identifier of the agency"),
            "owner": self.env._("Receives the data"),
            "parts": self.env._("Successors"),
            "post": self.env._("Post"),
            "receiver": self.env._("Handed over to"),
            "recipient": self.env._("Recipient"),
            "recipients": self.env._("Recipients"),
            "role": self.env._("Role"),
            "sender": self.env._("Sender"),
            "taken_by": self.env._("Agency now"),
            "to": self.env._("To"),
            "unit": self.env._("Unit"),
            "replaced": self.env._("Part that ended by it"),
            "withdrawn": self.env._("Taken back from"),
        }

    @api.model
    def _labels_of_orders(self) -> dict[str, str]:
        return {
            "answer": self.env._("Answer"),
            "authority": self.env._("Signing authority"),
            "change": self.env._("Change"),
            "criteria": self.env._("Chosen by"),
            "date": self.env._("Date of the request"),
            "date_from": self.env._("From the day"),
            "date_to": self.env._("Until the day"),
            "decision": self.env._("By decision"),
            "due_date": self.env._("Due date"),
            "effective_date": self.env._("In force from"),
            "filter": self.env._("Filter"),
            "home": self.env._("Comes from"),
            "instrument": self.env._("Ordered by"),
            "instrument_date": self.env._("Date of the order"),
            "instrument_issuer": self.env._("Issued by"),
            "kinds": self.env._("Kinds of work"),
            "month": self.env._("Month"),
            "note": self.env._("Note"),
            "number": self.env._("Number"),
            "notice": self.env._("Notice of recall"),
            "order_of": self.env._("By order of"),
            "procedure": self.env._("Internal procedure"),
            "reason": self.env._("Reason"),
            "rule": self.env._("Approved by the rule"),
            "rule_date": self.env._("Date of the rule"),
            "request": self.env._("By request"),
            "retroactive_clause": self.env._("Clause on an earlier effect"),
            "signer": self.env._("Signed by"),
            "until": self.env._("Until"),
        }

    @api.model
    def _labels_of_papers(self) -> dict[str, str]:
        return {
            "added": self.env._("Added"),
            "awaited": self.env._("Opinions not given"),
            "dossier": self.env._("Dossier"),
            "draft": self.env._("Draft"),
            "dropped": self.env._("Removed file"),
            "file": self.env._("File"),
            "force": self.env._("Legal force"),
            "former": self.env._("Text before"),
            "level": self.env._("Information level"),
            "levels": self.env._("Information levels"),
            "lines": self.env._("What is handed over"),
            "name": self.env._("File"),
            "newer": self.env._("Newer version"),
            "removed": self.env._("Removed"),
            "state": self.env._("State"),
            "version": self.env._("Version"),
            "what": self.env._("What"),
            "words": self.env._("Text now"),
        }

    @api.model
    def _labels_of_devices(self) -> dict[str, str]:
        return {
            "address": self.env._("Address"),
            "cidr": self.env._("Range of addresses"),
            "detail": self.env._("In detail"),
            "device": self.env._("Device"),
            "door": self.env._("Came in by"),
            "malware": self.env._("Malware"),
            "serial": self.env._("Serial number"),
            "step": self.env._("Step"),
            "value": self.env._("Value"),
        }
