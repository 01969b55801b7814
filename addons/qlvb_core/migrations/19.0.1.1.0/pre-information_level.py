# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents and dossiers get an information level (R267)."""


def migrate(cr, _version):
    """Add the columns before the ORM does: the rule it would ask is not loaded yet."""
    for table in ("qlvb_document", "qlvb_dossier"):
        cr.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS level_id integer")
