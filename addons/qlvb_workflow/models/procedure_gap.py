# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.office_language import in_office_language


class QlvbProcedurePart(models.Model):
    """Who leads a step that nobody holds by now (closed flow: Điều 8, R67).

    The head of the unit the part names, or of the nearest one above it; else the head
    of the office, where the clerks of the agency sit; else the agency's leader.
    """

    _inherit = "qlvb.procedure.part"

    def _holder_instead(self) -> dict:
        """Return who leads in place of this part, as a line; empty when nobody can."""
        office = self._posts_with("clerk")[:1].unit_id
        for unit in self._unit_named() | office:
            if line := self._nearest_headed(unit):
                return line
        return self._person_line(self._posts_with("leader")[:1].user_id)

    def _unit_named(self):
        """Return the unit of the part; of a person that of the last post held."""
        # sudo: posts, ended ones as well, say only which unit is meant
        part = self.sudo()
        posts = part.user_id.qlvb_post_ids.filtered(
            lambda post: post.agency_id == part.agency_id
        )
        return part.unit_id or (part.post_id or posts.sorted("id")[-1:]).unit_id

    def _nearest_headed(self, unit) -> dict:
        while unit.kind == "department":
            if line := self._unit_line(unit):
                return line
            unit = unit.parent_id
        return {}

    def _gap_words(self, instead: dict) -> str:
        """Return that nobody holds the part, and what becomes of it."""
        part = in_office_language(self)
        if not instead:
            return part.env._(
                "Nobody holds “%(part)s” now: the step goes on without.",
                part=part.holder,
            )
        return part.env._(
            "Nobody holds “%(part)s” now: given to %(instead)s.",
            part=part.holder,
            instead=part._instead_words(instead),
        )

    def _instead_words(self, line) -> str:
        # sudo: names of units and leaders are no secret
        if unit_id := line.get("unit_id"):
            unit = self.env["qlvb.unit"].sudo().browse(unit_id)
            return self.env._("the head of %(unit)s", unit=unit.name)
        user = self.env["res.users"].sudo().browse(line["user_id"])
        return self.env._("the leader %(who)s", who=user.name)


class QlvbProcedureStep(models.Model):
    _inherit = "qlvb.procedure.step"

    def _unheld_part(self):
        """Return the lead's part when nobody holds it now, else an empty set."""
        return self.part_ids.filtered(
            lambda part: part.role == "lead" and not part._holder_now()
        )

    def _filled_lines(self, document):
        """Return who gets what in mid-procedure, and a sentence for each part unheld.

        :return: lines as ``_lines`` gives them, sentences in the office's language
        """
        lines, words, due = [], [], self._due(document)
        for part in self._ordered_parts():
            holder = part._holder_now()
            if not holder:
                holder = part._holder_instead() if part.role == "lead" else {}
                words.append(part._gap_words(holder))
            if holder and not any(holder.items() <= line.items() for line in lines):
                lines.append({"role": part.role, **due, **holder})
        return lines, words

    def _go_on(self, document, said=None):
        """Begin this step after another one; where nobody holds a part, by the rule.

        :param said: what whoever finished the step before says of it
        :raise UserError: there is not even a leader to lead it
        """
        vacant = self._unheld_part()
        lines, words = self._filled_lines(document)
        if not any(line["role"] == "lead" for line in lines):
            raise self._nobody_error(vacant)
        given = self._begin(document, lines, "\n".join(filter(None, [*words, said])))
        if vacant:
            lead = given.filtered(lambda a: a.role == "lead")
            # sudo: who stands in is noted by the act that gave it
            lead.sudo().instead_of = in_office_language(vacant).holder
        if words:
            self.env["qlvb.audit.event"]._log(
                "document.step_unheld",
                document,
                note=" ".join(words),
                step=self.display_name,
            )
        return given
