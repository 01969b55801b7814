// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** Shows at once what urgent thing has come to the person at the screen. */
export const urgentNoticeService = {
    dependencies: ["action", "bus_service", "notification"],
    start(env, { action, bus_service, notification }) {
        bus_service.subscribe("qlvb_urgent", ({ id, message, model, title }) => {
            const close = notification.add(message, {
                title,
                type: "danger",
                sticky: true,
                buttons: [
                    {
                        name: _t("Open it"),
                        primary: true,
                        onClick: () => {
                            close();
                            action.doAction({
                                type: "ir.actions.act_window",
                                res_model: model,
                                res_id: id,
                                views: [[false, "form"]],
                            });
                        },
                    },
                ],
            });
        });
    },
};

registry.category("services").add("qlvb_urgent_notice", urgentNoticeService);
