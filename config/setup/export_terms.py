# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: ``<addon>.pot`` of each addon in QLVB_TERMS, all in one run."""

import os
from pathlib import Path

from odoo.tools.translate import trans_export

for name in os.environ["QLVB_ADDONS"].split(","):
    with Path(os.environ["QLVB_TERMS"], f"{name}.pot").open("wb") as target:
        found = trans_export(None, [name], target, "po", env)  # noqa: F821 - the shell's
    print(name, found)
