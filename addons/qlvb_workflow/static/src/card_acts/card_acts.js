// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** By kind of work the two most likely acts, the likelier first; `action_start` begins them. */
function actsOf(kind) {
    const look = ["open", _t("Look")];
    const acts = {
        present: [["present", _t("Present it")], look],
        direct: [["direct", _t("Give a directive")], look],
        pass_on: [
            ["pass_on", _t("Give the work")],
            ["return_assignment", _t("Give it back")],
        ],
        reassign: [["reassign", _t("Give it to another")], look],
        handle: [
            ["finish", _t("Report the result")],
            ["reply", _t("Write the answer")],
        ],
        give_opinion: [["give_opinion", _t("Say one's opinion")], look],
        comment: [["comment", _t("Say one's opinion")], look],
        take_note: [look, ["take_note", _t("I have seen it")]],
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
