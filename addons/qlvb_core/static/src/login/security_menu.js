// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** The own security page: logins, sessions, password, second login step (R208). */
function securityItem(env) {
    return {
        type: "item",
        id: "qlvb_security",
        description: _t("My security"),
        callback: () => env.services.action.doAction("qlvb_core.security_page_action"),
        sequence: 55,
    };
}

registry.category("user_menuitems").add("qlvb_security", securityItem);
