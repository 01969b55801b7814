// SPDX-License-Identifier: LGPL-3.0-or-later
// The chat that would ask for it is taken out: one entry of the person's menu asks, and
// says how it stands.
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

function words(permission) {
    if (permission === "granted") {
        return _t(
            "Notices are shown on this device. To stop that, forbid notifications for " +
                "this site in the settings of the browser."
        );
    }
    return _t(
        "The browser does not let this site show notices. To allow it, press the icon " +
            "left of the address, and allow notifications."
    );
}

async function askOrTell({ services: { notification } }) {
    const permission =
        browser.Notification.permission === "default"
            ? await browser.Notification.requestPermission()
            : browser.Notification.permission;
    const type = permission === "granted" ? "success" : "warning";
    notification.add(words(permission), { type });
}

registry.category("user_menuitems").add("qlvb_device_notices", (env) => ({
    type: "item",
    id: "qlvb_device_notices",
    description: _t("Notices on this device"),
    callback: () => askOrTell(env),
    show: () => Boolean(browser.Notification),
    sequence: 45,
}));
