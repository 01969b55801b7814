# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
from base64 import b64decode
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.qlvb_core.models.data_export_package import EXPORT_DIRECTORY

from .common import PIN, TODAY, SigningCase


class _Everything(logging.Handler):
    """Keeps every line of every logger, as it would be printed."""

    def __init__(self):
        super().__init__(level=logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class TestSecrets(SigningCase):
    def capture(self):
        handler, root = _Everything(), logging.getLogger()
        root.addHandler(handler)
        self.addCleanup(root.removeHandler, handler)
        # The server keeps the libraries' lines to warnings: here they all count.
        for name in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
            library = logging.getLogger(name)
            self.addCleanup(library.setLevel, library.level)
            library.setLevel(logging.INFO)
        return handler.lines

    def rows_with(self, needle: str) -> list[str]:
        """Return the tables that hold ``needle`` in any column."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in self.env.cr.fetchall()]
        return [name for name in tables if self._holds(name, needle)]

    def _holds(self, table, needle):
        found = self.env.execute_query(
            SQL(
                "SELECT 1 FROM %s AS t WHERE t::text LIKE %s LIMIT 1",
                SQL.identifier(table),
                f"%{needle}%",
            )
        )
        return bool(found)

    def test_pin_is_never_kept(self):
        """The PIN is used once: no table and no line of the log holds it."""
        lines = self.capture()
        document = self.approved_draft
        leader = self.env["qlvb.sign.wizard"].with_user(self.people["leader"])
        dialog = leader.create({"document_id": document.id, "pin": PIN})
        dialog.web_save({"pin": PIN}, {"pin": {}})
        dialog.with_context(qlvb_pin=PIN).action_sign()
        clerk = self.env["qlvb.seal.wizard"].with_user(self.people["clerk"])
        dialog = clerk.create({"document_id": document.id, "date": TODAY, "pin": PIN})
        dialog.with_context(qlvb_pin=PIN).action_seal_and_issue()
        self.assertEqual(document.state, "issued")
        # The search finds what is there: the subject stands in several tables.
        self.assertIn("qlvb_document", self.rows_with(document.subject))
        self.assertEqual(self.rows_with(PIN), [])
        self.assertTrue(lines)
        self.assertFalse([line for line in lines if PIN in line])

    def test_pin_of_a_row_is_never_kept(self):
        """R130: signed with others, or refused, the PIN stands nowhere."""
        lines = self.capture()
        document = self.act(self.approved_draft, "leader")
        seen = document.deck_card("sign")["seen"]
        self.assertTrue(document.deck_act("sign", seen, "sai-1234567")["stop"])
        self.assertTrue(document.deck_act("sign", seen, PIN)["done"])
        for pin in (PIN, "sai-1234567"):
            self.assertEqual(self.rows_with(pin), [])
            self.assertFalse([line for line in lines if pin in line])

    def test_wrong_pin_is_never_kept(self):
        lines = self.capture()
        with self.assertRaises(UserError):
            self.act(self.approved_draft, "leader")._sign("sai-1234567")
        self.assertEqual(self.rows_with("sai-1234567"), [])
        self.assertFalse([line for line in lines if "sai-1234567" in line])

    def test_no_key_and_no_seal_is_handed_over(self):
        """R17, R26: data of the agency without pictures of seals or names of keys."""
        export = (
            self.env["qlvb.data.export"]
            .with_user(self.env.ref("base.user_admin"))
            .create(
                {
                    "agency_id": self.agency.id,
                    "owner_id": self.people["leader"].id,
                    "request_number": "15/CV-SKHCN",
                    "request_date": TODAY,
                    "request_signer": "Nguyễn Văn Giám đốc",
                }
            )
        )
        pictures = [
            b64decode(picture)
            for picture in (self.agency.seal_image, self.leader_post.signature_image)
        ]
        key = self.certificate.key_name.encode()
        with TemporaryDirectory(prefix="qlvb-export-") as folder:
            self.env["ir.config_parameter"].set_param(EXPORT_DIRECTORY, folder)
            export.action_start()
            export._build()
            with ZipFile(export._path()) as package:
                held = {name: package.read(name) for name in package.namelist()}
        table = held["metadata/qlvb.certificate.csv"]
        self.assertIn(self.certificate.serial.encode(), table)
        for name, data in held.items():
            self.assertNotIn(data, pictures, name)
        self.assertNotIn(key, table)

    def test_pictures_of_signature_and_seal_are_nobodys(self):
        """A seal or signature that can be copied can be pasted."""
        for record, name in (
            (self.agency, "seal_image"),
            (self.leader_post, "signature_image"),
        ):
            for role in ("specialist", "clerk", "leader"):
                with self.subTest(field=name, role=role):
                    self.assertNotIn(name, self.act(record, role).fields_get())
