# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.qlvb_toolkit import scan_quality
from odoo.addons.qlvb_core.qlvb_toolkit.paper_copy import chosen_pages

from .document_copy import PDF


class QlvbCopy(models.Model):
    """What a copy shows: the document with its appendices (Điều 3.10-12; R157, R158).

    Fixed when it is asked for, so that who approves it sees what will be copied.
    """

    _inherit = "qlvb.copy"

    appendix_ids = fields.Many2many(
        "qlvb.document.file",
        "qlvb_copy_appendix_rel",
        string="Appendices copied with it",
        readonly=True,
    )
    left_out = fields.Char(
        string="Appendices not in the file",
        readonly=True,
        help="Names of those that cannot be joined to the pages.",
    )
    paper_words = fields.Char(compute="_compute_paper_words")

    def _contents(self) -> list[bytes]:
        """Return the files that make up the copy, in their order."""
        return [
            file._read_content() for file in (self.source_file_id, *self.appendix_ids)
        ]

    def _page_total(self) -> int:
        return sum((self.source_file_id | self.appendix_ids).mapped("page_count"))

    def _checked_pages(self, words):
        """Return which pages an extract has, counted through its appendices.

        :raise UserError: they are not there
        """
        words = (words or "").strip()
        if self.kind != "trs":
            return False
        last = self._page_total()
        try:
            chosen_pages(words, last)
        except ValueError:
            raise UserError(
                self.env._(
                    "Write which pages are extracted, of 1 to %(last)s: for example "
                    "1-2, 4.",
                    last=last,
                )
            ) from None
        return words

    @api.depends("state", "medium", "copy_count", "right_id")
    @api.depends_context("lang")
    def _compute_paper_words(self):
        for copy in self:
            copy.paper_words = copy._is_open_on_paper() and self.env._(
                "Numbered, still to be done by hand: print it (number of copies: "
                "%(count)s), have %(who)s sign, seal it, then post it from the paper "
                "queue.",
                count=copy.copy_count,
                who=copy.right_id.post_id.user_id.name,
            )

    def _is_open_on_paper(self) -> bool:
        return (self.state, self.medium) == ("made", "paper")


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _copied_appendices(self, kind, medium, earlier):
        """Return the appendices that join the pages of a copy, and those that do not.

        A copy of a copy is made of the true copy, which has them already; an electronic
        one of a new scan, of which nobody but who scans knows what is in it.
        """
        appendices = self._current_files("appendix")
        if earlier and medium == "electronic":
            return appendices.browse(), appendices.browse()
        if earlier:
            return appendices.browse(), appendices - earlier.sudo().appendix_ids
        joined = appendices.filtered(lambda file: file.mimetype == PDF)
        # encrypted or broken: its pages could not be counted either
        joined = joined.filtered("page_count")
        if medium == "electronic" and kind != "trs":
            joined = joined.filtered(self._is_fit_scan)
        return joined, appendices - joined

    def _is_fit_scan(self, file) -> bool:
        quality = not file.signed and file._scan()
        return bool(quality) and not scan_quality.shortcomings(
            quality, self._scan_rules()
        )

    def _content_values(self, kind, medium, earlier) -> dict:
        joined, left_out = self._copied_appendices(kind, medium, earlier)
        return {
            "appendix_ids": [Command.set(joined.ids)],
            "left_out": ", ".join(left_out.mapped("name")),
        }

    def _content_words(self, kind, medium, earlier) -> str:
        """Say what will be in the copy, by page, and what will not.

        :raise UserError: there is no such copy
        """
        source = self._copy_source(kind, medium, earlier)
        joined, left_out = self._copied_appendices(kind, medium, earlier)
        lines = self._page_lines(source | joined)
        if left_out:
            names = ", ".join(left_out.mapped("name"))
            lines.append(self._left_out_words(medium, names))
        return "\n".join(lines)

    def _page_lines(self, files) -> list[str]:
        lines, last = [], 0
        for file in files:
            first, last = last + 1, last + file.page_count
            pages = f"{first}-{last}" if last > first else str(last)
            lines.append(
                self.env._("Page %(pages)s: %(name)s", pages=pages, name=file.name)
            )
        return lines

    def _left_out_words(self, medium, names) -> str:
        if medium == "paper":
            return self.env._(
                "To be printed and attached by hand: %(names)s.", names=names
            )
        return self.env._(
            "Not in this copy: %(names)s. Scan the paper with its appendices into one "
            "PDF first.",
            names=names,
        )
