# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each of twenty documents signed in a row costs, against pyHanko alone.

The baseline signs the very same PDF with the same certificate, picture and options;
ours finds the place, asks whether the certificate is revoked, keeps and verifies what
was signed, hands it to the clerk and writes the journal.
"""

from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed, run_script

from tests.concurrency.program import run
from tests.e2e.stage import PIN, load_province, served_authority
from tests.load.page_figures import HEADER, row

HERE = Path(__file__).parent
DRAFTS = HERE.parent / "e2e" / "make_drafts.py"
DOCUMENTS = 20


@pytest.mark.load
def test_signing_in_a_row(testbed: Testbed, tmp_path: Path) -> None:
    instance = testbed.fresh("bench_sign_batch")
    with served_authority(tmp_path) as pki:
        load_province(instance, pki, story=False)
        run_script(instance, DRAFTS, {"QLVB_DRAFTS": str(DOCUMENTS)})
        program = str(HERE / "program_sign_batch.py")
        lines = run(instance, program, LOAD=HERE, PIN=PIN)
    figures = {line[0]: float(line[1]) for line in lines if len(line) == 2}
    print(HEADER)
    name = f"a document of {DOCUMENTS} signed in a row"
    print(row(f"{name}, all of the act", figures["act"], figures["pyhanko"], ""))
    print(row(f"{name}, the signature alone", figures["sign"], figures["pyhanko"], ""))
    print(row(f"{name}, opening the key", figures["key"], figures["pyhanko"], ""))
    seconds = figures["clock"] / 1000
    print(f"{name}, seconds on the clock | {seconds:.2f} | | | 20 in a minute: 3")
    assert figures["signed"] == DOCUMENTS
