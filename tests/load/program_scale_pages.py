# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time the pages of people in a large province (``odoo shell`` script).

Prints one JSON object a line: person, page, milliseconds of both sides, of these in
SQL, rows, and the plan of the person's query.
"""

import json
import os
import sys
from unittest.mock import patch

sys.path.insert(0, os.environ["LOAD"])
from page_timing import Pages

pages = Pages(env, env["qlvb.document"], int(os.environ["TURNS"]))
WORDS = {"full text, common word": "thủy", "full text, rare word": "hạn"}


def compare(name: str, user, plain: list) -> None:
    """Compare the pages of one person with those of the superuser on ``plain``."""
    figures = {
        "list": pages.page(user, [], plain) | {"queries": pages.queries(user, [])},
        "count": pages.count(user, [], plain),
    }
    for page, word in WORDS.items():
        sought = [("search_text", "ilike", word)]
        with looking_up_words_of(user):
            figures[page] = pages.page(user, sought, plain + sought)
    for page, found in figures.items():
        told = {"person": name, "page": page, **found}
        print(json.dumps(told, ensure_ascii=False))


def person(seat: str):
    return env["res.users"].search([("login", "=", f"bench.{seat}")])


def agency_of(user) -> list:
    return [("agency_id", "in", user._qlvb_posts().agency_id.ids)]


def member_of(user) -> list:
    """Return the membership as a plain domain: what any indexed rule would ask."""
    keys = [("principal", "in", user._qlvb_principals()), ("revoked", "=", False)]
    return [*agency_of(user), ("participant_ids", "any", keys)]


def levels_of(user) -> list:
    """Return the same for whom every level is open: an equality of the index."""
    keys = list(user._qlvb_scope().access_keys)
    return [*agency_of(user), ("access_key", "in", keys)]


def looking_up_words_of(user):
    """Let the superuser as well begin at the words of the agencies of a person."""
    agencies = user._qlvb_scope().working_agency_ids
    model = type(pages.records)
    return patch.object(model, "_searched_agency_ids", lambda _records: agencies)


MEMBERS = {"specialist": "0.5", "specialist of a small agency": "6.5"}
READERS = {"clerk": "0.0", "clerk of a tenth": "5.0", "leader of 5": "0.1"}
for name, seat in MEMBERS.items():
    compare(name, person(seat), member_of(person(seat)))
for name, seat in READERS.items():
    compare(name, person(seat), levels_of(person(seat)))
