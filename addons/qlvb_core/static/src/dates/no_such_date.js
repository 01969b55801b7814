// SPDX-License-Identifier: LGPL-3.0-or-later
// Odoo puts what was there back when a typed date is none: whoever looks at the keyboard
// does not see it. It is said.
import { parseDate, parseDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const DAY = ".o_field_date input";
const MOMENT = ".o_field_datetime input";

// Keys that end the typing; else the field is left with the mouse.
const LEAVING = ["Tab", "Enter"];

function isDate(input) {
    const parse = input.matches(DAY) ? parseDate : parseDateTime;
    try {
        return Boolean(parse(input.value));
    } catch {
        return false;
    }
}

registry.category("services").add("qlvb_no_such_date", {
    dependencies: ["notification"],
    start(_env, { notification }) {
        let told = "";
        const look = ({ target, key, type }) => {
            const isLeft = type === "change" || LEAVING.includes(key);
            if (!isLeft || !target.matches?.(`${DAY}, ${MOMENT}`)) {
                return;
            }
            const text = target.value.trim();
            if (text && text !== told && !isDate(target)) {
                const words = _t(
                    "“%s” is no date: it was not taken over. Write day/month/year, as 26/11/2026.",
                    text
                );
                notification.add(words, { type: "warning" });
            }
            told = text;
        };
        // before Odoo's own listeners put the former value back
        document.addEventListener("keydown", look, { capture: true });
        document.addEventListener("change", look, { capture: true });
    },
});
