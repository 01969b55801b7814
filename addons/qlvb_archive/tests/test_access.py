# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.qlvb_core.principal import role_principal

from .common import ArchiveCase


@tagged("post_install", "-at_install")
class TestArchiveAccess(ArchiveCase):
    def widen(self, user, dossier):
        self.env["qlvb.access.wizard"].with_user(user).with_context(
            active_model="qlvb.dossier", active_ids=dossier.ids
        ).create(
            {
                "operation": "widen",
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
