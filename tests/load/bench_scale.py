# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of a specialist, a clerk and a leader among 100,000 and 1,000,000 documents.

Each against the same page as superuser on an equivalent indexed domain, in one run.
The provinces stay until the addons or their generator change.
"""

import time
from pathlib import Path

import pytest
from qlvb_setup import database
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

HERE = Path(__file__).parent
DATA = HERE / "program_scale_data.py"
SIZES = (100_000, 1_000_000)


def _province(testbed: Testbed, documents: int) -> Instance:
    """Return a province of so many documents, made now unless it is there."""
    testbed.cluster.start()
    instance = testbed.instance(f"bench_scale_{documents}")
    stamp = instance.directory / "stamp"
    current = fingerprint([testbed.paths.addons, DATA])
    known = stamp.read_text() if stamp.exists() else ""
    if known != current or not database.exists(testbed.cluster, instance.database):
        stamp.unlink(missing_ok=True)
        begin = time.monotonic()
        instance = testbed.fresh(instance.database)
        run(instance, str(DATA), DOCUMENTS=documents)
        testbed.cluster.sql("VACUUM (ANALYZE)", instance.database)
        stamp.write_text(current)
        print(f"\n{documents} documents made in {time.monotonic() - begin:.0f} s")
    instance.write_config()
    return instance
