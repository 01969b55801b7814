# SPDX-License-Identifier: LGPL-3.0-or-later
import xmlrpc.client

from odoo.http import dispatch_rpc, request

from odoo.addons.rpc.controllers import RPC
from odoo.addons.rpc.controllers.xmlrpc import dumps


class QlvbXmlRpc(RPC):
    """The call is inside the body, and its faults pass Odoo's handler by."""

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
