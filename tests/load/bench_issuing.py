# SPDX-License-Identifier: LGPL-3.0-or-later
"""Eight clerks of one agency number, stamp, seal and issue at once.

Beside it stands the row of numbering: the same processes that only take the number of a
document. Real processes, one series, a time stamp for each signature.
"""

import os
from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import HERE, run
from tests.fakes.pki import Agency, Person, PkiSpec, free_port, make_pki, serve

CLERKS, ACTS = 8, 4
SIGNER, AGENCY = "Trần Văn Bình", "Sở Khoa học và Công nghệ"
PIN = "chi-de-thu-5501"
SPEC = PkiSpec(
    persons=(Person("leader", SIGNER, AGENCY, "Giám đốc"),),
    agencies=(Agency("agency", AGENCY, "H31.08"),),
)
PROGRAM = Path(__file__).with_name("program_issue.py")


@pytest.mark.load
def test_issuing_at_once(testbed: Testbed, tmp_path: Path) -> None:
    """No gap, no repeat; documents a second against numbers a second."""
    instance = testbed.fresh("bench_issuing")
    pki = make_pki(tmp_path, SPEC, port=free_port(), password=PIN)
    with serve(pki):
        lines = run(
            instance,
            os.path.relpath(PROGRAM, HERE),
            CLERKS=CLERKS,
            ACTS=ACTS,
            PKI_DIRECTORY=tmp_path,
            PKI_PIN=PIN,
            SIGNER=SIGNER,
            AGENCY=AGENCY,
        )
    told = {line[0]: line[1:] for line in lines}
    repeated = sum(int(line[1]) for line in lines if line[0] == "repeated")
    rate = CLERKS * ACTS / float(told["seconds"][0])
    numbering = _numbers_a_second(testbed)
    load = f"load {os.getloadavg()[0]:.1f}"
    print(
        "\nname | value | baseline | ratio | target\n"
        f"issued a second by {CLERKS} clerks; baseline: numbered ({load}) "
        f"| {rate:.2f} | {numbering:.0f} | {rate / numbering:.3f} |\n"
        f"acts repeated by the server | {repeated} | | | 0"
    )
    assert told["numbers"] == [str(n) for n in range(1, CLERKS * ACTS + 1)]
    assert told["issued"] == [str(CLERKS * ACTS)]


def _numbers_a_second(testbed: Testbed) -> float:
    lines = run(
        testbed.fresh("bench_issuing"),
        "numbering_rate.py",
        METHOD="register",
        ACT="document",
        WRITERS=CLERKS,
        ACTS=ACTS * 4,
    )
    (seconds,) = [float(line[1]) for line in lines if line[0] == "seconds"]
    return CLERKS * ACTS * 4 / seconds
