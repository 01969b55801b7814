# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo.tests import HttpCase

from .common import TODAY, SigningCase


class TestSealPreview(SigningCase, HttpCase):
    def pictures(self, user):
        """Return the addresses of the pages that the dialog shows."""
        dialogs = self.env["qlvb.seal.wizard"].with_user(user)
        dialog = dialogs.create({"document_id": self.approved_draft.id, "date": TODAY})
        # as the page reads it
        read = dialog.with_context(bin_size=True).web_read({"preview": {}})
        return re.findall(r'src="([^"]+)"', read[0]["preview"] or "")

    def status(self, user, address):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")
        return self.url_open(address)

    def test_the_clerk_sees_number_and_seal_before(self):
        """R137, R140: the page as it will be; nothing is numbered by looking."""
        document = self.signed()
        clerk = self.people["clerk"]
        first, *_others = self.pictures(clerk)
        answer = self.status(clerk, first)
        self.assertEqual(answer.headers["Content-Type"], "image/png")
        self.assertEqual(answer.headers["Cache-Control"], "private, no-store")
        event = self.events(document, "file.read")[:1]
        self.assertEqual(event.actor_id, clerk)
        self.assertEqual(self.last_number(), 0)
        self.assertEqual(document.state, "signed")

    def test_the_seal_is_shown_to_who_keeps_it(self):
        """R139: to no other clerk, no reader, and nobody else."""
        self.signed()
        (address, *_others) = self.pictures(self.people["clerk"])
        second = self.add_person("second_clerk", self.department, "clerk")
        self.assertFalse(self.pictures(second))
        for user in (second, self.people["leader"], self.stranger):
            with self.subTest(user=user.login):
                self.assertEqual(self.status(user, address).status_code, 404)
