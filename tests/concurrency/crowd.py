# SPDX-License-Identifier: LGPL-3.0-or-later
"""Clerks of one agency that number, stamp, seal and issue at once."""

from pathlib import Path
from typing import NamedTuple

from qlvb_setup.odoo import Instance

from tests.fakes.pki import Agency, Person, PkiSpec, free_port, make_pki, serve

from .program import run

SIGNER, AGENCY = "Trần Văn Bình", "Sở Khoa học và Công nghệ"
PIN = "chi-de-thu-5501"
SPEC = PkiSpec(
    persons=(Person("leader", SIGNER, AGENCY, "Giám đốc"),),
    agencies=(Agency("agency", AGENCY, "H31.08"),),
)


class Outcome(NamedTuple):
    """What came of it; how often the server had to repeat an act; how long it took."""

    numbers: list[str]
    issued: int
    repeated: int
    seconds: float


def issue_at_once(instance: Instance, folder: Path, clerks: int, acts: int) -> Outcome:
    """Have ``clerks`` processes issue ``acts`` signed documents each.

    ``folder``: where their keys and those of the services are made.
    """
    pki = make_pki(folder, SPEC, port=free_port(), password=PIN)
    with serve(pki):
        lines = run(
            instance,
            "issue_at_once.py",
            CLERKS=clerks,
            ACTS=acts,
            PKI_DIRECTORY=folder,
            PKI_PIN=PIN,
            SIGNER=SIGNER,
            AGENCY=AGENCY,
        )
    told = {line[0]: line[1:] for line in lines}
    return Outcome(
        told["numbers"],
        int(told["issued"][0]),
        sum(int(line[1]) for line in lines if line[0] == "repeated"),
        float(told["seconds"][0]),
    )
