// SPDX-License-Identifier: LGPL-3.0-or-later
import { Dropdown } from "@web/core/dropdown/dropdown";
import { patch } from "@web/core/utils/patch";

/** Whether its choices are open is said by the field, not by the box around it. */
patch(Dropdown.prototype, {
    setTargetElement(target) {
        const field = target?.querySelector(":scope > input[role=combobox]");
        if (field) {
            Object.defineProperty(target, "ariaExpanded", {
                configurable: true,
                get: () => field.ariaExpanded,
                set: (isOpen) => {
                    field.ariaExpanded = isOpen;
                },
            });
        }
        return super.setTargetElement(target);
    },
});
