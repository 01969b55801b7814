# SPDX-License-Identifier: LGPL-3.0-or-later
from unittest.mock import patch

from odoo.tests import tagged

from ..models import document_closeness
from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestDocumentCloseness(ProvinceCase):
    """Words typed into the one box: the closest first, then the newest (R177)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.documents = cls.env["qlvb.document"].with_user(cls.people["clerk"])

    def paper(self, subject, day, **values):
        document = self.new_draft(subject=subject, **values)
        document.sudo().write({"date": f"2026-{day}"})
        return document

    def found(self, words, **options):
        """Return the subjects in the order of a page of the list."""
        page = self.documents.web_search_read(
            [("search_text", "ilike", words)],
            {"subject": {}},
            limit=options.pop("limit", 80),
            **options,
        )
        return [row["subject"] for row in page["records"]]

    def test_the_words_as_they_stand_then_the_newest(self):
        """R177: an urgent one that has the words apart comes after."""
        self.paper("Kênh mương: chương trình kiên cố hóa", "05-01", urgency="3")
        self.paper("Kiên cố hóa kênh mương đợt 1", "01-10")
        self.paper("Kiên cố hóa kênh mương đợt 2", "02-10")
        self.paper("Kiên cố hóa đường giao thông", "06-01", issuer_name="Sở Kênh mương")
        self.assertEqual(
            self.found("kien co hoa kenh muong"),
            [
                "Kiên cố hóa kênh mương đợt 2",
                "Kiên cố hóa kênh mương đợt 1",
                "Kiên cố hóa đường giao thông",
                "Kênh mương: chương trình kiên cố hóa",
            ],
        )

    def test_the_very_number_first(self):
        """R177: before newer ones that only speak of it, or begin like it."""
        named = {"code_number": "76", "code_notation": "QĐ-UBND"}
        self.paper("Ban hành Quy chế", "01-10").sudo().write(named)
        self.paper("Thi hành Quyết định số 76/QĐ-UBND", "05-01", urgency="2")
        self.paper("Khác", "06-01").sudo().write({**named, "code_number": "761"})
        for words in ("76/QĐ-UBND", "76/qd-ubnd"):
            with self.subTest(words=words):
                self.assertEqual(
                    self.found(words),
                    ["Ban hành Quy chế", "Thi hành Quyết định số 76/QĐ-UBND"],
                )
        self.assertEqual(self.found("76")[0], "Ban hành Quy chế")

    def test_a_whole_list_has_the_order_of_its_pages(self):
        """R177: what is exported stands as it was seen, each document once."""
        self.paper("Kênh mương: kiên cố hóa", "05-01", urgency="3")
        self.paper("Đường: kiên cố hóa kênh mương", "01-10")
        for n in range(3):
            self.paper(f"Kiên cố hóa kênh mương {n}", f"02-1{n}")
        words = "kiên cố hóa kênh mương"
        for nearest in (240, 2):
            with (
                self.subTest(nearest=nearest),
                patch.object(document_closeness, "NEAREST", nearest),
            ):
                whole = self.documents.search([("search_text", "ilike", words)])
                self.assertEqual(len(whole), len(set(whole.ids)))
                size = min(nearest, 80)
                pages = [
                    subject
                    for offset in range(0, 5, size)
                    for subject in self.found(words, limit=size, offset=offset)
                ]
                self.assertEqual(whole.mapped("subject"), pages)

    def test_pages_follow_each_other(self):
        """R177: each document on one page, whatever the size of the page."""
        subjects = {f"Kiên cố hóa số {n}" for n in range(7)}
        for subject in sorted(subjects):
            self.paper(subject, "03-01")
        pages = [self.found("kiên cố", limit=3, offset=o) for o in (0, 3, 6)]
        self.assertEqual([len(page) for page in pages], [3, 3, 1])
        self.assertEqual({s for page in pages for s in page}, subjects)

    def test_none_is_lost_behind_what_is_weighed(self):
        """R177: the number itself, from far behind, pushes none off the pages."""
        papers = [self.paper(f"Về văn bản 76 ({n})", "06-01") for n in range(5)]
        papers.append(self.paper("Ban hành Quy chế", "01-10"))
        papers[-1].sudo().write({"code_number": "76", "code_notation": "QĐ-UBND"})
        with patch.object(document_closeness, "NEAREST", 2):
            pages = [self.found("76", limit=2, offset=o) for o in (0, 2, 4)]
        self.assertEqual(pages[0][0], "Ban hành Quy chế")
        found = [subject for page in pages for subject in page]
        self.assertEqual(sorted(found), sorted(p.subject for p in papers))

    def test_pages_of_numbers_that_begin_alike(self):
        """R177: more than is weighed have such a number; each stands on one page."""
        papers = [self.paper(f"Quyết định ({n})", f"06-0{n + 1}") for n in range(5)]
        for n, paper in enumerate(papers):
            number = f"76{n or ''}"
            paper.sudo().write({"code_number": number, "code_notation": "QĐ-UBND"})
        with patch.object(document_closeness, "NEAREST", 2):
            pages = [self.found("76", limit=2, offset=o) for o in (0, 2, 4)]
        found = [subject for page in pages for subject in page]
        self.assertEqual(sorted(found), sorted(p.subject for p in papers))

    def test_a_column_chosen_goes_before(self):
        """R177: whoever sorts the list gets it sorted."""
        self.paper("Kiên cố hóa kênh", "01-10")
        self.paper("Hóa cố kiên", "02-10")
        self.assertEqual(
            self.found("kiên cố hóa", order="date"), ["Kiên cố hóa kênh", "Hóa cố kiên"]
        )
        self.assertEqual(self.found("kiên cố hóa", order="date desc")[0], "Hóa cố kiên")

    def test_nobody_finds_more_by_it(self):
        """R10: the number of another agency's document finds nothing."""
        self.paper("Ban hành", "01-10").sudo().write(
            {"code_number": "76", "code_notation": "QĐ-UBND"}
        )
        page = self.documents.with_user(self.stranger).web_search_read(
            [("search_text", "ilike", "76/QĐ-UBND")], {"subject": {}}, limit=80
        )
        self.assertFalse(page["records"])

    def test_one_query_a_page(self):
        """R177: weighing adds no query to the page."""
        for n in range(3):
            self.paper(f"Kiên cố hóa số {n}", "03-01")
        self.found("kiên cố")
        plain = self.queries("")
        self.assertEqual(self.queries("kiên cố"), plain)

    def queries(self, words):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.found(words)
        return self.env.cr.sql_log_count - before
