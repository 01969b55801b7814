// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { Many2XAutocomplete } from "@web/views/fields/relational_utils";

// Odoo's Vietnamese has these words, in English: they win over ours of the same name.
patch(Many2XAutocomplete.prototype, {
    get SearchMoreButtonLabel() {
        return this.props.searchMoreLabel ?? _t("Find more...");
    },
});
