# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestRefusalWords(ProvinceCase):
    def refused(self, operation):
        networks = self.env["qlvb.network"].with_user(self.people["specialist"])
        with self.assertRaises(AccessError) as refused:
            networks.check_access(operation)
        return str(refused.exception)

    def test_what_no_role_opens_is_refused_in_office_words(self):
        """R28: what is refused, and whom to ask; neither models nor groups."""
        for operation, word in (
            ("read", "see"),
            ("write", "change"),
            ("create", "add"),
            ("unlink", "delete"),
        ):
            with self.subTest(operation=operation):
                words = self.refused(operation)
                self.assertIn(f"let you {word}: ", words)
                self.assertIn("unit admin", words)
                for raw in ("qlvb.", "Operator", "group", "\n"):
                    self.assertNotIn(raw, words)


@tagged("post_install", "-at_install")
class TestNotice(ProvinceCase):
    def test_a_notice_is_read_and_its_link_followed(self):
        """R17: in an editor a link opens no page; a notice is none."""
        leader = self.people["leader"]
        leader._qlvb_tell("Gói đã sẵn sàng", "Hãy tải về.", "qlvb.data.export/1")
        notice = self.env["mail.activity"].search([("user_id", "=", leader.id)])
        view = "mail.mail_activity_view_form_without_record_access"
        form = Form(notice.with_user(leader), view)
        self.assertIn("/odoo/qlvb.data.export/1", form.note)
        with self.assertRaises(AssertionError):
            form.note = "Khác"
