# SPDX-License-Identifier: LGPL-3.0-or-later
from collections import defaultdict

from odoo import api, models


class QlvbWorkItem(models.Model):
    """Who gets something urgent is told at once (Decree 30/2020 Điều 4.2.c, R81).

    On the screen of whoever is logged in, and by an e-mail that names no document.
    """

    _inherit = "qlvb.work.item"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        came = items.filtered(lambda item: item.state == "open")
        urgent = came.filtered(lambda item: item.urgency != "0")
        urgent._tell_holders()
        (came - urgent)._tell_of_new_work()
        return items

    def _tell_of_new_work(self):
        """Reach those who want to be told of all new work; others find it."""
        wanting = self.env["res.users"]._qlvb_told_of_new_work()
        if not self or not wanting:
            return
        holders = self.env["qlvb.post"]._holders(set(self.mapped("principal")))
        persons = self.env["res.users"].union(*holders.values()) - self.env.user
        for user in persons & wanting.with_env(self.env):
            reader = user.with_context(lang=user.lang)
            reader._qlvb_tell_outside(
                reader.env._("New work"),
                reader.env._("Something new waits for you."),
                "ban-lam-viec",
                "work",
            )

    def _follow_urgency(self, urgency):
        before = self.grouped("urgency")
        changed = super()._follow_urgency(urgency)
        for former, items in before.items():
            if former < urgency:
                (items & changed)._tell_holders()
        return changed

    def _tell_holders(self):
        if not self:
            return
        holders = self.env["qlvb.post"]._holders(set(self.mapped("principal")))
        told = defaultdict(self.browse)
        for item in self:
            for user in holders[item.principal] - self.env.user:
                told[user] |= item
        for user, items in told.items():
            items._tell_urgent(user)

    def _tell_urgent(self, user):
        """Put a notice on the person's screen, and send a letter without content."""
        reader = self.with_context(lang=user.lang)
        urgency = max(reader, key=lambda item: item.urgency)._urgency_label()
        for item in reader:
            user._bus_send("qlvb_urgent", item._urgent_facts())
        reader._send_urgent(user.with_context(lang=user.lang), urgency)

    def _urgency_label(self) -> str:
        return dict(self._fields["urgency"]._description_selection(self.env))[
            self.urgency
        ]

    def _urgent_facts(self) -> dict:
        """Return what the notice says: to the holder, who may read it all."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        words = [kinds[self.kind], self.code, self.subject]
        return {
            "title": self._urgency_label(),
            "message": " · ".join(word for word in words if word),
            "model": self._target()._name,
            "id": self._target().id,
        }

    def _send_urgent(self, user, urgency):
        """Reach the person on the own devices and by letter, without content."""
        subject = self.env._("%(urgency)s: waits for you", urgency=urgency)
        text = self.env._("%(count)s urgent matter(s) wait for you.", count=len(self))
        target = self._target() if len(self) == 1 else None
        link = f"{target._name}/{target.id}" if target else "ban-lam-viec"
        user._qlvb_push(subject, text, link)
        if user.email and self.env["qlvb.rule"]._value("urgent.mail"):
            user._qlvb_mail(subject, text, link)
