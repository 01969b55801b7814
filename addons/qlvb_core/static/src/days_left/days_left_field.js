// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { evaluateBooleanExpr } from "@web/core/py_js/py";
import { registry } from "@web/core/registry";
import {
    RemainingDaysField,
    remainingDaysField,
} from "@web/views/fields/remaining_days/remaining_days_field";

const SOON = 1; // days

/**
 * A due date in words: late in red, today and tomorrow in orange, each with an icon.
 * Where the option `ended` holds, no days are left or late: the date alone is shown.
 */
export class DaysLeftField extends RemainingDaysField {
    static template = "qlvb_core.DaysLeftField";
    static props = {
        ...RemainingDaysField.props,
        ended: { type: String, optional: true },
    };

    get isEnded() {
        const { ended, record } = this.props;
        return evaluateBooleanExpr(ended, record.evalContextWithVirtualIds);
    }

    /** Typed as everywhere else: 26/11/2026. */
    get dateTimeFieldProps() {
        return { ...super.dateTimeFieldProps, numeric: true };
    }

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
    extractProps: (info) => ({
        ...remainingDaysField.extractProps(info),
        ended: info.options.ended || "False",
    }),
    listViewWidth: [120, 150],
};

registry.category("fields").add("qlvb_days_left", daysLeftField);
