// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const MODEL = "qlvb.work.item";
const WAITS_FOR_ME = [
    ["is_mine", "=", true],
    ["state", "=", "open"],
];
// Time enough to read the result and to reach for the button, in milliseconds
const PATIENCE = 10_000;

/**
 * What follows after an act: the most pressing other thing on the desk, unless the same
 * document waits for the next act of the same person.
 *
 * @param {string} field `document_id` or `dossier_id`, whichever was acted on
 * @param {number[]} ids what was acted on
 * @returns {Promise<{count: number, id?: number} | null>} null: stay here
 */
async function findNext(orm, field, ids) {
    if (await orm.searchCount(MODEL, [...WAITS_FOR_ME, [field, "in", ids]])) {
        return null;
    }
    const others = [...WAITS_FOR_ME, [field, "not in", ids], [field, "!=", false]];
    const { length, records } = await orm.webSearchRead(MODEL, others, {
        specification: {},
        limit: 1,
    });
    return { count: length, id: records[0]?.id };
}

function label(field, count) {
    return field === "document_id"
        ? _t("Next: %s documents", count)
        : _t("Next: %s dossiers", count);
}

async function tell(env, { message, field, ids }) {
    const { orm, notification, action } = env.services;
    const next = await findNext(orm, field, ids);
    if (!next?.count) {
        // not inside a template literal: the extractor of terms does not look there
        const done = _t("Nothing else waits for you.");
        notification.add(next ? `${message} ${done}` : message, { type: "success" });
        return;
    }
    const openNext = async () => {
        close();
        const target = await orm.call(MODEL, "action_open", [next.id]);
        await action.doAction(target, { stackPosition: "replaceCurrentAction" });
    };
    const close = notification.add(message, {
        type: "success",
        autocloseDelay: PATIENCE,
        buttons: [{ name: label(field, next.count), onClick: openNext }],
    });
}

/**
 * Tells what happened and offers what waits next; `_said` of the state machine. With
 * `replace` the next thing takes the place of this one: the way back stays the list.
 */
export function saidAction(env, { params }) {
    if (!params.replace) {
        tell(env, params);
        return params.next;
    }
    env.services.notification.add(params.message, { type: "success" });
    return env.services.action.doAction(params.next, {
        stackPosition: "replaceCurrentAction",
    });
}

registry.category("actions").add("qlvb_said", saidAction);
