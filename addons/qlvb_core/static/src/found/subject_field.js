// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** The subject, and under it where in the text the words of the search stand. */
export class FoundSubjectField extends Component {
    static template = "qlvb_core.FoundSubjectField";
    static props = { ...standardFieldProps };

    get subject() {
        return this.props.record.data[this.props.name] || "";
    }

    get found() {
        return this.props.record.data.found_text;
    }
}

registry.category("fields").add("qlvb_found_subject", {
    component: FoundSubjectField,
    displayName: _t("Subject with the found text"),
    supportedTypes: ["char"],
    fieldDependencies: [{ name: "found_text", type: "html" }],
});
