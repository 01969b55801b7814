// SPDX-License-Identifier: LGPL-3.0-or-later
// Odoo puts what was there back when a typed date is none: whoever looks at the keyboard
// does not see it, and a date that nobody typed would be registered. It is said, and
// nothing is saved until the field is put right.
import { useEffect } from "@odoo/owl";
import { parseDate, parseDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { DateTimeField } from "@web/views/fields/datetime/datetime_field";

const DAY = ".o_field_date input";
const MOMENT = ".o_field_datetime input";
const CALENDAR_CELL = ".o_datetime_picker .o_date_item_cell";

// Keys that end the typing; else the field is left with the mouse.
const LEAVING = ["Tab", "Enter"];

// Of which field of which record an input is
const fieldOf = new WeakMap();

patch(DateTimeField.prototype, {
    setup() {
        super.setup();
        useEffect(() => {
            const { record } = this.props;
            for (const [ref, name] of [
                [this.startDate, this.startDateField],
                [this.endDate, this.endDateField],
            ]) {
                if (ref.el) {
                    fieldOf.set(ref.el, { record, name });
                }
            }
        });
    },
});

function isDate(input) {
    const parse = input.matches(DAY) ? parseDate : parseDateTime;
    try {
        return Boolean(parse(input.value));
    } catch {
        return false;
    }
}

/** The date of before, typed or chosen again, is no change to Odoo: the mark would stay. */
function putRight(input) {
    const { record, name } = fieldOf.get(input) || {};
    if (record?.isFieldInvalid(name)) {
        record.resetFieldValidity(name);
    }
}

function holdBack(input) {
    const { record, name } = fieldOf.get(input) || {};
    record?.setInvalidField(name);
}

registry.category("services").add("qlvb_no_such_date", {
    dependencies: ["notification"],
    start(_env, { notification }) {
        let told = "";
        let last = null;
        const look = ({ target, key, type }) => {
            const isLeft = type === "change" || LEAVING.includes(key);
            if (!isLeft || !target.matches?.(`${DAY}, ${MOMENT}`)) {
                return;
            }
            last = target;
            const text = target.value.trim();
            if (!text || isDate(target)) {
                putRight(target);
            } else if (text !== told) {
                const words = _t(
                    "“%s” is no date: it was not taken over. Write day/month/year, as 26/11/2026.",
                    text
                );
                notification.add(words, { type: "warning" });
                holdBack(target);
            }
            told = text;
        };
        // before Odoo's own listeners put the former value back
        document.addEventListener("keydown", look, { capture: true });
        document.addEventListener("change", look, { capture: true });
        document.addEventListener(
            "click",
            ({ target }) => target.closest?.(CALENDAR_CELL) && putRight(last),
            { capture: true }
        );
    },
});
