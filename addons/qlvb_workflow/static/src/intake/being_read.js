// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useEffect } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const ASK_AGAIN_MS = 3000;

/** Turns while a job reads the file, and fetches what it has filled in. */
export class BeingRead extends Component {
    static template = "qlvb_workflow.BeingRead";
    static props = { ...standardWidgetProps };

    setup() {
        useEffect(
            () => {
                const timer = setInterval(() => this.askAgain(), ASK_AGAIN_MS);
                return () => clearInterval(timer);
            },
            () => []
        );
    }

    async askAgain() {
        const { record } = this.props;
        if (!(await record.isDirty())) {
            await record.load();
        }
    }
}

registry.category("view_widgets").add("qlvb_being_read", { component: BeingRead });
