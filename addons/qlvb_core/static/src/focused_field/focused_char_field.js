// SPDX-License-Identifier: LGPL-3.0-or-later
import { onMounted } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { CharField, charField } from "@web/views/fields/char/char_field";

/**
 * Takes the focus when its form opens. Odoo's `default_focus` does so for a new record
 * only; a dialog on a saved one gives it to its first field, and a date opens its calendar.
 */
export class FocusedCharField extends CharField {
    setup() {
        super.setup();
        onMounted(() => this.input.el?.focus());
    }
}

registry.category("fields").add("qlvb_focused_char", {
    ...charField,
    component: FocusedCharField,
});
