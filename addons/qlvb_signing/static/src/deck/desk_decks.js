// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
// the views changed below are there before
import "@qlvb_core/next_item/desk_views";

const MODEL = "qlvb.work.item";

function wordsOf(kind, count) {
    return {
        sign: _t("Sign in a row (%s)", count),
        review_content: _t("Approve content in a row (%s)", count),
        review_form: _t("Approve form in a row (%s)", count),
    }[kind];
}

/** On the desk: all that waits to be signed or approved, one after the other. */
export class DeskDecks extends Component {
    static template = "qlvb_signing.DeskDecks";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ decks: [] });
        onWillStart(() => this.count());
        // drawn again with the list, after an act
        onWillUpdateProps(() => this.count());
    }

    async count() {
        const decks = await this.orm.silent.call(MODEL, "deck_counts", []);
        this.state.decks = decks.map(({ kind, count }) => ({
            kind,
            words: wordsOf(kind, count),
        }));
    }

    async open(kind) {
        await this.action.doAction(await this.orm.call(MODEL, "action_deck", [kind]));
    }
}

const views = registry.category("views");
for (const [name, template] of [
    ["qlvb_desk_list", "qlvb_signing.DeskList"],
    ["qlvb_desk_kanban", "qlvb_signing.DeskKanban"],
]) {
    const view = views.get(name);
    const Controller = class extends view.Controller {
        static template = template;
        static components = { ...view.Controller.components, DeskDecks };
    };
    views.add(name, { ...view, Controller }, { force: true });
}
