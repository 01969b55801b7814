# SPDX-License-Identifier: LGPL-3.0-or-later
"""A clerk seals by remote signing; the others number meanwhile."""

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import Program, run
from tests.fakes import csc
from tests.fakes.pki import Agency, Person, PkiSpec, free_port, make_pki, serve

SIGNER, AGENCY = "Trần Văn Bình", "Sở Khoa học và Công nghệ"
PIN = "chi-de-thu-5501"
SPEC = PkiSpec(
    persons=(Person("leader", SIGNER, AGENCY, "Giám đốc"),),
    agencies=(Agency("agency", AGENCY, "H31.08"),),
)


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
        settings = {
            "PKI_DIRECTORY": directory,
            "PKI_PIN": PIN,
            "SIGNER": SIGNER,
            "AGENCY": AGENCY,
            "CSC_URL": service.url,
            "CREDENTIAL": service.credential("agency"),
            "CSC_PIN": service.pin,
            "CSC_OTP": service.otp,
            "QLVB_SIGNING_SECRET_CSC1": csc.SECRET,
        }
        instance = testbed.fresh(f"remote_seal_{sealed}")
        sealing = Program(instance, "remote_seal.py", **settings)
        try:
            _word, register = sealing.wait_for("prepared").split()
            assert service.asked.wait(60)
            lines = run(instance, "next_number.py", REGISTER=register)
            assert lines == [["taken", other]]
        finally:
            service.confirmed.set()
        assert sealing.finish() == [["sealed", f"{sealed}/TTr-SKHCN", "original"]]
