// SPDX-License-Identifier: LGPL-3.0-or-later
import { PassKeyNameFormController } from "@auth_passkey/views/auth_passkey_key_create_form_view";
import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";
import { patch } from "@web/core/utils/patch";

/** Says why the browser made no passkey; Odoo alone leaves the dialog as it was. */
patch(PassKeyNameFormController.prototype, {
    setup() {
        super.setup();
        this.passkeyNotification = useService("notification");
    },

    async beforeExecuteActionButton(clickParams) {
        const goesOn = await super.beforeExecuteActionButton(clickParams);
        const named = this.model.root.data.name || clickParams.name !== "make_key";
        if (goesOn === false && named) {
            this.passkeyNotification.add(this.whyNoPasskey(), {
                type: "warning",
                sticky: true,
            });
        }
        return goesOn;
    },

    /** A passkey belongs to one address: browsers make none at any other. */
    whyNoPasskey() {
        const { id } = this.props.context.registration.rp;
        if (id !== window.location.hostname) {
            return _t(
                "No passkey was made: passkeys work at the address %(address)s only. Open the system there and try again.",
                { address: id }
            );
        }
        return _t(
            "No passkey was made: it was cancelled, or this device holds none. Try again, or use the codes on your phone."
        );
    },
});
