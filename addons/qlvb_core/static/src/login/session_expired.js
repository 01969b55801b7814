// SPDX-License-Identifier: LGPL-3.0-or-later
// What was being typed is not lost because the session ended: Odoo reloads the page.
import { browser } from "@web/core/browser/browser";
import { SessionExpiredDialog } from "@web/core/errors/error_dialogs";
import { patch } from "@web/core/utils/patch";

patch(SessionExpiredDialog.prototype, {
    /** Log in beside this page, which stays as it is: the same button works then. */
    onClick() {
        browser.open("/web/login", "_blank");
        this.props.close();
    },
});
