# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which cell of the spreadsheet somebody else's work has run into meanwhile."""

import re

from ..qlvb_toolkit.staff_layout import ACCOUNTS, UNITS

# What PostgreSQL says in whatever language: (columns)=(values).
_KEY = re.compile(r"\((?P<names>[^)]*)\)=\((?P<values>.*)\)", re.DOTALL)
# Unique indexes by the one of their columns that a cell gives.
_CELLS = {
    "res_users_login_key": (ACCOUNTS, "login"),
    "qlvb_account__person_uniq": (ACCOUNTS, "employee_code"),
    "qlvb_unit__organ_id_uniq": (UNITS, "organ_id"),
}


def conflict_words(env, book, error) -> str:
    """Return sheet, row and column of what is taken, and what to do; else empty.

    :param error: the ``psycopg2.IntegrityError`` of a unique index
    """
    layout, key = _CELLS.get(error.diag.constraint_name, (None, ""))
    value = _value_of(key, error.diag.message_detail)
    rows = {ACCOUNTS: book.accounts, UNITS: book.units}.get(layout, ())
    row = next((row for row in rows if _same(getattr(row, key), value)), None)
    if not row:
        return ""
    return env._(
        "Sheet “%(sheet)s”, row %(row)s, column “%(column)s”: “%(value)s” has been "
        "taken since the check. Nothing was done. Check again, and change the row if "
        "it is still refused.",
        sheet=layout.title,
        row=row.row,
        column=layout.column(key).title,
        value=value,
    )


def _value_of(key, detail) -> str:
    found = _KEY.search(detail or "")
    if not found:
        return ""
    names, values = found["names"].split(", "), found["values"].split(", ")
    return dict(zip(names, values, strict=False)).get(key, "")


def _same(given, stored) -> bool:
    return bool(stored) and given.casefold() == stored.casefold()
