# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where an act leads that ends at one record."""


def form_of(record) -> dict:
    """Return the client action that opens the form of ``record``."""
    return {
        "type": "ir.actions.act_window",
        "res_model": record._name,
        "res_id": record.id,
        "views": [(False, "form")],
    }
