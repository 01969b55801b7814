# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.form_of import form_of
from odoo.addons.qlvb_core.qlvb_toolkit import scan_quality
from odoo.addons.qlvb_core.qlvb_toolkit.text import fold

from .copy import LAWFUL
from .copy_recipients import RECEIVERS

# Incoming: what has a number here; outgoing: what is issued.
COPIED_IN = ("registered", "presented", "assigned", "done", "issued")
PDF = "application/pdf"
CONTENT = ("appendix_ids", "left_out")
# What is sent of a copy that is asked for, by the names of its fields.
ASKED = (
    "kind",
    "medium",
    "pages",
    "copy_count",
    "purpose",
    "source_copy_id",
    "of_received",
    "right_id",
)


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    role = fields.Selection(
        selection_add=[("copy", "Certified copy")], ondelete={"copy": "cascade"}
    )


class QlvbDocument(models.Model):
    """Certified copies of a document (Decree 30/2020 Điều 25-27; R79, R157, R158)."""

    _inherit = "qlvb.document"

    copy_ids = fields.One2many("qlvb.copy", "document_id", string="Certified copies")
    can_copy = fields.Boolean(compute="_compute_can_copy")
    true_copy_words = fields.Char(
        string="True copy", compute="_compute_true_copy_words"
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"copy_ids"}

    @api.depends("state")
    def _compute_can_copy(self):
        for document in self:
            document.can_copy = document.state in COPIED_IN

    @api.depends_context("lang")
    @api.depends("copy_ids.state", "signature_ids.grade")
    def _compute_true_copy_words(self):
        for document in self:
            copy = document._true_copy()
            document.true_copy_words = bool(copy) and self.env._(
                "True copy (SAO Y) signed by %(agency)s on %(day)s: it has the value "
                "of the paper document (Decree 30/2020 Điều 26).",
                agency=copy.agency_id.name,
                day=self._day(copy.date),
            )

    def _true_copy(self):
        """Return the valid electronic true copy of a scan, if there is one (R79)."""
        # sudo: whoever reads the document may know what its copies are worth
        copies = self.sudo().copy_ids.filtered(
            lambda c: (c.kind, c.medium, c.state) == ("sy", "electronic", "made")
        )
        for copy in copies:
            verdicts = self._latest_verdicts(copy.file_id)
            if verdicts and all(v.grade == "valid" for v in verdicts):
                return copy
        return copies.browse()

    # -- asking ----------

    def action_open_copy(self):
        """Open the dialog that asks for a copy."""
        self.ensure_one()
        self._check_may_copy()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Certified copy"),
            "res_model": "qlvb.copy.wizard",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_document_id": self.id},
        }

    def _check_may_copy(self):
        self.check_access("read")
        if not self.env.user._qlvb_posts(agency=self.agency_id):
            raise AccessError(self.env._("Only people of the agency ask for copies."))
        if self.state not in COPIED_IN:
            raise UserError(
                self.env._("Only what is registered or issued is copied, not a draft.")
            )

    def action_ask_copy(self, values: dict):
        """Ask for a certified copy; who signs copies decides.

        :param values: kind, medium, copy_count, pages, purpose, source_copy_id or
            of_received (of a copy), right_id, scan (base64) and scan_name; who
            receives it: unit_ids and correspondent_ids (lists of ids), recipients
            (one on a line)
        :raise UserError: a copy the law does not know, or something is missing
        :raise AccessError: not of the agency
        """
        self.ensure_one()
        self._check_may_copy()
        copies = self.env["qlvb.copy"]
        if not isinstance(values, dict):
            raise UserError(self.env._("Choose what is copied."))
        copies._check_sent({k: v for k, v in values.items() if v and k in ASKED})
        receivers = copies._asked_receivers(values)
        kind, medium = values.get("kind"), values.get("medium")
        earlier = self._earlier_copy(
            kind, values.get("source_copy_id"), values.get("of_received")
        )
        source = self._copy_source(kind, medium, earlier)
        if medium == "electronic" and kind != "trs":
            source = self._as_scanned(source, earlier, values)
        if (values.get("copy_count") or 1) < 1:
            raise UserError(self.env._("At least one copy is made."))
        content = self._content_values(kind, medium, earlier)
        values = {**values, **receivers, **content}
        copy = self._new_copy(kind, medium, source, earlier, values)
        copy._log("copy.asked", recipients=copy.recipients, sha256=source.sha256)
        if copy._my_right():
            copy.action_approve()
        else:
            copy._ask_signer()
        return form_of(copy)

    def _new_copy(self, kind, medium, source, earlier, values):
        # sudo: copies have no other writer than these acts, checked by the caller
        copy = (
            self.env["qlvb.copy"]
            .sudo()
            .create(
                {
                    "document_id": self.id,
                    "kind": kind,
                    "medium": medium,
                    "source_file_id": source.id,
                    "source_copy_id": earlier.id,
                    "of_received": kind == "sl" and not earlier,
                    "right_id": self._chosen_right(values.get("right_id")).id,
                    **{name: values[name] for name in (*RECEIVERS, *CONTENT)},
                    "copy_count": values.get("copy_count") or 1,
                    "purpose": values.get("purpose"),
                }
            )
            .with_env(self.env)
        )
        copy.sudo().pages = copy._checked_pages(values.get("pages"))
        return copy

    def _chosen_right(self, right_id):
        """Return the right to sign copies by which this one is decided about.

        :raise UserError: the head has recorded none, or not this one
        """
        rights = self.env["qlvb.copy.right"]._in_force(self.agency_id)
        own = rights.filtered(lambda r: r.post_id.user_id == self.env.user)
        chosen = rights.browse(right_id) & rights if right_id else (own or rights)[:1]
        if not chosen:
            raise UserError(
                self.env._(
                    "Nobody signs copies for %(agency)s yet: its head enters who does, "
                    "under “Who signs copies” (Decree 30/2020 Điều 27).",
                    agency=self.agency_id.name,
                )
            )
        return chosen

    def _earlier_copy(self, kind, copy_id, of_received):
        """Return the true copy a "sao lục" is made of, and of nothing else (R158).

        None when that is the document itself, as it was received.
        """
        copies = self.env["qlvb.copy"]
        if kind != "sl" or (of_received and self.direction == "incoming"):
            return copies
        earlier = copies.browse(copy_id or 0).exists()
        if (
            earlier.document_id != self
            or earlier.kind != "sy"
            or earlier.state != "made"
        ):
            raise UserError(
                self.env._(
                    "A copy of a copy (sao lục) is made of a true copy (sao y) that is "
                    "in the system: choose it, or say that the document received is "
                    "one (Decree 30/2020 Điều 25.2)."
                )
            )
        return earlier

    def _copied_file(self, medium):
        main = self._current_files("main")[:1]
        if not main or main.mimetype != PDF:
            raise UserError(self.env._("There is no PDF of the document to copy."))
        if not main.signed and not main.scan_facts:
            raise UserError(
                self.env._(
                    "“%(name)s” is neither signed nor a scan of a paper: no certified "
                    "copy is made of it.",
                    name=main.name,
                )
            )
        return main

    def _medium_of(self, file) -> str:
        return "electronic" if file.signed else "paper"

    def _copy_source(self, kind, medium, earlier):
        """Return the file that is copied.

        :raise UserError: a copy the law does not know, or no file to copy
        """
        source = earlier.file_id or self._copied_file(medium)
        self._check_lawful(kind, medium, earlier.medium or self._medium_of(source))
        return source

    def _check_lawful(self, kind, medium, source_medium):
        """Refuse forms of copying that Điều 25 does not know."""
        if (kind, medium) in LAWFUL[source_medium]:
            return
        raise UserError(
            self.env._(
                "An electronic document that carries its signatures is its own "
                "original: send it as it is, or make the copy on paper "
                "(Decree 30/2020 Điều 25)."
            )
        )

    def _as_scanned(self, source, earlier, values):
        """Return the scan to sign, as the law asks scans to be.

        What was registered stays: a better scan is a file of the copy. Where the one
        that was registered is fit, no other is certified in its place.
        """
        is_better = values.get("scan") and self._poor_scan_words(source)
        if earlier or is_better:
            source = self._kept_scan(values)
        if words := self._poor_scan_words(source):
            raise UserError(words)
        return source

    def _poor_scan_words(self, source) -> str:
        """Return why a scan is not signed as a copy, and what to do; or nothing."""
        quality = source._scan()
        if not quality or source.mimetype != PDF:
            return self.env._(
                "The paper is not here as a scanned PDF. Scan it and add the scan here."
            )
        lacks = scan_quality.shortcomings(quality, self._scan_rules())
        return lacks and self.env._(
            "The scan that is here is not fit for a certified copy: %(facts)s. Asked "
            "for: %(wishes)s. Scan the paper again and add the new scan here; what was "
            "registered stays as it is.",
            facts=self._scan_facts(quality),
            wishes=self._scan_lacks(lacks),
        )

    def _arrived_as_copy(self) -> bool:
        """Return whether what was received seems to be a true copy (sao y) itself."""
        kind = fold(self.code_notation or "").partition("-")[0]
        return self.direction == "incoming" and kind == "sy"

    def _kept_scan(self, values):
        if not values.get("scan"):
            raise UserError(self.env._("Add the scan of the copy on paper."))
        files = self.env["qlvb.document.file"]
        name = values.get("scan_name") or "sao-y.pdf"
        data = files._sent(values["scan"], name)
        # One file of its own each: never a version of another copy's scan.
        sequence = len(self.sudo().file_ids) + 1_000_000
        return files._store(self, data, name, "copy", sequence=sequence)
