# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where everything lives: the checkout, and ``var/`` with all that is made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Paths:
    """The two roots; every other path is derived from them."""

    root: Path
    var: Path

    @classmethod
    def from_environment(cls) -> Paths:
        """Use ``QLVB_VAR`` when it is set, ``var/`` of the checkout otherwise."""
        return cls(root=ROOT, var=Path(os.environ.get("QLVB_VAR") or ROOT / "var"))

    @property
    def addons(self) -> Path:
        return self.root / "addons"

    @property
    def setup(self) -> Path:
        return self.root / "config" / "setup"

    @property
    def downloads(self) -> Path:
        return self.var / "downloads"

    @property
    def venv(self) -> Path:
        return self.var / "venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def unpacked_odoo(self) -> Path:
        return self.var / "odoo"

    @property
    def home(self) -> Path:
        """``HOME`` of every process we start (LibreOffice and Chromium need one)."""
        return self.var / "home"

    @property
    def log(self) -> Path:
        return self.var / "log"

    @property
    def demo(self) -> Path:
        return self.var / "demo"

    @property
    def test(self) -> Path:
        return self.var / "test"
