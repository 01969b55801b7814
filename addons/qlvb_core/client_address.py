# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where the work in hand comes from.

Odoo takes the request away while it serves ``/jsonrpc`` and ``/xmlrpc``: the address is
kept beside it, set anew by each request that is authenticated.
"""

from contextvars import ContextVar

from odoo.http import request
from odoo.tools import config

_kept: ContextVar[str | None] = ContextVar("client_address", default=None)


def keep_client_address() -> None:
    """Keep the address of the request for what follows in its thread."""
    _kept.set(_address_of(request.httprequest))


def _address_of(httprequest) -> str:
    """Return where a request comes from, as the proxy says if there is one.

    Odoo believes the proxy only when it sends ``X-Forwarded-Host`` too: without, the
    whole world would seem to be the proxy, which lies inside.
    """
    forwarded = httprequest.environ.get("HTTP_X_FORWARDED_FOR")
    told = httprequest.environ.get("HTTP_X_FORWARDED_HOST")
    if forwarded and config["proxy_mode"] and not told:
        return forwarded.rsplit(",", 1)[-1].strip()
    return httprequest.remote_addr


def client_address() -> str | None:
    """Return the address the work comes from; None for work of the server itself."""
    return _address_of(request.httprequest) if request else _kept.get()
