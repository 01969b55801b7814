// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";

const MODEL = "qlvb.work.item";
const WAITS_FOR_ME = [
    ["is_mine", "=", true],
    ["state", "=", "open"],
];

function label(field, count) {
    return field === "document_id"
        ? _t("Next: %s documents", count)
        : _t("Next: %s dossiers", count);
}

/** Where to look, one after the other: what was chosen, the same sort, the rest. */
function candidates({ field, ids, among }, chosen) {
    const counted = (count) => label(field, count);
    const same = [...WAITS_FOR_ME, [field, "!=", false], [field, "not in", ids]];
    if (among) {
        return [{ domain: [...same, ...among], counted }];
    }
    return [
        { domain: [...same, ...chosen], counted },
        { domain: same, counted },
        {
            domain: [...WAITS_FOR_ME, [field, "=", false]],
            counted: (count) => _t("Next: %s other things", count),
        },
    ];
}

/**
 * What follows after an act: the most pressing other thing on the desk, unless the same
 * record waits for the next act of the same person.
 *
 * @param {Object} said parameters of `saidAction`
 * @param {Array} chosen the domain chosen on the desk, to be exhausted first
 * @returns {Promise<{id?: number, label?: string} | null>} null: stay here; empty:
 *     nothing more waits
 */
export async function findNext(orm, said, chosen) {
    const still = [...WAITS_FOR_ME, [said.field, "in", said.ids]];
    if (!said.among && (await orm.searchCount(MODEL, still))) {
        return null;
    }
    for (const { domain, counted } of candidates(said, chosen)) {
        // one after the other: mostly the first has something
        // eslint-disable-next-line no-await-in-loop
        const { length, records } = await orm.webSearchRead(MODEL, domain, {
            specification: {},
            limit: 1,
        });
        if (length) {
            return { id: records[0].id, label: counted(length) };
        }
    }
    return {};
}
