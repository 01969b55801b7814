# SPDX-License-Identifier: LGPL-3.0-or-later
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError

from .fakes import csc as fake_csc
from .provider_case import HSM_PIN, ProviderCase


class TestSigningProvider(ProviderCase):
    """The operating unit names where keys lie; secrets stay on the server."""

    def test_connection_is_checked(self):
        for provider in (self.hsm_provider, self.csc_provider):
            said = provider.action_check()
            self.assertIn(provider.name, said["params"]["message"])
        wrong = patch.dict(os.environ, {"QLVB_SIGNING_SECRET_CSC1": "khác"})
        with wrong, self.assertRaisesRegex(UserError, "refused"):
            self.csc_provider.action_check()
        with self.hsm_provider._key("agency", kept=True) as key:
            key.close()
        with self.hsm.removed(), self.assertRaisesRegex(UserError, "not answer"):
            self.hsm_provider.action_check()
        self.hsm_provider.action_check()

    def test_no_secret_in_the_database(self):
        """R26, R124: the database knows only whether the server has the secret."""
        self.assertTrue(self.hsm_provider.has_secret)
        for provider in (self.hsm_provider, self.csc_provider):
            (row,) = provider.read()
            self.assertFalse({HSM_PIN, fake_csc.SECRET}.intersection(row.values()))

    def test_secret_from_a_file(self):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "hsm"
            path.write_text("từ tệp\n")
            environment = {
                "QLVB_SIGNING_SECRET_HSM1": "",
                "QLVB_SIGNING_SECRET_HSM1_FILE": str(path),
            }
            with patch.dict(os.environ, environment):
                self.assertEqual(self.hsm_provider._secret(), "từ tệp")

    def test_places_that_are_refused(self):
        """Only libraries the server's configuration names are loaded, only services
        behind TLS are told PINs."""
        for provider, values in (
            (self.hsm_provider, {"library": "/tmp/evil.so"}),  # noqa: S108
            (self.hsm_provider, {"token": False}),
            (self.hsm_provider, {"code": "a b"}),
            (self.csc_provider, {"url": "http://example.com"}),
            (self.csc_provider, {"client_id": False}),
        ):
            with self.subTest(**values), self.assertRaises(ValidationError):
                provider.write(values)

    def test_certificate_is_read_from_its_device(self):
        """R241: the operating unit enters it with its key, without a file."""
        operator = self.env.ref("base.user_admin")
        dialogs = self.env["qlvb.certificate.entry.wizard"].with_user(operator)
        for provider, key, holder, kind in (
            (self.hsm_provider, "agency", self.agency_certificate, "hsm"),
            (
                self.csc_provider,
                self.service.credential("leader"),
                self.certificate,
                "remote",
            ),
        ):
            serial = holder.serial
            unit, custodian = holder.unit_id, holder.custodian_id
            holder.unlink()
            dialog = dialogs.create({"provider_id": provider.id, "key_name": key})
            dialog.action_read_device()
            self.assertEqual((dialog.serial, dialog.device_kind), (serial, kind))
            if unit:
                dialog.write(
                    {
                        "unit_id": unit.id,
                        "custodian_id": custodian.id,
                        "custody_decision": "Quyết định số 12/QĐ-SKHCN",
                    }
                )
            dialog.action_confirm()
            entered = self.env["qlvb.certificate"].search([("serial", "=", serial)])
            self.assertEqual(entered.provider_id, provider)
            self.assertEqual(entered.asks_otp, kind == "remote")

    def test_key_of_another_certificate_is_not_taken(self):
        """R125"""
        with self.assertRaisesRegex(UserError, "another certificate"):
            self.certificate.key_name = self.service.credential("somebody")
        with self.assertRaisesRegex(UserError, "does not hold"):
            self.agency_certificate.key_name = "other"

    def test_only_the_operating_unit_sees_places(self):
        """R241: the holder and the unit admin learn nothing of where keys lie."""
        dialogs = self.env["qlvb.certificate.entry.wizard"]
        for role in ("leader", "clerk", "unit_admin"):
            user = self.people[role]
            with self.subTest(role=role):
                with self.assertRaises(AccessError):
                    self.hsm_provider.with_user(user).read(["name"])
                with self.assertRaises(AccessError):
                    self.certificate.with_user(user).read(["provider_id"])
                with self.assertRaises(AccessError):
                    self.csc_provider.with_user(user).action_check()
        admin = dialogs.with_user(self.people["unit_admin"])
        with self.assertRaises(AccessError):
            admin.create({"key_name": "agency"})
        with self.assertRaises(AccessError):
            admin.create({}).action_read_device()
