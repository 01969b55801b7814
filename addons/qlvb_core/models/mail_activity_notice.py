# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..form_of import form_of


class MailActivity(models.Model):
    """A notice of the system: what it tells of is shown and opened (R18).

    The notice itself names no document. What is shown is read anew each time with the
    reader's own rights: who has lost the right to a document sees no name of it.
    """

    _inherit = "mail.activity"

    # Written by the system alone, or somebody's link would come under its name.
    qlvb_link = fields.Char(string="Leads to", groups=fields.NO_ACCESS)
    qlvb_document_ids = fields.Many2many(
        "qlvb.document",
        "qlvb_notice_document_rel",
        string="Documents told of",
        groups=fields.NO_ACCESS,
    )
    qlvb_text = fields.Char(string="What it says", readonly=True)
    qlvb_about = fields.Char(string="Document", compute="_compute_qlvb_about")

    @api.depends("res_name", "qlvb_document_ids")
    @api.depends_context("uid")
    def _compute_qlvb_about(self):
        # sudo: what the activity is about; what of it is shown, the next line decides
        told = self.sudo().qlvb_document_ids.with_env(self.env)
        names = {d.id: d.display_name for d in told._filtered_access("read")}
        for activity in self:
            ids = activity.sudo().qlvb_document_ids.ids
            about = "; ".join(names[id_] for id_ in ids if id_ in names)
            activity.qlvb_about = about or activity.res_name

    def action_open_document(self):
        """Open what a notice tells of: its one document, else the page it names."""
        self.ensure_one()
        self.check_access("read")
        notice = self.sudo()  # sudo: where it leads to checks the rights itself
        if not notice.qlvb_link:
            return super().action_open_document()
        documents = notice.qlvb_document_ids.with_env(self.env)
        if len(documents) == 1 and documents.has_access("read"):
            return form_of(documents)
        return {
            "type": "ir.actions.act_url",
            "url": f"/odoo/{notice.qlvb_link}",
            "target": "self",
        }
