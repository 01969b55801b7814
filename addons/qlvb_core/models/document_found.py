# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from ..principal import user_principal
from ..qlvb_toolkit.snippet import snippet
from .audit_reading import FOUND
from .role import WORKING_ROLES

SEARCHED = "qlvb_searched"


class QlvbDocument(models.Model):
    """What a search may ask for besides the fields, and what it shows (R177)."""

    _inherit = "qlvb.document"

    found_text = fields.Html(compute="_compute_found_text", string="Found text")
    holder_names = fields.Char(search="_search_holder_names")
    is_finished = fields.Boolean(search="_search_is_finished")

    # -- the place where the words stand ----------

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, *args, **options):
        searching = self
        if "found_text" in specification:
            words = self._searched_words(domain)
            searching = self.with_context(**{SEARCHED: words})
        return super(QlvbDocument, searching).web_search_read(
            domain, specification, *args, **options
        )

    @api.model
    def _searched_words(self, domain) -> str:
        conditions = Domain(domain).iter_conditions()
        values = (c.value for c in conditions if c.field_expr == "search_text")
        return " ".join(value for value in values if isinstance(value, str))

    @api.depends_context(SEARCHED, "uid")
    def _compute_found_text(self):
        words = self.env.context.get(SEARCHED)
        contents = self._searched_contents() if words else {}
        for document in self:
            document.found_text = document._found_in(contents, words)
        self._note_found(self.filtered("found_text"))

    def _note_found(self, documents):
        """Whoever is shown a passage has read it (R30)."""
        if documents and not self.env.su:
            self.env["qlvb.audit.event"]._log_readings(FOUND, documents)

    def _searched_contents(self) -> dict[int, list[str]]:
        """Return what the current files say, of those that may be read.

        A file has a rule of its own: a document may be seen and its content closed.
        """
        readable = self.env["qlvb.document.file"].search(
            [
                ("document_id", "in", self._filtered_access("read").ids),
                ("is_current", "=", True),
            ],
            order="document_id, role, sequence",
        )
        # sudo: `text_content` is readable by nobody; the right was checked above
        files = readable.sudo()
        files.fetch(["document_id", "text_content"])
        contents = {}
        for found in files:
            contents.setdefault(found.document_id.id, []).append(found.text_content)
        files.invalidate_model(["text_content"])
        return contents

    def _found_in(self, contents, words):
        for content in filter(None, contents.get(self.id, ())):
            if pieces := snippet(content, words):
                return Markup("").join(
                    Markup("<mark>%s</mark>") % piece.text
                    if piece.found
                    else piece.text
                    for piece in pieces
                )
        return False

    # -- conditions ----------

    def _search_holder_names(self, operator, value):
        """Find by the person or the unit that has it now, accents or not."""
        if operator != "ilike":
            return NotImplemented
        # sudo: the names of colleagues and units are no secret
        users = self.env["res.users"].sudo().search([("name", "ilike", value)])
        units = self.env["qlvb.unit"].sudo().search([("name", "ilike", value)])
        principals = [user_principal(user) for user in users]
        principals += [
            f"{role}@{unit.id}" for role in sorted(WORKING_ROLES) for unit in units
        ]
        held = Domain("state", "=", "open") & Domain("principal", "in", principals)
        return Domain("work_item_ids", "any", held)

    def _search_is_finished(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "in" if True in value else "not in", self._ends())

    @api.model
    def _ends(self) -> list[str]:
        return sorted(self._end_states())
