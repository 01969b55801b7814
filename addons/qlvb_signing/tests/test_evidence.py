# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from odoo.tests import HttpCase
from odoo.tools import mute_logger

from ..qlvb_pades.bundle import check_bundle
from .common import PIN, SigningCase

ADDON = str(Path(__file__).parents[1])


class TestEvidence(SigningCase, HttpCase):
    """The bundle of one document, for a court or an inspector."""

    def setUp(self):
        super().setUp()
        # without proof in the file, a strict check tells of what it lacks
        self.enterContext(mute_logger("pyhanko.sign.validation.generic_cms"))

    def log_in(self, user):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")

    def get(self, document):
        return self.url_open(f"/qlvb/document/{document.id}/evidence", timeout=120)

    def test_bundle_is_checked_without_the_system(self):
        """R44: files, signatures, metadata and history, each with its digest."""
        document = self.sealed()
        self.log_in(self.people["clerk"])
        finding = check_bundle(self.get(document).content)
        self.assertFalse(finding.faults)
        self.assertEqual(finding.metadata["Code"], document.code)
        self.assertEqual(len(finding.verdicts), 2)
        signers = [
            signature["signer"]
            for facts in finding.verdicts.values()
            for signature in facts["signatures"]
        ]
        self.assertIn(self.people["leader"].name, signers)
        self.assertEqual(len(self.events(document, "document.evidence")), 1)

    def command(self, bundle: bytes):
        """Check a bundle as an inspector does: without Odoo and without network."""
        with TemporaryDirectory() as folder:
            path = Path(folder, "chung-cu.zip")
            path.write_bytes(bundle)
            return subprocess.run(
                [sys.executable, "-P", "-m", "qlvb_pades", "bundle", str(path)],
                env={**os.environ, "PYTHONPATH": ADDON, "http_proxy": "http://[::]:9"},
                capture_output=True,
                text=True,
                check=False,
            )

    def test_r264_evidence_proves_itself_without_the_system(self):
        """R264: files, signatures and proof, metadata, history, digests of all earlier
        versions; the command says that all holds, and names what one byte changed."""
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", self.pki.tsa_url)
        document = self.issued()
        sealed = self.main_pdf(document)
        document.sudo()._add_proof()
        self.log_in(self.people["clerk"])
        bundle = self.get(document).content
        result = self.command(bundle)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        with ZipFile(io.BytesIO(bundle)) as archive:
            contents = {name: archive.read(name) for name in archive.namelist()}
        versions = json.loads(contents["versions.json"])
        self.assertIn(
            hashlib.sha256(sealed).hexdigest(), [v["sha256"] for v in versions]
        )
        for name in contents.keys() - {"README.txt", "manifest.json"}:
            data = contents[name] or b" "
            middle = len(data) // 2
            changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
            output = io.BytesIO()
            with ZipFile(output, "w") as archive:
                for one, kept in contents.items():
                    archive.writestr(one, changed if one == name else kept)
            with self.subTest(name=name):
                result = self.command(output.getvalue())
                self.assertEqual(result.returncode, 1)
                self.assertIn(name, result.stdout + result.stderr)

    def test_a_signed_version_that_was_given_up_is_kept(self):
        """R264: what was signed and then returned to its signer is no beginning of what
        he signed later."""
        document = self.signed()
        first = self.main_pdf(document)
        self.act(document, "clerk").action_return_signed("Ký nhầm trang")
        self.act(document, "leader")._sign(PIN)
        self.log_in(self.people["clerk"])
        bundle = self.get(document).content
        self.assertFalse(check_bundle(bundle).faults)
        with ZipFile(io.BytesIO(bundle)) as archive:
            kept = [archive.read(name) for name in archive.namelist()]
        self.assertIn(first, kept)

    @mute_logger("odoo.http")
    def test_strangers_get_nothing(self):
        document = self.sealed()
        self.log_in(self.stranger)
        self.assertEqual(self.get(document).status_code, 404)
        who, what = self.refused_attempts("document.evidence")[-1]
        self.assertEqual((who, what), (self.stranger.login, document.id))
