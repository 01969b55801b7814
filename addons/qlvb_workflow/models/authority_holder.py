# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today


class QlvbAuthority(models.Model):
    """An authority is held by a post, and only while that post is held (Điều 13).

    The row says what a decision says, which is evidence: the end of a post writes
    nothing into it. Whether somebody still holds it is computed, and shown.
    """

    _inherit = "qlvb.authority"

    state = fields.Selection(
        [
            ("coming", "To come"),
            ("in_force", "In force"),
            ("ended", "Ended"),
            ("without_holder", "Signer left the post"),
        ],
        compute="_compute_state",
        search="_search_state",
    )
    holder_until = fields.Date(
        string="Signer holds the post until",
        compute="_compute_state",
        help="Before the last day that the decision says.",
    )
    holder_words = fields.Char(compute="_compute_state")

    @api.depends(
        "date_from",
        "date_to",
        "post_id.date_from",
        "post_id.date_to",
        "post_id.ended_at",
    )
    def _compute_state(self):
        for authority in self:
            # sudo: since when and until when a post is held is known to everybody
            post, last = authority.post_id.sudo(), authority.date_to
            ends_first = post.date_to and (not last or post.date_to < last)
            authority.holder_until = ends_first and post.date_to
            authority.state = authority._state_on(today())
            authority.holder_words = authority._holder_words()

    def _state_on(self, day) -> str:
        post = self.post_id.sudo()
        if self.date_to and self.date_to < day:
            return "ended"
        if post.ended_at or (post.date_to and post.date_to < day):
            return "without_holder"
        if not self.date_from or self.date_from > day:
            return "coming"
        return "in_force"

    def _holder_words(self) -> str:
        """Say that the post ends, or has ended, before the authority does."""
        if not self.holder_until or self.state == "ended":
            return ""
        day = self.holder_until.strftime("%d/%m/%Y")
        if self.state == "without_holder":
            return self.env._(
                "The signer held this post until %(day)s: nobody signs by this "
                "authority any more. A successor needs a decision and an entry of the "
                "own.",
                day=day,
            )
        return self.env._(
            "The signer holds this post until %(day)s: the authority ends with it.",
            day=day,
        )

    @api.model
    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        domains = self._state_domains(today())
        return Domain.OR(domains[state] for state in domains if state in value)

    @api.model
    def _state_domains(self, day) -> dict:
        """Return the same as ``_state_on``, for each state."""
        ended = Domain("date_to", "!=", False) & Domain("date_to", "<", day)
        left = Domain("post_id.ended_at", "!=", False)
        left |= Domain("post_id.date_to", "!=", False) & Domain(
            "post_id.date_to", "<", day
        )
        coming = Domain("date_from", ">", day)
        return {
            "ended": ended,
            "without_holder": ~ended & left,
            "coming": ~ended & ~left & coming,
            "in_force": ~ended & ~left & ~coming,
        }

    def _held_from(self, day):
        """Return those that somebody would hold on ``day`` or later."""
        return self.filtered(lambda a: a._state_on(day) in ("coming", "in_force"))

    def _note_holder_left(self):
        """Tell the journal that nobody holds these any more from a day on."""
        for authority in self:
            self.env["qlvb.audit.event"]._log(
                "authority.holder_left",
                authority,
                authority=authority.code,
                post=authority.post_id,
                date_to=authority.post_id.date_to,
            )

    @api.constrains("date_from", "post_id")
    def _check_held_by_post(self):
        """Nobody signs by a post before or after holding it (R127)."""
        day = today()
        lasting = self.filtered(lambda a: not a.date_to or a.date_to >= day)
        for authority in lasting:
            # sudo: since when and until when a post is held is known to everybody
            post = authority.post_id.sudo()
            if authority._state_on(day) == "without_holder":
                raise ValidationError(
                    self.env._(
                        "%(who)s left this post on %(day)s. Choose a post that is "
                        "held now.",
                        who=post.display_name,
                        day=post.date_to.strftime("%d/%m/%Y"),
                    )
                )
            if authority.date_from < post.date_from:
                raise ValidationError(
                    self.env._(
                        "%(who)s holds this post from %(day)s on, so the authority "
                        "cannot begin before that day.",
                        who=post.display_name,
                        day=post.date_from.strftime("%d/%m/%Y"),
                    )
                )
