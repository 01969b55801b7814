# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from collections.abc import Set
from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import merge
from odoo.addons.qlvb_core.qlvb_toolkit.errors import TemplateError


class QlvbDocumentTemplate(models.Model):
    """A DOCX layout of Decree 30/2020 Phụ lục I and III; drafts are made from it."""

    _name = "qlvb.document.template"
    _description = "Document template"
    _order = "sequence, id"

    name = fields.Char(required=True)
    type_id = fields.Many2one(
        "qlvb.document.type", ondelete="restrict", string="Document type"
    )
    agency_id = fields.Many2one(
        "qlvb.unit", ondelete="restrict", string="Only of agency"
    )
    content = fields.Binary(string="DOCX file", required=True, attachment=True)
    has_addressees = fields.Boolean(
        string="Prints “Kính gửi”", help="The recipients are addressed by name."
    )
    legal_ref = fields.Char(string="Form of the decree")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    @api.model
    def _for_type(self, type_, agency):
        """Return the templates of a type, an agency's own before the common ones.

        A type without a form of its own takes the general one, a new draft any.
        """
        here = [("agency_id", "in", [agency.id, False])]
        of_type = [("type_id", "=", type_.id)] if type_ else []
        found = self.search(here + of_type) or self.search(
            [*here, ("type_id", "=", False)]
        )
        return found.sorted(lambda t: (not t.agency_id, t.sequence, t.id))

    def _printed_variables(self) -> Set[str]:
        """Return the names of the variables the template prints.

        :raise UserError: the template is broken
        """
        with self._template_errors_in_words():
            return merge.printed_variables(base64.b64decode(self.content))

    def _render(self, context) -> bytes:
        """Return a DOCX filled with ``context`` (a ``DraftContext``).

        :raise UserError: the template is broken
        """
        with self._template_errors_in_words():
            return merge.render_docx(
                base64.b64decode(self.content), context.as_template_context()
            )

    @contextmanager
    def _template_errors_in_words(self):
        try:
            yield
        except TemplateError as error:
            raise UserError(
                self.env._(
                    "Template “%(name)s” cannot be used: %(detail)s. Tell the "
                    "operator.",
                    name=self.name,
                    detail=error.params["detail"],
                )
            ) from error
