# SPDX-License-Identifier: LGPL-3.0-or-later
import json
from datetime import UTC, datetime

from odoo import api, fields, models

from .certificate import naive_utc

GRADES = [
    ("valid", "Valid"),
    ("valid_changed", "Valid, changed after signing"),
    ("unknown", "Cannot be determined"),
    ("invalid", "Invalid"),
]

# What goes to the archive beside a signed file.
EVIDENCE_FIELDS = (
    "field_name",
    "kind",
    "signer_name",
    "organisation",
    "issuer",
    "serial",
    "time_source",
    "intact",
    "trusted",
    "revocation",
    "grade",
    "reasons",
)
EVIDENCE_TIMES = ("valid_from", "valid_to", "signing_time", "checked_at")


class QlvbSignature(models.Model):
    """What verification found about one signature of one file (R43, R44)."""

    _name = "qlvb.signature"
    _description = "Digital signature"
    _order = "file_id, sequence, id"

    document_id = fields.Many2one("qlvb.document", required=True, index=True)
    file_id = fields.Many2one("qlvb.document.file", required=True, index=True)
    sequence = fields.Integer()
    field_name = fields.Char()
    kind = fields.Selection(
        [("person", "Person"), ("agency", "Agency"), ("timestamp", "Time stamp")]
    )
    signer_name = fields.Char(string="Signed by")
    organisation = fields.Char()
    issuer = fields.Char(string="Certificate issued by")
    serial = fields.Char()
    valid_from = fields.Datetime()
    valid_to = fields.Datetime()
    signing_time = fields.Datetime(string="Signed at")
    time_source = fields.Selection(
        [("timestamp", "Time stamp"), ("clock", "Signer's clock"), ("none", "None")]
    )
    intact = fields.Boolean()
    trusted = fields.Boolean()
    revocation = fields.Selection(
        [("good", "Not revoked"), ("revoked", "Revoked"), ("unknown", "Unknown")]
    )
    grade = fields.Selection(GRADES, string="Result")
    reasons = fields.Char()
    checked_at = fields.Datetime(default=fields.Datetime.now)

    # when a certificate was used last
    _certificate_idx = models.Index("(serial, issuer, signing_time)")

    facts = fields.Json(help="All that was found out, as the offline command says it.")

    @api.model
    def _record(self, file, facts: dict):
        """Keep the verdict on a file; an earlier verdict stays as evidence history.

        :param facts: what ``facts_of_pdf`` returns
        """
        # sudo: only verification writes verdicts; its caller checked the right to read
        return self.sudo().create(
            [
                self._values(file, index, item)
                for index, item in enumerate(facts["signatures"])
            ]
        )

    def _values(self, file, index, item):
        return {
            "document_id": file.document_id.id,
            "file_id": file.id,
            "sequence": index,
            "field_name": item["field"],
            "kind": item["kind"],
            "signer_name": item["signer"],
            "organisation": item.get("organisation"),
            "issuer": item.get("issuer"),
            "serial": item.get("serial"),
            "valid_from": _moment(item.get("valid_from")),
            "valid_to": _moment(item.get("valid_to")),
            "signing_time": _moment(item["signing_time"]),
            "time_source": item["time_source"],
            "intact": item["intact"],
            "trusted": item["trusted"],
            "revocation": item["revocation"],
            "grade": item["grade"],
            "reasons": json.dumps(item["reasons"]),
            "facts": item,
        }

    def _evidence(self) -> bytes:
        """Return these verdicts as JSON, for whoever judges the files without us."""
        facts = [verdict._facts() for verdict in self]
        return json.dumps(facts, ensure_ascii=False, indent=1).encode()

    def _facts(self) -> dict:
        """Return one verdict under its field names; times in ISO 8601 with offset."""
        facts = {name: self[name] for name in EVIDENCE_FIELDS}
        moments = {name: _iso(self[name]) for name in EVIDENCE_TIMES}
        return (
            {"file": self.file_id.name, "sha256": self.file_id.sha256} | facts | moments
        )


def _moment(iso: str | None):
    return bool(iso) and naive_utc(datetime.fromisoformat(iso))


def _iso(moment) -> str | None:
    return moment.replace(tzinfo=UTC).isoformat() if moment else None
