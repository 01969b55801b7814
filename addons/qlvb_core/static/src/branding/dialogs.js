// SPDX-License-Identifier: LGPL-3.0-or-later
// Odoo's Vietnamese leaves "Ok" in every question: ours says what the button does.
import {
    AlertDialog,
    ConfirmationDialog,
} from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";

ConfirmationDialog.defaultProps.confirmLabel = _t("Agree");
AlertDialog.defaultProps.confirmLabel = _t("Understood");
