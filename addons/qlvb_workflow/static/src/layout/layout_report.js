// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillUnmount, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/**
 * What of a draft deviates from the decree, one line per rule. Choosing a line shows
 * where it stands in the paper beside the form; choosing it again goes on to the next
 * place.
 */
export class LayoutReport extends Component {
    static template = "qlvb_workflow.LayoutReport";
    static props = { ...standardFieldProps };

    setup() {
        this.state = useState({ code: null, index: 0 });
        onWillUnmount(() => this.env.bus.trigger("QLVB:SHOW-PLACE", null));
    }

    get report() {
        return this.props.record.data[this.props.name];
    }

    get findings() {
        return this.report?.findings || [];
    }

    get count() {
        return _t("%s to correct", this.findings.length);
    }

    words({ places }) {
        return _t("Show on the paper, page %s", places[0].page + 1);
    }

    show({ code, places }) {
        const again = this.state.code === code;
        this.state.index = again ? (this.state.index + 1) % places.length : 0;
        this.state.code = code;
        this.env.bus.trigger("QLVB:SHOW-PLACE", places[this.state.index]);
    }
}

registry.category("fields").add("qlvb_layout_report", {
    component: LayoutReport,
    supportedTypes: ["json"],
});
