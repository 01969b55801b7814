# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit import scan_quality
from odoo.addons.qlvb_core.qlvb_toolkit.scan_quality import ScanQuality, ScanRules


class QlvbDocument(models.Model):
    """What came on paper: its envelope and how it was scanned (R78, R79)."""

    _inherit = "qlvb.document"

    envelope_id = fields.Many2one(
        "qlvb.envelope",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    received_at = fields.Datetime(string="Received at", readonly=True, copy=False)
    is_scan = fields.Boolean(
        string="Scan of a paper", compute="_compute_is_scan", store=True
    )
    # PageAmount (Phụ lục VI), from the main file; a clerk may correct it.
    page_count = fields.Integer(
        compute="_compute_page_count", store=True, readonly=False, precompute=True
    )
    scan_words = fields.Char(string="The scan", compute="_compute_scan_words")
    scan_meets_rules = fields.Boolean(compute="_compute_scan_words")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"envelope_id", "received_at", "is_scan"}

    @api.model
    def _logged_fields(self):
        return super()._logged_fields() | {"page_count"}

    @api.depends("file_ids.is_current", "file_ids.page_count")
    def _compute_page_count(self):
        for document in self:
            pages = document.page_count
            if document.direction == "incoming" and not pages:
                pages = document._current_files("main")[:1].page_count
            document.page_count = pages

    def _add_missing_default_values(self, values):
        values = super()._add_missing_default_values(values)
        if values.get("direction") == "incoming":
            values.setdefault("received_at", fields.Datetime.now())
        return values

    def _come_in(self, envelope):
        """Note in which envelope it came; received when that first arrived (R80)."""
        self.write({"envelope_id": envelope.id, "received_at": envelope.arrived_at})

    @api.depends("direction", "file_ids.is_current", "file_ids.scan_facts")
    def _compute_is_scan(self):
        for document in self:
            main = document._current_files("main")[:1]
            scanned = bool(main.scan_facts) and not main.signed
            document.is_scan = document.direction == "incoming" and scanned

    @api.depends("is_scan")
    @api.depends_context("lang")
    def _compute_scan_words(self):
        for document in self:
            quality = document.is_scan and document._current_files("main")[0]._scan()
            lacks = quality and scan_quality.shortcomings(quality, self._scan_rules())
            document.scan_meets_rules = quality and not lacks
            document.scan_words = quality and self._scan_sentence(quality, lacks)

    @api.model
    def _scan_rules(self) -> ScanRules:
        rule = self.env["qlvb.rule"]._value
        return ScanRules(
            min_pdf_version=rule("scan.min_pdf_version"),
            min_dpi=rule("scan.min_dpi"),
            colour=rule("scan.colour"),
            full_size=rule("scan.full_size"),
        )

    def _scan_sentence(self, quality: ScanQuality, lacks) -> str:
        if not lacks:
            return self._scan_facts(quality)
        return self.env._(
            "%(facts)s. Asked for: %(wishes)s. Scan it again if you can.",
            facts=self._scan_facts(quality),
            wishes=self._scan_lacks(lacks),
        )

    def _scan_facts(self, quality: ScanQuality) -> str:
        version = quality.pdf_version
        facts = [
            f"PDF {version / 10:.1f}" if version else self.env._("a picture, no PDF"),
            f"{quality.dpi} dpi" if quality.dpi else self.env._("resolution unknown"),
            self.env._("in colour") if quality.colour else self.env._("not in colour"),
            quality.paper or self.env._("size of the paper not kept"),
        ]
        return ", ".join(facts)

    def _scan_lacks(self, lacks) -> str:
        wanted = self._scan_wishes()
        return ", ".join(wanted[name] for name in lacks)

    def _scan_wishes(self) -> dict[str, str]:
        rules = self._scan_rules()
        return {
            "version": self.env._(
                "PDF %(version)s or later", version=rules.min_pdf_version / 10
            ),
            "dpi": self.env._("at least %(dpi)s dpi", dpi=rules.min_dpi),
            "colour": self.env._("colour"),
            "size": self.env._("the size of the paper (100 %)"),
        }


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _scan(self) -> ScanQuality | None:
        return ScanQuality(**self.scan_facts) if self.scan_facts else None
