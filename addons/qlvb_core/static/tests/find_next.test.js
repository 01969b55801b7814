// SPDX-License-Identifier: LGPL-3.0-or-later
import { describe, expect, test } from "@odoo/hoot";
import { findNext } from "@qlvb_core/next_item/find_next";
import { allowTranslations } from "@web/../tests/web_test_helpers";

describe.current.tags("headless");

/** What waits, by kind: as many as said; the domain names the kind, or none. */
function orm(waiting) {
    const kindOf = (domain) => domain.find(([name]) => name === "kind")?.[2];
    const count = (domain) =>
        Object.entries(waiting)
            .filter(([kind]) => [undefined, kind].includes(kindOf(domain)))
            .reduce((sum, [, number]) => sum + number, 0);
    return {
        searchCount: async () => 0,
        webSearchRead: async (_model, domain) => ({
            length: count(domain),
            records: [{ id: 1 }],
        }),
    };
}

const SAID = {
    field: "document_id",
    ids: [7],
    left: { kind: "receive", waiting: "to be registered" },
};

test("what is left is counted of the kind just done", async () => {
    allowTranslations();
    const next = await findNext(orm({ receive: 5, present: 7 }), SAID, []);
    expect(next.label).toBe("Next: 5 documents to be registered");
});

test("when the kind is done the other work is counted", async () => {
    allowTranslations();
    const next = await findNext(orm({ receive: 0, present: 7 }), SAID, []);
    expect(next.label).toBe("Next: 7 documents");
});
