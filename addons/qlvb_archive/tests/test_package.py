# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import json
import zipfile
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from odoo.addons.queue_job.tests.common import trap_jobs

from ..models import package as package_module
from ..qlvb_sip import verify_package
from .common import ArchiveCase


class TestPackage(ArchiveCase):
    def verified(self, content: bytes):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "goi.zip"
            path.write_bytes(content)
            return verify_package(path)

    def content_of(self, package) -> bytes:
        return b64decode(package.sudo().content)

    def names_in(self, package):
        with zipfile.ZipFile(io.BytesIO(self.content_of(package))) as archive:
            return archive.namelist()

    def test_acceptance_makes_a_package_that_verifies(self):
        """R190, R191: an AIP_hoso with every document, whole by its own manifest."""
        dossier = self.archived(self.finished("1"), self.finished("2"))
        package = self.package_of(dossier)
        self.assertRecordValues(
            package, [{"kind": "AIP_hoso", "state": "done", "document_count": 2}]
        )
        report = self.verified(self.content_of(package))
        self.assertEqual((report.findings, report.kind), ((), "AIP_hoso"))
        self.assertEqual(report.documents, 2)
        self.assertTrue(self.events(dossier, "package.build"))

    def test_one_changed_byte_is_found(self):
        """R191: the package says which file is no longer what was stored."""
        content = self.content_of(self.package_of(self.archived()))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        target = next(name for name in files if name.endswith(".pdf"))
        files[target] = files[target][:-1] + bytes([files[target][-1] ^ 1])
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        findings = self.verified(changed.getvalue()).findings
        self.assertEqual([f.code for f in findings], ["file_changed"])
        self.assertTrue(target.endswith(findings[0].path))

    def test_package_holds_the_very_bytes_and_the_evidence(self):
        """R189: main file and verification results lie in the package."""
        document = self.finished()
        main = document._current_files("main")
        self.env["qlvb.signature"].sudo().create(
            {
                "document_id": document.id,
                "file_id": main.id,
                "kind": "agency",
                "signer_name": "Sở Khoa học và Công nghệ",
                "grade": "valid",
            }
        )
        package = self.package_of(self.archived(document))
        with zipfile.ZipFile(io.BytesIO(self.content_of(package))) as archive:
            pdf = [n for n in archive.namelist() if n.endswith(".pdf")]
            evidence = [n for n in archive.namelist() if n.endswith(".json")]
            self.assertEqual([archive.read(n) for n in pdf], [main._read_content()])
            (verdict,) = json.loads(archive.read(evidence[0]))
        self.assertEqual(
            (verdict["sha256"], verdict["grade"], verdict["signer_name"]),
            (main.sha256, "valid", "Sở Khoa học và Công nghệ"),
        )

    def test_metadata_carry_the_official_codes(self):
        """R191: TT 05/2025: typeName 15 is a tờ trình, dates are DD/MM/YYYY."""
        package = self.package_of(self.archived())
        with zipfile.ZipFile(io.BytesIO(self.content_of(package))) as archive:
            (name,) = [n for n in archive.namelist() if "EAD_doc_" in n]
            text = archive.read(name).decode()
        self.assertIn("<typeName>15</typeName>", text)
        self.assertIn("<issuedDate>23/11/2026</issuedDate>", text)
        self.assertIn("<organName>Sở Khoa học và Công nghệ</organName>", text)

    def test_a_made_package_never_changes(self):
        """R190: neither the row nor the stored content, not even with system rights."""
        package = self.package_of(self.archived())
        with self.assertRaises(AccessError):
            package.sudo().write({"sha256": "0" * 64})
        with self.assertRaises(UserError):
            package.sudo().unlink()
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "qlvb.package"), ("res_field", "=", "content")])
        )
        self.assertEqual(attachment.res_id, package.id)
        with self.assertRaises(AccessError):
            attachment.write({"raw": b"x"})
        with self.assertRaises(AccessError):
            attachment.unlink()

    def test_job_is_done_once(self):
        """R191: a repeated job leaves the package as it is."""
        dossier = self.archived()
        package = self.package_of(dossier)
        digest = package.sha256
        package._build()
        self.assertEqual(package.sha256, digest)
        self.assertEqual(len(self.events(dossier, "package.build")), 1)

    def failed(self):
        dossier = self.handed_over()
        main = dossier.item_ids.document_id._current_files("main")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_document_file SET sha256 = %s WHERE id = %s",
            ("0" * 64, main.id),
        )
        true = main.sha256
        main.invalidate_recordset()
        with trap_jobs() as jobs:
            dossier.with_user(self.archivist).action_accept()
            jobs.perform_enqueued_jobs()
        return dossier, main, true

    def test_changed_content_gives_no_package_and_is_named(self):
        """R176: a file that is not what was stored is found before it is archived."""
        dossier, main, true = self.failed()
        package = self.package_of(dossier)
        self.assertEqual(package.state, "failed")
        self.assertFalse(package.sha256)
        self.assertIn(main.name, package.error)
        self.env.cr.execute(
            "UPDATE qlvb_document_file SET sha256 = %s WHERE id = %s", (true, main.id)
        )
        main.invalidate_recordset()
        with self.assertRaises(AccessError):
            package.with_user(self.maker).action_build_again()
        with trap_jobs() as jobs:
            package.with_user(self.archivist).action_build_again()
            jobs.perform_enqueued_jobs()
        self.assertEqual(package.state, "done")

    def test_permanent_dossier_is_exported(self):
        """R191: a SIP_hoso for the historical archive, checked before it is kept."""
        dossier = self.archived()
        with trap_jobs() as jobs:
            dossier.with_user(self.archivist).action_export_package()
            jobs.perform_enqueued_jobs()
            dossier.with_user(self.archivist).action_export_package()
        packages = self.package_of(dossier)
        self.assertEqual(sorted(packages.mapped("kind")), ["AIP_hoso", "SIP_hoso"])
        sip = packages.filtered(lambda p: p.kind == "SIP_hoso")
        report = self.verified(self.content_of(sip))
        self.assertEqual((report.findings, report.kind), ((), "SIP_hoso"))
        self.assertFalse([n for n in self.names_in(sip) if "PREMIS" in n])

    def test_export_is_refused_with_reasons(self):
        """R191: only permanent dossiers leave; only the archivist sends them."""
        dossier = self.archived(retention_years=20)
        with self.assertRaises(UserError):
            dossier.with_user(self.archivist).action_export_package()
        for user in (self.maker, self.people["clerk"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                dossier.with_user(user).action_export_package()
        waiting = self.handed_over(self.finished("7"), notation="02")
        with self.assertRaises(UserError):
            waiting.with_user(self.archivist).action_export_package()

    def test_package_that_does_not_verify_is_not_kept(self):
        """R191: what our own verifier refuses is never stored."""
        dossier = self.handed_over()
        real = package_module.verify_package

        def spoiled(path):
            path.write_bytes(b"PK broken")
            return real(path)

        with (
            trap_jobs() as jobs,
            patch.object(package_module, "verify_package", spoiled),
        ):
            dossier.with_user(self.archivist).action_accept()
            jobs.perform_enqueued_jobs()
        self.assertEqual(self.package_of(dossier).state, "failed")
        self.assertFalse(self.package_of(dossier).content)
