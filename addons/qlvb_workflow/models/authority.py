# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

DEPUTY = "Phó "


class QlvbAuthority(models.Model):
    """The right of a post to sign in another's stead (Decree 30/2020 Điều 13).

    What is printed above the signature follows Phụ lục I phần II mục 7.
    """

    _name = "qlvb.authority"
    _description = "Signing authority"
    _order = "date_from desc, id desc"
    _rec_name = "code"

    code = fields.Selection(
        [
            ("KT.", "KT. (for the head)"),
            ("TL.", "TL. (by order)"),
            ("TUQ.", "TUQ. (by written delegation)"),
            ("Q.", "Q. (acting head)"),
        ],
        required=True,
    )
    post_id = fields.Many2one(
        "qlvb.post", required=True, ondelete="restrict", index=True, string="Signer"
    )
    agency_id = fields.Many2one(
        related="post_id.agency_id", store=True, index=True, string="Agency"
    )
    type_ids = fields.Many2many(
        "qlvb.document.type",
        string="Kinds of documents",
        help="Other kinds are refused. Empty: every kind.",
    )
    scope = fields.Text(
        string="Content", help="Fields of work; whoever checks and signs reads it."
    )
    instrument = fields.Char(required=True, help="The written decision that gives it.")
    date_from = fields.Date(required=True)
    date_to = fields.Date()

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "An authority cannot end before it begins.",
    )

    @api.model
    def _in_force(self, post, day, document_type=None):
        """Return the authority of ``post`` on ``day``, empty when there is none.

        :param document_type: only one that covers this type (``qlvb.document.type``)
        """
        if not post.sudo()._holds_on(day):
            return self.browse()
        held = self.sudo().search(
            [
                ("post_id", "=", post.id),
                ("date_from", "<=", day),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", day),
            ]
        )
        if document_type is not None:
            held = held.filtered(
                lambda a: not a.type_ids or document_type in a.type_ids
            )
        return held[:1]

    def _end_before(self, day):
        """End these the day before ``day``; one still to come never holds."""
        last = day - timedelta(1)
        for authority in self:
            start = min(authority.date_from, last)
            authority.write({"date_from": start, "date_to": last})
            self.env["qlvb.audit.event"]._log(
                "authority.end",
                authority,
                authority=authority.code,
                post=authority.post_id,
                date_to=last,
            )

    @api.model
    def _lines(self, post, day, document_type=None) -> tuple[str, ...]:
        """Return what stands above the signature of ``post``, one entry per line.

        :param document_type: the kind of document signed; None asks of no kind
        :raise UserError: the post may not sign on that day, or not that kind (R127)
        """
        authority = self._in_force(post, day, document_type)
        title = post.title.upper()
        committee = post.agency_id.is_committee
        if authority.code == "Q.":
            lines = [f"Q. {self._chief_title(post)}"]
        elif self._is_chief(post):
            lines = [title]
        elif authority:
            lines = [f"{authority.code} {self._chief_title(post)}", title]
        else:
            raise UserError(self._no_authority_message(post, day, document_type))
        if committee and authority.code in (False, "KT.", "Q."):
            lines.insert(0, "TM. ỦY BAN NHÂN DÂN")
        return tuple(lines)

    def _is_chief(self, post) -> bool:
        leads = "leader" in post.sudo().role_ids.mapped("code")
        return leads and not post.title.startswith(DEPUTY)

    def _chief_title(self, post) -> str:
        """Return the title of the head whose place is taken, in capitals."""
        if "leader" in post.sudo().role_ids.mapped("code"):
            return post.title.removeprefix(DEPUTY).upper()
        leaders = self._leader_posts(post.agency_id)
        chief = leaders.filtered(self._is_chief)[:1] or leaders[:1]
        return (chief.title or "").removeprefix(DEPUTY).upper()

    @api.model
    def _leader_posts(self, agency):
        """Return the posts of the leaders of ``agency`` that are in force."""
        leads = [
            ("agency_id", "=", agency.id),
            ("role_ids.code", "=", "leader"),
            ("in_force", "=", True),
        ]
        # sudo: who leads an agency is known to everybody
        return self.env["qlvb.post"].sudo().search(leads).with_env(self.env)

    def _no_authority_message(self, post, day, document_type):
        if narrower := self._in_force(post, day):
            return self.env._(
                "%(who)s signs %(code)s only %(kinds)s, by %(instrument)s; this is "
                "%(kind)s (Decree 30/2020/NĐ-CP Điều 13). Choose another signer.",
                who=post.display_name,
                code=narrower.code,
                kinds=", ".join(narrower.type_ids.mapped("name")),
                instrument=narrower.instrument,
                kind=document_type.name or self.env._("of no named kind"),
            )
        return self.env._(
            "%(who)s has no authority to sign on %(day)s (KT., TL., TUQ.; Decree "
            "30/2020/NĐ-CP Điều 13). Choose another signer, or have the authority "
            "entered.",
            who=post.display_name,
            day=day.strftime("%d/%m/%Y"),
        )
