# SPDX-License-Identifier: LGPL-3.0-or-later
"""The journal in PostgreSQL: its tables, and who owns them.

Made by the addon, then handed over to a role nobody can log in as, by the function that
``config/postgresql/journal.sql`` puts into the database. From then on the addon cannot
change their structure any more, which is the point.
"""

import logging

from odoo.tools import file_open

_logger = logging.getLogger(__name__)

OWNER = "qlvb_journal"
SCRIPTS = ("journal_tables.sql", "journal_functions.sql", "journal_finish.sql")


def prepare(cr):
    """Make or take over the journal's tables and hand them to their owner."""
    if is_protected(cr):
        return
    for script in SCRIPTS:
        with file_open(f"qlvb_core/sql/{script}") as source:
            cr.execute(source.read())
    _hand_over(cr)


def is_protected(cr) -> bool:
    """Return whether the journal belongs to its own role and not to Odoo's."""
    cr.execute(
        "SELECT pg_get_userbyid(relowner) = %s FROM pg_class "
        "WHERE oid = to_regclass('qlvb_audit_event')",
        [OWNER],
    )
    row = cr.fetchone()
    return bool(row and row[0])


def _hand_over(cr):
    cr.execute("SELECT to_regprocedure('qlvb_journal_protect()') IS NOT NULL")
    if cr.fetchone()[0]:
        cr.execute("SELECT qlvb_journal_protect()")
    else:
        _logger.warning(
            "The journal is not protected in the database: run "
            "config/postgresql/journal.sql as superuser, then update qlvb_core."
        )
