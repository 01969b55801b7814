# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a job calls when it fails is code: it follows the addon from now on."""


def migrate(cr, _version):
    """Have the update write the job functions that were kept as first installed."""
    cr.execute(
        "UPDATE ir_model_data SET noupdate = FALSE "
        "WHERE module = 'qlvb_core' AND model = 'queue.job.function'"
    )
