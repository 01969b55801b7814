// SPDX-License-Identifier: LGPL-3.0-or-later
import { onPatched, onWillPatch } from "@odoo/owl";
import { patch } from "@web/core/utils/patch";
import { ListRenderer } from "@web/views/list/list_renderer";

const TYPED_INTO = "input, textarea, [contenteditable=true]";

/**
 * Who has left a row for a field beside the list goes on typing there.
 *
 * The row is left only after its onchange has come back. Until then Odoo takes the row
 * for the one in use, and each time the list is drawn anew gives it the focus: what is
 * being typed elsewhere lands in the row or is lost.
 */
patch(ListRenderer.prototype, {
    setup() {
        // before Odoo's own: of these hooks the one added last runs first
        let knownId;
        onWillPatch(() => {
            const rowId = this.editedRecord?.id;
            // a row just opened is given the focus, as ever
            if (rowId && rowId === knownId && this.isTypedElsewhere()) {
                this.activeRowId = rowId;
            }
        });
        onPatched(() => {
            knownId = this.editedRecord?.id;
        });
        super.setup();
    },

    isTypedElsewhere() {
        const focused = document.activeElement;
        return focused.matches(TYPED_INTO) && !this.rootRef.el.contains(focused);
    },
});
