// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, useRef, useState } from "@odoo/owl";
import { Layout } from "@web/search/layout";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useService } from "@web/core/utils/hooks";

export const FOLLOW_UP = "qlvb.follow.up";
const AGENCIES_SHOWN = 5;

/** The actions whose lists show the rows: their address is one that people can read. */
const LISTS = {
    [FOLLOW_UP]: "qlvb_workflow.follow_up_action",
    "qlvb.document": "qlvb_core.document_action",
};

/**
 * Open the list behind a figure.
 *
 * @param {Object} action the action service
 * @param {string} name title of the list
 * @param {Array} domain the very rows that were counted
 * @param {string} [model] of the rows
 */
export async function openList(action, name, domain, model = FOLLOW_UP) {
    const list = await action.loadAction(LISTS[model]);
    return action.doAction({ ...list, name, display_name: name, domain, context: {} });
}

/** The first page of "Theo dõi": what is late, where, since when. */
export class FollowUpBoard extends Component {
    static template = "qlvb_workflow.FollowUpBoard";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.agencies = useRef("agencies");
        this.state = useState({
            board: null,
            people: null,
            agencies: [],
            allAgencies: false,
            unit: null,
        });
        onWillStart(() => this.load());
    }

    async load() {
        const [board, people, agencies] = await Promise.all(
            ["follow_up_board", "follow_up_people", "follow_up_agencies"].map(
                (method) => this.orm.call(FOLLOW_UP, method)
            )
        );
        Object.assign(this.state, { board, people, agencies });
    }

    get board() {
        return this.state.board;
    }

    /** What is late in the agencies below: no row of theirs is on this page. */
    get lateBelow() {
        return this.state.agencies.reduce((sum, agency) => sum + agency.late, 0);
    }

    /** Those with the most late work first; a province has more than a screen. */
    get shownAgencies() {
        const { agencies, allAgencies } = this.state;
        return allAgencies ? agencies : agencies.slice(0, AGENCIES_SHOWN);
    }

    get hiddenAgencies() {
        return this.state.agencies.length - this.shownAgencies.length;
    }

    showAllAgencies() {
        this.state.allAgencies = true;
    }

    /** Height of the tallest week: the others are drawn in proportion. */
    get tallest() {
        const sums = this.board.trend.map((w) => w.in_time.count + w.done_late.count);
        return Math.max(1, ...sums);
    }

    share(count) {
        return `height: ${(100 * count) / this.tallest}%`;
    }

    lateWords(week) {
        return _t("%(week)s, done late: %(count)s", {
            week: week.week,
            count: week.done_late.count,
        });
    }

    inTimeWords(week) {
        return _t("%(week)s, done in time: %(count)s", {
            week: week.week,
            count: week.in_time.count,
        });
    }

    /** Work of the unit with the most: the bars of the others are in proportion. */
    get largest() {
        return Math.max(1, ...this.state.people.units.map((unit) => unit.total));
    }

    width(count) {
        return `width: ${(100 * count) / this.largest}%`;
    }

    /** The unit whose people are shown; the same one again: none. */
    toggle(unit) {
        this.state.unit = this.state.unit === unit.id ? null : unit.id;
    }

    /** Units, and under the one that is open its people. */
    get rows() {
        return this.state.people.units.flatMap((unit) => [
            { ...unit, key: `u${unit.id}`, isUnit: true, unit },
            ...(this.state.unit === unit.id
                ? unit.people.map((person) => ({
                      ...person,
                      key: `u${unit.id}p${person.id}`,
                      unit,
                  }))
                : []),
        ]);
    }

    barWords(row, status) {
        return `${row.name}, ${status.label}: ${row[status.key]}`;
    }

    openBar(row, status) {
        const domain = [...status.domain, ["unit_id", "=", row.unit.id]];
        if (!row.isUnit) {
            domain.push(["user_id", "=", row.id]);
        }
        return openList(this.action, this.barWords(row, status), domain);
    }

    shareWords(row) {
        return _t("In time: %(done)s of %(judged)s (%(share)s)", {
            done: row.in_time,
            judged: row.judged,
            share: `${row.share}%`,
        });
    }

    /** The very drafts a quality mark counts. */
    openMark(row, mark) {
        const domain = [...mark.domain, ["unit_id", "=", row.unit.id]];
        if (!row.isUnit) {
            domain.push(["drafter_id", "=", row.id]);
        }
        const name = `${row.name}, ${mark.label}: ${row[mark.key]}`;
        return openList(this.action, name, domain, "qlvb.document");
    }

    openReport() {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "qlvb.printout",
            views: [[false, "form"]],
            context: { default_kind: "performance", default_file_format: "xlsx" },
        });
    }

    open(name, figure) {
        return openList(this.action, name, figure.domain);
    }

    openWeek(week, figure) {
        this.open(_t("Done in the week of %s", week.week), figure);
    }

    daysLate(work) {
        return work.days_late === 1
            ? _t("1 day late")
            : _t("%s days late", work.days_late);
    }

    async openWork(id) {
        const action = await this.orm.call(FOLLOW_UP, "action_open", [[id]]);
        return this.action.doAction(action);
    }

    urge(id) {
        return this.ask("action_ask_urge", [[id]]);
    }

    cellName(row, index) {
        return `${row.name}, ${this.board.map.columns[index]}`;
    }

    cellWords(row, index) {
        return `${this.cellName(row, index)}: ${row.cells[index].count}`;
    }

    urgeWords(row, index) {
        return _t("Urge: %s", this.cellWords(row, index));
    }

    /** Urge all that is late in a unit or a cell: the dialog says how many that is. */
    urgeMany(figure) {
        return this.ask("action_ask_urge_late", [figure.domain]);
    }

    urgeAgency(agency) {
        return this.ask("action_ask_urge_agency", [agency.id]);
    }

    /** Open the dialog that urges, with words of one's own; count anew after it. */
    async ask(method, args) {
        const dialog = await this.orm.call(FOLLOW_UP, method, args);
        await this.action.doAction(dialog, { onClose: () => this.load() });
    }
}

registry.category("actions").add("qlvb_follow_up_board", FollowUpBoard);
