# SPDX-License-Identifier: LGPL-3.0-or-later
"""The journal's tables leave the ORM: they get months, and an owner of their own."""


def migrate(cr, _version):
    """Have Odoo forget their indexes, which it would drop and may not."""
    cr.execute(
        """
        WITH gone AS (
            DELETE FROM ir_model_constraint c USING ir_model m
             WHERE m.id = c.model
               AND m.model IN ('qlvb.audit.event', 'qlvb.audit.seal')
            RETURNING c.id)
        DELETE FROM ir_model_data d USING gone
         WHERE d.model = 'ir.model.constraint' AND d.res_id = gone.id
        """
    )
