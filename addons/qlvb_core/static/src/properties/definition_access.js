// SPDX-License-Identifier: LGPL-3.0-or-later
import { onWillStart } from "@odoo/owl";
import { patch } from "@web/core/utils/patch";
import { user } from "@web/core/user";
import { FormController } from "@web/views/form/form_controller";

/** Only whoever may change the definition of additional fields is offered to (R261). */
patch(FormController.prototype, {
    setup() {
        super.setup();
        this.mayDefineProperties = false;
        onWillStart(async () => {
            const models = this.definitionModels();
            const answers = await Promise.all(
                models.map((model) => user.checkAccessRight(model, "write"))
            );
            this.mayDefineProperties = answers.some(Boolean);
        });
    },

    /** The models that hold the definitions of the properties on this form. */
    definitionModels() {
        const { fields } = this.props;
        const shown = Object.values(this.archInfo.fieldNodes);
        const links = shown
            .filter(({ type }) => type === "properties")
            .map(({ name }) => fields[name].definition_record);
        return [...new Set(links.map((link) => fields[link].relation))];
    },

    getStaticActionMenuItems() {
        const items = super.getStaticActionMenuItems();
        const { isAvailable } = items.addPropertyFieldValue;
        items.addPropertyFieldValue.isAvailable = () =>
            this.mayDefineProperties && isAvailable();
        return items;
    },
});
