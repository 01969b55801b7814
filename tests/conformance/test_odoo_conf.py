# SPDX-License-Identifier: LGPL-3.0-or-later
"""The production example is a configuration that Odoo 19.0 itself understands."""

import configparser
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from qlvb_setup.odoo import CHANNELS, LOG_HANDLER, SERVER_WIDE
from qlvb_setup.paths import ROOT

EXAMPLE = ROOT / "config" / "odoo" / "odoo.conf.example"
READ = """
import json, sys
from odoo.tools import config
config.parse_config(["-c", sys.argv[1]], setup_logging=False)
print(json.dumps({name: str(config[name]) for name in sys.argv[2:]}))
"""


def _example() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(EXAMPLE)
    return parser


@pytest.fixture
def local_copy(tmp_path: Path) -> Path:
    """The example with the two paths that exist only in production replaced."""
    parser = _example()
    parser["options"]["addons_path"] = str(ROOT / "addons")
    parser["options"]["data_dir"] = str(tmp_path / "data")
    path = tmp_path / "odoo.conf"
    with path.open("w") as sink:
        parser.write(sink)
    return path


def _read(path: Path, *names: str) -> dict[str, str]:
    """The options as Odoo understands them, which must not complain."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    done = subprocess.run(
        [sys.executable, "-c", READ, path, *names],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return dict(json.loads(done.stdout))


def test_odoo_knows_every_option_and_does_not_complain(local_copy: Path) -> None:
    names = list(_example()["options"])
    assert set(_read(local_copy, *names)) == set(names)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("list_db", "False"),
        ("dbfilter", "^qlvb$"),
        ("unaccent", "True"),
        ("with_demo", "False"),
        ("skip_auto_install", "True"),
        ("proxy_mode", "True"),
        ("server_wide_modules", SERVER_WIDE),
        ("log_handler", LOG_HANDLER),
    ],
)
def test_what_must_hold_in_production(option: str, value: str) -> None:
    assert _example()["options"][option] == value


def test_libraries_are_quiet_and_odoo_is_not(local_copy: Path) -> None:
    handlers = _read(local_copy, "log_handler")["log_handler"]
    assert handlers == str([":INFO", *LOG_HANDLER.split(",")])


def test_production_and_demo_have_the_same_job_channels() -> None:
    assert _example()["queue_job"]["channels"] == CHANNELS


def test_no_secret_stands_in_the_example() -> None:
    assert not {"db_password", "admin_passwd"} & set(_example()["options"])
