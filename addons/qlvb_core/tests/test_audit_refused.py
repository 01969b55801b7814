# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from odoo.exceptions import AccessDenied, AccessError
from odoo.sql_db import db_connect
from odoo.tests import tagged

from .common import ProvinceCase

COLUMNS = "res_model", "res_id", "agency_id", "actor_login", "actor_name", "data"


@tagged("post_install", "-at_install")
class TestAuditRefused(ProvinceCase):
    """Who was turned away stands in the journal, for whoever inspects."""

    def _refused(self, code, record):
        """Refusals of one record as a later request sees them."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT res_model, res_id, agency_id, actor_login, actor_name, data "
                "FROM qlvb_audit_event WHERE code = %s "
                "AND result = 'refused' AND res_model = %s AND res_id = %s ORDER BY id",
                [code, record._name, record.id],
            )
            return [dict(zip(COLUMNS, row, strict=True)) for row in cr.fetchall()]

    def _try(self, record, user):
        with self.assertRaises(AccessError):
            record.with_user(user).web_read({"display_name": {}})

    def test_a_refused_document_is_written_down_once(self):
        """R32: who opens by its address what the rules keep from that person."""
        document = self.new_draft()
        self.env.invalidate_all()
        self._try(document, self.stranger)
        self._try(document, self.stranger)
        (event,) = self._refused("access.refused", document)
        self.assertEqual(event["actor_login"], "stranger")
        self.assertEqual(event["agency_id"], self.agency.id)
        self.assertEqual(json.loads(event["data"])["reason"], "Không có quyền xem")

    def test_a_second_person_is_written_down_as_well(self):
        """R32: the bound is for one person, not for the document."""
        document = self.new_draft()
        self._try(document, self.stranger)
        self._try(document, self.people["unit_admin"])
        events = self._refused("access.refused", document)
        logins = [event["actor_login"] for event in events]
        self.assertEqual(logins, ["stranger", "unit_admin"])

    def test_files_work_and_dossiers_as_well(self):
        """R32: each thing of ours that rules keep from people."""
        document = self.finished_document()
        work = self.env["qlvb.work.item"].create(
            {"document_id": document.id, "principal": "user:1", "kind": "keep"}
        )
        for record in (document.file_ids[0], work):
            with self.subTest(record=record._name):
                self._try(record, self.stranger)
                self.assertTrue(self._refused("access.refused", record))

    def test_the_history_of_the_document_does_not_tell_who_tried(self):
        """R32: that is for the inspector; colleagues see what was done."""
        document = self.new_draft()
        self.env["qlvb.audit.event"]._log("access.refused", document)
        self.assertNotIn("access.refused", document.event_ids.mapped("code"))

    def _enter(self, login):
        nobody = self.env(user=None, su=False)
        with self.assertRaises(AccessDenied):
            nobody["res.users"]._login(
                {"login": login, "password": "sai", "type": "password"},
                user_agent_env={"interactive": True},
            )

    def test_a_refused_login_is_of_the_account_and_its_agency(self):
        """R30, R252: the unit's admin and inspector see who was tried."""
        clerk = self.people["clerk"]
        self._enter("clerk")
        (event,) = self._refused("auth.refused", clerk)
        self.assertEqual(event["agency_id"], self.agency.id)
        self.assertEqual(event["actor_name"], "Người chưa đăng nhập")

    def test_a_refused_login_of_a_closed_account(self):
        """R30: a former official's account is of the agency it was in last."""
        leader = self.people["leader"]
        leader.qlvb_post_ids.sudo().write(
            {"date_from": "2019-01-01", "date_to": "2020-01-01"}
        )
        leader.active = False
        self._enter("leader")
        (event,) = self._refused("auth.refused", leader)
        self.assertEqual(event["agency_id"], self.agency.id)
