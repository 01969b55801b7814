# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time the pages of the journal (``odoo shell`` script).

Prints one JSON object a line, as ``program_scale_pages.py``: the reader's page against
the same rows for the superuser, by a plain domain on the same indexes.
"""

import json
import os
import sys
from datetime import timedelta

sys.path.insert(0, os.environ["LOAD"])
from page_timing import Pages

from odoo import fields

AGENCY, USER = int(os.environ["AGENCY"]), int(os.environ["USER_ID"])
DOCUMENT, TURNS = int(os.environ["DOCUMENT"]), int(os.environ["TURNS"])
PEOPLE, PER_AGENCY, APART = 10, 12_000, 61  # as program_journal_data.py
events = env["qlvb.audit.event"]
pages = Pages(env, events, TURNS)


def days(ago: int, count: int) -> list:
    """Return the days as moments: "today" differs between the readers' time zones."""
    first = fields.Datetime.now().replace(hour=17, minute=0) - timedelta(days=ago)
    last = first + timedelta(days=count)
    return [("recorded_at", ">=", first), ("recorded_at", "<", last)]


def narrowed(places) -> list[int]:
    """Return the ids of the agencies' narrowed documents."""
    return [
        DOCUMENT + place * PER_AGENCY + k * APART for place in places for k in range(30)
    ]


def ways_in(place: int) -> dict[str, list]:
    """Return what people look for in the journal of an agency."""
    return {
        "opening the whole list": [],
        "last 7 days": days(7, 8),
        "a day half a year ago": days(180, 1),
        "a document": [("document_id", "=", DOCUMENT + place * PER_AGENCY + 301)],
        "a person": [("actor_id", "=", USER + place * PEOPLE + 4)],
        "an address": [("address", "=", f"10.0.{place}.7")],
        "logins": [("code", "in", ["auth.login", "auth.refused", "auth.logout"])],
        "name, rare word": [("res_name", "ilike", "thuy")],
        "name, common word": [("res_name", "ilike", "hạn")],
    }


def compare(login: str, name: str, places, plain: list, domains: dict) -> None:
    user = env["res.users"].search([("login", "=", login)])
    hidden = [("document_id", "not in", narrowed(places))] if places else []
    for page, domain in domains.items():
        for what, call in (("page", pages.page), ("count", pages.count)):
            figures = {"person": name, "page": f"{page}, {what}"}
            figures |= call(user, domain, plain + hidden + domain)
            print(json.dumps(figures, ensure_ascii=False))


def of(*places: int) -> list:
    return [("agency_id", "in", [AGENCY + place for place in places])]


def first_ways(place: int) -> dict[str, list]:
    found = ways_in(place)
    return {name: found[name] for name in ("opening the whole list", "last 7 days")}


ACCOUNTS = [("res_model", "in", ["qlvb.account", "qlvb.post", "res.users"])]
ABOUT_DOCUMENTS = [("document_id", "!=", False)]
compare(
    "journal.inspector.0", "inspector of the largest agency", [0], of(0), ways_in(0)
)
compare("journal.inspector.1", "inspector", [1], of(1), ways_in(1))
compare("journal.leader", "leader", [1], of(1) + ABOUT_DOCUMENTS, first_ways(1))
five = range(1, 6)
compare("journal.inspector.5", "inspector of 5", five, of(*five), first_ways(1))
compare("journal.unit_admin", "unit admin", [], of(1) + ACCOUNTS, first_ways(1))
