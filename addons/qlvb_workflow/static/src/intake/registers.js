// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { session } from "@web/session";
import { RefusedLetters } from "./refused_letters";

/** A clerk of two agencies has two registers: one at a time is worked in. */
export class Registers extends Component {
    static template = "qlvb_workflow.Registers";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.elsewhere = useState({ registers: [] });
        onWillStart(() => this.lookElsewhere());
    }

    async lookElsewhere() {
        if ((session.qlvb_posts || []).length > 1) {
            const registers = await this.orm.call("qlvb.document", "intake_elsewhere");
            Object.assign(this.elsewhere, { registers });
        }
    }

    get hereName() {
        return (session.qlvb_posts?.find(({ current }) => current) || {}).agency;
    }

    get isReader() {
        return !session.qlvb_takes_in;
    }

    waitsIn({ name, count }) {
        return _t("%(name)s: %(count)s wait", { name, count });
    }

    async turnTo({ post }) {
        await this.orm.call("qlvb.post", "action_switch", [post]);
        browser.location.reload();
    }
}

/** On a phone the cards say it as well. */
export class IntakeKanbanController extends KanbanController {
    static template = "qlvb_workflow.IntakeKanbanView";
    static components = { ...KanbanController.components, RefusedLetters, Registers };

    get canCreate() {
        return session.qlvb_takes_in && super.canCreate;
    }
}

registry.category("views").add("qlvb_intake_kanban", {
    ...kanbanView,
    Controller: IntakeKanbanController,
});
