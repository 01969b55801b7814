# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: sign, number and seal, issue; killed at every step of each.

Steps are found by letting each act run once: each kind of row written by anybody, each
file kept, each commit, and the first function of signing or exchange called after one
of these: where nothing was written between two calls, dying at either is the same.
Then the act is begun again and again in a process of its own, which is killed at one
step after the other. An act that commits on its way (the number, kept before the seal)
has its steps up to there, and then those of going on from what is kept.

Prints ``step <act> <name> untouched|kept|done|<tables changed>``, then ``act <act>
<state> <number>`` of the try whose commit was reached, at the end ``files <how many>
<worst grade> <force>`` and ``entries <number>:<of a second document>...``.
"""

import hashlib
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from odoo import api, sql_db
from odoo.service.model import retrying
from odoo.tools import SQL

from odoo.addons.base.models.ir_attachment import IrAttachment
from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import first_look, office

sys.path.insert(0, os.environ["HERE"])
sys.path.insert(0, str(Path(os.environ["HERE"]).parents[1]))
from crew import leave_parents_connections, say
from issuing import PIN, Province

COMMITTED = "after_the_commit"
# What a number is kept in; the register is made with the year's first one.
NUMBERS, JOURNAL = {"qlvb_register", "qlvb_register_entry"}, "qlvb_audit_event"
WRITES = ("INSERT", "UPDATE", "DELETE")
# What reads only, and is asked a hundred times, is no step of these acts.
OURS = ("/qlvb_signing/models/", "/qlvb_interop/models/")
ACTS = {
    "sign": ("leader", lambda document: document._sign(PIN)),
    "seal": ("clerk", lambda document: document._seal(PIN, today())),
    "issue": ("clerk", lambda document: document.action_issue()),
}


class Rehearsed(BaseException):
    """Stands in the place of the commit."""


class Steps:
    """Counts the steps of the act in this process and ends it at one of them."""

    def __init__(self, last: int, *, rehearsed: bool) -> None:
        self.last, self.rehearsed = last, rehearsed
        self.names: dict[str, None] = {}
        self.written = True  # anything since the last function that was a step

    def reach(self, name: str) -> None:
        self.written = True
        if name in self.names:
            return
        self.names[name] = None
        if len(self.names) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, cursor) -> None:
        """Notice every function of ours, every write, every commit from now on.

        ``cursor`` is that of the act.
        """
        self.cursor = cursor
        self._around(sql_db.Cursor, "execute", self._statement)
        self._around(IrAttachment, "_file_write", lambda *_: self.reach("file_kept"))
        self._around(sql_db.Cursor, "commit", self._before_commit, self._after_commit)
        sys.setprofile(self._call)

    def _call(self, frame, event, _argument) -> None:
        if event == "call" and self.written:
            code = frame.f_code
            name = f"{Path(code.co_filename).stem}.{code.co_qualname}"
            ours = any(part in code.co_filename for part in OURS)
            if ours and "<" not in name and name not in self.names:
                self.reach(name)
                self.written = False

    def _statement(self, _cursor, query, *_rest) -> None:
        words = str(getattr(query, "code", query)).split()
        if words and words[0].upper() in WRITES:
            table = next((word for word in words if "qlvb_" in word), words[-1])
            self.reach(f"{words[0].lower()}:{table}".replace('"', ""))

    def _before_commit(self, cursor) -> None:
        if cursor is not self.cursor:  # one aside, of what may stay
            self.reach("before_a_commit_aside")
            return
        cursor.flush()  # what the commit would write is a step before it
        self.reach("before_the_commit")
        if self.rehearsed:
            raise Rehearsed

    def _after_commit(self, cursor) -> None:
        self.reach(COMMITTED if cursor is self.cursor else "after_a_commit_aside")

    @staticmethod
    def _around(owner, name, before, after=lambda *_: None) -> None:
        real = getattr(owner, name)

        def watched(*arguments, **keywords):
            before(*arguments)
            result = real(*arguments, **keywords)
            after(*arguments)
            return result

        setattr(owner, name, watched)


def begin(registry, act: str, document: int, steps: Steps) -> None:
    """Do an act as the server does, under the eyes of ``steps``."""
    role, work = ACTS[act]
    with suppress(Rehearsed), registry.cursor() as cr:
        scene = api.Environment(cr, people[role], {"lang": "vi_VN"})
        steps.watch(cr)
        retrying(lambda: work(scene["qlvb.document"].browse(document)), scene)


def apart(registry, act: str, document: int, last: int = 0, *, rehearsed: bool = False):
    """Run an act in a process of its own; return its status and the steps it saw.

    ``rehearsed``: nothing is committed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            leave_parents_connections(registry)
            steps = Steps(last, rehearsed=rehearsed)
            begin(registry, act, document, steps)
            sys.setprofile(None)
            os.write(writing, "\n".join(steps.names).encode())
            code = 0
        except BaseException as error:
            sys.setprofile(None)
            say("failed", act, repr(error))
        first_look.stop()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        seen = pipe.read().splitlines()
    return os.waitpid(child, 0)[1], seen


def everything(registry) -> dict[str, str]:
    """Return a digest of the rows of each of our tables, of jobs and attachments."""
    with registry.cursor() as cr:
        _wait_until_alone(cr)
        cr.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = "
            "'public' AND table_type = 'BASE TABLE' AND (table_name LIKE 'qlvb\\_%%' "
            "OR table_name IN ('queue_job', 'ir_attachment')) ORDER BY table_name"
        )
        return {table: _digest(cr, table) for (table,) in cr.fetchall()}


def _digest(cr, table: str) -> str:
    rows = SQL("SELECT t::text FROM %s t ORDER BY 1", SQL.identifier(table))
    cr.execute(rows)
    return hashlib.sha256(repr(cr.fetchall()).encode()).hexdigest()


def _wait_until_alone(cr) -> None:
    """The backend of a killed process ends a moment later, and with it its locks."""
    while True:
        cr.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend' "
            "AND state <> 'idle'"
        )
        if not cr.fetchone()[0]:
            return
        cr.rollback()  # a transaction sees the same list for ever
        time.sleep(0.05)


def kill_at_each_step(registry, act: str, document: int) -> None:
    while kill_up_to_a_commit(registry, act, document) == "kept":
        pass


def kill_up_to_a_commit(registry, act: str, document: int) -> str:
    """Return what the act left when it was killed after its first commit."""
    status, names = apart(registry, act, document, rehearsed=True)
    if status:
        sys.exit(f"{act} fails")
    # the register of the year, made aside at its first use, stays
    before = everything(registry)
    found = ""
    for last, name in enumerate([*names, COMMITTED], start=1):
        status, _ = apart(registry, act, document, last)
        found = left(before, everything(registry), committed=name == COMMITTED)
        if not os.WIFSIGNALED(status):
            found = f"not-killed:{status}:{found}"
        say("step", act, name, found)
    return found


def left(before: dict[str, str], after: dict[str, str], *, committed: bool) -> str:
    """Say in a word, or by the tables that differ, what a killed act left."""
    tables = changes(before, after)
    if committed and "qlvb_document" in tables:
        return "done"
    others = {table for table in tables if not table.startswith(JOURNAL)}
    if committed and "qlvb_register_entry" in others <= NUMBERS:
        return "kept"
    return ",".join(tables) or "untouched"


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the tables that differ."""
    return [table for table in before if before[table] != after[table]]


province = Province(env)  # noqa: F821 - given by the shell
people = {role: user.id for role, user in province.people.items()}
first = province.approved_draft("Về việc thứ nhất").id
second = province.approved_draft("Về việc thứ hai").id
registry = env.registry  # noqa: F821
first_look.stop()  # its pipes are not for two
office.stop()
env.cr.commit()  # noqa: F821
env.cr.close()  # noqa: F821


def look(question):
    """Ask the database anew; nothing of the parent's environment is old."""
    with registry.cursor() as cr:
        return question(api.Environment(cr, api.SUPERUSER_ID, {}))


for act in ACTS:
    kill_at_each_step(registry, act, first)
    told = look(
        lambda scene: [
            (one.state, one.code_number) for one in scene["qlvb.document"].browse(first)
        ]
    )
    say("act", act, *told[0])


def worst_grade(scene):
    document = scene["qlvb.document"].browse(first)
    files = document._current_files("main", "appendix")
    grades = [file._verify().grade for file in files]
    return len(files), max(grades).code, document.legal_force


say("files", *look(worst_grade))
for act in ("sign", "seal"):
    apart(registry, act, second)
say(
    "entries",
    *look(
        lambda scene: (
            scene["qlvb.register.entry"]
            .search([("register_id.direction", "=", "outgoing")], order="number")
            .mapped(lambda entry: f"{entry.number}:{entry.document_id.id == second}")
        )
    ),
)
