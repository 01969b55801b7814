# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import io
from datetime import timedelta

import openpyxl
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ..clock import today
from ..models.staff_conflict import conflict_words
from ..qlvb_toolkit.staff_layout import ACCOUNTS, POSTS, UNITS
from .account_case import AccountCase
from .common import make_pdf

TITLES = {layout.key: layout.title for layout in (UNITS, ACCOUNTS, POSTS)}


class StaffCase(AccountCase):
    """Rows are mappings by the key of the column; ``labels`` are the list's words."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imports = cls.env["qlvb.staff.import"].with_user(cls.admin)
        cls.words = cls.imports._vocabulary()
        (cls.admin | cls.other_admin | cls.operator).lang = "en_US"
        cls.env["qlvb.account"].search([]).sudo().write({"person_kind": "official"})

    def person(self, login="binhtv.skhcn", **values):
        return {
            "login": login,
            "name": "Trần Văn Bình",
            "person_kind": self.words.person_kinds["civil_servant"],
            "unit": "CĐS",
            "title": "Chuyên viên",
            "roles": self.words.roles["specialist"],
            **values,
        }

    def unit(self, code="VP", name="Văn phòng", **values):
        kind = self.words.unit_kinds["department"]
        return {"code": code, "name": name, "kind": kind, **values}

    def workbook(self, **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for layout in (UNITS, ACCOUNTS, POSTS):
            sheet = book.create_sheet(layout.title)
            sheet.append([column.title for column in layout.columns])
            for row in sheets.get(layout.key, ()):
                sheet.append([row.get(column.key) for column in layout.columns])
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def upload(self, data=None, actor=None, request=None, **sheets):
        """Return the import of a file that the dialog has taken and checked."""
        wizard = (
            self.env["qlvb.staff.import.wizard"]
            .with_user(actor or self.admin)
            .create(
                {
                    "request_id": (request or self.request).id,
                    "sheet": base64.b64encode(data or self.workbook(**sheets)),
                    "sheet_name": "don-vi.xlsx",
                }
            )
        )
        action = wizard.action_confirm()
        return wizard.env["qlvb.staff.import"].browse(action["res_id"])

    def lines(self, record, outcome=None):
        lines = record.line_ids
        return lines.filtered(lambda x: x.outcome == outcome) if outcome else lines

    def assertWrong(self, record, *places):
        """Each place is sheet key, row, column title and words of the message."""
        wrong = self.lines(record, "wrong")
        self.assertTrue(all(wrong.mapped("column")))
        self.assertEqual(len(wrong), len(places), wrong.mapped("message"))
        for line, (sheet, row, column, words) in zip(wrong, places, strict=True):
            self.assertEqual(
                (line.sheet, line.row, line.column or ""), (TITLES[sheet], row, column)
            )
            self.assertRegex(line.message, words)
        with self.assertRaisesRegex(UserError, "has faults"):
            record.action_carry_out()


@tagged("post_install", "-at_install")
class TestStaffImport(StaffCase):
    def test_units_accounts_and_posts_in_one_file(self):
        """R251: one file under one request makes units, accounts and posts."""
        record = self.upload(
            units=[
                self.unit("TH", "Bộ phận Tổng hợp", parent="VP"),
                self.unit("VP", "Văn phòng Sở"),
            ],
            accounts=[self.person(unit="TH", phone="0912 345 678")],
            posts=[
                {
                    "login": "binhtv.skhcn",
                    "unit": "SKHCN",
                    "title": "Văn thư",
                    "roles": self.words.roles["clerk"],
                    "date_to": today() + timedelta(days=30),
                }
            ],
        )
        self.assertEqual(record.state, "checked", record.failure)
        self.assertEqual(record.new_count, 4, record.line_ids.mapped("message"))
        self.assertFalse(self.env["qlvb.unit"].search([("code", "=", "TH")]))
        record.action_carry_out()
        self.assertEqual(record.state, "done", record.failure)
        unit = self.env["qlvb.unit"].search([("code", "=", "TH")])
        self.assertEqual(unit.parent_id.name, "Văn phòng Sở")
        self.assertEqual(unit.agency_id, self.agency)
        account = self.env["qlvb.account"].search([("login", "=", "binhtv.skhcn")])
        self.assertEqual(account.unit_id, unit)
        self.assertEqual(account.post_ids.unit_id, unit | self.agency)
        self.assertEqual(account.act_ids.request_id, self.request)
        self.assertEqual(account.phone, "0912 345 678")

    def test_no_password_in_a_file(self):
        """R250: an import gives no password; the first one is a slip of its own."""
        record = self.upload(accounts=[self.person()])
        record.action_carry_out()
        account = self.env["qlvb.account"].search([("login", "=", "binhtv.skhcn")])
        self.assertEqual(account.state, "requested")
        domain = record.action_passwords()["domain"]
        waiting = self.env["qlvb.account"].with_user(self.admin).search(domain)
        self.assertEqual(waiting, account)

    def test_an_import_without_a_request_is_refused(self):
        """R251: no written request of the agency, no import."""
        data = self.workbook(accounts=[self.person()])
        foreign = self.new_request("9", self.other_agency, self.other_admin)
        with self.assertRaises(AccessError):
            self.upload(data, request=foreign)
        wizard = self.env["qlvb.staff.import.wizard"].with_user(self.admin)
        wizard = wizard.create(
            {
                "request_id": False,
                "sheet": base64.b64encode(data),
                "sheet_name": "a.xlsx",
            }
        )
        with self.assertRaisesRegex(UserError, "written request"):
            wizard.action_confirm()

    def test_the_check_changes_nothing(self):
        """R251: what is only checked leaves no trace but the check itself."""
        accounts, units = self.env["qlvb.account"], self.env["qlvb.unit"]
        before = accounts.search_count([]), units.search_count([])
        record = self.upload(units=[self.unit()], accounts=[self.person()])
        self.assertEqual((accounts.search_count([]), units.search_count([])), before)
        self.assertFalse(record.request_id.sudo().act_ids)

    def test_a_code_written_otherwise_changes_nothing(self):
        """R249: the same code of person in small letters is no change to record."""
        row = self.person(employee_code="CC-0099")
        self.upload(accounts=[row]).action_carry_out()
        again = self.upload(accounts=[{**row, "employee_code": " cc-0099 "}])
        self.assertEqual(again.line_ids.mapped("outcome"), ["same"])

    def test_export_comes_back_unchanged(self):
        """R251: the export is the same format: every row of it is kept as it is."""
        data = self.imports._export(self.agency)
        record = self.upload(data)
        self.assertFalse(
            record.line_ids.filtered(lambda x: x.outcome != "same").mapped("message")
        )
        self.assertGreater(record.same_count, 8)
        with self.assertRaisesRegex(UserError, "nothing to do"):
            record.action_carry_out()
        event = self.env["qlvb.audit.event"].search([("code", "=", "staff.export")])
        self.assertEqual(event.agency_id, self.agency)

    def test_updates(self):
        """R251, R22: an account is found by its name; only what is given changes."""
        row = {
            "login": "specialist",
            "name": "Lê Thị Mới",
            "unit": "CĐS",
            "title": "Chuyên viên chính",
            "roles": "; ".join(
                (self.words.roles["specialist"], self.words.roles["form_checker"])
            ),
            "date_to": today() + timedelta(days=10),
        }
        record = self.upload(
            units=[self.unit("CĐS", "Phòng Công nghệ và An toàn thông tin")],
            accounts=[row],
        )
        self.assertEqual(record.changed_count, 2, record.line_ids.mapped("message"))
        self.assertIn("Lê Thị Mới", self.lines(record)[1].message)
        self.assertEqual(self.account.name, "Người specialist")
        record.action_carry_out()
        self.assertEqual(record.state, "done", record.failure)
        self.assertEqual(self.account.name, "Lê Thị Mới")
        post = self.account.post_ids
        self.assertEqual(post.title, "Chuyên viên chính")
        self.assertEqual(
            set(post.role_ids.mapped("code")), {"specialist", "form_checker"}
        )
        self.assertEqual(post.date_to, today() + timedelta(days=10))
        self.assertEqual(self.department.name, "Phòng Công nghệ và An toàn thông tin")
        self.assertEqual(self.department.former_ids.name, "Phòng Chuyển đổi số")
        self.assertEqual(self.account.person_kind, "official")

    def test_data_changed_meanwhile(self):
        """R251: what is done is what was shown, or nothing."""
        record = self.upload(accounts=[self.person()])
        self.create_account(login="binhtv.skhcn")
        record.action_carry_out()
        self.assertEqual(record.state, "failed")
        self.assertIn("changed since the check", record.failure)

    def test_what_is_taken_meanwhile_is_named(self):
        """R251: the admin reads sheet, row, column and what to do."""
        record = self.upload(accounts=[self.person("an.skhcn"), self.person()])
        self.create_account(login="binhtv.skhcn")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError) as caught,
            self.env.cr.savepoint(),
        ):
            self.insert_again("binhtv.skhcn")
        words = conflict_words(self.env, record._read_book(), caught.exception)
        for part in ("Tài khoản", "row 3", "Tên đăng nhập", "binhtv.skhcn", "Check"):
            self.assertIn(part, words)

    def insert_again(self, login):
        """Write another account with all that one needs of this login."""
        needed = SQL(", ").join(
            SQL.identifier(name)
            for name, field in self.env["res.users"]._fields.items()
            if field.store and field.column_type and field.required
        )
        self.env.cr.execute(
            SQL(
                "INSERT INTO res_users (%(needed)s) "
                "SELECT %(needed)s FROM res_users WHERE login = %(login)s",
                needed=needed,
                login=login,
            )
        )

    # -- what is wrong ----------

    def test_a_half_valid_file_does_nothing(self):
        """R251: one wrong row, and no row is done."""
        record = self.upload(
            accounts=[self.person(), self.person("khac.skhcn", unit="KHÔNG-CÓ")]
        )
        self.assertWrong(record, ("accounts", 3, "Đơn vị", "neither a unit"))
        self.assertFalse(
            self.env["qlvb.account"].search([("login", "=", "binhtv.skhcn")])
        )

    def test_circle_of_units(self):
        """R251: units below each other are named with their rows."""
        record = self.upload(
            units=[
                self.unit("A", "Phòng A", parent="B"),
                self.unit("B", "Phòng B", parent="C"),
                self.unit("C", "Phòng C", parent="A"),
            ]
        )
        self.assertWrong(
            record,
            *(("units", row, "Đơn vị cấp trên", "A → B → C → A") for row in (2, 3, 4)),
        )

    def test_wrong_units(self):
        """R251: identifiers too long or with a wrong superior, duplicates, agencies."""
        agency_kind = self.words.unit_kinds["board"]
        record = self.upload(
            units=[
                self.unit("A", "Phòng A", organ_id="H31.08." + "9" * 40),
                self.unit("B", "Phòng B", organ_id="H31.05.01"),
                self.unit("C", "Phòng C"),
                self.unit("C", "Phòng C lần nữa"),
                self.unit("D", "Sở mới", kind=agency_kind),
                self.unit("E", "Phòng E", organ_id="H31.05"),
            ]
        )
        self.assertWrong(
            record,
            ("units", 2, "Mã định danh điện tử", "35 characters"),
            ("units", 3, "Mã định danh điện tử", "H31.08"),
            ("units", 5, "Ký hiệu đơn vị", "row 4"),
            ("units", 6, "Cả dòng", "Only the operator"),
            ("units", 7, "Mã định danh điện tử", "belongs to"),
        )

    def test_wrong_dates(self):
        """R251: reversed and overlapping dates of posts."""
        begin = today()
        record = self.upload(
            accounts=[self.person(date_from=begin, date_to=begin - timedelta(days=1))],
            posts=[
                {
                    "login": "specialist",
                    "unit": "CĐS",
                    "title": "Chuyên viên",
                    "roles": self.words.roles["specialist"],
                    "date_from": begin + timedelta(days=5),
                }
            ],
        )
        self.assertWrong(
            record,
            ("accounts", 2, "Đến ngày", "before it begins"),
            ("posts", 2, "Vai trò", "holds the same role"),
        )

    def test_all_faults_of_a_row(self):
        """R251: every fault of a row is told; rows are counted, not faults."""
        begin = today()
        row = self.person(
            "bình.tv",
            unit="KHÔNG-CÓ",
            phone="091234abc",
            date_from=begin,
            date_to=begin - timedelta(days=1),
        )
        other = self.person("haitv.skhcn", unit="KHÔNG-CÓ", phone="09x")
        record = self.upload(accounts=[row, other])
        self.assertEqual(record.wrong_count, 2)
        self.assertEqual(record.row_count, 2)
        wrong = self.lines(record, "wrong")
        for place, count in ((2, 4), (3, 2)):
            told = wrong.filtered(lambda line, row=place: line.row == row)
            self.assertEqual(len(told), count, told.mapped("message"))

    def test_a_row_with_a_wrong_cell_is_checked_whole(self):
        """R251: what only the system knows is told with what the reader finds."""
        self.create_account(login="binhtv.skhcn", employee_code="CC-0099")
        row = self.person(
            "khac.skhcn", employee_code="CC-0099", is_admin="Co", date_from="hôm qua"
        )
        known = self.person(
            "specialist", name="Lê Mới", unit="SKHCN", is_admin="Có", phone="09x"
        )
        record = self.upload(accounts=[row, known])
        told = [(line.row, line.column or "") for line in record.line_ids]
        self.assertEqual(
            told,
            [
                (2, "Tài khoản quản trị"),
                (2, "Từ ngày"),
                (2, "Mã cán bộ"),
                (3, "Tài khoản quản trị"),
                (3, "Đơn vị"),
                (3, "Điện thoại"),
            ],
            record.line_ids.mapped("message"),
        )

    def test_a_wrong_unit_is_told_whole_and_its_people_where_to_look(self):
        """R251: superior and identifier are checked too; the unit is in the file."""
        bad = self.unit("X", "Phòng X", kind="Lạ", parent="KHÔNG", organ_id="1.2")
        record = self.upload(
            units=[bad, self.unit("Y", "Phòng Y", parent="KHÔNG", organ_id="1.2")],
            accounts=[self.person(unit="X")],
        )
        told = [(line.row, line.column) for line in record.line_ids]
        columns = ["Loại đơn vị", "Đơn vị cấp trên", "Mã định danh điện tử"]
        self.assertEqual(
            told,
            [
                *((2, column) for column in columns),
                *((3, column) for column in columns[1:]),
                (2, "Đơn vị"),
            ],
            record.line_ids.mapped("message"),
        )
        self.assertIn("mend that row first", record.line_ids[-1].message)

    def test_a_wrong_row_names_whom_it_is_about(self):
        """R251: the name stands in the file, so it stands beside the fault."""
        record = self.upload(
            units=[self.unit("VP", "Văn phòng", kind="Không có loại này")],
            accounts=[self.person(date_from="hôm qua"), self.person(name=None)],
        )
        self.assertEqual(
            record.line_ids.mapped("subject"),
            ["Văn phòng", "Trần Văn Bình", "binhtv.skhcn", "binhtv.skhcn"],
        )

    def test_further_posts_of_a_wrong_row_are_no_faults(self):
        """R251: the account stands in the file; only its own row is to be mended."""
        post = {
            "login": "binhtv.skhcn",
            "unit": "CĐS",
            "title": "Văn thư",
            "roles": self.words.roles["clerk"],
        }
        for fault in ({"date_from": "hôm qua"}, {"phone": "09x"}):
            with self.subTest(fault):
                record = self.upload(accounts=[self.person(**fault)], posts=[post])
                self.assertEqual(record.fault_count, 1)
                self.assertEqual(record.row_count, record.new_count + 1)

    def test_faults_and_rows_are_counted_apart(self):
        """R251: three faults in one row are three faults and one wrong row."""
        row = self.person("bình.tv", unit="KHÔNG-CÓ", phone="09x")
        record = self.upload(accounts=[row, self.person()])
        counts = record.row_count, record.wrong_count, record.fault_count
        self.assertEqual(counts, (2, 1, 3))

    def test_ceiling(self):
        """R22: no role above the ceiling, for new and for old accounts."""
        self.agency.role_ceiling_ids = self.roles["specialist"]
        clerk = self.words.roles["clerk"]
        record = self.upload(
            accounts=[
                self.person(roles=clerk),
                {**self.person("colleague"), "roles": clerk, "name": "Người colleague"},
            ]
        )
        self.assertWrong(
            record,
            ("accounts", 2, "Vai trò", "may not give"),
            ("accounts", 3, "Vai trò", "may not give"),
        )

    def test_foreign_units_and_accounts(self):
        """R21: nothing of another agency is made, changed or shown."""
        request = self.new_request("9", self.other_agency, self.other_admin)
        record = self.upload(
            actor=self.other_admin,
            request=request,
            accounts=[self.person(), self.person("specialist", unit="SNV")],
        )
        self.assertWrong(
            record,
            ("accounts", 2, "Đơn vị", "neither a unit"),
            ("accounts", 3, "Tên đăng nhập", "not of an agency"),
        )
        self.assertFalse(self.imports.search([("id", "=", record.id)]))
        with self.assertRaises(AccessError):
            record.with_user(self.admin).action_carry_out()
        with self.assertRaises(AccessError):
            self.imports._export(self.other_agency)

    def test_a_foreign_account_is_not_named(self):
        """R21: a row that names somebody else's login does not tell whose it is."""
        request = self.new_request("9", self.other_agency, self.other_admin)
        post = {key: self.person()[key] for key in ("title", "roles")}
        record = self.upload(
            actor=self.other_admin,
            request=request,
            accounts=[
                self.person("specialist", unit="SNV"),
                self.person("clerk", unit="SNV", phone="09x"),
            ],
            posts=[{"login": "leader", "unit": "SNV", **post}],
        )
        wrong = self.lines(record, "wrong")
        self.assertEqual(
            set(wrong.mapped("subject")), {"Trần Văn Bình", "leader"}, wrong
        )
        told = " ".join(wrong.mapped("message"))
        for user in ("specialist", "clerk", "leader"):
            self.assertNotIn(self.people[user].name, told)

    def test_a_closed_account_is_told_as_such(self):
        """R251: nothing helps but another row; no page is to be reloaded."""
        self.account.sudo().closed_at = "2026-11-02 03:00:00"
        post = {key: self.person()[key] for key in ("title", "roles")}
        record = self.upload(
            accounts=[self.person("specialist", phone="0912")],
            posts=[{"login": "specialist", "unit": "SKHCN", **post}],
        )
        self.assertWrong(
            record,
            ("accounts", 2, "Tên đăng nhập", "was closed on 02/11/2026"),
            ("posts", 2, "Tên đăng nhập", "was closed on 02/11/2026"),
        )

    def test_oneself(self):
        """R21: nobody administers himself, not by a sheet either."""
        row = {"login": "unit_admin", "name": "Tôi", "unit": "CĐS"}
        record = self.upload(accounts=[row])
        self.assertWrong(record, ("accounts", 2, "Cả dòng", "administers himself"))

    def test_the_last_admin(self):
        """R251: the operator does not end the last admin by a sheet."""
        request = self.new_request("8", self.agency, self.operator)
        row = {
            "login": "unit_admin",
            "name": "Người unit_admin",
            "unit": "CĐS",
            "title": "Chuyên viên",
            "roles": self.words.roles["unit_admin"],
            "date_to": today() - timedelta(days=1),
        }
        posts = self.people["unit_admin"].qlvb_post_ids.sudo()
        posts.date_from = today() - timedelta(days=9)
        self.patch(type(self.imports), "_agencies", lambda _self: self.agency)
        record = self.upload(actor=self.operator, request=request, accounts=[row])
        self.assertWrong(record, ("accounts", 2, "Cả dòng", "last admin"))

    def test_an_account_name_with_a_blank(self):
        """R251: the check tells of it in its row, in all sheets."""
        post = {
            "login": "binh tv",
            "unit": "CĐS",
            "title": "Chuyên viên",
            "roles": self.words.roles["specialist"],
        }
        record = self.upload(accounts=[self.person("binh tv")], posts=[post])
        wrong = self.lines(record, "wrong")
        self.assertIn("no blanks", " ".join(wrong.mapped("message")))
        self.assertTrue(record.wrong_count)

    def test_an_admin_of_several_agencies_chooses(self):
        """R20, R251: the rows go to the agency that was chosen, and to no other."""
        self.env["qlvb.post"].create(
            {
                "user_id": self.admin.id,
                "unit_id": self.other_agency.id,
                "role_ids": [Command.set(self.roles["unit_admin"].ids)],
                "title": "Quản trị",
            }
        )
        wizards = self.env["qlvb.staff.import.wizard"].with_user(self.admin)
        self.assertTrue(wizards.new({}).is_one_of_several)
        request = self.new_request("7/ĐN-SNV", self.other_agency)
        wizard = wizards.create(
            {
                "agency_id": self.other_agency.id,
                "request_id": request.id,
                "sheet": base64.b64encode(self.workbook(units=[self.unit()])),
                "sheet_name": "don-vi.xlsx",
            }
        )
        record = self.imports.browse(wizard.action_confirm()["res_id"])
        record.action_carry_out()
        self.assertEqual(record.state, "done")
        unit = self.env["qlvb.unit"].search([("name", "=", "Văn phòng")])
        self.assertEqual(unit.agency_id, self.other_agency)
        alone = wizards.with_user(self.other_admin)
        self.assertFalse(alone.new({}).is_one_of_several)
        self.assertEqual(alone.new({}).agency_id._origin, self.other_agency)
        with self.assertRaises(UserError):
            alone.create(
                {
                    "agency_id": self.agency.id,
                    "number": "1/ĐN",
                    "signer": "Giám đốc",
                    "content": base64.b64encode(make_pdf("Đề nghị")),
                    "filename": "1.pdf",
                    "sheet": base64.b64encode(self.workbook(units=[self.unit()])),
                    "sheet_name": "don-vi.xlsx",
                }
            ).action_confirm()

    def test_wrong_columns(self):
        """R251: an unknown column is named, and no row is guessed at."""
        book = openpyxl.Workbook()
        book.active.title = ACCOUNTS.title
        book.active.append(["Tên đăng nhập", "Họ và tên", "Đơn vị", "Mật khẩu"])
        book.active.append(["a", "A", "CĐS", "bí mật"])
        stream = io.BytesIO()
        book.save(stream)
        record = self.upload(stream.getvalue())
        self.assertWrong(record, ("accounts", 1, "Mật khẩu", "no such column"))
        counts = record.row_count, record.wrong_count, record.fault_count
        self.assertEqual(counts, (1, 0, 1))

    def test_bad_files_are_refused_in_the_dialog(self):
        """R60: broken, foreign and huge files are refused before they are kept."""
        good = self.workbook(accounts=[self.person()])
        self.env["qlvb.rule"].search([("code", "=", "import.file_megabytes")])
        for data, words in (
            (make_pdf("Không phải bảng tính"), "not an Excel workbook"),
            (good[:400], "Open it in Excel, save it again"),
            (b"PK" + bytes(21 << 20), "the limit is 20"),
            (self.workbook(), "no row"),
        ):
            with self.subTest(words=words), self.assertRaisesRegex(UserError, words):
                self.upload(data)
        self.assertFalse(self.imports.search([]))

    def test_the_file_is_nobody_s_to_read(self):
        """R250: the stored file is served by no door."""
        record = self.upload(accounts=[self.person()])
        with self.assertRaises(AccessError):
            record.read(["content"])
        attachments = self.env["ir.attachment"].with_user(self.admin)
        self.assertFalse(attachments.search([("res_model", "=", record._name)]))

    def test_no_side_door(self):
        """R21: an import is made by its dialog and changed by its acts only."""
        record = self.upload(accounts=[self.person("x", unit="KHÔNG-CÓ")])
        for act in (
            lambda: record.write({"wrong_count": 0}),
            lambda: record.unlink(),
            lambda: record.line_ids.unlink(),
            lambda: record.copy(),
        ):
            with self.assertRaises(AccessError):
                act()

    def test_long_files_go_to_a_job(self):
        """R251: a long file is checked and carried out in the background."""
        rule = self.env["qlvb.rule"].search([("code", "=", "import.rows_at_once")])
        rule.sudo().value = "1"
        record = self.upload(accounts=[self.person(), self.person("hai.skhcn")])
        self.assertEqual(record.state, "checking")
        record._check_rows()
        self.assertEqual(record.new_count, 2)
        record.action_carry_out()
        self.assertEqual(record.state, "running")
        with self.assertRaisesRegex(UserError, "is now"):
            record.action_carry_out()
        record._carry_out()
        self.assertEqual(record.state, "done", record.failure)
        jobs = self.env["queue.job"].search([("model_name", "=", record._name)])
        self.assertEqual(jobs.user_id, self.admin)

    def test_operator_makes_agencies_with_their_people(self):
        """R251: an order from above lets the operator fill agencies below."""
        top = self.env["qlvb.unit"].create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBND", "kind": "agency"}
        )
        self.agency.sudo().parent_id = top
        self.patch(type(self.imports), "_agencies", lambda _self: top)
        request = self.new_request("1/CV-UBND", top, self.operator)
        record = self.upload(
            actor=self.operator,
            request=request,
            units=[
                self.unit("STC", "Sở Tài chính", kind=self.words.unit_kinds["board"]),
                self.unit("NS", "Phòng Ngân sách", parent="STC"),
            ],
            accounts=[self.person(unit="NS"), self.person("hai.skhcn", unit="STC/NS")],
        )
        self.assertFalse(self.lines(record, "wrong").mapped("message"))
        record.action_carry_out()
        self.assertEqual(record.state, "done", record.failure)
        account = self.env["qlvb.account"].search([("login", "=", "hai.skhcn")])
        self.assertEqual(account.agency_id.code, "STC")
