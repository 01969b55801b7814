// SPDX-License-Identifier: LGPL-3.0-or-later
// Imported first, so that the entries exist before they are taken out.
import "@mail/core/common/im_status_dropdown";
import "@web/webclient/user_menu/user_menu_items";
import { registry } from "@web/core/registry";

// Links to the vendor's sites and the chat status: no use to a civil servant.
for (const name of ["support", "odoo_account", "im_status"]) {
    registry.category("user_menuitems").remove(name);
}
