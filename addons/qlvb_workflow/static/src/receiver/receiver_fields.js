// SPDX-License-Identifier: LGPL-3.0-or-later
// One search for units and people, and below what it finds the way to the tree.
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import {
    Many2ManyTagsField,
    many2ManyTagsField,
} from "@web/views/fields/many2many_tags/many2many_tags_field";
import {
    buildM2OFieldDescription,
    Many2OneField,
} from "@web/views/fields/many2one/many2one_field";
import { Many2XAutocomplete } from "@web/views/fields/relational_utils";

const treeLabel = () => _t("Choose from the tree of the agency…");

class ReceiverAutocomplete extends Many2XAutocomplete {
    get SearchMoreButtonLabel() {
        return treeLabel();
    }
}

class ReceiversField extends Many2ManyTagsField {
    static components = {
        ...Many2ManyTagsField.components,
        Many2XAutocomplete: ReceiverAutocomplete,
    };
}

class ReceiverField extends Many2OneField {
    get m2oProps() {
        return { ...super.m2oProps, searchMoreLabel: treeLabel() };
    }
}

const fields = registry.category("fields");
fields.add("qlvb_receivers", { ...many2ManyTagsField, component: ReceiversField });
fields.add("qlvb_receiver", buildM2OFieldDescription(ReceiverField));
