# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one table that says who may do what; the tests around it are generated from it.

A cell is (role, place): the role a person holds, and where: in the document's own unit,
in a sibling unit of the same agency, in the parent, a child or a foreign agency.
"""

from .common import ROLES

PLACES = ("own", "sibling", "parent", "child", "foreign")
OPERATIONS = ("read", "write", "create", "unlink")
OPERATOR = ("operator", "province")

IN_AGENCY = ("own", "sibling")


def cells(*roles, places=IN_AGENCY):
    """Return the cells of ``roles`` in ``places``."""
    return frozenset((role, place) for role in roles for place in places)


NOBODY = frozenset()
EVERYBODY = cells(*ROLES, places=PLACES) | {OPERATOR}
WORKING_ROLES = tuple(role for role in ROLES if role != "unit_admin")
WORKING = cells(*WORKING_ROLES)
REGISTER = cells("clerk", "leader", "monitor")
ADMIN = cells("unit_admin")
CLERK = cells("clerk")
ARCHIVIST = cells("archivist")
CLERKS = cells("clerk", places=PLACES)

# (read, write, create, unlink) of the rows that hang from the document or its agency.
HANGING = (REGISTER, NOBODY, NOBODY, NOBODY)
SHARED = (EVERYBODY, NOBODY, NOBODY, NOBODY)
OPERATED = (EVERYBODY, {OPERATOR}, {OPERATOR}, NOBODY)
MAKERS = ("clerk", "leader", "head", "specialist")

# Models that follow another line than HANGING; the rest of the province sees nothing.
EXPECTED = {
    "qlvb.document": (REGISTER, NOBODY, cells(*MAKERS), NOBODY),
    "qlvb.dossier": (REGISTER, NOBODY, cells(*MAKERS), NOBODY),
    # A change of rights: who confirms it, who inspects.
    "qlvb.access.change": (cells("leader", "monitor"), NOBODY, NOBODY, NOBODY),
    "qlvb.access.group": (WORKING | ADMIN, ADMIN, ADMIN, ADMIN),
    "qlvb.access.group.line": (WORKING | ADMIN, ADMIN, ADMIN, ADMIN),
    "qlvb.file.plan": (WORKING, ARCHIVIST, ARCHIVIST, NOBODY),
    "qlvb.file.plan.line": (WORKING, ARCHIVIST, ARCHIVIST, ARCHIVIST),
    "qlvb.register": (WORKING, CLERK, CLERK, NOBODY),
    # What everybody needs to work at all: who is who, types, the law.
    "qlvb.unit": OPERATED,
    "qlvb.post": OPERATED,
    "qlvb.role": SHARED,
    "qlvb.rule": OPERATED,
    "qlvb.document.type": OPERATED,
    "qlvb.information.level": OPERATED,
    "qlvb.calendar.day": (EVERYBODY, CLERK, CLERK, CLERK),
    "qlvb.correspondent": (EVERYBODY, {OPERATOR}, CLERKS | {OPERATOR}, NOBODY),
    "qlvb.authority": OPERATED,
    "qlvb.document.template": (WORKING, NOBODY, NOBODY, NOBODY),
    "qlvb.certificate": ({OPERATOR}, {OPERATOR}, NOBODY, NOBODY),  # somebody's own
    "qlvb.trust.anchor": ({OPERATOR}, {OPERATOR}, {OPERATOR}, NOBODY),
    "qlvb.delegation": (cells("leader", "head", "monitor"), NOBODY, WORKING, NOBODY),
    "qlvb.delegable.kind": SHARED,
    "qlvb.phrase": (NOBODY, NOBODY, NOBODY, NOBODY),  # somebody's own
    # The journal's seals name nothing.
    "qlvb.audit.seal": (
        cells("monitor", places=PLACES) | {OPERATOR},
        NOBODY,
        NOBODY,
        NOBODY,
    ),
    "qlvb.audit.horizon": ({OPERATOR}, NOBODY, NOBODY, NOBODY),
}

# Public methods that anybody may call with any ids, and why that gives nothing away.
HARMLESS_METHODS = {}
