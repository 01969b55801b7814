# SPDX-License-Identifier: LGPL-3.0-or-later
"""A clerk's seal takes its time; the others number meanwhile."""

from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.crowd import AGENCY, PIN, SIGNER, SPEC
from tests.concurrency.program import Program, run
from tests.fakes import csc
from tests.fakes.pki import Pki, free_port, make_pki, serve, serve_liar


@pytest.mark.parametrize(
    ("pinned", "sealed", "other"), [(True, "01", "2"), (False, "02", "1")]
)
def test_others_number_while_the_holder_confirms(
    testbed: Testbed,
    tmp_path_factory: pytest.TempPathFactory,
    pinned: bool,
    sealed: str,
    other: str,
) -> None:
    """R84, R133: nobody waits for a telephone to get a number, whether a number is kept
    for the document first (authorised by hash) or taken when all is confirmed."""
    directory = tmp_path_factory.mktemp("pki")
    pki = make_pki(directory, SPEC, port=free_port(), password=PIN)
    with serve(pki), csc.serve(pki, pinned=pinned) as service:
        service.confirmed.clear()
        remote = {
            "CSC_URL": service.url,
            "CREDENTIAL": service.credential("agency"),
            "CSC_PIN": service.pin,
            "CSC_OTP": service.otp,
            "QLVB_SIGNING_SECRET_CSC1": csc.SECRET,
        }
        instance = testbed.fresh(f"remote_seal_{sealed}")
        sealing = Program(instance, "seal_slowly.py", **province(pki), **remote)
        try:
            _word, register = sealing.wait_for("prepared").split()
            assert service.asked.wait(60)
            lines = run(instance, "next_number.py", REGISTER=register)
            assert lines == [["taken", other]]
        finally:
            service.confirmed.set()
        assert sealing.finish() == [["sealed", f"{sealed}/TTr-SKHCN", "original"]]


def test_others_number_while_a_service_is_slow(
    testbed: Testbed, tmp_path: Path
) -> None:
    """R84, R133: the same with a key on the server, and every other key: the register
    is let go before anything is signed or stamped."""
    pki = make_pki(tmp_path, SPEC, port=free_port(), password=PIN)
    with serve_liar(pki, pki) as services:
        services.manners["tsa"] = "slow"
        instance = testbed.fresh("slow_seal")
        sealing = Program(instance, "seal_slowly.py", **province(pki))
        try:
            _word, register = sealing.wait_for("prepared").split()
            assert services.asked.wait(60)
            # a program that takes a number starts longer than a stamp is waited for
            free = f"SELECT pg_try_advisory_xact_lock(1363957314, {register})"
            assert instance.cluster.sql(free, instance.database) == "t"
        finally:
            services.released.set()
        assert sealing.finish() == [["sealed", "01/TTr-SKHCN", "original"]]


def province(pki: Pki) -> dict[str, object]:
    return {
        "PKI_DIRECTORY": pki.directory,
        "PKI_PIN": PIN,
        "SIGNER": SIGNER,
        "AGENCY": AGENCY,
    }
