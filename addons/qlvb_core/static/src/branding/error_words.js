// SPDX-License-Identifier: LGPL-3.0-or-later
// A refusal reads alike whether our code or the database checked: the same title, and
// the reason alone.
import { odooExceptionTitleMap, WarningDialog } from "@web/core/errors/error_dialogs";
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";

// Odoo's own titles ("Invalid Operation") speak of the program, not of the work.
const NOT_DONE = _t("Not done yet");
const TITLES = {
    UserError: NOT_DONE,
    ValidationError: NOT_DONE,
    AccessError: _t("Not yours to do"),
    MissingError: _t("No longer there"),
};
for (const [name, title] of Object.entries(TITLES)) {
    odooExceptionTitleMap.set(`odoo.exceptions.${name}`, title);
}

patch(WarningDialog.prototype, {
    /** Drop what Odoo's server puts before the words of a constraint of ours. */
    setup() {
        super.setup();
        const opening = _t("The operation cannot be completed: %s", "");
        if (this.message?.startsWith(opening)) {
            this.message = this.message.slice(opening.length);
        }
    },
});
