# SPDX-License-Identifier: LGPL-3.0-or-later
"""The agency alone is no index any more: it is the first column of the lists'."""


def migrate(cr, _version):
    cr.execute("DROP INDEX IF EXISTS qlvb_document__agency_id_index")
