// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onMounted, useRef } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/**
 * Says what sealing with a token needs, and takes the focus: a dialog gives it to its
 * first field, and a date opens its calendar over the buttons.
 */
export class AgentNote extends Component {
    static template = "qlvb_signing.AgentNote";
    static props = { ...standardWidgetProps };

    setup() {
        const note = useRef("note");
        onMounted(() => note.el?.focus());
    }
}

registry.category("view_widgets").add("qlvb_agent_note", { component: AgentNote });
