// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    SelectionField,
    selectionField,
} from "@web/views/fields/selection/selection_field";

const NORMAL = "0";

/** The urgency as a flag and a word; nothing for a normal document. */
export class UrgencyField extends SelectionField {
    static template = "qlvb_core.UrgencyField";

    get isUrgent() {
        return Boolean(this.value) && this.value !== NORMAL;
    }
}

export const urgencyField = {
    ...selectionField,
    component: UrgencyField,
    displayName: _t("Urgency"),
    supportedTypes: ["selection"],
    listViewWidth: [130, 160],
};

registry.category("fields").add("qlvb_urgency", urgencyField);
