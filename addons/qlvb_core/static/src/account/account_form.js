// SPDX-License-Identifier: LGPL-3.0-or-later
import { FormRenderer } from "@web/views/form/form_renderer";
import { StatusBarButtons } from "@web/views/form/status_bar_buttons/status_bar_buttons";
import { formView } from "@web/views/form/form_view";
import { registry } from "@web/core/registry";

const SHOWN = 3;

/** The acts of everyday as buttons, the rarer ones under "Others": what comes first in
 * the view is shown. */
class FewStatusBarButtons extends StatusBarButtons {
    static template = "qlvb_core.FewStatusBarButtons";

    get shownNames() {
        return this.visibleSlotNames.slice(0, this.env.isSmall ? 1 : SHOWN);
    }

    get rarerNames() {
        return this.visibleSlotNames.slice(this.shownNames.length);
    }
}

class AccountFormRenderer extends FormRenderer {
    static components = {
        ...FormRenderer.components,
        StatusBarButtons: FewStatusBarButtons,
    };
}

registry
    .category("views")
    .add("qlvb_account_form", { ...formView, Renderer: AccountFormRenderer });
