// SPDX-License-Identifier: LGPL-3.0-or-later
// Imported first, so that Odoo's formatter exists before ours takes its place.
import "@web/views/fields/formatters";
import { markup } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** A checkbox in a list that says yes or no; Odoo's has no name and repeats its id. */
export function formatBoolean(value) {
    const state = value ? "checked" : "";
    const label = value ? _t("Yes") : _t("No");
    return markup`<div class="o-checkbox d-inline-block"><input type="checkbox" class="form-check-input" disabled aria-label="${label}" ${state}/></div>`;
}

registry.category("formatters").add("boolean", formatBoolean, { force: true });
