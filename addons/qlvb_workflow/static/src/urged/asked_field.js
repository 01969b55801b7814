// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    SelectionField,
    selectionField,
} from "@web/views/fields/selection/selection_field";

/** What is asked and, below it, that one was urged to do it. */
export class AskedField extends SelectionField {
    static template = "qlvb_workflow.AskedField";

    get isUrged() {
        return Boolean(this.props.record.data.urged_on);
    }
}

registry.category("fields").add("qlvb_asked", {
    ...selectionField,
    component: AskedField,
    displayName: _t("What is asked"),
    fieldDependencies: [{ name: "urged_on", type: "date" }],
});
