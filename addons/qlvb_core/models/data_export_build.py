# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.tools import format_date

from ..qlvb_toolkit.data_package import PackageWriter
from .made_file import ProgressMeter


class QlvbDataExport(models.Model):
    """Making the package: row by row to the disk, never a province in memory (R17)."""

    _inherit = "qlvb.data.export"

    def _make(self):
        # sudo: the operator started it on the owner's request, and reads none of it
        export = self.sudo()
        with PackageWriter(export._path()) as package:
            facts = export._write_into(package)
        return {**facts, "sha256": package.sha256, "size": package.size}

    def _after_making(self, facts):
        told = {name: value for name, value in facts.items() if name != "size"}
        export = self.sudo()
        self.env["qlvb.audit.event"]._log("export.build", export, **told)
        self._tell_ready(
            export.owner_id,
            "qlvb_core.mail_activity_type_data_export",
            lambda env: env._(
                "By request %(number)s. Download it before it is removed.",
                number=export.request_number,
            ),
            f"{self._name}/{self.id}",
            "ban-giao-du-lieu",
        )

    # -- what goes into it -------------------------------------------------------------

    def _write_into(self, package) -> dict:
        """Write everything; return the figures of the record."""
        chosen = [(model, self._scope(model)) for model in self._exported_models()]
        total = sum(model.search_count(scope) for model, scope in chosen)
        told = ProgressMeter(self.progress_ids[:1], total)
        package.add_file("DOC-TRUOC.txt", self._cover().encode())
        package.add_table(
            "metadata/fields.csv",
            ("model", "field", "type", "label", "values"),
            self._described(model for model, _scope in chosen),
        )
        counts = {
            model._name: self._write_rows(package, model, scope, told)
            for model, scope in chosen
        }
        self._write_people(package)
        self._write_messages(package, chosen)
        problems = []
        files = sum(
            self._write_files(package, model, scope, problems)
            for model, scope in chosen
        )
        package.add_table(
            "metadata/problems.csv", ("model", "id", "field", "problem"), problems
        )
        return {
            "document_count": counts["qlvb.document"],
            "file_count": files,
            "problem_count": len(problems),
        }

    def _cover(self) -> str:
        return self.env._(
            "Data of %(agency)s, handed over to %(owner)s on request %(number)s of "
            "%(date)s, signed by %(signer)s.\n\n"
            "metadata/*.csv: one table for each kind of record (UTF-8, RFC 4180).\n"
            "metadata/fields.csv: what each column means.\n"
            "metadata/problems.csv: files that are not as they were stored.\n"
            "files/: the files; the tables name their paths.\n\n"
            "To check that all is whole: sha256sum --check manifest-sha256.txt\n",
            agency=self.scope_name,
            owner=self.owner_id.name,
            number=self.request_number,
            date=format_date(self.env, self.request_date),
            signer=self.request_signer,
        )
