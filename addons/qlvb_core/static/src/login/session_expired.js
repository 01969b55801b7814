// SPDX-License-Identifier: LGPL-3.0-or-later
// What was being typed is not lost because the session ended: Odoo reloads the page.
import { onMounted, onWillUnmount } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { SessionExpiredDialog } from "@web/core/errors/error_dialogs";
import { ConnectionLostError } from "@web/core/network/rpc";
import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";

const SESSION_EXPIRED = "odoo.http.SessionExpiredException";

let dialogsOpen = 0;

patch(SessionExpiredDialog.prototype, {
    setup() {
        super.setup(...arguments);
        onMounted(() => {
            dialogsOpen += 1;
            // several requests of one page fail together: said once
            if (dialogsOpen > 1) {
                this.props.close();
            }
        });
        onWillUnmount(() => {
            dialogsOpen -= 1;
        });
    },

    /** Log in beside this page, which stays as it is: the same button works then. */
    onClick() {
        browser.open("/web/login", "_blank");
        this.props.close();
    },
});

function leavesTypingAlone(error) {
    return (
        error instanceof ConnectionLostError || error.exceptionName === SESSION_EXPIRED
    );
}

patch(Record.prototype, {
    /** A field keeps what was typed though the server could not be asked about it. */
    async _getOnchangeValues() {
        try {
            return await super._getOnchangeValues(...arguments);
        } catch (error) {
            if (!leavesTypingAlone(error)) {
                throw error;
            }
            Promise.reject(error);
            return {};
        }
    },
});
