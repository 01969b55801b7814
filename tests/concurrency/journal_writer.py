# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: processes write events, some acts are rolled back, and one
process more seals again and again, as the scheduled job does."""

import os
import random
import sys

from odoo import SUPERUSER_ID, api

sys.path.insert(0, os.environ["HERE"])
from crew import fork

WRITERS, ACTS = int(os.environ["WRITERS"]), int(os.environ["ACTS"])
SEAL_RUNS, SEAL_BATCH = 100, 50


def write(registry, seed):
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for act in range(ACTS):
        with registry.cursor() as cr:
            events = api.Environment(cr, SUPERUSER_ID, {})["qlvb.audit.event"]
            for step in range(chance.randint(1, 4)):
                events._log("test.act", writer=seed, act=act, step=step)
            if chance.random() < 0.25:
                cr.rollback()


def seal(registry):
    for _run in range(SEAL_RUNS):
        with registry.cursor() as cr:
            seals = api.Environment(cr, SUPERUSER_ID, {})["qlvb.audit.seal"]
            seals._seal(SEAL_BATCH)


def work(registry, number):
    if number:
        write(registry, number)
    else:
        seal(registry)


fork(env, WRITERS + 1, work)  # noqa: F821 - given by the shell
seal(env.registry)  # noqa: F821
