# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date
from itertools import combinations

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..clock import today
from ..field_words import FieldWords
from ..qlvb_toolkit import text
from .account import PERSON_KINDS

PERSON_FIELDS = ("person_kind", "employee_code", "phone")
KINDS = frozenset(kind for kind, _label in PERSON_KINDS)


class QlvbAccount(models.Model):
    """Creating accounts, many in one act: for the dialogs and the spreadsheet."""

    _inherit = "qlvb.account"

    @api.model
    def _create_accounts(self, request, vals_list):
        """Create accounts without passwords, with their posts, and return them.

        :param request: the ``qlvb.account.request`` that orders all of them
        :param vals_list: mappings of ``name``, ``login``, ``person_kind``, ``unit_id``,
            ``posts`` (each ``unit_id``, ``role_ids`` ids, ``title``, ``date_from``,
            ``date_to``, ``is_default``); ``employee_code``, ``phone``,
            ``is_admin_account``
        :raise UserError: a row is wrong; all problems in one message, nothing is done
        """
        rows = self._clean_rows(vals_list)
        units = self.env["qlvb.unit"].browse({row["unit_id"] for row in rows}).exists()
        for agency in units.sudo().agency_id:
            self._check_request("create", request, agency)
        return self._create_ordered(request, rows)

    @api.model
    def _create_ordered(self, request, rows):
        """Create the accounts of ``rows``, which ``request`` orders.

        The caller has checked the request.

        :raise UserError: a row is wrong
        """
        problems = self._row_problems(rows)
        if any(problems):
            told = [
                f"{row['login'] or row['name']}: {problem}"
                for row, found in zip(rows, problems, strict=True)
                for problem in found
            ]
            self._refuse("create", "\n".join(told))
        accounts = self._make_accounts(rows)
        accounts._make_posts(rows)
        accounts._done("create", request.id)
        return accounts

    @api.model
    def _clean_rows(self, vals_list) -> list[dict]:
        try:
            return [self._clean_row(vals) for vals in vals_list]
        except (TypeError, ValueError, AttributeError) as error:
            raise UserError(self.env._("The account is not described well.")) from error

    @api.model
    def _clean_row(self, vals) -> dict:
        row = {
            "name": text.tidy(str(vals.get("name") or "")),
            "login": text.tidy(str(vals.get("login") or "")).lower(),
            "unit_id": int(vals.get("unit_id") or 0),
            "is_admin_account": bool(vals.get("is_admin_account")),
            "posts": [self._clean_post(post) for post in vals.get("posts") or ()],
        }
        return row | dict.fromkeys(PERSON_FIELDS, False) | self._clean_person(vals)

    @api.model
    def _clean_person(self, vals) -> dict:
        """Return which particulars ``vals`` gives; a code without blanks and case."""
        given = {
            name: text.tidy(vals[name] or "") or False
            for name in PERSON_FIELDS
            if name in vals
        }
        if code := given.get("employee_code"):
            given["employee_code"] = code.upper()
        return given

    @api.model
    def _row_problems(self, rows, *, partial=False) -> list[list[str]]:
        """Return for each row all that is wrong with it (the dry run of an import).

        :param rows: values as ``_clean_row`` returns them
        :param partial: what is missing in the rows has been told already
        """
        taken = self._taken_logins(rows)
        codes = self._taken_codes(rows)
        units = self.env["qlvb.unit"].browse({row["unit_id"] for row in rows}).exists()
        known = frozenset(units.ids)
        own = self.env.user._qlvb_account().employee_code
        problems = []
        for row in rows:
            found = [
                *(self._form_problems if partial else self._person_problems)(row),
                self._row_login_problem(row, taken),
                self._row_rights_problem(row, known, own),
                self._row_code_problem(row, codes),
            ]
            problems.append([problem for problem in found if problem])
            taken.add(row["login"])
            codes.add(self._person_key(row))
        return problems

    def _taken_logins(self, rows) -> set[str]:
        # sudo: a login is taken whoever holds it
        users = self.env["res.users"].sudo().with_context(active_test=False)
        domain = [("login", "in", [row["login"] for row in rows])]
        return set(users.search(domain).mapped("login"))

    def _taken_codes(self, rows) -> set[tuple]:
        codes = [row["employee_code"] for row in rows if row["employee_code"]]
        # sudo: a code is taken whoever holds it
        accounts = self.sudo().search(
            [("employee_code", "in", codes), ("closed_at", "=", False)]
        )
        return {(a.agency_id.id, a.employee_code, a.is_admin_account) for a in accounts}

    def _person_key(self, row) -> tuple:
        agency = self.env["qlvb.unit"].browse(row["unit_id"]).sudo().agency_id
        return (agency.id, row["employee_code"], row["is_admin_account"])

    def _row_login_problem(self, row, taken) -> str:
        if row["login"] and row["login"] in taken:
            words = self.env._(
                "This account name is taken: two persons never share an account."
            )
            return FieldWords("login", words)
        return ""

    def _row_code_problem(self, row, codes) -> str:
        if row["employee_code"] and self._person_key(row) in codes:
            words = self.env._("This person has an account in the agency already.")
            return FieldWords("employee_code", words)
        return ""

    def _row_rights_problem(self, row, known, own) -> str:
        """Return why the actor may not make this account.

        :param known: ids of the units of all rows that exist
        :param own: the actor's own employee code
        """
        unit = self.env["qlvb.unit"].browse(row["unit_id"]).with_prefetch(known)
        agency = unit.sudo().agency_id if unit.id in known else unit.browse()
        if not agency or not self.env.user._qlvb_administers(agency):
            words = self.env._("You do not administer the unit of this account.")
            return FieldWords("unit", words)
        if unit.sudo().valid_to and unit.sudo().valid_to < today():
            return FieldWords("unit", unit.sudo()._ended_message())
        if own and own == row["employee_code"]:
            words = self.env._("Nobody administers himself.")
            return FieldWords("employee_code", words)
        for post in row["posts"]:
            problem = self._post_problem_of(post, row["is_admin_account"], agency)
            if problem:
                return problem
        return self._row_overlap_problem(row["posts"])

    def _row_overlap_problem(self, posts) -> str:
        for one, other in combinations(posts, 2):
            same = one["unit_id"] == other["unit_id"]
            if (
                same
                and set(one["role_ids"]).intersection(other["role_ids"])
                and one["date_from"] <= (other["date_to"] or date.max)
                and other["date_from"] <= (one["date_to"] or date.max)
            ):
                words = self.env._(
                    "The same role in the same unit is given twice at the same time."
                )
                return FieldWords("roles", words)
        return ""

    def _make_accounts(self, rows):
        # sudo: _create_accounts has checked each row
        users = self.env["res.users"].sudo()._qlvb_many()
        everybody = self.env.ref("qlvb_core.group_user")
        users = users.create([self._user_values(row, everybody) for row in rows])
        users = users.with_env(self.env)
        accounts = self.sudo().create(
            [
                {
                    "user_id": user.id,
                    "unit_id": row["unit_id"],
                    "is_admin_account": row["is_admin_account"],
                    **{name: row[name] for name in PERSON_FIELDS},
                }
                for user, row in zip(users, rows, strict=True)
            ]
        )
        return accounts.sudo(False)

    def _user_values(self, row, everybody) -> dict:
        """Return the user with the groups its posts of today give.

        Giving them at once spares a write for each user when the posts are made.
        """
        roles = self.env["qlvb.role"].browse(
            [
                role
                for post in row["posts"]
                if post["date_from"] <= today() <= (post["date_to"] or today())
                for role in post["role_ids"]
            ]
        )
        groups = everybody | roles.sudo().group_id
        return {
            "name": row["name"],
            "login": row["login"],
            "tz": "Asia/Ho_Chi_Minh",
            "notification_type": "inbox",
            "group_ids": [Command.set(groups.ids)],
        }

    def _make_posts(self, rows):
        # sudo: _create_accounts has checked each row
        self.env["qlvb.post"].sudo().create(
            [
                {
                    **post,
                    "user_id": account.sudo().user_id.id,
                    "role_ids": [Command.set(post["role_ids"])],
                }
                for account, row in zip(self, rows, strict=True)
                for post in row["posts"]
            ]
        )
