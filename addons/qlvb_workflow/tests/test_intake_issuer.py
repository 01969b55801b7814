# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading, Field

from .common import WorkflowCase


def said(value: str) -> Field:
    return Field(value, 0.9, 0, None, "ocr")


@tagged("post_install", "-at_install")
class TestIntakeIssuer(WorkflowCase):
    """R82: the issuing body is the one the office knows, when it surely is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ministry = cls.env["qlvb.correspondent"].create({"name": "Bộ Khoa học thử"})
        cls.sibling = cls.env["qlvb.unit"].create(
            {
                "name": "Sở Thủy văn",
                "code": "STV",
                "kind": "agency",
                "superior_name": "UBND tỉnh Hưng Yên",
            }
        )

    def guesses(self, agency, parent="", notation="", **fields):
        reading = DocumentReading(
            agency=said(agency),
            parent_agency=said(parent) if parent else Field(),
            notation=said(notation) if notation else Field(),
            **{name: said(value) for name, value in fields.items()},
        )
        return self.arrive()._guesses(reading)

    def test_a_known_correspondent_is_linked(self):
        """R82: printed in capitals without accents it is still that body."""
        found = self.guesses("BỘ KHOA HOC THỬ", notation="12/BKHT")
        self.assertEqual(found["issuer_name"]["value"], "Bộ Khoa học thử")
        self.assertEqual(found["correspondent_id"]["value"], self.ministry.id)

    def test_a_department_of_the_province_is_called_as_the_system_calls_it(self):
        found = self.guesses("SỞ THỦY VĂN", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN")
        self.assertEqual(found["issuer_name"]["value"], "Sở Thủy văn")
        self.assertNotIn("correspondent_id", found)

    def test_the_same_department_of_another_province_is_another_body(self):
        found = self.guesses("SỞ THỦY VĂN", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU")
        self.assertEqual(found["issuer_name"]["value"], "Sở Thủy văn tỉnh Cà Mau")

    def test_a_misread_name_is_suggested_and_not_filled_in(self):
        """R82: what is not sure the clerk decides."""
        found = self.guesses("BỘ KHOA HỌC THUỶ")
        self.assertEqual(found["issuer_name"]["value"], "Bộ Khoa học thuỷ")
        self.assertEqual(found["issuer_name"]["suggestion"], "Bộ Khoa học thử")
        self.assertNotIn("correspondent_id", found)

    def test_the_link_goes_when_another_name_is_typed(self):
        document = self.arrive(
            issuer_name=self.ministry.name, correspondent_id=self.ministry.id
        )
        document.issuer_name = "Bộ Nội vụ"
        self.assertFalse(document.correspondent_id)

    def test_capitals_become_what_an_office_writes(self):
        found = self.guesses(
            "ỦY BAN NHÂN DÂN XÃ ĐÔNG TIỀN HẢI",
            subject="VỀ VIỆC HỖ TRỢ XÃ ĐÔNG TIỀN HẢI",
            signer="BÙI THỊ LAN ANH",
            position="PHÓ CHỦ TỊCH",
        )
        self.assertEqual(
            {name: guess["value"] for name, guess in found.items()},
            {
                "issuer_name": "Ủy ban nhân dân xã Đông Tiền Hải",
                "subject": "Về việc hỗ trợ xã Đông Tiền Hải",
                "signer_name": "Bùi Thị Lan Anh",
                "signer_title": "Phó Chủ tịch",
            },
        )
