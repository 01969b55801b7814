// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";

const MODEL = "qlvb.work.item";
const WAITS_FOR_ME = [
    ["is_mine", "=", true],
    ["state", "=", "open"],
];

// Whole sentences: what is counted stands elsewhere in Vietnamese.
const REST = {
    document_id: (count) => _t("Next: %s documents", count),
    dossier_id: (count) => _t("Next: %s dossiers", count),
    copy_id: (count) => _t("Next: %s copies", count),
};
const OF_KIND = {
    document_id: (words) => _t("Next: %(count)s documents %(waiting)s", words),
    dossier_id: (words) => _t("Next: %(count)s dossiers %(waiting)s", words),
    copy_id: (words) => _t("Next: %(count)s copies %(waiting)s", words),
};

function restLabel(field, count) {
    return REST[field](count);
}

/** How many there are of the kind just done, in the words of that kind. */
function kindLabel({ field, left }, count) {
    return OF_KIND[field]({ count, waiting: left.waiting });
}

/**
 * Where to look, one after the other: what was chosen, the same kind of work, the rest.
 *
 * What is counted is of the kind just done as long as that is what comes next.
 */
function candidates(said, chosen) {
    const { field, ids, among, left } = said;
    const same = [...WAITS_FOR_ME, [field, "!=", false], [field, "not in", ids]];
    const ofKind = left && [...same, ["kind", "=", left.kind]];
    const countedOfKind = (count) => kindLabel(said, count);
    const counted = (count) => restLabel(field, count);
    if (among) {
        const domain = [...same, ...among];
        return [{ domain, counted: left ? countedOfKind : counted }];
    }
    const kinds = left
        ? [
              { domain: [...ofKind, ...chosen], counted: countedOfKind },
              { domain: ofKind, counted: countedOfKind },
          ]
        : [];
    return [
        ...kinds,
        { domain: [...same, ...chosen], counted },
        { domain: same, counted },
        {
            domain: [...WAITS_FOR_ME, [field, "=", false]],
            counted: (count) => _t("Next: %s other things", count),
        },
    ];
}

/**
 * What follows after an act: the most pressing of the same kind, then the most pressing
 * other thing on the desk, unless the same record waits for the next act of the same
 * person.
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
