# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: the time eight processes need to number documents at once.

METHOD is ``register`` (ours) or ``sequence`` (``ir.sequence`` without gaps); ACT is
``number`` alone or ``document``, a number with its document and event. Prints
the ``seconds`` it took, how many acts the server ``repeated`` and ``given_up``,
and in milliseconds one ``act`` alone and what the journal takes of it (``log``).
"""

import os
import sys
import time
from datetime import date

from odoo import SUPERUSER_ID, api
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY, retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say

METHOD, ACT = os.environ["METHOD"], os.environ["ACT"]
WRITERS, ACTS = int(os.environ["WRITERS"]), int(os.environ["ACTS"])
ALONE = 50
DAY = date(2026, 3, 2)


def prepare(env):
    agency = env["qlvb.unit"].create(
        {"name": "Sở Tài chính", "code": "STC", "kind": "agency"}
    )
    register = env["qlvb.register"]._for(agency, "incoming", "incoming", 2026)
    sequence = env["ir.sequence"].create(
        {"name": "Số đến", "code": "bench", "implementation": "no_gap"}
    )
    return agency.id, register.id, sequence.id


def register_document(env, agency_id, register_id, sequence_id):
    document = env["qlvb.document"].create(
        {"direction": "incoming", "agency_id": agency_id, "subject": "Việc"}
    )
    if METHOD == "register":
        env["qlvb.register"].browse(register_id)._take(DAY, document)
    else:
        number = env["ir.sequence"].browse(sequence_id).next_by_id()
        document.arrival_number = int(number)
    env["qlvb.audit.event"]._log("document.register", document)


def take_number(env, _agency_id, register_id, sequence_id):
    if METHOD == "register":
        env["qlvb.register"].browse(register_id)._take(DAY, None, "Giữ số")
    else:
        env["ir.sequence"].browse(sequence_id).next_by_id()


def act(registry, ids):
    """Return how often it was tried, and whether the server gave up."""
    attempts = []

    def attempt():
        attempts.append(1)
        (take_number if ACT == "number" else register_document)(env, *ids)

    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        try:
            retrying(attempt, env)
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            return len(attempts), True
    return len(attempts), False


def writer(ids):
    def work(registry, number):
        tries = given_up = 0
        for _act in range(ACTS):
            failed = True
            while failed:
                count, failed = act(registry, ids)
                tries += count
                given_up += failed
        say("repeated", tries - ACTS)
        say("given_up", given_up)

    return work


def measure_alone(env, ids):
    """Milliseconds of one act, and of the two events it writes."""
    act(env.registry, ids)
    began = time.perf_counter()
    for _act in range(ALONE):
        act(env.registry, ids)
    acted = time.perf_counter()
    document = env["qlvb.document"].search([], limit=1)
    for _act in range(ALONE * 2 if document else 0):
        env["qlvb.audit.event"]._log("document.register", document)
    logged = time.perf_counter()
    return (acted - began) * 1000 / ALONE, (logged - acted) * 1000 / ALONE


def main(env):
    ids = prepare(env)
    env.cr.commit()
    act_ms, log_ms = measure_alone(env, ids)
    say("act_ms", act_ms)
    say("log_ms", log_ms)
    began = time.perf_counter()
    fork(env, WRITERS, writer(ids))
    say("seconds", time.perf_counter() - began)


main(env)  # noqa: F821 - given by the shell
