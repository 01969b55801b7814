// SPDX-License-Identifier: LGPL-3.0-or-later
import { reactive } from "@odoo/owl";

/**
 * On a phone an act stands in a sheet over its document. `folded`: pulled down, so that
 * the paper is seen; `paper`: seen once, it stays below until the act is over.
 */
export const sheet = reactive({ folded: false, paper: false });

export function fold(folded) {
    sheet.folded = folded;
    sheet.paper ||= folded;
}

export function putAway() {
    Object.assign(sheet, { folded: false, paper: false });
}
