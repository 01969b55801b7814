// SPDX-License-Identifier: LGPL-3.0-or-later
// What stands under the clock opens our list: each notice with what it tells of.
import { ActivityMenu } from "@mail/core/web/activity_menu";
import { patch } from "@web/core/utils/patch";

patch(ActivityMenu.prototype, {
    openActivityGroup(group, filter, newWindow) {
        if (group.model === "mail.activity") {
            this.openMyActivities(newWindow);
        } else {
            super.openActivityGroup(group, filter, newWindow);
        }
    },

    openMyActivities(newWindow) {
        this.dropdown.close();
        this.action.doAction("qlvb_core.notice_action", {
            newWindow,
            clearBreadcrumbs: true,
        });
    },
});
