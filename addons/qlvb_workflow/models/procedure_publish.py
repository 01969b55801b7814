# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.form_of import form_of
from odoo.addons.qlvb_core.said import said


class QlvbProcedure(models.Model):
    """The acts on a procedure: publish, draft a new version, apply it no longer."""

    _inherit = "qlvb.procedure"

    def action_publish(self):
        """Publish this version; the one before it applies to nothing new (R66, R70).

        :raise UserError: published already, or something is wrong, all of it named
        :raise AccessError: not the head of the agency, nor delegated by the head
        """
        self.ensure_one()
        self._check_may_define("publish")
        self._check_is_draft()
        if problems := self._problems():
            raise UserError("\n".join(problems))
        # sudo: the right was checked above; nobody else writes what is published
        published = self.sudo()
        published.write(
            {
                "published_at": fields.Datetime.now(),
                "published_by_id": self.env.uid,
                "state": "in_force",
            }
        )
        published.previous_id._end()
        self.env["qlvb.audit.event"]._log(
            "procedure.publish",
            self,
            version=self.version,
            rule=self.rule_number,
            rule_date=self.rule_date,
        )
        return said(
            self.env._("%(name)s applies from now on.", name=self.display_name),
            follows={"type": "ir.actions.client", "tag": "soft_reload"},
        )

    def action_new_version(self):
        """Open the draft of the next version: this one, ready to be changed (R70).

        :raise UserError: a draft itself, or another version has followed this one
        :raise AccessError: not the head of the agency, nor delegated by the head
        """
        self.ensure_one()
        self._check_may_define("new_version")
        if self.state == "draft":
            raise UserError(self.env._("This is a draft already: change it."))
        following = self.search([("previous_id", "=", self.id)])
        if following and following.state != "draft":
            raise UserError(
                self.env._(
                    "%(name)s has followed it: draft the new version from there.",
                    name=following.display_name,
                )
            )
        return form_of(following or self._copy_as_next())

    def _copy_as_next(self):
        # sudo: number and predecessor of a version are given by this act alone
        draft = self.sudo().copy(
            {"previous_id": self.id, "version": self.version + 1, "name": self.name}
        )
        pairs = zip(
            self.step_ids.sorted("sequence"),
            draft.step_ids.sorted("sequence"),
            strict=True,
        )
        copies = dict(pairs)
        for step, copy in copies.items():
            if step.next_id:
                copy.next_id = copies[step.next_id]
        return draft.sudo(False)

    def action_end(self):
        """Apply it to no new document any more; those under way go on by it.

        :raise UserError: not in force
        :raise AccessError: not the head of the agency, nor delegated by the head
        """
        self.ensure_one()
        self._check_may_define("end")
        if self.state != "in_force":
            raise UserError(self.env._("Only what is in force can be ended."))
        # sudo: the right was checked above
        self.sudo()._end()
        return said(
            self.env._("%(name)s applies to nothing new.", name=self.display_name),
            follows={"type": "ir.actions.client", "tag": "soft_reload"},
        )

    def _end(self):
        for procedure in self.filtered(lambda p: p.state == "in_force"):
            procedure.write({"state": "ended", "ended_at": fields.Datetime.now()})
            self.env["qlvb.audit.event"]._log(
                "procedure.end", procedure, version=procedure.version
            )
