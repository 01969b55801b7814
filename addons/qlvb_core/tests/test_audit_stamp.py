# SPDX-License-Identifier: LGPL-3.0-or-later
import sys
import tempfile
from pathlib import Path

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..qlvb_toolkit.timestamp import check_token

REPOSITORY = str(Path(__file__).resolve().parents[3])
if REPOSITORY not in sys.path:
    sys.path.insert(0, REPOSITORY)

from tests.fakes import pki  # noqa: E402 - stands beside the addons


@tagged("post_install", "-at_install")
class TestAuditStamp(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="qlvb-pki-"))
        cls.pki = pki.make_pki(
            Path(folder), pki.PkiSpec(), port=pki.free_port(), password="x"
        )
        cls.enterClassContext(pki.serve(cls.pki))
        cls.seals = cls.env["qlvb.audit.seal"]
        cls.stamps = cls.env["qlvb.audit.stamp"]
        for number in range(3):
            cls.env["qlvb.audit.event"]._log(f"test.act{number}")
            last = cls.env["qlvb.audit.event"].search([], limit=1).id
            cls.seals._seal_batch(last, 10_000)

    def _configure(self, url):
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", url)

    def test_newest_seal_is_stamped_once(self):
        """R31: an outside authority says when the newest seal, hence all, existed."""
        self._configure(self.pki.tsa_url)
        self.stamps._stamp()
        self.stamps._stamp()
        seal = self.seals._last()
        self.assertEqual(len(seal.stamp_ids), 1)
        self.assertTrue(all(self.seals.search([]).mapped("is_stamped")))
        self.env.cr.execute(
            "SELECT token FROM qlvb_audit_stamp WHERE seal_id = %s", [seal.id]
        )
        token = bytes(self.env.cr.fetchone()[0])
        root = self.pki.certificate("tsa-root")
        moment = check_token(token, seal.digest, [root])
        self.assertEqual(moment.replace(tzinfo=None), seal.stamp_ids.stamped_at)

    def test_later_seal_waits(self):
        """R31: seals without a time stamp are shown as such."""
        self._configure(self.pki.tsa_url)
        self.stamps._stamp()
        self.env["qlvb.audit.event"]._log("test.later")
        last = self.env["qlvb.audit.event"].search([], limit=1).id
        self.seals._seal_batch(last, 10_000)
        newest, earlier = self.seals.search([], limit=2)
        self.assertFalse(newest.is_stamped)
        self.assertTrue(earlier.is_stamped)

    @mute_logger("odoo.addons.qlvb_core.models.audit_stamp")
    def test_authority_down_is_asked_again(self):
        """R31: a time-stamping authority that is down loses nothing."""
        self._configure(f"http://127.0.0.1:{pki.free_port()}/tsa")
        self.stamps._stamp()
        self.assertFalse(self.seals._last().is_stamped)
        self._configure(self.pki.tsa_url)
        self.stamps._stamp()
        self.assertTrue(self.seals._last().is_stamped)

    def test_no_authority_is_no_error(self):
        self._configure(False)
        self.stamps._stamp()
        self.assertFalse(self.seals._last().stamp_ids)
