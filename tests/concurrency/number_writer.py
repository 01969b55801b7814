# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: eight processes register documents, some acts fail.

Prints ``taken <number>`` for each number that was committed, ``refused`` for a date
that came too late, ``again`` for each act the server had to repeat.
"""

import os
import random
import sys
from datetime import date, timedelta

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError, ValidationError
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say

WRITERS, ACTS = int(os.environ["WRITERS"]), int(os.environ["ACTS"])
AGENCY, YEAR = int(os.environ["AGENCY"]), int(os.environ["YEAR"])
ACTS_A_DAY = 5
FAILURES = 0.25


class ActFailed(Exception):
    """Something after the number was taken goes wrong."""


def act(cr, day, fails):
    attempts = []

    def register_document():
        attempts.append(1)
        cases = api.Environment(cr, SUPERUSER_ID, {})
        agency = cases["qlvb.unit"].browse(AGENCY)
        document = cases["qlvb.document"].create(
            {"direction": "incoming", "agency_id": AGENCY, "subject": "Việc"}
        )
        registers = cases["qlvb.register"]
        register = registers._for(agency, "incoming", "incoming", YEAR)
        entry = register._take(day, document)
        if fails:
            raise ActFailed
        return entry.number

    number = retrying(register_document, api.Environment(cr, SUPERUSER_ID, {}))
    return number, len(attempts) - 1


def work(registry, seed):
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for index in range(ACTS):
        day = date(YEAR, 3, 2) + timedelta(days=index // ACTS_A_DAY)
        try:
            with registry.cursor() as cr:
                number, repeats = act(cr, day, chance.random() < FAILURES)
        except ActFailed:
            continue
        except ValidationError:
            raise  # the unique index stepped in: two had the same number
        except UserError:
            say("refused")
            continue
        say("taken", number)
        for _repeat in range(repeats):
            say("again")


fork(env, WRITERS, work)  # noqa: F821 - given by the shell
