# SPDX-License-Identifier: LGPL-3.0-or-later
"""Exported lists are named and grouped in words of the office, not of the program."""

from collections import OrderedDict

from odoo.http import request

from odoo.addons.web.controllers.export import CSVExport, ExcelExport

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


class OfficeExcelExport(ExcelExport):
    def filename(self, base):
        return office_filename(base)

    def from_group_data(self, fields, columns_headers, groups):
        label_groups(groups)
        return super().from_group_data(fields, columns_headers, groups)


class OfficeCSVExport(CSVExport):
    def filename(self, base):
        return office_filename(base)
