// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    RemainingDaysField,
    remainingDaysField,
} from "@web/views/fields/remaining_days/remaining_days_field";

const SOON = 1; // days

/** A due date in words: late in red, today and tomorrow in orange, each with an icon. */
export class DaysLeftField extends RemainingDaysField {
    static template = "qlvb_core.DaysLeftField";

    get level() {
        if (this.diffDays < 0) {
            return "late";
        }
        return this.diffDays <= SOON ? "soon" : "later";
    }

    get icon() {
        return { late: "fa-exclamation-circle", soon: "fa-clock-o" }[this.level];
    }

    get words() {
        const days = this.diffDays;
        if (days === 0) {
            return _t("due today");
        }
        if (days === 1) {
            return _t("1 day left");
        }
        if (days === -1) {
            return _t("1 day late");
        }
        return days > 0 ? _t("%s days left", days) : _t("%s days late", -days);
    }
}

export const daysLeftField = {
    ...remainingDaysField,
    component: DaysLeftField,
    displayName: _t("Days left"),
    listViewWidth: [120, 150],
};

registry.category("fields").add("qlvb_days_left", daysLeftField);
