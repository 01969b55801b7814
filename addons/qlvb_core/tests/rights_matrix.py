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
JOURNAL = (
    cells("monitor", places=PLACES) | {OPERATOR},
    NOBODY,
    NOBODY,
    NOBODY,
)
OPERATORS = ({OPERATOR}, {OPERATOR}, {OPERATOR}, {OPERATOR})
OPERATED_ALONE = ({OPERATOR}, {OPERATOR}, {OPERATOR}, NOBODY)
CLOSED = (NOBODY, NOBODY, NOBODY, NOBODY)

# Accounts: who administers or leads the agency (R21); they change by acts only.
ACCOUNTS = cells("leader", "unit_admin")
ACCOUNT = (ACCOUNTS | {OPERATOR}, NOBODY, NOBODY, NOBODY)
REVIEW = (ACCOUNTS, NOBODY, NOBODY, NOBODY)
# A hand-over: besides, the head of the giver's unit; what is written is judged by
# its sides (R246).
HANDING = ACCOUNTS | cells("head", places=("own",))
HANDOVER = (HANDING, HANDING, NOBODY, NOBODY)
# What to do in an incident: read by the agency, kept by its admin (R205, R206).
AGENCY = cells(*ROLES)
INCIDENT = (AGENCY, ADMIN, NOBODY, NOBODY)
LEADER = cells("leader")
PROCEDURE = (WORKING, LEADER, LEADER, LEADER)

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
    "qlvb.post": SHARED,  # by acts on a written request
    "qlvb.role": SHARED,
    "qlvb.rule": OPERATED,
    "qlvb.document.type": OPERATED,
    "qlvb.information.level": OPERATED,
    "qlvb.calendar.day": (EVERYBODY, CLERK, CLERK, CLERK),
    "qlvb.correspondent": (EVERYBODY, {OPERATOR}, CLERKS | {OPERATOR}, NOBODY),
    # Given by the head of the agency, set up by the operator (Decree 30 Điều 13).
    "qlvb.authority": (EVERYBODY, LEADER | {OPERATOR}, LEADER | {OPERATOR}, NOBODY),
    "qlvb.document.template": (WORKING, NOBODY, NOBODY, NOBODY),
    # Somebody's own: besides, who answers for it in the agency (R241).
    "qlvb.certificate": (ACCOUNTS | {OPERATOR}, {OPERATOR}, NOBODY, NOBODY),
    # A view on issued documents: no row stands here, the right to the model does.
    "qlvb.signing.figure": (
        cells("leader", "monitor", places=PLACES),
        NOBODY,
        NOBODY,
        NOBODY,
    ),
    # Sổ sử dụng bản lưu: kept by the clerk (R154).
    "qlvb.file.use": (REGISTER, CLERK, CLERK, NOBODY),
    # Who signs copies: said by the head, known to the agency (R157).
    "qlvb.copy.right": (WORKING, LEADER, LEADER, NOBODY),
    "qlvb.trust.anchor": OPERATED_ALONE,
    "qlvb.signing.provider": OPERATED_ALONE,
    "qlvb.delegation": (cells("leader", "head", "monitor"), NOBODY, WORKING, NOBODY),
    "qlvb.delegable.kind": SHARED,
    # A view on units and posts, which are everybody's to read.
    "qlvb.receiver": SHARED,
    # Work as a view: of the document in the matrix, the drafter's, is nobody's unit.
    "qlvb.follow.up": HANGING,
    "qlvb.urging": HANGING,
    "qlvb.extension": HANGING,
    # The envelopes of an agency, kept by its clerk; registers of their own.
    "qlvb.envelope": (REGISTER, CLERK, CLERK, NOBODY),
    # Letters refused at the door of the agency's mailbox (R72).
    "qlvb.mail.refused": HANGING,
    "qlvb.own.register": OPERATED,
    # Internal procedures (R66): drafts by the head of the agency.
    "qlvb.procedure": PROCEDURE,
    "qlvb.procedure.step": PROCEDURE,
    "qlvb.procedure.part": PROCEDURE,
    "qlvb.draft.comment": HANGING,
    "qlvb.recipient.list": (NOBODY, NOBODY, NOBODY, NOBODY),  # somebody's own
    "qlvb.phrase": (NOBODY, NOBODY, NOBODY, NOBODY),  # somebody's own
    # The journal's seals name nothing.
    "qlvb.audit.seal": JOURNAL,
    "qlvb.audit.stamp": JOURNAL,
    "qlvb.audit.cut": JOURNAL,
    "qlvb.audit.horizon": ({OPERATOR}, NOBODY, NOBODY, NOBODY),
    # Accounts and what is asked, ordered and reported about them (R251-R254).
    "qlvb.account": ACCOUNT,
    "qlvb.account.act": ACCOUNT,
    # a paper of the agency: the operator opens those sent to it only (R19)
    "qlvb.account.request": (ACCOUNTS, NOBODY, NOBODY, NOBODY),
    "qlvb.account.review": REVIEW,
    "qlvb.account.review.line": REVIEW,
    "qlvb.account.report": (ACCOUNTS, ADMIN, ADMIN, ADMIN),
    "qlvb.staff.import": (ADMIN | {OPERATOR}, NOBODY, NOBODY, NOBODY),
    "qlvb.staff.import.line": (ADMIN | {OPERATOR}, NOBODY, NOBODY, NOBODY),
    "qlvb.staff.progress": (NOBODY, NOBODY, NOBODY, NOBODY),
    "qlvb.support.request": (*(ADMIN | {OPERATOR},) * 3, NOBODY),
    "qlvb.handover": HANDOVER,
    "qlvb.handover.line": HANDOVER,
    # Units, by decisions that the operator carries out (R9).
    "qlvb.body.kind": OPERATED,
    "qlvb.unit.version": SHARED,
    "qlvb.unit.change": OPERATORS,
    "qlvb.unit.change.part": OPERATORS,
    "qlvb.unit.change.placement": OPERATORS,
    "qlvb.unit.change.office": OPERATORS,
    # Logins (R208-R211).
    "qlvb.login": (
        cells("leader", "monitor", "unit_admin") | {OPERATOR},
        NOBODY,
        NOBODY,
        NOBODY,
    ),
    "qlvb.network": OPERATORS,
    # Handing data over (R17): the operator, and who alone may fetch it.
    "qlvb.data.export": OPERATED_ALONE,
    "qlvb.data.export.progress": CLOSED,
    # Registers and reports: of who asked for them alone.
    "qlvb.printout": CLOSED,
    "qlvb.printout.progress": CLOSED,
    # Infected files (R207): who looks after the machines, without content.
    "qlvb.blocked.file": (ADMIN | {OPERATOR}, NOBODY, NOBODY, NOBODY),
    "qlvb.exchange.recall": CLOSED,
    "qlvb.password.history": CLOSED,
    "qlvb.login.failure": CLOSED,
    "qlvb.public.check": CLOSED,
    "qlvb.signing.session": CLOSED,
    "qlvb.incident": INCIDENT,
    "qlvb.incident.line": (AGENCY, NOBODY, NOBODY, NOBODY),
    "qlvb.incident.scenario": (AGENCY, ADMIN, ADMIN, NOBODY),
    "qlvb.incident.step": (AGENCY, ADMIN, ADMIN, ADMIN),
    "qlvb.incident.drill": (AGENCY, ADMIN, ADMIN, ADMIN),
}

# Nobody can make a row: a month leaves the journal after a year only; figures are a
# view on issued documents, and are tried with those.
WITHOUT_ROWS = frozenset({"qlvb.audit.cut", "qlvb.signing.figure"})

# Public methods that anybody may call with any ids, and why that gives nothing away.
HARMLESS_METHODS = {
    ("qlvb.document.file", "size_limit"): "takes no ids, gives a legal parameter",
    # counts with the caller's own rights what waits for the caller
    ("qlvb.account", "account_figures"): "takes no ids",
    ("qlvb.work.item", "deck_counts"): "takes no ids",
    # counts with the caller's own rights what waits in the caller's own agencies
    ("qlvb.document", "intake_elsewhere"): "takes no ids",
    # counts with the caller's own rights what was refused lately
    ("qlvb.mail.refused", "lately"): "takes no ids",
    # counts with the caller's own rights the caller's own scope
    ("qlvb.follow.up", "follow_up_board"): "takes no ids",
    ("qlvb.follow.up", "compliance_page"): "takes no ids",
    ("qlvb.follow.up", "follow_up_people"): "takes no ids",
    ("qlvb.follow.up", "follow_up_agencies"): "takes no ids, gives counts only",
}
