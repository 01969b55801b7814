# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessDenied
from odoo.http import SessionExpiredException, request

from odoo.addons.auth_timeout.models.ir_http import CheckIdentityException

from ..client_address import keep_client_address
from .res_users_gate import PASSWORD_PAGE, SECOND_FACTOR_PAGE, MustActFirst

# What the pages before the gate need, by the pattern of the route.
OPEN_ROUTES = frozenset(
    {
        PASSWORD_PAGE,
        SECOND_FACTOR_PAGE,
        "/web/login",
        "/web/login/totp",
        "/web/session/logout",
        "/web/session/destroy",
        "/web/assets/<string:unique>/<string:filename>",
        "/web/webclient/translations",
        "/web/manifest.webmanifest",
        "/web/service-worker.js",
        "/auth-timeout/check-identity",
        "/auth-timeout/session/check-identity",
        "/auth/passkey/start-auth",
    }
)
# Routes that serve a session without Odoo's asking whether it is locked; "bearer" asks
# for a key, or for a session in its place.
AUTH_WITHOUT_LOCK = frozenset({"public", "bearer"})
# How the server tells a page what happens; nothing is read through them.
LIVE_ROUTES = frozenset(
    {
        "/websocket",
        "/websocket/on_closed",
        "/websocket/update_bus_presence",
        "/bus/websocket_worker_bundle",
        "/web/bundle/<string:bundle_name>",
        "/odoo/offline",
    }
)


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        """Every session passes the gate, whatever route it asks for (R248, R209)."""
        keep_client_address()
        super()._authenticate(endpoint)
        uid = request.session.uid
        if uid and OPEN_ROUTES.isdisjoint(endpoint.routing["routes"]):
            request.env(user=uid).user._qlvb_pass_gate()
            if endpoint.routing["auth"] in AUTH_WITHOUT_LOCK:
                cls._qlvb_refuse_locked(endpoint)

    @classmethod
    def _qlvb_refuse_locked(cls, endpoint):
        """Refuse a locked session also where Odoo does not ask for it (R211).

        Files, pictures, messages and the API are such routes; they serve the session's
        user.
        """
        if LIVE_ROUTES.isdisjoint(endpoint.routing["routes"]):
            due = cls._must_check_identity() or {}
            if due.get("logout"):
                raise SessionExpiredException("Log in again")
            if due:
                raise CheckIdentityException("Confirm who you are")

    @classmethod
    def _check_identity(cls, credential):
        """Say on the lock screen in words what Odoo calls "Access Denied"."""
        try:
            return super()._check_identity(credential)
        except AccessDenied as error:
            if error.args != AccessDenied().args:
                raise
            raise AccessDenied(request.env._("Wrong password. Try again.")) from None

    @classmethod
    def _handle_error(cls, exception):
        if (
            isinstance(exception, MustActFirst)
            and request.dispatcher.routing_type == "http"
        ):
            return request.redirect(exception.url)
        return super()._handle_error(exception)
