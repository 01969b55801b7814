// SPDX-License-Identifier: LGPL-3.0-or-later
import { SearchPanel } from "@web/search/search_panel/search_panel";
import { useBus } from "@web/core/utils/hooks";

const RELOADED = "qlvb_records_reloaded";

/** Counts anew when an act has changed the records; Odoo does so after a search only. */
class CountedSearchPanel extends SearchPanel {
    setup() {
        super.setup();
        useBus(this.env.searchModel, RELOADED, () => this.countAnew());
    }

    async countAnew() {
        await this.env.searchModel._reloadSections();
        await this.env.searchModel.sectionsPromise;
        this.updateActiveValues();
        this.render();
    }
}

/** A view whose side panel tells the numbers of now, also after an act. */
export function countedView(view, Renderer = view.Renderer) {
    return {
        ...view,
        Renderer,
        SearchPanel: CountedSearchPanel,
        Model: class extends view.Model {
            /** Without a new search it is the reload after an act. */
            async load(search) {
                await super.load(search);
                if (!search) {
                    this.env.searchModel?.trigger(RELOADED);
                }
            }
        },
    };
}
