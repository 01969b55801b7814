// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component } from "@odoo/owl";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { ListController } from "@web/views/list/list_controller";
import { STATIC_ACTIONS_GROUP_NUMBER } from "@web/search/action_menus/action_menus";
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";

const PRINT_LIST = "qlvb-print-list";
const DOCUMENTS = "qlvb.document";

function formats() {
    return [
        { key: "pdf", label: _t("Print the list (PDF)"), icon: "fa-print" },
        { key: "xlsx", label: _t("List as Excel"), icon: "fa-file-excel-o" },
        { key: "docx", label: _t("List as Word"), icon: "fa-file-word-o" },
    ];
}

/** The found list as a file, with the columns shown and the mark of who took it. */
export class PrintList extends Component {
    static template = "qlvb_core.PrintList";
    static components = { DropdownItem };
    static props = {};

    setup() {
        this.formats = formats();
    }

    print(format) {
        this.env.searchModel.trigger(PRINT_LIST, { format });
    }
}

registry.category("cogMenu").add(
    "qlvb-print-list",
    {
        Component: PrintList,
        groupNumber: STATIC_ACTIONS_GROUP_NUMBER,
        isDisplayed: (env) =>
            env.config.viewType === "list" && env.searchModel?.resModel === DOCUMENTS,
    },
    { sequence: 9 }
);

// The columns one has shown are known to the list alone.
patch(ListController.prototype, {
    setup() {
        super.setup();
        if (this.props.resModel === DOCUMENTS && this.env.searchModel) {
            this.qlvbOrm = useService("orm");
            useBus(this.env.searchModel, PRINT_LIST, ({ detail }) =>
                this.printFound(detail.format)
            );
        }
    },

    /** The same of the rows that are ticked. */
    getStaticActionMenuItems() {
        const items = super.getStaticActionMenuItems();
        for (const { key, label, icon } of this.qlvbOrm ? formats() : []) {
            items[`qlvb_${key}`] = {
                isAvailable: () => true,
                sequence: 5,
                icon: `fa ${icon}`,
                description: label,
                callback: () => this.printFound(key),
            };
        }
        return items;
    },

    get printedDomain() {
        const { domain, isDomainSelected, selection } = this.model.root;
        if (isDomainSelected || !selection.length) {
            return domain;
        }
        return [["id", "in", selection.map((record) => record.resId)]];
    },

    async printFound(format) {
        const { orderBy } = this.model.root;
        const columns = this.getExportableFields().map((field) => field.name);
        const order = orderBy.map((o) => `${o.name} ${o.asc ? "asc" : "desc"}`);
        const action = await this.qlvbOrm.call(
            "qlvb.printout",
            "action_print_list",
            [this.printedDomain, columns, format, order.join(",")],
            {}
        );
        await this.actionService.doAction(action);
    },
});
