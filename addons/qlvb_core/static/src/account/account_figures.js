// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, onWillUpdateProps } from "@odoo/owl";
import { KanbanRenderer } from "@web/views/kanban/kanban_renderer";
import { ListRenderer } from "@web/views/list/list_renderer";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { countedView } from "../counted_view/counted_view";

/** What waits for the admin of a unit, above the people: each figure opens its list.
 * What is empty takes no place. */
export class AccountFigures extends Component {
    static template = "qlvb_core.AccountFigures";
    static props = { list: { type: Object, optional: true } };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        onWillStart(() => this.load());
        onWillUpdateProps(() => this.load());
    }

    async load() {
        const figures = await this.orm.call("qlvb.account", "account_figures");
        this.figures = figures.filter((figure) => figure.count);
    }

    open(figure) {
        this.action.doAction(figure.action);
    }
}

export class AccountListRenderer extends ListRenderer {
    static template = "qlvb_core.AccountListRenderer";
    static components = { ...ListRenderer.components, AccountFigures };
}

export class AccountKanbanRenderer extends KanbanRenderer {
    static template = "qlvb_core.AccountKanbanRenderer";
    static components = { ...KanbanRenderer.components, AccountFigures };
}

const views = registry.category("views");
views.add("qlvb_account_list", countedView(listView, AccountListRenderer));
views.add("qlvb_account_kanban", countedView(kanbanView, AccountKanbanRenderer));
