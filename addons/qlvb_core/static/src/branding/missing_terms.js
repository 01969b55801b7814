// SPDX-License-Identifier: LGPL-3.0-or-later
// Words of Odoo's own client that its Vietnamese lacks: named here so that they get into
// our vi.po, where the client finds them.
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { Many2XAutocomplete } from "@web/views/fields/relational_utils";

export const MISSING_TERMS = [_t("Missing required fields")];

// Odoo's Vietnamese has these words, in English: they win over ours of the same name.
patch(Many2XAutocomplete.prototype, {
    get SearchMoreButtonLabel() {
        return this.props.searchMoreLabel ?? _t("Find more...");
    },
});
