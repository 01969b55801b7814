// SPDX-License-Identifier: LGPL-3.0-or-later
import { Navigator } from "@web/core/navigation/navigation";
import { patch } from "@web/core/utils/patch";

const NEVER = { configurable: true, get: () => null, set: () => {} };

/** Odoo says "selected" of fields and groups too, where it means nothing (4.1.2). */
patch(Navigator.prototype, {
    update() {
        super.update();
        for (const { target } of this.items) {
            if (target.matches("input, textarea, [role=group]")) {
                target.removeAttribute("aria-selected");
                Object.defineProperty(target, "ariaSelected", NEVER);
            }
        }
    },
});
