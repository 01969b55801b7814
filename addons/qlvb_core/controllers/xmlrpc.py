# SPDX-License-Identifier: LGPL-3.0-or-later
import xmlrpc.client

from odoo.exceptions import UserError
from odoo.http import Response, dispatch_rpc, request, route

from odoo.addons.rpc.controllers import RPC
from odoo.addons.rpc.controllers.xmlrpc import (
    RPC_FAULT_CODE_APPLICATION_ERROR,
    dumps,
)


class QlvbXmlRpc(RPC):
    """The call is inside the body, and its faults pass Odoo's handler by."""

    @route()
    def xmlrpc_1(self, service):
        """Answer a call; see :meth:`_without_traceback`."""
        return self._without_traceback(super().xmlrpc_1, service)

    @route()
    def xmlrpc_2(self, service):
        """Answer a call; see :meth:`_without_traceback`."""
        return self._without_traceback(super().xmlrpc_2, service)

    def _without_traceback(self, answer, service):
        """Tell what failed, not where: Odoo sends the traceback, with all paths."""
        try:
            return answer(service)
        except UserError:
            raise
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            fault = xmlrpc.client.Fault(RPC_FAULT_CODE_APPLICATION_ERROR, words)
            error.error_response = Response(dumps(fault), mimetype="text/xml")
            raise

    def _xmlrpc(self, service):
        if not request.db:
            return super()._xmlrpc(service)
        http = request.env["ir.http"]
        body = request.httprequest.get_data()
        args, method = xmlrpc.client.loads(body, use_datetime=True)
        params = {"service": service, "method": method, "args": list(args)}
        params = http._qlvb_begin_call(params)
        try:
            result = dispatch_rpc(service, params["method"], params["args"])
        except Exception as error:
            http._qlvb_keep_refusal(error)
            raise
        return dumps((result,))
