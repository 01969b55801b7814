// SPDX-License-Identifier: LGPL-3.0-or-later
// Words of Odoo's own client that its Vietnamese lacks: named here so that they get into
// our vi.po, where the client finds them.
import { _t } from "@web/core/l10n/translation";

export const MISSING_TERMS = [_t("Missing required fields"), _t("Search more...")];
