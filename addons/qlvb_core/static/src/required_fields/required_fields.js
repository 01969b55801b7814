// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";

/** The first empty field may lie out of sight: without it the button seems dead. */
function showFirst() {
    const field = document.querySelector(".o_field_invalid");
    field?.scrollIntoView({ block: "center", behavior: "smooth" });
}

patch(Record.prototype, {
    /** Name what is missing: a red line alone says neither what nor why. */
    _displayInvalidFieldNotification() {
        const labels = [...this._invalidFields].map((name) => this.fields[name].string);
        setTimeout(showFirst);
        return this.model.notification.add(
            _t("Please fill in or correct: %s.", labels.join(", ")),
            { type: "danger" }
        );
    },
});
