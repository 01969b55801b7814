// SPDX-License-Identifier: LGPL-3.0-or-later
import { onWillUnmount } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";
import { countedView } from "../counted_view/counted_view";
import { leftDesk } from "./working_through";

/** "Bàn làm việc": what is chosen there goes first when one works through it. */
function deskView(view) {
    return {
        ...countedView(view),
        Controller: class extends view.Controller {
            setup() {
                super.setup();
                onWillUnmount(() => leftDesk(this.model.root.domain));
            }
        },
    };
}

registry.category("views").add("qlvb_desk_list", deskView(listView));
registry.category("views").add("qlvb_desk_kanban", deskView(kanbanView));
