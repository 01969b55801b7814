// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/**
 * By kind of work the two most likely acts, the likelier first; `action_start` begins
 * them. They are called what the buttons of the document are.
 */
function actsOf(kind) {
    const look = ["open", _t("Look")];
    const acts = {
        present: [["present", _t("Present")], look],
        direct: [["direct", _t("Directive")], look],
        pass_on: [
            ["pass_on", _t("Pass on")],
            ["return_assignment", _t("Return the assignment")],
        ],
        decide_extension: [["grant_extension", _t("Decide on the extension")], look],
        reassign: [["reassign", _t("Assign anew")], look],
        handle: [
            ["finish", _t("Finish")],
            ["reply", _t("Draft the reply")],
        ],
        give_opinion: [["give_opinion", _t("Give an opinion")], look],
        comment: [["comment", _t("Give an opinion")], look],
        take_note: [look, ["take_note", _t("Noted")]],
    };
    return acts[kind] || [];
}

/** On a card: the two acts one is most likely to open it for. */
export class CardActs extends Component {
    static template = "qlvb_workflow.CardActs";
    static props = { ...standardWidgetProps, kindField: String };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get acts() {
        return actsOf(this.props.record.data[this.props.kindField]);
    }

    async start(act) {
        const { resModel, resId, model } = this.props.record;
        const started = await this.orm.call(resModel, "action_start", [[resId], act]);
        await this.action.doAction(started, { onClose: () => model.load() });
    }
}

registry.category("view_widgets").add("qlvb_card_acts", {
    component: CardActs,
    extractProps: ({ options }) => ({ kindField: options.kind }),
});
