# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit import layout
from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError

# Bytes of the draft and pages of its PDF that are checked while somebody waits.
AT_ONCE_BYTES, AT_ONCE_PAGES = 2_000_000, 30


class QlvbDocumentFile(models.Model):
    """What of a version is not as NĐ 30/2020, Phụ lục I asks (R54)."""

    _inherit = "qlvb.document.file"

    # of `_check_layout`; a derived note like the PDF, the content stays as it is
    layout_report = fields.Json(readonly=True)

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {"layout_report"}

    def _is_checked_at_once(self) -> bool:
        """Whether the check takes about as long as opening the form."""
        pages = self._made_pdf().page_count or 0
        return self.size <= AT_ONCE_BYTES and pages <= AT_ONCE_PAGES

    def _enqueue_layout_check(self):
        self.with_delay(
            description=f"Layout: {self.name}",
            identity_key=f"qlvb_workflow.layout.{self.id}",
        )._check_layout()

    def _check_layout(self):
        """Note what deviates, and where it stands on the pages of the PDF made of it.

        Also a job; done again, it notes the same.
        """
        self.ensure_one()
        report = self._layout_of(self._read_content(), self.mimetype)
        pdf = self._made_pdf()
        printed = self._layout_of(pdf._read_content(), pdf.mimetype) if pdf else None
        # sudo: a note on a stored file, whoever may read it may have it checked
        self.sudo().layout_report = {
            "reason": report.reason,
            "findings": [
                self._finding_values(finding, printed) for finding in report.findings
            ],
        }

    def _layout_of(self, data: bytes, mimetype: str) -> layout.LayoutReport:
        try:
            return layout.check_layout(data, mimetype)
        except ToolkitError:
            reason = self.env._("The file could not be read.")
            return layout.LayoutReport(checked=False, reason=reason)

    def _finding_values(self, finding, printed) -> dict:
        """Return what the form shows; places on paper are those of the same rule."""
        same = (
            [f for f in printed.findings if f.code == finding.code] if printed else []
        )
        places = [place for f in same for place in f.places if place.box]
        return {
            "code": finding.code,
            "message": finding.message,
            "clause": finding.clause,
            "hint": finding.severity is layout.Severity.HINT,
            "repairable": finding.repairable,
            "places": [
                {"page": place.page, "box": list(vars(place.box).values())}
                for place in places[:5]
            ],
        }
