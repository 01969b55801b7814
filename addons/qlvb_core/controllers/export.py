# SPDX-License-Identifier: LGPL-3.0-or-later
"""Exported lists are named and grouped in words of the office, not of the program."""

from collections import OrderedDict

from odoo.http import request

from odoo.addons.web.controllers.export import (
    CSVExport,
    ExcelExport,
    ExportXlsxWriter,
    GroupExportXlsxWriter,
)

from ..clock import today


def office_filename(model: str) -> str:
    """Return what a list of this model is called as a file, without extension."""
    # sudo: how a kind of record is called
    kind = request.env["ir.model"].sudo()._get(model).name
    return f"{kind} {today():%d-%m-%Y}"


def label_groups(node, depth: int = 0) -> None:
    """Put the words of a choice in place of its code, at every level of the groups."""
    if depth == len(node._groupby):
        return
    name = node._groupby[depth].partition(":")[0]
    field = node._model._fields.get(name)
    is_choice = field is not None and field.type == "selection"
    words = dict(field._description_selection(request.env)) if is_choice else {}
    node.children = OrderedDict(
        (words.get(key, key), child) for key, child in node.children.items()
    )
    for child in node.children.values():
        label_groups(child, depth + 1)


def is_for_import(fields, headers) -> bool:
    """Return whether the file is to be imported again: it has the fields' names."""
    return headers == [field["name"] for field in fields]


def mark_sheet(writer, row: int, mark: str) -> None:
    """Say who took the list and when: under it, and on each printed page (R178)."""
    writer.workbook.set_properties({"comments": mark})
    writer.worksheet.set_footer("&L&8" + mark.replace("&", "&&")[:250])
    if not is_for_import(writer.fields, writer.columns_headers):
        writer.write(row + 1, 0, mark)


class OfficeExcelExport(ExcelExport):
    """As Odoo's, with the mark: its writer offers no place to add to."""

    def filename(self, base):
        return office_filename(base)

    def from_data(self, fields, columns_headers, rows):
        with ExportXlsxWriter(fields, columns_headers, len(rows)) as writer:
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    writer.write_cell(number, column, value)
            mark_sheet(writer, len(rows) + 1, request.env.user._qlvb_usage_mark())
        return writer.value

    def from_group_data(self, fields, columns_headers, groups):
        label_groups(groups)
        with GroupExportXlsxWriter(fields, columns_headers, groups.count) as writer:
            row, column = 1, 0
            for name, group in groups.children.items():
                row, column = writer.write_group(row, column, name, group)
            mark_sheet(writer, row, request.env.user._qlvb_usage_mark())
        return writer.value


class OfficeCSVExport(CSVExport):
    def filename(self, base):
        return office_filename(base)

    def from_data(self, fields, columns_headers, rows):
        if is_for_import(fields, columns_headers):
            return super().from_data(fields, columns_headers, rows)
        marked = [*rows, [], [request.env.user._qlvb_usage_mark()]]
        return super().from_data(fields, columns_headers, marked)
