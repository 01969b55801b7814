# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import re

from PIL import Image, ImageChops

from odoo.exceptions import UserError
from odoo.tests import HttpCase

from odoo.addons.qlvb_core.qlvb_toolkit.office import page_png

from ..controllers.places import WIDTH
from .common import PIN, TODAY, SigningCase


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

    def test_no_picture_of_a_number_the_document_cannot_get(self):
        """R137: only the next number, or one that is kept for it."""
        self.signed()
        clerk = self.people["clerk"]
        address = self.pictures(clerk)[0]
        before, _number, page = address.rsplit("/", 2)
        self.assertEqual(self.status(clerk, f"{before}/76/{page}").status_code, 404)

    def test_the_picture_says_that_it_is_none_of_the_document(self):
        """R137: marked all over; the very page is another picture."""
        document = self.signed()
        clerk = self.people["clerk"]
        *_before, number, page = self.pictures(clerk)[0].split("/")
        pdf, _pages = self.act(document, "clerk")._seal_preview(int(number), TODAY)
        answer = self.status(clerk, self.pictures(clerk)[0])
        plain = page_png(pdf, int(page), WIDTH)
        with (
            Image.open(io.BytesIO(answer.content)) as shown,
            Image.open(io.BytesIO(plain)) as unmarked,
        ):
            self.assertEqual(shown.size, unmarked.size)
            width, height = shown.size
            half = (0, height // 2, width, height)  # white but for the mark
            darker = ImageChops.difference(
                shown.convert("L").crop(half), unmarked.convert("L").crop(half)
            )
        self.assertTrue(darker.getbbox())

    def test_the_seal_is_shown_to_who_keeps_it(self):
        """R139: to no other clerk, no reader, and nobody else."""
        self.signed()
        (address, *_others) = self.pictures(self.people["clerk"])
        second = self.add_person("second_clerk", self.department, "clerk")
        self.assertFalse(self.pictures(second))
        for user in (second, self.people["leader"], self.stranger):
            with self.subTest(user=user.login):
                self.assertEqual(self.status(user, address).status_code, 404)

    def test_another_subject_is_numbered_by_will_only(self):
        """R133: what goes into the register is the paper's; a person decides."""
        document = self.signed()
        draft = document.sudo()._current_files("draft")
        draft.text_content = "Về việc khác hẳn"
        document.invalidate_recordset()
        dialogs = self.env["qlvb.seal.wizard"].with_user(self.people["clerk"])
        dialog = dialogs.create({"document_id": document.id, "date": TODAY})
        self.assertTrue(dialog.subject_differs)
        for act in ("action_seal", "action_seal_and_issue", "action_seal_by_agent"):
            with self.subTest(act=act), self.assertRaisesRegex(UserError, "Compare"):
                getattr(dialog.with_context(qlvb_pin=PIN), act)()
        self.assertEqual((document.state, self.last_number()), ("signed", 0))
        dialog.subject_checked = True
        dialog.with_context(qlvb_pin=PIN).action_seal()
        self.assertEqual(document.state, "sealed")
        self.assertTrue(self.events(document, "document.subject_checked"))
