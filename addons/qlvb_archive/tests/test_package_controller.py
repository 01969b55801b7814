# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from odoo.addons.qlvb_core.tests.common import ProvinceCase
from odoo.addons.queue_job.tests.common import trap_jobs


@tagged("post_install", "-at_install")
class TestPackageController(ProvinceCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create(
                {
                    "title": "Hồ sơ",
                    "notation": "01",
                    "item_ids": [(0, 0, {"document_id": self.finished_document().id})],
                }
            )
        )
        self.dossier.action_close()
        self.dossier.action_hand_over()
        with trap_jobs() as jobs:
            self.dossier.with_user(self.people["archivist"]).action_accept()
            jobs.perform_enqueued_jobs()
        self.package = self.dossier.sudo().package_ids

    def enter(self, user):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")

    def get(self, package_id):
        return self.url_open(f"/qlvb/package/{package_id}")

    def refused(self):
        """Return (login, id) of the last refusal."""
        return self.refused_attempts("package.download")[-1]

    def test_archivist_downloads_and_the_journal_says_so(self):
        """R30, R190: the very bytes, once more named in the journal."""
        self.enter(self.people["archivist"])
        answer = self.get(self.package.id)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/zip")
        self.assertEqual(answer.headers["Cache-Control"], "private, no-store")
        self.assertEqual(len(answer.content), self.package.size)
        event = self.events(self.dossier, "package.download")
        self.assertEqual(event.actor_id, self.people["archivist"])

    def test_everybody_else_gets_not_found_and_is_recorded(self):
        """R28, R30: also the maker, who may see that the package is there."""
        missing = None
        for user in (
            self.stranger,
            self.people["specialist"],
            self.people["clerk"],
            self.env.ref("base.user_admin"),
        ):
            with self.subTest(user=user.login):
                self.enter(user)
                answer = self.get(self.package.id)
                self.assertEqual(answer.status_code, 404)
                self.assertEqual(self.refused(), (user.login, self.package.id))
                missing = self.get(2**31 - 1)
                self.assertEqual(
                    (missing.status_code, missing.text), (404, answer.text)
                )

    @mute_logger("odoo.http")
    def test_changed_package_is_not_handed_out(self):
        """R176: a package changed outside the system is found when it is asked for."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_package SET sha256 = %s WHERE id = %s",
            ("0" * 64, self.package.id),
        )
        self.package.invalidate_recordset()
        self.enter(self.people["archivist"])
        answer = self.get(self.package.id)
        self.assertNotEqual(answer.status_code, 200)
        self.assertFalse(answer.content.startswith(b"PK"))
        self.assertFalse(self.events(self.dossier, "package.download"))

    @mute_logger("odoo.http")
    def test_no_other_address_serves_it(self):
        """R28: neither /web/content nor RPC, not even for the archivist."""
        self.enter(self.people["archivist"])
        address = f"/web/content/qlvb.package/{self.package.id}/content"
        self.assertNotEqual(self.url_open(address).status_code, 200)
        with self.assertRaises(JsonRpcException):
            self.make_jsonrpc_request(
                "/web/dataset/call_kw/qlvb.package/read",
                {
                    "model": "qlvb.package",
                    "method": "read",
                    "args": [self.package.ids, ["content"]],
                    "kwargs": {},
                },
            )
