# SPDX-License-Identifier: LGPL-3.0-or-later
"""A small province for tests: two agencies, a person for each role."""

import io

from docx import Document as Docx
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from odoo.fields import Command
from odoo.sql_db import db_connect
from odoo.tests import TransactionCase, new_test_user

from ..models.res_users_second_factor import VERIFIED
from ..qlvb_toolkit import first_look, office

FONT = "LiberationSerif"
FONT_FILE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"

ROLES = (
    "clerk",
    "leader",
    "head",
    "specialist",
    "form_checker",
    "archivist",
    "unit_admin",
    "monitor",
)


def make_pdf(*lines: str) -> bytes:
    """Return a one-page PDF that says ``lines``."""
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE))
    stream = io.BytesIO()
    page = canvas.Canvas(stream, pageCompression=0)
    page.setFont(FONT, 13)
    for index, line in enumerate(lines or ("Nội dung văn bản",)):
        page.drawString(72, 760 - 20 * index, line)
    page.save()
    return stream.getvalue()


def make_docx(*lines: str) -> bytes:
    """Return a DOCX that says ``lines``."""
    stream = io.BytesIO()
    document = Docx()
    for line in lines or ("Nội dung dự thảo",):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


class AuthenticatedCase:
    """For ``HttpCase``: its ``authenticate`` skips every check, codes included."""

    def authenticate(self, user, password, *, session_extra=None, **options):
        account = self.env["res.users"].search([("login", "=", user)])
        extra = {VERIFIED: account.id, **(session_extra or {})}
        return super().authenticate(user, password, session_extra=extra, **options)


class ProvinceCase(AuthenticatedCase, TransactionCase):
    """``self.people["head"]`` holds that role; ``stranger`` is of elsewhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Odoo counts the processes a class leaves behind
        cls.addClassCleanup(first_look.stop)
        cls.addClassCleanup(office.stop)
        units = cls.env["qlvb.unit"]
        cls.agency = units.create(
            {
                "name": "Sở Khoa học và Công nghệ",
                "code": "SKHCN",
                "kind": "agency",
                "organ_id": "H31.08",
                "superior_name": "Ủy ban nhân dân tỉnh Hưng Yên",
                "place": "Hưng Yên",
            }
        )
        cls.department = units.create(
            {"name": "Phòng Chuyển đổi số", "code": "CĐS", "parent_id": cls.agency.id}
        )
        cls.other_agency = units.create(
            {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency", "organ_id": "H31.05"}
        )
        cls.roles = {role.code: role for role in cls.env["qlvb.role"].search([])}
        cls.people = {
            role: cls.add_person(role, cls.department, role) for role in ROLES
        }
        cls.colleague = cls.add_person("colleague", cls.department, "specialist")
        cls.stranger = cls.add_person("stranger", cls.other_agency, "clerk", "leader")
        cls.type_report = cls.env.ref("qlvb_core.document_type_to_trinh")

    @classmethod
    def add_person(cls, login, unit, *roles, title="Chuyên viên"):
        user = new_test_user(
            cls.env, login, groups="base.group_user", name=f"Người {login}"
        )
        cls.env["qlvb.post"].create(
            {
                "user_id": user.id,
                "unit_id": unit.id,
                "role_ids": [Command.set([cls.roles[role].id for role in roles])],
                "title": title,
            }
        )
        return user

    def new_draft(self, user=None, **values):
        user = user or self.people["specialist"]
        return (
            self.env["qlvb.document"]
            .with_user(user)
            .create(
                {
                    "direction": "outgoing",
                    "agency_id": self.agency.id,
                    "unit_id": self.department.id,
                    "type_id": self.type_report.id,
                    "subject": "Tờ trình ban hành Quy chế quản lý văn bản",
                    **values,
                }
            )
        )

    def finished_document(self, user=None, **values):
        """Return a document with its file that a dossier can be closed with.

        Put into its end state directly: the acts that lead there are not core's.
        """
        document = self.new_draft(user, **values)
        content = make_pdf(document.subject, f"Văn bản {document.id}")
        self.env["qlvb.document.file"]._store(document, content, "Văn bản.pdf", "main")
        document._cancel_open_work()
        ends = sorted(document._end_states())
        if ends:
            end = "issued" if "issued" in ends else ends[0]
            document.sudo().write({"state": end})
        return document

    def events(self, record, code=None):
        field = "document_id" if record._name == "qlvb.document" else "dossier_id"
        domain = [(field, "=", record.id)]
        if code:
            domain.append(("code", "=", code))
        return self.env["qlvb.audit.event"].search(domain)

    def refused_attempts(self, code):
        """Return (login, id) of who was refused what, the last one last.

        Each stands in a transaction of its own, beyond the snapshot of this one.
        """
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT actor_login, res_id FROM qlvb_audit_event "
                "WHERE code = %s AND result = 'refused' ORDER BY id",
                [code],
            )
            return cr.fetchall()
