# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..qlvb_toolkit import text
from ..rpc_call import clean_id
from .account_bulk import KINDS, PERSON_FIELDS


class QlvbAccount(models.Model):
    """Changing accounts that exist, one or many in one act (R20, R249)."""

    _inherit = "qlvb.account"

    @api.model
    def _adjust_accounts(self, request, changes):
        """Change persons and the roles and titles of their posts.

        :param request: the ``qlvb.account.request`` that orders all of it
        :param changes: pairs of an account and a mapping of ``name``, ``person_kind``,
            ``employee_code``, ``phone`` and ``posts`` (a mapping of the post's id to
            its ``title`` and ``role_ids``); ``edit_stamp``, if it was read for this
        :raise UserError: a change is wrong, or somebody changed the account since it
            was read; nothing is done
        """
        changes = [
            (account, self._clean_changes(values)) for account, values in changes
        ]
        accounts = self.union(*(account for account, _values in changes))
        for account, values in changes:
            if values["edit_stamp"]:
                account._check_not_overwriting(values["edit_stamp"])
        accounts._ordered("adjust", request)
        for account, values in changes:
            before = account._person_words()
            account._adjust_person(values)
            account._adjust_posts(values["posts"])
            account._done("adjust", request.id)
            self.env["qlvb.audit.event"]._log(
                "account.change", account, before=before, after=account._person_words()
            )

    @api.model
    def _clean_changes(self, values) -> dict:
        """Return the changes in their types, from whatever a caller sent."""
        try:
            posts = {
                clean_id(post_id): self._clean_post_change(change)
                for post_id, change in (values.get("posts") or {}).items()
            }
            name = text.tidy(values.get("name") or "")
            return {
                "name": name,
                **self._clean_person(values),
                "posts": posts,
                "edit_stamp": values.get("edit_stamp"),
            }
        except (TypeError, ValueError, AttributeError) as error:
            raise UserError(self.env._("The account is not described well.")) from error

    @api.model
    def _clean_post_change(self, change) -> dict:
        cleaned = {}
        if "title" in change:
            cleaned["title"] = text.tidy(change["title"] or "")
        if "role_ids" in change:
            cleaned["role_ids"] = [clean_id(role) for role in change["role_ids"] or ()]
        return cleaned

    def _adjust_person(self, values):
        if "person_kind" in values and values["person_kind"] not in KINDS:
            self._refuse(
                "adjust", self.env._("Choose what kind of person the account is for.")
            )
        if problems := list(self._form_problems(values)):
            self._refuse("adjust", "\n".join(problems))
        # sudo: _ordered has checked the actor's right over the account
        account = self.sudo()
        changes = {name: values[name] for name in PERSON_FIELDS if name in values}
        account.write(changes)
        if values["name"] and values["name"] != account.name:
            account.user_id.name = values["name"]

    def _adjust_posts(self, changes):
        for post_id, values in changes.items():
            # sudo: as in _adjust_person; the post must be of this account and agency
            account = self.sudo()
            own = account.post_ids.filtered(lambda p: p.agency_id == self.agency_id)
            self._adjust_post(own.filtered_domain([("id", "=", post_id)]), values)

    def _adjust_post(self, post, values):
        if not post:
            self._refuse("adjust", self.env._("Choose a post of this account."))
        wanted = {
            "unit_id": post.unit_id.id,
            "role_ids": values.get("role_ids", post.role_ids.ids),
            "title": values.get("title", post.title),
            "date_from": post.date_from,
            "date_to": post.date_to,
        }
        self._check_post("adjust", wanted, but=post)
        self._check_role_work_remains_held(
            "adjust", post, self._post_principals(wanted)
        )
        post.write(
            {
                "title": wanted["title"],
                "role_ids": [Command.set(wanted["role_ids"])],
            }
        )

    def _person_words(self) -> dict:
        return {name: self[name] or None for name in ("name", *PERSON_FIELDS)}
