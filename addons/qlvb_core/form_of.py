# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where an act leads that ends at one record."""


def form_of(record) -> dict:
    """Return the client action that opens the form of ``record``."""
    return with_path(
        record,
        {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        },
    )


def with_path(record, action: dict) -> dict:
    """Return ``action`` with the words its address is made of, when there are any.

    Without them the browser shows the name of the model.
    """
    return {**action, "path": record._form_path} if record._form_path else action


def document_at(env, place: str):
    """Return the document whose form is at ``place``, none for any other page."""
    documents = env["qlvb.document"]
    path, _slash, id_ = place.rpartition("/")
    names = (documents._form_path, documents._name)
    here = path in names and id_.isdecimal()
    return documents.browse(int(id_)) if here else documents


def place_of(record) -> str:
    """Return the address of the form of ``record``, below ``/odoo/``."""
    return f"{record._form_path or record._name}/{record.id}"
