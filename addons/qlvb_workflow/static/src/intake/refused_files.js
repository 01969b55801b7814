// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, reactive, useState } from "@odoo/owl";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { _t } from "@web/core/l10n/translation";

/** Why files were not taken in: read above the list until the clerk shuts it. */
export const refusedFiles = reactive({ reasons: [] });

export class RefusedFiles extends Component {
    static template = "qlvb_workflow.RefusedFiles";
    static props = {};

    setup() {
        this.refused = useState(refusedFiles);
        useHotkey("escape", () => this.shut(), {
            bypassEditableProtection: true,
            isAvailable: () => Boolean(this.refused.reasons.length),
        });
    }

    get heading() {
        return _t("%s files were not taken in", this.refused.reasons.length);
    }

    shut() {
        this.refused.reasons = [];
    }
}
