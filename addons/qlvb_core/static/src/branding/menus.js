// SPDX-License-Identifier: LGPL-3.0-or-later
// Imported first, so that the entries exist before they are taken out.
import "@mail/core/common/im_status_dropdown";
import "@mail/core/public_web/messaging_menu";
import "@web/webclient/switch_company_menu/switch_company_menu";
import "@web/webclient/user_menu/user_menu_items";
import { markup } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const userMenu = registry.category("user_menuitems");

// Links to the vendor's sites and the chat status: no use to a civil servant.
for (const name of ["support", "odoo_account", "im_status"]) {
    userMenu.remove(name);
}

/** Give an entry a label of ours: Odoo's Vietnamese translation misses a few. */
function relabel(name, describe) {
    const original = userMenu.get(name);
    const relabelled = (env) => ({ ...original(env), description: describe() });
    userMenu.add(name, relabelled, { force: true });
}

relabel("preferences", () => _t("My preferences"));
relabel("shortcuts", () => {
    // not inside the template: the extractor of terms does not look there
    const label = _t("Keyboard shortcuts");
    return markup`
        <div class="d-flex align-items-center justify-content-between p-0 w-100">
            <span>${label}</span>
            <span class="fw-bold ms-3">CTRL+K</span>
        </div>`;
});

// The chat is a way around every right and every check of a file; what waits for a person
// is on the desk. And an agency is a `qlvb.unit`: the database's one company means nothing.
for (const name of ["mail.messaging_menu", "SwitchCompanyMenu"]) {
    registry.category("systray").remove(name);
}
