# SPDX-License-Identifier: LGPL-3.0-or-later
"""Copies asked for before now get what is asked of one today.

Who receives them stood in one line of names; they waited on nobody's desk; their
appendices were not copied. When a certificate was used last is read from what it
signed, so that the note of it goes.
"""

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError


def migrate(cr, version):
    cr.execute("ALTER TABLE qlvb_certificate DROP COLUMN IF EXISTS used_at")
    env = api.Environment(cr, SUPERUSER_ID, {})
    for copy in env["qlvb.copy"].search([("state", "in", ("asked", "approved"))]):
        _give_receivers(copy)
        _give_appendices(copy)
        _put_on_a_desk(copy.with_user(copy.create_uid))


def _give_receivers(copy):
    if copy.unit_ids or copy.correspondent_ids or copy.free_lines:
        return
    try:
        copy.write(copy._asked_receivers({"recipients": copy.recipients}))
    except UserError:  # no name in it: the clerk reads that nobody receives it
        return


def _give_appendices(copy):
    document, earlier = copy.document_id, copy.source_copy_id
    # an extract counts its pages through what it was asked for
    if copy.kind != "trs" and not copy.appendix_ids:
        copy.write(document._content_values(copy.kind, copy.medium, earlier))


def _put_on_a_desk(copy):
    items = copy.env["qlvb.work.item"].sudo()
    if items.search_count([("copy_id", "=", copy.id), ("state", "=", "open")], limit=1):
        return
    if copy.state == "asked":
        copy._ask_signer()
    else:
        copy._wait_for("make_copy", copy.agency_id._role_principal("clerk"))
        copy._tell_clerks()
