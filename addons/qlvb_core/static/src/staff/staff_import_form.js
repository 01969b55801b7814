// SPDX-License-Identifier: LGPL-3.0-or-later
import { onWillUnmount, useEffect } from "@odoo/owl";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { registry } from "@web/core/registry";

const WORKING = ["checking", "running"];
const RENEW_MS = 3000;

/** The page of an import renews itself while a job works on it. */
export class StaffImportFormController extends FormController {
    setup() {
        super.setup();
        this.timer = null;
        useEffect(
            (state) => {
                if (WORKING.includes(state)) {
                    this.timer = setInterval(() => this.model.root.load(), RENEW_MS);
                }
                return () => clearInterval(this.timer);
            },
            () => [this.model.root.data.state]
        );
        onWillUnmount(() => clearInterval(this.timer));
    }
}

registry.category("views").add("qlvb_staff_import_form", {
    ...formView,
    Controller: StaffImportFormController,
});
