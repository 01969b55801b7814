// SPDX-License-Identifier: LGPL-3.0-or-later
import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";

/**
 * Downloads a file that was just reserved, and has the form behind show that it is.
 *
 * @param {Object} params
 * @param {string} params.url of the file
 * @param {string} params.message what follows
 */
function takeFile(env, { params }) {
    browser.location.assign(params.url);
    env.services.notification.add(params.message, { type: "success" });
    return { type: "ir.actions.act_window_close" };
}

registry.category("actions").add("qlvb_take_file", takeFile);
