// SPDX-License-Identifier: LGPL-3.0-or-later
import { registry } from "@web/core/registry";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";

/** Sends back the stamp the form was opened with: nobody overwrites another's change. */
export class CarefulFormController extends FormController {
    async onWillSaveRecord(record, changes) {
        if (record.resId && record.data.edit_stamp) {
            changes.edit_stamp = record.data.edit_stamp;
        }
        return super.onWillSaveRecord(record, changes);
    }
}

registry.category("views").add("qlvb_careful_form", {
    ...formView,
    Controller: CarefulFormController,
});
