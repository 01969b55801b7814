# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words after an act on something that is no document: what was done, what follows."""


def said(*sentences: str, follows: dict | None = None) -> dict:
    """Return the client action that says ``sentences`` and closes the dialog.

    :param follows: the action that opens then, when there is one
    """
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {
            "type": "success",
            "message": " ".join(sentences),
            "next": follows or {"type": "ir.actions.act_window_close"},
        },
    }
