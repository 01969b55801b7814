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
 * The option `moment` names the field that says by which hour of that day it is due;
 * with the option `with_date` the day itself stands beside the words.
 */
export class DaysLeftField extends RemainingDaysField {
    static template = "qlvb_core.DaysLeftField";
    static props = {
        ...RemainingDaysField.props,
        ended: { type: String, optional: true },
        moment: { type: String, optional: true },
        withDate: { type: Boolean, optional: true },
    };

    get isEnded() {
        const { ended, record } = this.props;
        return evaluateBooleanExpr(ended, record.evalContextWithVirtualIds);
    }

    /** Typed as everywhere else: 26/11/2026. */
    get dateTimeFieldProps() {
        return { ...super.dateTimeFieldProps, numeric: true };
    }

    /** By which hour of the day it is due, if by an hour. */
    get moment() {
        return this.props.record.data[this.props.moment] || null;
    }

    get hour() {
        return this.moment && this.moment.toFormat("HH:mm");
    }

    get title() {
        return this.hour ? `${this.hour}, ${this.numericValue}` : this.numericValue;
    }

    get isPast() {
        return (
            this.diffDays < 0 || (this.moment && this.moment.diffNow().toMillis() < 0)
        );
    }

    get level() {
        if (this.isPast) {
            return "late";
        }
        return this.diffDays <= SOON ? "soon" : "later";
    }

    get icon() {
        return { late: "fa-exclamation-circle", soon: "fa-clock-o" }[this.level];
    }

    get words() {
        const days = this.diffDays;
        if (this.hour && days >= 0) {
            return this.wordsByHour;
        }
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

    get wordsByHour() {
        const { diffDays: days, hour } = this;
        if (this.isPast) {
            return _t("late since %s", hour);
        }
        if (days === 0) {
            return _t("by %s today", hour);
        }
        return days === 1
            ? _t("1 day left, %s", hour)
            : _t("%(days)s days left, %(hour)s", { days, hour });
    }
}

export const daysLeftField = {
    ...remainingDaysField,
    component: DaysLeftField,
    displayName: _t("Days left"),
    extractProps: (info) => ({
        ...remainingDaysField.extractProps(info),
        ended: info.options.ended || "False",
        moment: info.options.moment,
        withDate: Boolean(info.options.with_date),
    }),
    fieldDependencies: ({ options }) =>
        options.moment ? [{ name: options.moment, type: "datetime" }] : [],
    listViewWidth: [120, 150],
};

registry.category("fields").add("qlvb_days_left", daysLeftField);
