# SPDX-License-Identifier: LGPL-3.0-or-later
"""The sheets "Tài khoản" and "Vị trí công tác": persons and their posts.

New accounts are checked and made many at a time; an account that exists is changed by
the same acts as in the dialogs.
"""

from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tools import format_date

from ..clock import today
from ..qlvb_toolkit.staff_layout import ACCOUNTS, POSTS, AccountRow
from .account_bulk import PERSON_FIELDS
from .staff_outcome import CHANGED, NEW, SAME, RowProblem

BATCH = 500
POST_KEYS = frozenset({"title", "roles", "date_from", "date_to"})
# While one of these is wrong, nothing can be said of the post.
POST_TITLES = frozenset(ACCOUNTS.column(key).title for key in (*POST_KEYS, "is_admin"))


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
        self._doubted: list[tuple] = []
        self._roles = {role.code: role.id for role in env["qlvb.role"].sudo()._all()}

    def carry_out(self, book) -> None:
        """Make and change the accounts of ``book``, and give and change the posts.

        :param book: the ``StaffBook``; of its faulty rows all other faults are told
        """
        further: dict[str, list] = {}
        for post in book.posts:
            further.setdefault(post.login.lower(), []).append(post)
        faulty = self._faulty_accounts(book)
        logins = {row.login.lower() for row in book.accounts} | set(further)
        known = self._known(logins | set(faulty))
        new = [row for row in book.accounts if row.login.lower() not in known]
        self._create(new, further)
        for row in book.accounts:
            if account := known.get(row.login.lower()):
                self._change_row(account, row)
        self._refuse_faulty(book.faulty, known)
        self._refuse_doubted()
        for login, left in further.items():
            if login in known or login not in faulty:
                self._give_posts(known.get(login), left)
            else:
                self._judge_posts(faulty[login], left)

    def _faulty_accounts(self, book) -> dict:
        """Return the names of persons by the logins of rows that are wrong."""
        return {
            row.values["login"].lower(): row.subject
            for row in book.faulty
            if row.layout is ACCOUNTS and "login" in row.values
        }

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
        """Return the values of a new account, or tell all that is against it."""
        values = self._tried(ACCOUNTS, row, row.name, lambda: self._person(row))
        further = self._judge_posts(row.name, posts)
        if values and len(further) == len(posts):
            return {**values, "posts": values["posts"] + further}
        self._judge(row, row.name, self._partial_values(vars(row), row))
        return None

    def _judge_posts(self, name, posts) -> list[dict]:
        """Return the values of those of a new account's further posts that can be.

        They are noted here: they wait for the account only.
        """
        good = []
        for post in posts:
            if given := self._tried(POSTS, post, name, self._post_of(post)):
                self._outcomes.note(POSTS.title, post.row, NEW, name, post.title)
                good.append(given)
        return good

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
        for (row, _posts, _given), found in zip(ready, problems, strict=True):
            if found:
                self._refuse_row(row, found)
                continue
            unit = self._unit(row).name
            self._outcomes.note(ACCOUNTS.title, row.row, NEW, row.name, unit)
        if ready and not self._rehearse and not any(problems):
            self._accounts._create_accounts(self._request, values)

    def _refuse_row(self, row, problems) -> None:
        for words in problems:
            self._outcomes.refuse(ACCOUNTS.title, row.row, row.name, RowProblem(words))

    # -- rows that are wrong ----------

    def _refuse_faulty(self, rows, known) -> None:
        """Say what else is wrong with rows the reader could not take."""
        for row in rows:
            if row.layout not in (ACCOUNTS, POSTS):
                continue
            account = known.get(row.values.get("login", "").lower())
            part = self._part(row)
            if account:
                for error in self._faults(row.layout, account, part):
                    self._outcomes.refuse(row.layout.title, row.row, row.subject, error)
                continue
            if part.unit:
                self._tried(row.layout, row, row.subject, self._unit_of(part))
            if row.layout is ACCOUNTS:
                values = self._partial_values(row.values, part)
                if ACCOUNTS.column("login").title in row.wrong:
                    values["login"] = ""  # told already: it stands in two rows
                self._judge(row, row.subject, values)

    def _part(self, row):
        """Return what could be read of a row; its post only if that is whole."""
        values = {"login": "", "unit": "", "name": "", **row.values}
        if row.wrong.intersection(POST_TITLES):
            values = {k: v for k, v in values.items() if k not in POST_KEYS}
        return AccountRow(**values)

    def _unit_of(self, row):
        return lambda: self._unit(row)

    def _partial_values(self, values, row) -> dict:
        """Return an account as far as it can be judged; in the agency, if nowhere."""
        posts = []
        try:
            unit = self._unit(row) if row.unit else self._units.agency
            if row.unit and row.title and row.roles:
                posts = [self._post(row, is_default=True)]
        except RowProblem:
            unit = self._units.agency
        return {
            **{key: values.get(key) for key in ("name", "login", *PERSON_FIELDS)},
            "is_admin_account": bool(values.get("is_admin")),
            "unit_id": unit.id,
            "posts": posts,
        }

    def _judge(self, row, name, values) -> None:
        """Keep an account of which something is told already, to tell the rest."""
        self._doubted.append((row, name, self._accounts._clean_row(values)))

    def _refuse_doubted(self) -> None:
        cleaned = [values for _row, _name, values in self._doubted]
        problems = self._accounts._row_problems(cleaned, partial=True)
        for (row, name, _values), found in zip(self._doubted, problems, strict=True):
            for words in found:
                self._outcomes.refuse(ACCOUNTS.title, row.row, name, RowProblem(words))

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
        name = self._name(account, row)
        try:
            with self.env.cr.savepoint():
                done = self._carry_out(account, row, person_changes)
        except UserError as error:
            faults = {error.args[0]: error}
            for other in self._faults(layout, account, row):
                faults.setdefault(other.args[0], other)
            for fault in faults.values():
                self._outcomes.refuse(layout.title, row.row, name, fault)
        else:
            outcome = CHANGED if done else SAME
            self._outcomes.note(layout.title, row.row, outcome, name, "; ".join(done))
        self._tell(1)

    def _name(self, account, row) -> str:
        """Return whose row it is: of another agency's account what the file says."""
        if account.sudo().unit_id in self._units:
            return account.sudo().name
        return getattr(row, "name", "") or row.login

    def _carry_out(self, account, row, person_changes) -> list[str]:
        self._check_reach(account)
        self._check_not_closed(account)
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

    def _faults(self, layout, account, row) -> list[UserError]:
        """Return all that is against a row about an account that exists."""
        checks = [self._check_kept_kind, self._check_kept_unit, self._check_written]
        last = [self._check_reach, self._check_not_closed]
        checks = [*last, *(checks if layout is ACCOUNTS else ())]
        found = []
        for check in (*checks, self._check_given_post):
            try:
                check(account, row)
            except UserError as error:
                found.append(error)
                if check in last:
                    break  # nothing of another agency is told, nor of what has ended
        return found

    def _check_reach(self, account, _row=None) -> None:
        if account.sudo().unit_id not in self._units:
            raise RowProblem(
                self.env._("This account is not of an agency you administer."),
                ACCOUNTS.column("login").title,
            )

    def _check_not_closed(self, account, _row=None) -> None:
        closed = account.sudo().closed_at
        if closed:
            raise RowProblem(
                self.env._(
                    "This account was closed on %(day)s and is never changed again. "
                    "Remove the row; whoever works here again gets a new account.",
                    day=format_date(self.env, closed, date_format="dd/MM/yyyy"),
                ),
                ACCOUNTS.column("login").title,
            )

    def _check_kept_kind(self, account, row) -> None:
        if row.is_admin is not None and row.is_admin != account.sudo().is_admin_account:
            raise RowProblem(
                self.env._(
                    "An admin account does not become a working account or the other "
                    "way round: create a second one for the person."
                ),
                ACCOUNTS.column("is_admin").title,
            )

    def _check_kept_unit(self, account, row) -> None:
        stored = account.sudo()
        if row.unit and self._unit(row) != stored.unit_id:
            raise RowProblem(
                self.env._(
                    "%(name)s is of %(unit)s. Moving is an act of its own: use “Move” "
                    "on the account.",
                    name=stored.name,
                    unit=stored.unit_id.name,
                ),
                ACCOUNTS.column("unit").title,
            )

    def _check_written(self, _account, row) -> None:
        if problems := [*self._accounts._form_problems(vars(row) | {"login": ""})]:
            fields = {words.field for words in problems}
            column = ACCOUNTS.column(*fields).title if len(fields) == 1 else ""
            raise RowProblem("\n".join(problems), column)

    def _check_given_post(self, account, row) -> None:
        """Refuse a post that may not be; a unit that is not found is told elsewhere."""
        if not (row.unit and row.title and row.roles):
            return
        post = self._matching_post(account, row)
        values = self._post(row, is_default=False)
        if post and not row.date_from:
            values["date_from"] = post.date_from
        if problem := account._post_problem(values, post):
            raise RowProblem(problem)

    def _person_changes(self, account, row) -> dict:
        self._check_kept_kind(account, row)
        self._check_kept_unit(account, row)
        person = {name: getattr(row, name) for name in PERSON_FIELDS}
        given = {"name": row.name, **self._accounts._clean_person(person)}
        stored = account.sudo()
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
