// SPDX-License-Identifier: LGPL-3.0-or-later
// In many offices the push service of the browser cannot be reached: Odoo says so in red
// at each page, in the words of the browser.
import "@mail/webclient/web/webclient";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { WebClient } from "@web/webclient/webclient";

const TOLD = "qlvb.push_out_of_reach";

patch(WebClient.prototype, {
    setup() {
        super.setup();
        const { notification } = this;
        // mail uses it for this alone
        this.notification = { add: () => this._tellOnce(notification) };
    },

    _tellOnce(notification) {
        if (browser.localStorage.getItem(TOLD)) {
            return;
        }
        browser.localStorage.setItem(TOLD, "1");
        notification.add(
            _t(
                "This device cannot reach the notification service of its browser. " +
                    "Notices still stand under the clock, and come by e-mail as chosen."
            ),
            { type: "warning" }
        );
    },
});
