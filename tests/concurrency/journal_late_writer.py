# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: a lower event id that is committed after a higher one.

The higher id belongs to the older transaction, so that no younger one has ended when
the journal's position is remembered: the hardest case for the horizon.
"""

from odoo import SUPERUSER_ID, api


def journal(cr):
    return api.Environment(cr, SUPERUSER_ID, {})["qlvb.audit.event"]


def last_event_id(cr):
    cr.execute("SELECT max(id) FROM qlvb_audit_event")
    return cr.fetchone()[0]


def seal(registry):
    with registry.cursor() as cr:
        api.Environment(cr, SUPERUSER_ID, {})["qlvb.audit.seal"]._seal()
        return api.Environment(cr, SUPERUSER_ID, {})["qlvb.audit.seal"]._last()[
            "last_event_id"
        ]


def main(registry):
    for _run in range(3):
        seal(registry)
    with registry.cursor() as late:
        with registry.cursor() as early:
            early.execute("SELECT pg_current_xact_id()")
            journal(late)._log("test.late")
            journal(early)._log("test.early")
            late_id, early_id = last_event_id(late), last_event_id(early)
        sealed = max(seal(registry) for _run in range(3))
        print("open", late_id, early_id, sealed)
    print("ended", max(seal(registry) for _run in range(3)))


main(env.registry)  # noqa: F821 - given by the shell
