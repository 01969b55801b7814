// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart } from "@odoo/owl";
import { FOLLOW_UP, openList } from "./follow_up_board";
import { Layout } from "@web/search/layout";
import { registry } from "@web/core/registry";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useService } from "@web/core/utils/hooks";

/** "Tuân thủ": what the head of an agency answers for, and who must act. */
export class CompliancePage extends Component {
    static template = "qlvb_workflow.CompliancePage";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        onWillStart(async () => {
            this.matters = await this.orm.call(FOLLOW_UP, "compliance_page");
        });
    }

    open(matter, row) {
        const name = `${matter.label} – ${row.who}`;
        return openList(this.action, name, row.domain, row.model);
    }
}

registry.category("actions").add("qlvb_compliance_page", CompliancePage);
