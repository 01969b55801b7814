# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.qlvb_workflow.models.authority import DEPUTY


class QlvbSigningFigure(models.Model):
    """How each issued document was approved (R243, Regulation Điều 19.1.b).

    A row per document, seen by who sees the document; shares are averages of 0 and
    100: in a spreadsheet as on the screen.
    The head is whoever leads the agency and is nobody's deputy, or acts as head (Q.).
    """

    _name = "qlvb.signing.figure"
    _description = "How documents were approved"
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "document_id"
    _depends = {
        "qlvb.document": [
            "agency_id",
            "unit_id",
            "type_id",
            "direction",
            "state",
            "date",
            "issued_date",
            "signer_post_id",
        ],
        "qlvb.signature": [
            "document_id",
            "file_id",
            "kind",
            "grade",
            "serial",
            "issuer",
        ],
        "qlvb.document.file": ["signed"],
        "qlvb.certificate": ["serial", "issuer", "user_id"],
        "qlvb.post": ["title", "role_ids"],
        "qlvb.authority": ["code", "post_id", "date_from", "date_to"],
    }

    document_id = fields.Many2one("qlvb.document", readonly=True)
    agency_id = fields.Many2one("qlvb.unit", readonly=True)
    unit_id = fields.Many2one("qlvb.unit", string="Drafting unit", readonly=True)
    type_id = fields.Many2one("qlvb.document.type", readonly=True)
    date = fields.Date(string="Issued on", readonly=True)
    signer_post_id = fields.Many2one("qlvb.post", string="Signer", readonly=True)
    way = fields.Selection(
        [
            ("head", "Signed by the head"),
            ("other", "Signed by another"),
            ("outside", "Outside the system"),
        ],
        string="Approved by",
        readonly=True,
    )
    document_count = fields.Integer(string="Documents", readonly=True)
    head_share = fields.Float(
        string="Share by the head (%)", aggregator="avg", readonly=True
    )
    outside_share = fields.Float(
        string="Share outside the system (%)", aggregator="avg", readonly=True
    )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT
                d.id,
                d.id AS document_id,
                d.agency_id,
                d.unit_id,
                d.type_id,
                COALESCE(d.issued_date, d.date) AS date,
                d.signer_post_id,
                approval.way,
                1 AS document_count,
                100 * (approval.way = 'head')::int::float AS head_share,
                100 * (approval.way = 'outside')::int::float AS outside_share
            FROM qlvb_document d
            CROSS JOIN LATERAL (
                SELECT CASE
                    WHEN NOT %(signed)s THEN 'outside'
                    WHEN %(head)s THEN 'head'
                    ELSE 'other'
                END AS way
            ) AS approval
            WHERE d.direction IN ('outgoing', 'internal') AND d.state = 'issued'
            """,
            signed=self._signed_by_person(),
            head=self._signed_by_head(),
        )

    def _signed_by_person(self):
        """Return whether a person signed: here, or elsewhere and it was recognised.

        Recognised is what ``action_take_signature`` takes: a valid signature made with
        a certificate that is registered for somebody here.
        """
        return SQL("""
            EXISTS (
                SELECT FROM qlvb_signature s
                JOIN qlvb_document_file f ON f.id = s.file_id
                JOIN qlvb_certificate c
                    ON c.serial = s.serial AND c.issuer = s.issuer
                    AND c.user_id IS NOT NULL
                WHERE s.document_id = d.id AND s.kind = 'person'
                    AND (f.signed OR s.grade = 'valid')
            )
        """)

    def _signed_by_head(self):
        """Return the same that ``qlvb.authority`` prints above the signature."""
        return SQL(
            """
            (EXISTS (
                SELECT FROM qlvb_post p
                JOIN qlvb_post_qlvb_role_rel held ON held.qlvb_post_id = p.id
                JOIN qlvb_role r ON r.id = held.qlvb_role_id AND r.code = 'leader'
                WHERE p.id = d.signer_post_id AND NOT starts_with(p.title, %(deputy)s)
            ) OR EXISTS (
                SELECT FROM qlvb_authority a
                WHERE a.post_id = d.signer_post_id AND a.code = 'Q.'
                    AND a.date_from <= COALESCE(d.issued_date, d.date)
                    AND COALESCE(a.date_to, 'infinity')
                        >= COALESCE(d.issued_date, d.date)
            ))
            """,
            deputy=DEPUTY,
        )

    def action_open_document(self):
        """Open the document behind the row."""
        self.ensure_one()
        self.check_access("read")
        self.document_id.check_access("read")
        return self.document_id._action_open()
