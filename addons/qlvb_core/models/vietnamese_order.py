# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.tools import SQL


class QlvbVietnameseOrder(models.AbstractModel):
    """Lists by name in the order of the Vietnamese alphabet: Đ after D, not after Z.

    The database itself compares bytes, so that indexes serve the beginnings of texts
    and never depend on a version of ICU; only what people read is ordered by it.
    """

    _name = "qlvb.vietnamese.order"
    _description = "Ordered by Vietnamese names"

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "name":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        name = self._field_to_sql(alias, field_name, query)
        query._order_groupby.append(name)
        return SQL('%s COLLATE "vi-x-icu" %s %s', name, direction, nulls)


class QlvbUnit(models.Model):
    _name = "qlvb.unit"
    _inherit = ["qlvb.unit", "qlvb.vietnamese.order"]


class QlvbAccount(models.Model):
    _name = "qlvb.account"
    _inherit = ["qlvb.account", "qlvb.vietnamese.order"]


class QlvbCorrespondent(models.Model):
    _name = "qlvb.correspondent"
    _inherit = ["qlvb.correspondent", "qlvb.vietnamese.order"]


class QlvbAccessGroup(models.Model):
    _name = "qlvb.access.group"
    _inherit = ["qlvb.access.group", "qlvb.vietnamese.order"]


class ResUsers(models.Model):
    _name = "res.users"
    _inherit = ["res.users", "qlvb.vietnamese.order"]
