# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
import unicodedata
from pathlib import Path

from .common import SigningCase

MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.6.0/post-certificates.py"


class TestCertificateMigration(SigningCase):
    """R241: what was registered by an older version says what it would say today."""

    def setUp(self):
        super().setUp()
        self.right = (self.certificate.issuer, self.certificate.holder_name)

    def as_old(self, issuer: str, holder: str):
        """Write the row, and its signatures, as the version before spelled them."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_signature SET issuer = %s WHERE serial = %s",
            [issuer, self.certificate.serial],
        )
        self.env.cr.execute(
            "UPDATE qlvb_certificate SET issuer = %s, holder_name = %s, "
            "for_documents = TRUE WHERE id = %s",
            [issuer, holder, self.certificate.id],
        )
        self.env.invalidate_all()

    def migrate(self):
        self.env.flush_all()
        for _time in range(2):
            runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()

    def names(self):
        return (self.certificate.issuer, self.certificate.holder_name)

    def test_the_names_are_those_of_the_certificate_it_signed_with(self):
        document = self.signed()
        self.as_old(
            "CA th\u00c3\u00ad nghi\u1ec7m", "Ng\u00c6\u00b0\u00e1\u00bb\u009di"
        )
        self.migrate()
        self.assertEqual(self.names(), self.right)
        made = document.signature_ids.filtered(lambda s: s.kind == "person")
        self.assertEqual(made.mapped("issuer"), [self.right[0]] * len(made))
        self.assertTrue(self.certificate._last_uses(), "found by the same words")

    def test_one_that_signed_nothing_has_its_letters_composed(self):
        apart = [unicodedata.normalize("NFD", name) + "\u200b" for name in self.right]
        self.as_old(*apart)
        self.migrate()
        self.assertEqual(self.names(), self.right)
        self.assertTrue(self.certificate.for_documents, "unknown, as before")

    def test_what_the_key_is_for_is_read(self):
        """R125: a certificate that is not for documents is not proposed any more."""
        self.signed()
        self.env.cr.execute(
            "UPDATE qlvb_certificate SET for_documents = FALSE WHERE id = %s",
            [self.certificate.id],
        )
        self.env.invalidate_all()
        self.migrate()
        self.assertTrue(self.certificate.for_documents)

    def test_the_same_certificate_entered_again_stops_no_upgrade(self):
        self.signed()
        self.as_old("CA cũ", "Người cũ")
        again = self.certificate.sudo().copy({"serial": "another"})
        self.env.cr.execute(
            "UPDATE qlvb_certificate SET issuer = %s, serial = %s WHERE id = %s",
            [self.right[0], self.certificate.serial, again.id],
        )
        self.env.invalidate_all()
        with self.assertLogs("<run_path>", "WARNING"):
            self.migrate()
        self.assertEqual(self.certificate.issuer, "CA cũ")
        made = self.env["qlvb.signature"].search([("serial", "=", again.serial)])
        self.assertEqual(set(made.mapped("issuer")), {self.right[0]})
