# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib
from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from ..models.file_scan import SCANNER_ADDRESS
from ..qlvb_toolkit.staff_template import StaffRows, write_staff
from .common import ProvinceCase, make_pdf
from .fake_clamd import EICAR, NAME, FakeClamd

INFECTED = make_pdf("Báo cáo quý") + b"\n% " + EICAR + b"\n%%EOF\n"


@tagged("post_install", "-at_install")
class TestFileScan(ProvinceCase):
    """R207: malware is refused before anybody can open it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        scanner = FakeClamd()
        cls.address = scanner.__enter__()
        cls.addClassCleanup(scanner.__exit__, None, None, None)
        cls.parameters = cls.env["ir.config_parameter"].sudo()
        cls.parameters.set_param(SCANNER_ADDRESS, cls.address)
        cls.files = cls.env["qlvb.document.file"]
        cls.specialist = cls.people["specialist"]
        cls.document = cls.new_draft(cls)

    def setUp(self):
        super().setUp()
        # who is told afterwards is told on a connection of its own: see `_tell`
        self.addCleanup(self.env.cr.postrollback.clear)

    def law(self, mode):
        self.env["qlvb.rule"].search([("code", "=", "file.scan")]).value = mode

    def store(self, data, name="Báo cáo.pdf"):
        files = self.files.with_user(self.specialist)
        return files._store(self.document, data, name, "related")

    @contextmanager
    def refused(self, words):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            yield

    def blocked(self, sha256):
        """Return what a later request sees in the list of blocked files."""
        listed = self.env["qlvb.blocked.file"]._table_query
        with self.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT * FROM (%s) b WHERE sha256 = %s ORDER BY id", listed, sha256
                )
            )
            return cr.dictfetchall()[-1]

    def test_clean_file_is_taken_in(self):
        """R207: what the scanner finds nothing in comes in as ever."""
        self.law("required")
        data = make_pdf("Báo cáo tháng")
        self.assertEqual(self.store(data)._read_content(), data)

    def test_infected_file_is_blocked_and_listed(self):
        """R207: nothing of an infected file is kept; what is known of it stays."""
        before = self.env["ir.attachment"].sudo().search_count([])
        with self.refused("malware"):
            self.store(INFECTED, "Báo cáo quý.pdf")
        self.assertFalse(self.document.file_ids)
        self.assertEqual(self.env["ir.attachment"].sudo().search_count([]), before)
        digest = hashlib.sha256(INFECTED).hexdigest()
        blocked = self.blocked(digest)
        self.assertEqual(blocked["name"], "Báo cáo quý.pdf")
        self.assertEqual(blocked["malware"], NAME)
        self.assertEqual(blocked["size"], len(INFECTED))
        self.assertEqual(blocked["actor_id"], self.specialist.id)
        self.assertEqual(blocked["agency_id"], self.agency.id)

    def test_dialog_refuses_before_a_byte_is_kept(self):
        """R207: dialogs that take a file, and the spreadsheet of accounts."""
        content = base64.b64encode(INFECTED)
        admin = self.people["unit_admin"]
        with self.refused("malware"):
            self.env["qlvb.staff.import.wizard"].with_user(admin).create(
                {"content": content, "filename": "Đề nghị.pdf"}
            )
        book = write_staff(
            self.env["qlvb.staff.import"]._vocabulary(), StaffRows([], [], [])
        )
        with self.refused("malware"):
            self.env["qlvb.staff.import.wizard"].with_user(admin).create(
                {"sheet": base64.b64encode(book + EICAR), "sheet_name": "Nhân sự.xlsx"}
            )

    def test_any_other_attachment(self):
        """R207: pictures and files of messages come in by Odoo's own door."""
        attachments = self.env["ir.attachment"].with_user(self.specialist)
        with self.refused("malware"):
            attachments.create({"name": "a.txt", "raw": EICAR})
        with self.refused("malware"):
            attachments.create({"name": "a.txt", "datas": base64.b64encode(EICAR)})
        clean = attachments.create({"name": "a.txt", "raw": b"Ghi ch\xc3\xba"})
        with self.refused("malware"):
            clean.write({"raw": EICAR})
        with self.refused("malware"):
            attachments.create(
                {"name": "a.js", "url": "/web/assets/a.js", "raw": EICAR}
            )

    def test_required_and_no_answer(self):
        """R207: when the law requires a scan, without one nothing comes in."""
        self.law("required")
        data = make_pdf("Báo cáo năm")
        for address in (False, f"{self.address}.none"):
            self.parameters.set_param(SCANNER_ADDRESS, address)
            with self.refused("cannot be scanned"):
                self.store(data)
        self.assertFalse(self.document.file_ids)

    def test_available_and_no_answer(self):
        """R207: when it is not required, the journal tells what came in unscanned."""
        self.law("available")
        self.parameters.set_param(SCANNER_ADDRESS, f"{self.address}.none")
        self.store(make_pdf("Báo cáo năm"), "Báo cáo năm.pdf")
        event = self.events(self.document, "file.unscanned")
        self.assertIn("Báo cáo năm.pdf", event.data)

    def test_switched_off_by_law(self):
        """R207: where the rule says so nothing is sent to the scanner."""
        self.law("off")
        self.assertTrue(self.store(INFECTED))

    def test_the_notice_outlives_the_refusal(self):
        """R207: reported once the refused request is over, whatever it rolled back."""
        self.env["qlvb.audit.event"]._log(
            "file.infected", self.document, name="Báo cáo.pdf", malware=NAME
        )
        before = self.env["mail.activity"].search([])
        with self.refused("malware"):
            self.store(INFECTED)
        with self.enter_registry_test_mode():
            self.env.cr.postrollback.run()
        self.env.invalidate_all()
        notices = self.env["mail.activity"].search([]) - before
        self.assertIn(self.people["unit_admin"], notices.user_id)

    def test_what_the_system_makes_needs_no_scanner(self):
        """Signing and delivery go on while the scanner is down."""
        self.law("required")
        self.parameters.set_param(SCANNER_ADDRESS, False)
        stored = self.files._store(
            self.document, make_pdf("Bản ký"), "Bản ký.pdf", "main", made_here=True
        )
        self.assertTrue(stored)

    def test_those_in_charge_are_told(self):
        """R207: the agency's admin and the operator get a notice, nobody else."""
        self.env["qlvb.audit.event"]._log(
            "file.infected", self.document, name="Báo cáo.pdf", malware=NAME
        )
        told = self.env["mail.activity"].search([])
        self.env["qlvb.blocked.file"]._tell(self.agency.id)
        notices = self.env["mail.activity"].search([]) - told
        people = notices.user_id
        operators = self.env.ref("qlvb_core.group_operator").all_user_ids
        self.assertEqual(people, self.people["unit_admin"] | operators)
        self.assertIn("Báo cáo.pdf", notices[0].note)

    def test_list_tells_no_document(self):
        """R207: what it was sent for is not shown to who reads no documents."""
        self.env["qlvb.audit.event"]._log(
            "file.infected", self.document, name="Báo cáo.pdf", malware=NAME
        )
        admin = self.people["unit_admin"]
        row = self.env["qlvb.blocked.file"].with_user(admin).search([], limit=1)
        self.assertEqual(row.name, "Báo cáo.pdf")
        self.assertNotIn(self.document.subject, str(row.read()))

    def test_operator_sets_the_scanner(self):
        """R207: only the operator, and only where a scanner answers."""
        scanners = self.env["qlvb.file.scanner"].with_user(
            self.env.ref("base.user_admin")
        )
        scanner = scanners.create({"address": f"{self.address}.none"})
        with self.refused("No scanner answers"):
            scanner.action_save()
        scanner = scanners.create({"address": self.address})
        scanner.action_save()
        self.assertIn("ClamAV", scanner.version)
        with self.assertRaises(AccessError):
            scanner.with_user(self.people["unit_admin"]).action_save()
