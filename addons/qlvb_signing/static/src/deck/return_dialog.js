// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus } from "@web/core/utils/hooks";

/** Asks why a document goes back to its drafter. */
export class ReturnDialog extends Component {
    static template = "qlvb_signing.ReturnDialog";
    static components = { Dialog };
    static props = { close: Function, subject: String, onReturn: Function };

    setup() {
        useAutofocus({ refName: "reason", mobile: true });
        this.state = useState({ reason: "", isSending: false });
    }

    get isReady() {
        return Boolean(this.state.reason.trim()) && !this.state.isSending;
    }

    async giveBack() {
        this.state.isSending = true;
        try {
            await this.props.onReturn(this.state.reason.trim());
            this.props.close();
        } finally {
            this.state.isSending = false;
        }
    }
}
