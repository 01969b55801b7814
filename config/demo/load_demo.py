# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Load the demo province and play the story in it (``odoo shell`` script)."""

import os
import sys
from pathlib import Path

root = os.environ["QLVB_ROOT"]
sys.path[:0] = [root, f"{root}/addons/qlvb_core"]

from config.demo.loader import ProvinceLoader, write_logins  # noqa: E402

pki = Path(os.environ["QLVB_DEMO_PKI"])
pin = os.environ["QLVB_DEMO_PKI_PASSWORD"]

directory = Path(os.environ["QLVB_DEMO_DIR"])
speaking = env(context=dict(env.context, lang="vi_VN"))  # type: ignore[name-defined]
loader = ProvinceLoader(speaking, directory, pki, pin)
loader.load()
if os.environ.get("QLVB_DEMO_STORY", "1") == "1":
    from config.demo.story import Story

    Story(loader).play()
write_logins(loader.env, directory, pin)
env.cr.commit()  # type: ignore[name-defined]
