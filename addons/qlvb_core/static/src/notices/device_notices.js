// SPDX-License-Identifier: LGPL-3.0-or-later
// The chat that would ask for it is taken out: one entry of the person's menu asks.
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

registry.category("user_menuitems").add("qlvb_device_notices", (env) => {
    const device = env.services["mail.notification.permission"];
    return {
        type: "item",
        id: "qlvb_device_notices",
        description: _t("Show notices on this device"),
        callback: () => device.requestPermission(),
        show: () => device.permission === "prompt",
        sequence: 45,
    };
});
