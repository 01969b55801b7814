# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import contextmanager

from odoo import models
from odoo.exceptions import AccessError
from odoo.http import request

from .. import call_in_hand
from ..office_language import OFFICE_LANGUAGE
from ..rpc_call import Call, call_of, in_language, without_traceback


class IrHttp(models.AbstractModel):
    """What is called over RPC is answered in the user's language; a refusal is kept."""

    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        call_in_hand.begin()
        super()._authenticate(endpoint)

    @classmethod
    def _dispatch(cls, endpoint):
        request.params = cls._qlvb_begin_call(request.params)
        return super()._dispatch(endpoint)

    @classmethod
    def _handle_error(cls, exception):
        cls._qlvb_keep_refusal(exception)
        return without_traceback(super()._handle_error(exception))

    @classmethod
    def _qlvb_begin_call(cls, params):
        """Note what is called; return the parameters in the caller's language."""
        call = call_of(params)
        call_in_hand.begin(call)
        if not call:
            return params
        with cls._qlvb_caller(call) as env:
            # sudo: the language of whoever calls; the call itself is not made by it
            code = env.user.sudo().exists().lang or OFFICE_LANGUAGE
            known = env["res.lang"]._get_data(code=code)
        return in_language(params, code) if known else params

    @classmethod
    def _qlvb_keep_refusal(cls, exception):
        """Write the refusal of a call, unless what refused it has written it."""
        call = call_in_hand.current()
        if not call or not isinstance(exception, AccessError):
            return
        if not call_in_hand.refusal_noted():
            with cls._qlvb_caller(call) as env:
                env["qlvb.audit.event"]._log_refused_call(call, exception)

    @classmethod
    @contextmanager
    def _qlvb_caller(cls, call: Call):
        """Give the environment of who calls; Odoo checks the password, or has.

        Odoo closes the cursor of a request that names who calls in its parameters.
        """
        if not call.user_id:
            yield request.env
            return
        with request.env.registry.cursor(readonly=True) as cr:
            yield request.env(cr=cr, user=call.user_id)
