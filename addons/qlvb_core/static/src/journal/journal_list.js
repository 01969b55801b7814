// SPDX-License-Identifier: LGPL-3.0-or-later
import { registry } from "@web/core/registry";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";

/** "Account: A or B; Last 7 days": what the search bar filters by. */
function filterWords(facets) {
    return facets
        .filter(({ type }) => type !== "groupBy")
        .map(({ title, values, separator }) => {
            const words = values.join(` ${separator || ","} `);
            return title ? `${title}: ${words}` : words;
        })
        .join("; ");
}

/** The journal: a printed extract names the filter it was chosen under. */
export class JournalListController extends ListController {
    get actionMenuProps() {
        const props = super.actionMenuProps;
        const words = filterWords(this.env.searchModel.facets);
        return { ...props, context: { ...props.context, qlvb_journal_filter: words } };
    }
}

registry.category("views").add("qlvb_journal_list", {
    ...listView,
    Controller: JournalListController,
});
