# SPDX-License-Identifier: LGPL-3.0-or-later
"""The sheets "Tài khoản" and "Vị trí công tác": persons and their posts.

New accounts are checked and made many at a time; an account that exists is changed by
the same acts as in the dialogs.
"""

from datetime import timedelta

from odoo.exceptions import UserError

from ..clock import today
from ..qlvb_toolkit.staff_layout import ACCOUNTS, POSTS
from .account_bulk import PERSON_FIELDS
from .staff_outcome import CHANGED, NEW, SAME, RowProblem

BATCH = 500


class StaffAccounts:
    """Carries out the rows about persons below one agency."""

    def __init__(self, env, units, request, outcomes, tell, *, rehearse) -> None:
        self.env = env
        self._units = units
        self._request = request
        self._outcomes = outcomes
        self._tell = tell
        self._rehearse = rehearse
        self._accounts = env["qlvb.account"]
        self._roles = {role.code: role.id for role in env["qlvb.role"].sudo()._all()}

    def carry_out(self, rows, posts) -> None:
        """Make and change the accounts of ``rows``, and give and change ``posts``."""
        further: dict[str, list] = {}
        for post in posts:
            further.setdefault(post.login.lower(), []).append(post)
        known = self._known({row.login.lower() for row in rows} | set(further))
        self._create([r for r in rows if r.login.lower() not in known], further)
        for row in rows:
            if account := known.get(row.login.lower()):
                self._change_row(account, row)
        for login, left in further.items():
            self._give_posts(known.get(login), left)

    def _known(self, logins) -> dict:
        # sudo: each account is checked by the act that changes it
        found = self._accounts.sudo().search([("login", "in", list(logins))])
        found.post_ids.mapped("role_ids")  # read all at once
        return {account.login.lower(): account.sudo(False) for account in found}

    # -- new accounts ----------

    def _create(self, rows, further) -> None:
        """Make the accounts with all their posts; in a rehearsal only check them."""
        for start in range(0, len(rows), BATCH):
            ready = []
            for row in rows[start : start + BATCH]:
                ours = further.pop(row.login.lower(), [])
                if values := self._new_values(row, ours):
                    ready.append((row, ours, values))
            self._make(ready)
            self._tell(len(ready) + sum(len(posts) for _row, posts, _values in ready))

    def _new_values(self, row, posts) -> dict | None:
        values = self._tried(ACCOUNTS, row, row.name, lambda: self._person(row))
        if not values:
            self._refuse_row(row, self._accounts._form_problems(vars(row)))
        main = values["posts"] if values else []
        for post in posts:
            if given := self._tried(POSTS, post, row.name, self._post_of(post)):
                main.append(given)
            else:
                values = None
        return values

    def _post_of(self, post):
        return lambda: self._post(post, is_default=False)

    def _tried(self, layout, row, subject, make):
        try:
            return make()
        except UserError as error:
            self._outcomes.refuse(layout.title, row.row, subject, error)
            return None

    def _person(self, row) -> dict:
        main = [self._post(row, is_default=True)] if row.title else []
        return {
            "name": row.name,
            "login": row.login,
            "person_kind": row.person_kind,
            "employee_code": row.employee_code,
            "phone": row.phone,
            "is_admin_account": bool(row.is_admin),
            "unit_id": self._unit(row).id,
            "posts": main,
        }

    def _post(self, row, *, is_default) -> dict:
        return {
            "unit_id": self._unit(row).id,
            "role_ids": [self._roles[code] for code in row.roles],
            "title": row.title,
            "date_from": row.date_from or today(),
            "date_to": row.date_to,
            "is_default": is_default,
        }

    def _unit(self, row):
        return self._find(row.unit)

    def _find(self, reference):
        return self._units.find(reference, ACCOUNTS.column("unit").title)

    def _make(self, ready) -> None:
        values = [self._accounts._clean_row(row) for _row, _posts, row in ready]
        problems = self._accounts._row_problems(values)
        for (row, posts, _given), found in zip(ready, problems, strict=True):
            if found:
                self._refuse_row(row, found)
                continue
            unit = self._unit(row).name
            self._outcomes.note(ACCOUNTS.title, row.row, NEW, row.name, unit)
            for post in posts:
                self._outcomes.note(POSTS.title, post.row, NEW, row.name, post.title)
        if ready and not self._rehearse and not any(problems):
            self._accounts._create_accounts(self._request, values)

    def _refuse_row(self, row, problems) -> None:
        for words in problems:
            self._outcomes.refuse(ACCOUNTS.title, row.row, row.name, RowProblem(words))

    def refuse_faulty(self, rows) -> None:
        """Say what else is wrong with rows the reader could not take.

        :param rows: of the kind ``FaultyRow``
        """
        for row in rows:
            name = row.values.get("name") or row.values.get("login") or ""
            unit = row.values.get("unit")
            if unit:
                self._tried(row.layout, row, name, lambda u=unit: self._find(u))
            if row.layout is ACCOUNTS:
                for words in self._accounts._form_problems(row.values):
                    problem = RowProblem(words)
                    self._outcomes.refuse(row.layout.title, row.row, name, problem)

    # -- accounts that exist ----------

    def _change_row(self, account, row) -> None:
        self._carry(ACCOUNTS, row, account, self._person_changes)

    def _give_posts(self, account, posts) -> None:
        for post in posts:
            if account:
                self._carry(POSTS, post, account, lambda *_args: {})
                continue
            problem = RowProblem(
                self.env._("No account has this name, here or in the system."),
                POSTS.column("login").title,
            )
            self._outcomes.refuse(POSTS.title, post.row, post.login, problem)

    def _carry(self, layout, row, account, person_changes) -> None:
        """Carry out one row about an account that exists, whole or not at all."""
        name = account.sudo().name
        try:
            with self.env.cr.savepoint():
                done = self._carry_out(account, row, person_changes)
        except UserError as error:
            self._outcomes.refuse(layout.title, row.row, name, error)
        else:
            outcome = CHANGED if done else SAME
            self._outcomes.note(layout.title, row.row, outcome, name, "; ".join(done))
        self._tell(1)

    def _carry_out(self, account, row, person_changes) -> list[str]:
        self._check_reach(account)
        values = person_changes(account, row)
        done = [self._difference(account, n, value) for n, value in values.items()]
        post = self._matching_post(account, row)
        if post:
            values["posts"], said = self._post_changes(post, row)
            done += said
        if done:
            self._accounts._adjust_accounts(self._request, [(account, values)])
        if post:
            done += self._end(account, post, row)
        elif row.title:
            done += self._give(account, row)
        return done

    def _check_reach(self, account) -> None:
        if account.sudo().unit_id not in self._units:
            raise RowProblem(
                self.env._("This account is not of an agency you administer."),
                ACCOUNTS.column("login").title,
            )

    def _person_changes(self, account, row) -> dict:
        stored = account.sudo()
        if row.is_admin is not None and row.is_admin != stored.is_admin_account:
            raise RowProblem(
                self.env._(
                    "An admin account does not become a working account or the other "
                    "way round: create a second one for the person."
                ),
                ACCOUNTS.column("is_admin").title,
            )
        if self._unit(row) != stored.unit_id:
            raise RowProblem(
                self.env._(
                    "%(name)s is of %(unit)s. Moving is an act of its own: use “Move” "
                    "on the account.",
                    name=stored.name,
                    unit=stored.unit_id.name,
                ),
                ACCOUNTS.column("unit").title,
            )
        person = {name: getattr(row, name) for name in PERSON_FIELDS}
        given = {"name": row.name, **self._accounts._clean_person(person)}
        return {n: value for n, value in given.items() if value and value != stored[n]}

    def _difference(self, account, name, value) -> str:
        field = account._fields[name]
        choices = getattr(field, "selection", None)
        words = dict(field._description_selection(self.env)) if choices else {}
        old = account.sudo()[name]
        label = field._description_string(self.env)
        return f"{label}: {words.get(old, old) or '–'} → {words.get(value, value)}"

    # -- posts of accounts that exist ----------

    def _matching_post(self, account, row):
        """Return the post the row tells of; none when it is a new one."""
        unit = self._unit(row)
        open_posts = account.sudo().post_ids.filtered(
            lambda post: (
                post.unit_id == unit
                and not post.ended_at
                and (not post.date_to or post.date_to >= today())
            )
        )
        if not row.title:
            return open_posts.browse()
        if row.date_from:
            open_posts = open_posts.filtered(lambda p: p.date_from == row.date_from)
        if len(open_posts) > 1:
            wanted = set(row.roles)
            alike = open_posts.filtered(
                lambda p: (
                    p.title == row.title
                    or wanted.intersection(p.role_ids.mapped("code"))
                )
            )
            if len(alike) != 1:
                raise RowProblem(
                    self.env._(
                        "Several posts of this person in this unit fit. Give “From” as "
                        "it stands in the export."
                    ),
                    POSTS.column("date_from").title,
                )
            return alike
        return open_posts

    def _post_changes(self, post, row):
        """Return the post's new title and roles by its id, and what they change."""
        roles = {self._roles[code] for code in row.roles}
        said = []
        if row.title != post.title:
            said.append(f"{ACCOUNTS.column('title').title}: {post.title} → {row.title}")
        if roles != set(post.role_ids.ids):
            names = self.env["qlvb.role"].browse(roles).sorted().mapped("name")
            old = post.role_ids.with_env(self.env).sudo().mapped("name")
            said.append(
                f"{ACCOUNTS.column('roles').title}: {', '.join(old)} → "
                f"{', '.join(names)}"
            )
        if not said:
            return {}, []
        return {post.id: {"title": row.title, "role_ids": sorted(roles)}}, said

    def _end(self, account, post, row) -> list[str]:
        last = row.date_to
        if not last or last == post.date_to:
            return []
        if post.date_to and post.date_to < last:
            raise RowProblem(
                self.env._(
                    "A post is not prolonged: give a new one from the day after."
                ),
                POSTS.column("date_to").title,
            )
        account.action_end_post(self._request.id, post.id, last + timedelta(days=1))
        return [f"{POSTS.column('date_to').title}: {last:%d/%m/%Y}"]

    def _give(self, account, row) -> list[str]:
        values = self._post(row, is_default=False)
        account.action_give_post(self._request.id, values)
        return [self.env._("new post: %(title)s", title=row.title)]
