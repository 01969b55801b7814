// SPDX-License-Identifier: LGPL-3.0-or-later
// Words of Odoo's lock screen that its Vietnamese lacks (see branding/missing_terms.js).
import { _t } from "@web/core/l10n/translation";

export const LOCK_SCREEN_TERMS = [
    _t("Confirm access"),
    _t("Signed in as"),
    _t("Having problems ?"),
    _t("Authentication code"),
    _t("Use passkey"),
    _t("Use your passkey"),
    _t("Use your password"),
    _t("Use your authenticator app"),
    _t("When you are ready, authenticate using the button below."),
    _t(
        "Open your two-factor authenticator (TOTP) app or browser extension to view your authentication code."
    ),
];
