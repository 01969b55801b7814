# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import html2plaintext

from odoo.addons.qlvb_core.form_of import place_of


class QlvbDocument(models.Model):
    """A newer version is linked to the one it replaces or amends (Điều 18.3; R77)."""

    _inherit = "qlvb.document"

    replacement_kind = fields.Selection(
        [("replace", "Replaces"), ("amend", "Amends")],
        string="Relation to the earlier document",
        copy=False,
    )
    replaces_ids = fields.Many2many(
        "qlvb.document",
        "qlvb_document_version",
        "newer_id",
        "older_id",
        string="Earlier document",
        copy=False,
    )
    replaced_by_ids = fields.Many2many(
        "qlvb.document",
        "qlvb_document_version",
        "older_id",
        "newer_id",
        string="Newer versions",
        copy=False,
    )
    replaced_identifiers = fields.Text(
        string="Sender's identifiers of the earlier ones",
        readonly=True,
        copy=False,
        help="One a line.",
    )
    newer_words = fields.Html(
        string="Newer version", compute="_compute_version_words", sanitize=False
    )
    older_words = fields.Html(
        string="Earlier version", compute="_compute_version_words", sanitize=False
    )

    _replaced_idx = models.Index("(agency_id) WHERE replaced_identifiers IS NOT NULL")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"replaced_by_ids", "replaced_identifiers"}

    def _here_domain(self):
        """The version it replaces is no duplicate, though number or file agree."""
        # sudo: only which ones are left out
        older = self.sudo().replaces_ids.ids
        return super()._here_domain() & Domain("id", "not in", older)

    # -- what the form says -------------------------------------------------------

    @api.depends_context("uid", "lang")
    @api.depends("replaces_ids.state", "replaced_by_ids.state")
    def _compute_version_words(self):
        # sudo: whoever reads one version is told that there is another
        for document, seen in zip(self, self.sudo(), strict=True):
            newer = seen.replaced_by_ids.filtered(lambda d: d._counts_as_newer())
            document.newer_words = Markup("<br/>").join(
                self._newer_line(other) for other in newer
            )
            document.older_words = Markup("<br/>").join(
                self._older_line(seen.replacement_kind, other)
                for other in seen.replaces_ids
            )

    def _deck_earlier(self):
        """Say in the slip beside the paper what becomes of an earlier one (R77)."""
        # sudo: whoever decides about one version is told of the other
        seen = self.sudo()
        lines = [
            self._plain(seen._older_line(seen.replacement_kind, other))
            for other in seen.replaces_ids
        ]
        return [*super()._deck_earlier(), *lines]

    def _register_mark(self):
        """Return the mark of the register: by what it was replaced, or corrected."""
        # sudo: the register of the agency names its own documents
        newer = self.sudo().replaced_by_ids.filtered(lambda d: d._counts_as_newer())
        words = [self._plain(self._newer_line(other)) for other in newer]
        return "; ".join(filter(None, [super()._register_mark(), *words]))

    @staticmethod
    def _plain(line) -> str:
        return html2plaintext(line, include_references=False).strip(" .\n")

    def _counts_as_newer(self) -> bool:
        if self.direction == "incoming":
            return self.state not in ("refused", "recalled")
        return self.state == "issued" and self.recall_state != "recalled"

    def _newer_line(self, newer):
        what = self._version_link(newer)
        if newer.replacement_kind == "amend":
            return self.env._("Amended by %(what)s.", what=what)
        return self.env._("Replaced by %(what)s.", what=what)

    def _older_line(self, kind, older):
        what = self._version_link(older)
        if kind == "amend":
            return self.env._("Amends %(what)s.", what=what)
        return self.env._("Replaces %(what)s.", what=what)

    def _version_link(self, other) -> Markup:
        """Return number and day; a link for whoever may open it (R28)."""
        readable = other.with_env(self.env(su=False)).has_access("read")
        if other.is_restricted and not readable:
            return escape(self.env._("another document"))
        words = self.env._(
            "%(code)s of %(day)s",
            code=other.code or other.subject[:80],
            day=self._day(other.issued_date or other.date),
        )
        link = Markup('<a href="/odoo/{}">{}</a>')
        return link.format(place_of(other), words) if readable else escape(words)

    # -- linking what arrives -----------------------------------------------------

    def _link_versions(self):
        """Link an arrived document to its other versions, whichever came first."""
        # sudo: the system links rows of one agency that one sender sent
        document = self.sudo()
        named = document._named_earlier()
        beside = document._from_same_sender()
        earlier = document.search(beside & Domain("source_identifier", "in", named))
        earlier._note_newer(document)
        if document.source_identifier in named:
            return
        for newer in document.search(
            beside & Domain("replaced_identifiers", "!=", False)
        ):
            if document.source_identifier in newer._named_earlier():
                document._note_newer(newer)

    def _named_earlier(self) -> list[str]:
        return (self.replaced_identifiers or "").splitlines()

    def _from_same_sender(self):
        here = Domain("id", "!=", self.id) & Domain(
            "agency_id", "in", self.agency_id._with_predecessors().ids
        )
        if self.delivery_id:
            return here & Domain("delivery_id", "!=", False)
        return (
            here
            & Domain("delivery_id", "=", False)
            & Domain("issuer_organ_id", "=", self.issuer_organ_id)
        )

    def _note_newer(self, newer):
        """Link ``newer`` to these, once, and tell who holds them."""
        for document in self - newer.replaces_ids:
            newer.replaces_ids = [Command.link(document.id)]
            document._log_newer(newer)
            document._tell_newer(document._keys_waiting(), newer)

    def _log_newer(self, newer):
        kind = newer.replacement_kind or "replace"
        code = None if newer.is_restricted else newer.code
        self.env["qlvb.audit.event"]._log(
            "document.amended" if kind == "amend" else "document.replaced",
            self,
            newer=code,
        )

    def _tell_newer(self, keys, newer):
        self._tell_keys(
            keys,
            lambda env: (
                env._("A newer version"),
                env._(
                    "The sender has sent a newer version of %(what)s: %(newer)s.",
                    what=self._known_as(env),
                    newer=newer._known_as(env),
                ),
            ),
        )
