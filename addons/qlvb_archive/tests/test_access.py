# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.qlvb_core.principal import role_principal

from .common import TODAY, ArchiveCase


@tagged("post_install", "-at_install")
class TestArchiveAccess(ArchiveCase):
    def widen(self, user, dossier):
        self.change("widen", user, dossier)

    def change(self, operation, user, dossier):
        self.env["qlvb.access.wizard"].with_user(user).with_context(
            active_model="qlvb.dossier", active_ids=dossier.ids
        ).create(
            {
                "operation": operation,
                "reason": "Khai thác tài liệu",
                "line_ids": [(0, 0, {"user_id": self.colleague.id})],
            }
        ).action_apply()

    def test_the_archivist_gives_access_to_what_is_archived(self):
        """R22, R23: the archivist changes the rights of an archived dossier only, and
        the head of the keeping unit is warned."""
        dossier = self.handed_over()
        with self.assertRaises(AccessError):
            self.widen(self.archivist, dossier)
        dossier = self.archived(self.finished("77"), notation="02.CĐS")
        self.widen(self.archivist, dossier)
        self.assertTrue(dossier.with_user(self.colleague).has_access("read"))
        change = self.env["qlvb.access.change"].search([], limit=1)
        self.assertEqual(change.warden, role_principal("head", self.department))
        dossier.with_user(self.head).action_confirm_access()
        self.assertEqual(change.confirmed_by_id, self.head)

    def test_the_head_sees_what_is_to_be_confirmed(self):
        """R23: the dossier of a specialist, which the head did not read before."""
        dossier = self.new_dossier()
        self.assertFalse(dossier.with_user(self.head).has_access("read"))
        self.widen(dossier.env.user, dossier)
        seen = dossier.with_user(self.head)
        self.assertTrue(seen.has_access("read"))
        self.assertTrue(seen.access_warning)
        change = self.env["qlvb.access.change"].with_user(self.head).search([], limit=1)
        self.assertEqual(change.about, dossier.display_name)
        self.assertTrue(change.item_ids.after)

    def test_a_leader_who_narrows_an_archived_dossier(self):
        """R22, R23: its head confirms, the leader reads on; the head decides alone."""
        leader = self.people["leader"]
        dossier = self.archived(self.finished("77"), notation="02.CĐS")
        self.change("narrow", leader, dossier)
        change = self.env["qlvb.access.change"].search([], limit=1)
        self.assertFalse(change.self_decided)
        self.assertFalse(dossier.with_user(leader).can_confirm_access)
        self.assertTrue(dossier.with_user(leader).has_access("read"))
        dossier.with_user(self.head).action_confirm_access()
        self.assertEqual(change.confirmed_by_id, self.head)

    def test_one_head_does_not_decide_for_another(self):
        """R23: of a set of two heads' dossiers the other head confirms."""
        unit = self.env["qlvb.unit"].create(
            {"name": "Phòng Kế hoạch", "code": "KH", "parent_id": self.agency.id}
        )
        self.add_person("other_head", unit, "head")
        dossiers = self.new_dossier() | self.new_dossier(notation="03.CĐS")
        dossiers[1].sudo().unit_id = unit
        changes = self.env["qlvb.access.change"].with_user(self.head)
        self.assertTrue(
            changes._competence({"dossier_id": dossiers[0]})["self_decided"]
        )
        for_both = changes._competence({"dossier_id": dossiers})
        self.assertEqual(for_both, {"warden": role_principal("head", unit)})

    def test_the_head_of_who_took_over_is_warned(self):
        """R9, R23: of a unit that ended, the heir's head answers for its dossiers."""
        heir = self.env["qlvb.unit"].create(
            {"name": "Phòng Kế thừa", "code": "KT", "parent_id": self.agency.id}
        )
        heir_head = self.add_person("heir_head", heir, "head")
        dossier = self.archived(self.finished("77"), notation="02.CĐS")
        self.department.write(
            {
                "active": False,
                "valid_to": TODAY - timedelta(1),
                "heir_id": heir.id,
                "successor_ids": [(4, heir.id)],
            }
        )
        self.widen(self.archivist, dossier)
        self.assertEqual(dossier.sudo()._access_warden(), role_principal("head", heir))
        dossier.with_user(heir_head).action_confirm_access()
        self.assertFalse(dossier.with_user(heir_head).access_warning)
