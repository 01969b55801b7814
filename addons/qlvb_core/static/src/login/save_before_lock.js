// SPDX-License-Identifier: LGPL-3.0-or-later
import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";
import { session } from "@web/session";
import { clearUncommittedChanges } from "@web/webclient/actions/action_service";

const SECOND = 1000;
/** How long before the lock unsaved work is kept. */
export const LEAD = 30 * SECOND;

/**
 * Saves the open form before the lock screen takes the page away (R211): Odoo's lock
 * empties the page without asking it to save.
 */
export const saveBeforeLockService = {
    dependencies: ["presence"],
    start(env, { presence }) {
        const limit = (session.lock_timeout_inactivity || 0) * SECOND;
        if (!limit) {
            return;
        }
        let timer;
        const watch = () => {
            browser.clearTimeout(timer);
            const left = limit - LEAD - presence.getInactivityPeriod();
            timer = browser.setTimeout(check, Math.max(left, SECOND));
        };
        const check = async () => {
            if (presence.getInactivityPeriod() >= limit - LEAD) {
                await clearUncommittedChanges(env);
                return; // until somebody is there again
            }
            watch();
        };
        presence.bus.addEventListener("presence", watch);
        watch();
    },
};

registry.category("services").add("qlvb_save_before_lock", saveBeforeLockService);
