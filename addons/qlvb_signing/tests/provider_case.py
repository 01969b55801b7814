# SPDX-License-Identifier: LGPL-3.0-or-later
"""An agency whose seal is in an HSM and whose leader signs remotely."""

import atexit
import functools
import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from .common import SigningCase
from .fakes import csc as fake_csc
from .fakes import softhsm

HSM_PIN = "mã-HSM-9517"


@functools.cache
def device(pki) -> softhsm.SoftHsm:
    """Return the HSM; a process sees the tokens of the first one only."""
    folder = tempfile.TemporaryDirectory(prefix="qlvb-hsm-")
    atexit.register(folder.cleanup)
    made = softhsm.SoftHsm(Path(folder.name), HSM_PIN)
    made.make(
        {
            "agency": softhsm.StoredKey(
                pki.directory / "keys" / "agency.key.pem",
                pki.certificate("agency"),
                [pki.certificate("issuing")],
            )
        }
    )
    return made


class ProviderCase(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hsm = device(cls.pki)
        cls.set_environment(
            QLVB_PKCS11_LIBRARIES=f"/usr/lib/none.so:{softhsm.LIBRARY}",
            QLVB_SIGNING_SECRET_HSM1=HSM_PIN,
            QLVB_SIGNING_SECRET_CSC1=fake_csc.SECRET,
        )
        cls.service = cls.enterClassContext(fake_csc.serve(cls.pki))
        providers = cls.env["qlvb.signing.provider"]
        cls.hsm_provider = providers.create(
            {
                "name": "HSM của tỉnh",
                "code": "HSM1",
                "kind": "pkcs11",
                "library": softhsm.LIBRARY,
                "token": "agency",
            }
        )
        cls.csc_provider = providers.create(
            {
                "name": "Ký số từ xa",
                "code": "CSC1",
                "kind": "csc",
                "url": cls.service.url,
                "client_id": "qlvb",
            }
        )
        cls.agency_certificate.write(
            {"provider_id": cls.hsm_provider.id, "key_name": "agency"}
        )
        cls.certificate.write(
            {
                "provider_id": cls.csc_provider.id,
                "key_name": cls.service.credential("leader"),
            }
        )

    @classmethod
    def set_environment(cls, **variables):
        cls.enterClassContext(patch.dict(os.environ, variables))

    def setUp(self):
        super().setUp()
        # the switches of the service as they were
        self.enterContext(patch.multiple(self.service, wrong=0, refusal="", slow=0.0))
        self.service.authorised.clear()

    def sign(self, **given):
        """Sign as the leader; PIN and code are right unless given."""
        secrets = {"pin": self.service.pin, "otp": self.service.otp, **given}
        self.act(self.approved_draft, "leader")._sign(**secrets)
