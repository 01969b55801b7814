# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today

from .authority import DEPUTY


class QlvbAuthority(models.Model):
    """Who gives an authority to whom, and within which bounds (Decree 30 Điều 13)."""

    _inherit = "qlvb.authority"

    giver_id = fields.Many2one(
        "qlvb.post",
        ondelete="restrict",
        string="Given by",
        help="The head of the agency: what was given is not given on.",
    )

    @api.onchange("post_id", "code")
    def _onchange_giver_id(self):
        self.giver_id = self.code != "Q." and self._chief_post(self.post_id.agency_id)

    @api.model
    def _chief_post(self, agency):
        """Return the post of the head of ``agency``, empty when nobody holds it."""
        leaders = self._leader_posts(agency)
        return leaders.filtered(self._is_chief)[:1]

    @api.model_create_multi
    def create(self, vals_list):
        given = super().create([self._with_giver(vals) for vals in vals_list])
        given._check_giver_rights()
        given._tell("authority.give")
        return given

    @api.model
    def _with_giver(self, vals) -> dict:
        if vals.get("giver_id") or vals.get("code") == "Q.":
            return vals
        post = self.env["qlvb.post"].browse(vals.get("post_id"))
        return {**vals, "giver_id": self._chief_post(post.agency_id).id}

    def write(self, vals):
        self._check_giver_rights()
        result = super().write(vals)
        self._check_giver_rights()
        self._tell("authority.change")
        return result

    def _check_giver_rights(self):
        """Refuse a head what is another agency's; the operator sets up any."""
        user = self.env.user
        if self.env.su or user.has_group("qlvb_core.group_operator"):
            return
        acting = "Q." in self.mapped("code")  # appointed by the body above (Điều 13)
        if acting or self.agency_id - user._qlvb_headed_agencies():
            raise AccessError(
                self.env._(
                    "Only the head of the agency, or the operator, enters who signs "
                    "in the head's stead."
                )
            )

    def _tell(self, code):
        for authority in self:
            self.env["qlvb.audit.event"]._log(
                code,
                authority,
                authority=authority.code,
                post=authority.post_id,
                date_to=authority.date_to or "",
                words=authority._in_words(),
            )

    @api.constrains("giver_id", "post_id", "code")
    def _check_given_by_the_head(self):
        """What was given cannot be given on (Điều 13.4)."""
        for authority in self.filtered("giver_id"):
            giver, post = authority.giver_id, authority.post_id
            given_away = giver.agency_id == post.agency_id and self._is_chief(giver)
            # sudo: whose posts these are
            if not given_away or giver.sudo().user_id == post.sudo().user_id:
                raise ValidationError(
                    self.env._(
                        "%(who)s is not the head of %(agency)s: only the head gives "
                        "this authority, and who was given it does not give it on "
                        "(Decree 30/2020/NĐ-CP Điều 13).",
                        who=giver.display_name,
                        agency=post.agency_id.name,
                    )
                )

    @api.constrains("code", "post_id")
    def _check_receiver(self):
        """KT. is for deputies, TL. and TUQ. for heads of units (Điều 13.1 to 13.4)."""
        for authority in self:
            if not self._may_receive(authority.code, authority.post_id):
                raise ValidationError(self._wrong_receiver_message(authority))

    def _may_receive(self, code, post) -> bool:
        roles = set(post.sudo().role_ids.mapped("code"))
        if code == "KT.":
            return "leader" in roles and post.title.startswith(DEPUTY)
        if code == "Q.":
            return True
        heading = Domain("user_id", "=", post.sudo().user_id.id)
        heading &= Domain("in_force", "=", True)
        heading &= Domain("role_ids.code", "in", ("head", "leader"))
        heading &= Domain("unit_id", "child_of", post.agency_id.id)
        # sudo: which units a person heads is known to everybody
        posts = self.env["qlvb.post"].sudo().search(heading)
        return any(not p.title.startswith(DEPUTY) for p in posts)

    def _wrong_receiver_message(self, authority):
        if authority.code == "KT.":
            return self.env._(
                "%(who)s is no deputy: KT. is signed by a deputy of the head (Decree "
                "30/2020/NĐ-CP Điều 13.1).",
                who=authority.post_id.display_name,
            )
        return self.env._(
            "%(who)s heads no unit: %(code)s is given to the head of a unit of the "
            "agency (Decree 30/2020/NĐ-CP Điều 13.3, 13.4).",
            who=authority.post_id.display_name,
            code=authority.code,
        )

    @api.constrains("code", "scope", "date_to")
    def _check_bounds(self):
        """A TUQ. is bounded in time and in content (Điều 13.4)."""
        ended = self.filtered(lambda a: a.date_to and a.date_to <= today())
        for authority in (self - ended).filtered(lambda a: a.code == "TUQ."):
            if not authority.date_to or not (authority.scope or "").strip():
                raise ValidationError(
                    self.env._(
                        "TUQ. is bounded in time and in content: enter the last day "
                        "and what is delegated (Decree 30/2020/NĐ-CP Điều 13.4)."
                    )
                )

    def _in_words(self) -> str:
        """Return on what a signature rests, for those who draft, check and sign."""
        self.ensure_one()
        words = self.env._(
            "%(code)s by %(instrument)s", code=self.code, instrument=self.instrument
        )
        if self.type_ids:
            words += "; " + ", ".join(self.type_ids.mapped("name"))
        if self.scope:
            words += "; " + self.env._("content: %s", self.scope)
        if last := self.holder_until or self.date_to:
            words += "; " + self.env._("until %s", last.strftime("%d/%m/%Y"))
        return words


class QlvbDocument(models.Model):
    """On what the signature of the chosen signer will rest, while drafting (R127)."""

    _inherit = "qlvb.document"

    authority_words = fields.Char(compute="_compute_authority_words")
    authority_problem = fields.Char(compute="_compute_authority_words")

    @api.depends("direction", "state", "signer_post_id", "type_id")
    def _compute_authority_words(self):
        powers = self.env["qlvb.authority"]
        for document in self:
            post = document.signer_post_id
            document.authority_words = document.authority_problem = False
            if not post or document.direction == "incoming" or document.issued_date:
                continue
            document.authority_problem = document._authority_warning()
            held = powers._in_force(post, today(), document.type_id)
            if held and not document.authority_problem:
                document.authority_words = held._in_words()
