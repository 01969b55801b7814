# SPDX-License-Identifier: LGPL-3.0-or-later
import csv
import hashlib
import io
import json
import zipfile
from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from ..clock import today
from ..models.data_export_package import EXPORT_DIRECTORY
from ..qlvb_toolkit.data_package import MANIFEST
from .common import ProvinceCase, make_pdf

PASSWORD = "Mật-khẩu-thử-nghiệm-1"


class DataExportCase(ProvinceCase):
    """An agency with a document, a dossier and numbers; another one beside it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = TemporaryDirectory(prefix="qlvb-export-")
        cls.addClassCleanup(folder.cleanup)
        cls.env["ir.config_parameter"].set_param(EXPORT_DIRECTORY, folder.name)
        cls.operator = cls.env.ref("base.user_admin")
        cls.leader = cls.people["leader"]
        cls.content = make_pdf("Báo cáo của Sở Khoa học và Công nghệ")
        cls.document = cls.new_draft(cls)
        cls.file = cls.env["qlvb.document.file"]._store(
            cls.document, cls.content, "Báo cáo/quý.pdf", "main"
        )
        cls.document.message_post(body="Ý kiến trao đổi")
        cls.dossier = (
            cls.env["qlvb.dossier"]
            .with_user(cls.people["specialist"])
            .create({"title": "Hồ sơ quy chế", "notation": "01"})
        )
        cls.dossier.item_ids = [(0, 0, {"document_id": cls.document.id})]
        register = cls.env["qlvb.register"]._for(
            cls.agency, "outgoing", "administrative", today().year
        )
        cls.entry = register._take(today(), cls.document)
        cls.foreign = cls.new_draft(
            cls,
            cls.stranger,
            agency_id=cls.other_agency.id,
            unit_id=cls.other_agency.id,
            subject="Tờ trình của Sở Nội vụ",
        )

    def ordered(self, **values):
        return (
            self.env["qlvb.data.export"]
            .with_user(self.operator)
            .create(
                {
                    "agency_id": self.agency.id,
                    "owner_id": self.leader.id,
                    "request_number": "15/CV-SKHCN",
                    "request_date": today(),
                    "request_signer": "Nguyễn Văn Giám đốc",
                    **values,
                }
            )
        )

    def made(self, **values):
        export = self.ordered(**values)
        export.action_start()
        export._build()
        self.assertEqual(export.state, "done", export.failure)
        return export

    @contextmanager
    def opened(self, export):
        with zipfile.ZipFile(export._path()) as package:
            yield package

    def table(self, package, name):
        text = package.read(f"metadata/{name}.csv").decode()
        return list(csv.DictReader(io.StringIO(text)))


@tagged("post_install", "-at_install")
class TestDataExport(DataExportCase):
    """R17: all data of an agency, for its owner."""

    def test_everything_of_the_agency_and_nothing_else(self):
        """R17: documents, files, dossiers, numbers, comments and the journal."""
        export = self.made()
        with self.opened(export) as package:
            documents = self.table(package, "qlvb.document")
            self.assertEqual([row["id"] for row in documents], [str(self.document.id)])
            self.assertNotIn(
                self.foreign.subject.encode(),
                b"".join(package.read(name) for name in package.namelist()),
            )
            [file] = self.table(package, "qlvb.document.file")
            self.assertEqual(package.read(file["content"]), self.content)
            [dossier] = self.table(package, "qlvb.dossier")
            self.assertEqual(dossier["title"], self.dossier.title)
            [item] = self.table(package, "qlvb.dossier.item")
            self.assertEqual(item["document_id"], str(self.document.id))
            [entry] = self.table(package, "qlvb.register.entry")
            self.assertEqual(entry["number"], str(self.entry.number))
            people = {row["login"] for row in self.table(package, "res.users")}
            self.assertIn(self.leader.login, people)
            self.assertNotIn(self.stranger.login, people)
            bodies = [row["body"] for row in self.table(package, "mail.message")]
            self.assertIn("Ý kiến trao đổi", " ".join(bodies))
            told = {row["id"] for row in self.table(package, "qlvb.audit.event")}
            kept = self.env["qlvb.audit.event"].search(
                [("agency_id", "=", self.agency.id), ("code", "=", "file.store")]
            )
            self.assertLessEqual(set(map(str, kept.ids)), told)
            stored = [n for n in package.namelist() if n.startswith("files/")]
        self.assertEqual(export.document_count, 1)
        self.assertEqual(export.file_count, len(stored))

    def test_sums_are_right_and_name_every_file(self):
        """R17: the list of checksums is that of `sha256sum`, and complete."""
        export = self.made()
        with self.opened(export) as package:
            lines = package.read(MANIFEST).decode().splitlines()
            listed = {name: digest for digest, name in (x.split("  ") for x in lines)}
            self.assertEqual(set(listed), set(package.namelist()) - {MANIFEST})
            for name, digest in listed.items():
                self.assertEqual(hashlib.sha256(package.read(name)).hexdigest(), digest)
        whole = hashlib.sha256(export._path().read_bytes()).hexdigest()
        self.assertEqual(export.sha256, whole)

    def test_whole_province(self):
        """R17: for the head of the province, of all agencies."""
        top = self.env["qlvb.data.export"]._led_agency()
        chief = self.add_person("chief", top, "leader")
        with self.opened(self.made(agency_id=False, owner_id=chief.id)) as package:
            subjects = [row["subject"] for row in self.table(package, "qlvb.document")]
        self.assertIn(self.foreign.subject, subjects)
        self.assertIn(self.document.subject, subjects)

    def test_only_for_a_leader_on_a_request(self):
        """R17: data goes to its owner, by the operator, on a request of today."""
        with self.assertRaisesRegex(UserError, "no leader"):
            self.ordered(owner_id=self.people["head"].id).action_start()
        with self.assertRaisesRegex(UserError, "no leader"):
            self.ordered(owner_id=self.stranger.id).action_start()
        with self.assertRaisesRegex(UserError, "later day"):
            self.ordered(request_date="2999-01-01").action_start()
        with self.assertRaises(AccessError):
            self.ordered().with_user(self.leader).action_start()
        export = self.made()
        with self.assertRaises(AccessError):
            export.write({"owner_id": self.stranger.id})
        with self.assertRaises(AccessError):
            self.ordered().write({"state": "done"})

    def offered(self, **values):
        """Return whom the form offers as the owner."""
        exports = self.env["qlvb.data.export"].with_user(self.operator)
        export = exports.new({"agency_id": self.agency.id, **values})
        domain = exports._fields["owner_id"]._description_domain(exports.env)
        names = {"led_agency_id": export.led_agency_id.id}
        return self.env["res.users"].search(safe_eval(domain, names))

    def test_only_leaders_of_the_agency_are_offered(self):
        """R17, Điều 4.1: the form offers no leader of another agency."""
        self.assertEqual(self.offered(), self.leader)
        self.assertEqual(self.offered(agency_id=self.other_agency.id), self.stranger)

    def test_another_leader_is_refused_when_recorded(self):
        """R17, Điều 4.1: nor is one recorded, by whatever door, nor one of before."""
        with self.assertRaisesRegex(UserError, "no leader"):
            self.ordered(owner_id=self.stranger.id)
        for changes in (
            {"owner_id": self.stranger.id},
            {"agency_id": self.other_agency.id},
        ):
            export = self.ordered()
            with self.assertRaisesRegex(UserError, "no leader"):
                export.write(changes)
        export = self.ordered()
        self.leader.qlvb_post_ids.sudo().unlink()
        with self.assertRaisesRegex(UserError, "no leader"):
            export.action_start()

    def test_changed_file_is_named(self):
        """R17: the owner learns which file is not the one received."""
        self.env.cr.execute(
            "UPDATE qlvb_document_file SET sha256 = %s WHERE id = %s",
            ("0" * 64, self.file.id),
        )
        self.env.invalidate_all()
        export = self.made()
        with self.opened(export) as package:
            [problem] = self.table(package, "problems")
        self.assertEqual(
            (problem["model"], problem["id"], problem["problem"]),
            ("qlvb.document.file", str(self.file.id), "changed"),
        )
        self.assertEqual(export.problem_count, 1)

    def test_lost_file_is_named(self):
        """R17: the owner learns which file is not there any more."""
        self.env.cr.execute(
            "DELETE FROM ir_attachment WHERE res_model = 'qlvb.document.file' "
            "AND res_id = %s",
            [self.file.id],
        )
        self.env.invalidate_all()
        with self.opened(self.made()) as package:
            [problem] = self.table(package, "problems")
        self.assertEqual(
            (problem["model"], problem["id"], problem["problem"]),
            ("qlvb.document.file", str(self.file.id), "missing"),
        )

    def test_papers_taken_over_go_along(self):
        """R9, R17: the data of an agency holds what an ended one left to it."""
        self.env["qlvb.post"].search([]).date_from = today() - timedelta(400)
        self.foreign.sudo().write({"code_number": "7", "code_notation": "TTr-SNV"})
        self.env["qlvb.unit.change"].create(
            {
                "kind": "merge",
                "source_ids": [(6, 0, self.other_agency.ids)],
                "target_id": self.agency.id,
                "effective_date": today(),
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": today(),
                "instrument_issuer": "Chủ tịch UBND tỉnh",
            }
        ).action_apply()
        self.assertEqual(self.foreign.sudo().agency_id, self.other_agency)
        with self.opened(self.made()) as package:
            ids = {row["id"] for row in self.table(package, "qlvb.document")}
        self.assertEqual(ids, {str(self.document.id), str(self.foreign.id)})

    def test_the_owner_is_told(self):
        """R17: a notice leads the leader it is for to the package, nobody else."""
        export = self.made()
        place = f"/odoo/qlvb.data.export/{export.id}"
        notice = self.env["mail.activity"].search([("note", "ilike", place)])
        self.assertEqual(notice.user_id, self.leader)

    def test_who_removes_it(self):
        """R17: its owner or the operator; the record of it and an event stay."""
        export = self.made()
        second = self.add_person("second", self.agency, "leader")
        for user in (second, self.people["clerk"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                export.with_user(user).action_remove()
        post = self.leader.qlvb_post_ids
        post.role_ids = self.roles["specialist"]
        with self.assertRaises(AccessError):
            export.with_user(self.leader).action_remove()
        post.role_ids = self.roles["leader"]
        self.assertEqual(export.state, "done")
        export.with_user(self.leader).action_remove()
        self.assertEqual(export.state, "removed")
        event = self.env["qlvb.audit.event"].search([("code", "=", "export.remove")])
        self.assertEqual(event.actor_id, self.leader)
        with self.assertRaises(AccessError):
            export.with_user(self.leader).action_download()

    def test_each_model_is_thought_of(self):
        """R17: a new model is handed over, is common, or is left out on purpose."""
        exports = self.env["qlvb.data.export"]
        lost = [
            model._name
            for model in exports._exported_models()
            if not exports._ways(model) and model._name not in exports._common_models()
        ]
        self.assertFalse(lost)

    @mute_logger("odoo.addons.qlvb_core.models.data_export_build")
    def test_no_half_package(self):
        """R17: a failure leaves no file, says why, and can be tried again."""
        parameters = self.env["ir.config_parameter"]
        folder = parameters.get_param(EXPORT_DIRECTORY)
        export = self.ordered()
        export.action_start()
        parameters.set_param(EXPORT_DIRECTORY, "/proc/none")
        export._build()
        self.assertEqual(export.state, "failed")
        self.assertTrue(export.failure)
        parameters.set_param(EXPORT_DIRECTORY, folder)
        export.action_start()
        export._build()
        self.assertEqual(export.state, "done")

    def test_removed_when_its_time_is_over(self):
        """Copies of content do not lie around for ever."""
        export, young = self.made(), self.made()
        path = export._path()
        export.sudo().made_at = "2020-01-01 00:00:00"
        self.env["qlvb.data.export"]._gc_packages()
        self.assertEqual(export.state, "removed")
        self.env.cr.postcommit.run()
        self.assertFalse(path.exists())
        self.assertEqual(young.state, "done")
        self.assertTrue(young._path().exists())


@tagged("post_install", "-at_install")
class TestDataExportDoor(DataExportCase, HttpCase):
    """R17: the download."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for person in (cls.leader, cls.people["clerk"], cls.operator):
            person.password = PASSWORD
        cls.export = cls.ordered(cls)
        cls.export.action_start()
        cls.export._build()

    def get(self, user):
        self.authenticate(user.login, PASSWORD)
        return self.url_open(f"/qlvb/export/{self.export.id}")

    def test_owner_downloads_and_it_is_recorded(self):
        """R17: the leader named in the request gets the package."""
        answer = self.get(self.leader)
        self.assertEqual(hashlib.sha256(answer.content).hexdigest(), self.export.sha256)
        self.assertIn("no-store", answer.headers["Cache-Control"])
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "export.download")], limit=1
        )
        self.assertEqual(event.actor_id, self.leader)
        self.assertEqual(json.loads(event.data)["sha256"], self.export.sha256)

    def test_nobody_else(self):
        """R17, R30: not the operator who made it, nor others who lead the agency."""
        second = self.add_person("second", self.agency, "leader")
        second.password = PASSWORD
        for user in (self.operator, self.people["clerk"], second):
            with self.subTest(user=user.login):
                self.assertEqual(self.get(user).status_code, 404)
                attempts = self.refused_attempts("export.download")
                self.assertIn((user.login, self.export.id), attempts)

    def test_not_who_leads_no_more(self):
        """R17: the owner is the leader, not the person."""
        self.leader.qlvb_post_ids.sudo().unlink()
        self.assertEqual(self.get(self.leader).status_code, 404)
