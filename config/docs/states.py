# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write docs/states.md from the state tables of all installed addons.

Run in the shell of a database that has the five addons:
``make dev-shell DB=... < config/docs/states.py > docs/states.md``
"""

HEAD = """# State tables

Made from the code by `config/docs/states.py`; a test compares. An act is possible in
the states of the second column, for whoever has an open work item of one of the kinds
in the fourth; it writes the event of the last.
"""
COLUMNS = ("Act", "In state", "Then", "Work item", "Event")


def section(title, table):
    yield f"\n## {title}\n"
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|" + "---|" * len(COLUMNS)
    yield from (step.markdown() for step in table.values())


lines = [HEAD.rstrip("\n")]
for title, model in (("Document", "qlvb.document"), ("Dossier", "qlvb.dossier")):
    lines += section(title, env[model]._transition_table())  # noqa: F821 - the shell's
print("\n".join(lines))
