# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.http import request

MINUTE, HOUR = 60, 3600


def device_name() -> str | None:
    """Return browser and system of the request, as "Chrome, Linux"."""
    if not request:
        return None
    agent = request.httprequest.user_agent
    parts = (agent.browser, agent.platform)
    return ", ".join(part.capitalize() for part in parts if part) or None


class ResUsers(models.Model):
    """How long a session lasts, and where its owner logs in from (R208, R211)."""

    _inherit = "res.users"

    def _get_lock_timeouts(self):
        """Return the times of the rules in force, in place of times set on groups."""
        self.ensure_one()
        rules = self.env["qlvb.rule"]
        idle = "idle_minutes_admin" if self._qlvb_is_admin() else "idle_minutes"
        return {
            "lock_timeout": [(rules._value("session.max_hours") * HOUR, False)],
            "lock_timeout_inactivity": [
                (rules._value(f"session.{idle}") * MINUTE, False)
            ],
        }

    def _notify_security_new_connection(self, auth_info):
        """Tell the owner of a login from a device not seen before (R208).

        In place of Odoo's own notice, which comes with each login with a code.
        """
        user = self.browse(auth_info["uid"])
        device = device_name()
        if device and user._qlvb_is_new_device():
            self.env["qlvb.audit.event"].with_user(user)._log(
                "auth.new_device", user, device=device
            )
            user._qlvb_tell_new_device(device)

    def _qlvb_is_new_device(self) -> bool:
        """Return whether other devices are known and this one is not."""
        agent = request.httprequest.user_agent
        # sudo: the devices of the account that just logged in
        devices = self.env["res.device.log"].sudo()
        mine = [("user_id", "=", self.id)]
        this = [("browser", "=", agent.browser), ("platform", "=", agent.platform)]
        known = devices.search_count(mine, limit=1)
        return bool(known) and not devices.search_count(mine + this, limit=1)

    def _qlvb_tell_new_device(self, device):
        """Tell open sessions at once, and by mail where there is an address."""
        user = self.sudo().with_context(lang=self.sudo().lang)  # the owner's own notice
        title = user.env._("Login from a new device")
        message = user.env._(
            "Your account was just used on %(device)s, from %(address)s. If it was not "
            "you, change your password and tell the admin of your unit.",
            device=device,
            address=request.httprequest.remote_addr,
        )
        user._bus_send(
            "simple_notification",
            {"title": title, "message": message, "type": "warning", "sticky": True},
        )
        if user.email:
            user._notify_security_setting_update(title, message)
