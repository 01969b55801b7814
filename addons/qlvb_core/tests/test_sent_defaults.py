# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..clock import today
from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestSentDefaults(ProvinceCase):
    """A default in the context of a call is a value somebody sends."""

    def test_a_dossier_begins_open_wide_and_with_its_maker(self):
        """R166, R23: no context narrows it, closes it, or makes it another's."""
        maker = self.people["specialist"]
        dossiers = (
            self.env["qlvb.dossier"]
            .with_user(maker)
            .with_context(
                default_state="closed",
                default_is_restricted=True,
                default_maker_id=self.colleague.id,
            )
        )
        dossier = dossiers.create({"title": "Hồ sơ quy chế", "notation": "01"})
        self.assertEqual(
            (dossier.state, dossier.is_restricted, dossier.maker_id),
            ("open", False, maker),
        )

    def test_a_hand_over_of_data_begins_being_prepared(self):
        """R17: the operator does not make one that looks done."""
        exports = self.env["qlvb.data.export"].with_user(
            self.env.ref("base.user_admin")
        )
        export = exports.with_context(default_state="done", default_size=1).create(
            {
                "agency_id": self.agency.id,
                "owner_id": self.people["leader"].id,
                "request_number": "15/CV-SKHCN",
                "request_date": today(),
                "request_signer": "Nguyễn Văn Giám đốc",
            }
        )
        self.assertEqual((export.state, export.size), ("draft", 0))

    def test_a_change_of_units_begins_being_prepared(self):
        """R9: the operator does not make one that looks done."""
        changes = self.env["qlvb.unit.change"].with_user(
            self.env.ref("base.user_admin")
        )
        change = changes.with_context(
            default_state="done", default_outcome="<b>Xong</b>"
        ).create(
            {
                "kind": "rename",
                "source_ids": [(6, 0, self.agency.ids)],
                "effective_date": today(),
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": today(),
                "instrument_issuer": "Chủ tịch UBND tỉnh",
            }
        )
        self.assertEqual((change.state, change.outcome), ("draft", False))

    def test_a_comment_is_in_ones_own_name(self):
        """R30: neither a default nor an address makes it another's."""
        document = self.new_draft()
        leader = self.people["leader"].partner_id
        writer = self.people["specialist"]
        messages = self.env["mail.message"].with_user(writer)
        values = {
            "model": document._name,
            "res_id": document.id,
            "body": "Đồng ý",
            "message_type": "comment",
        }
        by_default = messages.with_context(default_author_id=leader.id).create(values)
        by_address = messages.create(
            {**values, "author_id": False, "email_from": "Giám đốc <gd@hy.vn>"}
        )
        for message in by_default | by_address:
            self.assertEqual(message.author_id, writer.partner_id)
        with self.assertRaises(AccessError):
            messages.create({**values, "author_id": leader.id})
