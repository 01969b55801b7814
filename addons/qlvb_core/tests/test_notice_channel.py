# SPDX-License-Identifier: LGPL-3.0-or-later
import json
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ProvinceCase
from .fake_push_service import FakePushService

TEXT = "Văn bản 12/QĐ-UBND đã được trả lại"


@tagged("post_install", "-at_install")
class TestNoticeChannel(ProvinceCase):
    """A notice reaches a person by the ways that person chose, without content."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.people["specialist"]
        cls.person.email = "chuyenvien@example.vn"

    def tell(self):
        self.person._qlvb_tell("Trả lại", TEXT, "qlvb.document/5")

    def letters(self):
        letters = self.env["mail.mail"].sudo()
        return letters.search([("email_to", "like", "chuyenvien@example.vn")])

    def test_no_letter_unless_asked_for(self):
        for choice in ("none", "daily"):
            self.person.qlvb_notice_mail = choice
            self.tell()
            with self.subTest(choice=choice):
                self.assertFalse(self.letters())

    def test_letters_need_an_address(self):
        """Who asks for letters and has no address would wait for them for ever."""
        person = self.person.with_user(self.person)
        person.email = False
        with self.assertRaisesRegex(UserError, "address"):
            person.qlvb_notice_mail = "daily"
        person.write({"email": "moi@example.vn", "qlvb_notice_mail": "daily"})

    def test_a_letter_says_nothing_of_the_matter(self):
        """What leaves the system carries a link and no content."""
        self.person.with_user(self.person).qlvb_notice_mail = "each"
        self.tell()
        letter = self.letters()
        self.assertEqual(len(letter), 1)
        self.assertIn("/odoo/qlvb.document/5", letter.body_html)
        self.assertNotIn("12/QĐ-UBND", f"{letter.subject} {letter.body_html}")

    def test_the_rule_may_let_words_out(self):
        rules = self.env["qlvb.rule"]
        rules.search([("code", "=", "notice.words_outside")]).value = "1"
        self.person.qlvb_notice_mail = "each"
        self.tell()
        self.assertIn(TEXT, self.letters().body_html)

    def test_shown_on_the_devices_that_allow_it(self):
        device = self.env["mail.push.device"].sudo()
        device = device.create(
            {
                "partner_id": self.person.partner_id.id,
                "endpoint": "https://push.example/1",
                "keys": "{}",
                "expiration_time": False,
            }
        )
        self.tell()
        pushed = self.env["mail.push"].sudo().search([])
        self.assertEqual(pushed.mail_push_device_id, device)
        payload = json.loads(pushed.payload)
        self.assertEqual(
            payload["options"]["data"], {"model": "qlvb.document", "res_id": 5}
        )
        self.assertNotIn("12/QĐ-UBND", pushed.payload)

    def test_a_browser_gets_it_through_its_push_service(self):
        """Sealed for that browser alone; with a link, nothing of the matter."""
        devices = self.env["mail.push.device"].with_user(self.person)
        with FakePushService() as service:
            key = devices.get_web_push_vapid_public_key()
            devices.register_devices(**service.subscription(key))
            self.tell()
            self.env["mail.push"]._push_notification_to_endpoint()
        (message,) = service.messages
        self.assertEqual(
            message["options"]["data"], {"model": "qlvb.document", "res_id": 5}
        )
        self.assertNotIn("12/QĐ-UBND", str(message))
        self.assertFalse(self.env["mail.push"].sudo().search([]))

    def test_the_way_is_chosen_by_kind(self):
        """Urging by letter, answers on the device, the rest in the system only."""
        self.env["mail.push.device"].sudo().create(
            {
                "partner_id": self.person.partner_id.id,
                "endpoint": "https://push.example/1",
                "keys": "{}",
                "expiration_time": False,
            }
        )
        self.person.with_user(self.person).write(
            {
                "qlvb_notice_mail": "each",
                "qlvb_notice_remind": "mail",
                "qlvb_notice_answer": "push",
                "qlvb_notice_other": "web",
            }
        )
        pushes = self.env["mail.push"].sudo()
        for kind, letters, devices in (
            ("remind", 1, 0),
            ("answer", 0, 1),
            ("other", 0, 0),
        ):
            with self.subTest(kind=kind):
                before = len(self.letters()), pushes.search_count([])
                notice = self.person._qlvb_tell(
                    "Trả lại", TEXT, "qlvb.document/5", kind=kind
                )
                self.assertEqual(notice.user_id, self.person)  # in the system always
                after = len(self.letters()), pushes.search_count([])
                self.assertEqual(
                    (after[0] - before[0], after[1] - before[1]), (letters, devices)
                )

    def test_other_ways_of_new_work_cost_no_cache(self):
        """What every worker keeps is given up only when who is told changes."""
        registry = type(self.env.registry)
        with patch.object(registry, "clear_cache") as cleared:
            self.person.qlvb_notice_work = "web"  # as it was
            self.assertFalse(cleared.called)
            self.person.qlvb_notice_work = "mail"
            self.assertTrue(cleared.called)
        self.env.registry.clear_cache()
        self.assertIn(self.person, self.person._qlvb_told_of_new_work())
        with patch.object(registry, "clear_cache") as cleared:
            self.person.qlvb_notice_work = "push"
            self.assertFalse(cleared.called)

    def test_nobody_chooses_for_another(self):
        other = self.people["head"].with_user(self.person)
        with self.assertRaises(AccessError):
            other.qlvb_notice_mail = "each"
