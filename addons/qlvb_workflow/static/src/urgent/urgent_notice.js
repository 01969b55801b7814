// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const SHOWN = "ACTION_MANAGER:UI-UPDATED";

/** Closes the notice about a record once that record is on the screen. */
function closeWhenOpen(env, { id, model }, close) {
    const look = () => {
        const props = env.services.action.currentController?.props;
        if (props?.resModel === model && props.resId === id) {
            close();
            env.bus.removeEventListener(SHOWN, look);
        }
    };
    env.bus.addEventListener(SHOWN, look);
    look();
}

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
            closeWhenOpen(env, { id, model }, close);
        });
    },
};

registry.category("services").add("qlvb_urgent_notice", urgentNoticeService);
