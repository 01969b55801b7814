// SPDX-License-Identifier: LGPL-3.0-or-later
import { CheckIdentityForm } from "@auth_timeout/services/check_identity/check_identity";
import { Component, EventBus, useEffect, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { rpc, RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { mountComponent } from "@web/env";
import { session } from "@web/session";

const SECOND = 1000;
const MUST_CHECK = "odoo.addons.auth_timeout.models.ir_http.CheckIdentityException";

/** Covers the page until its owner has proved who it is. */
export class LockScreen extends Component {
    static template = "qlvb_core.LockScreen";
    static components = { CheckIdentityForm };
    static props = {};

    setup() {
        this.state = useState({ ready: false, failed: false });
        this.root = useRef("root");
        useEffect(
            () => this.root.el.querySelector("input:not([type=hidden])")?.focus(),
            () => [this.state.ready]
        );
        this.ask();
    }

    /** The form needs the server; without a connection it is asked for again. */
    async ask() {
        this.state.failed = false;
        try {
            await this.env.services.check_identity.getInitData();
            this.state.ready = true;
        } catch (error) {
            if (error instanceof RPCError) {
                browser.location.reload(); // the session is over: to the login page
            } else {
                this.state.failed = true;
            }
        }
    }
}

/** Hides what `host` stands beside: nobody sees it, points at it or types into it. */
function hideBehind(host) {
    const hidden = [...host.parentElement.children].filter(
        (element) => element !== host && !element.inert
    );
    for (const element of hidden) {
        element.inert = true;
        element.classList.add("o_qlvb_behind_lock");
    }
    return () => {
        for (const element of hidden) {
            element.inert = false;
            element.classList.remove("o_qlvb_behind_lock");
        }
    };
}

/**
 * The idle lock (R211), in place of Odoo's: that one empties the page, so that a form
 * with a required field missing lost what was typed, and a page opened while locked
 * stayed empty. Here the page stays as it was behind an opaque screen, while the server
 * refuses every request of the session.
 */
export const lockScreenService = {
    dependencies: ["bus_service", "presence", "ui"],
    start(env, { bus_service, presence, ui }) {
        const channel = new BroadcastChannel("check_identity");
        const bus = new EventBus();
        const limit = (session.lock_timeout_inactivity || 0) * SECOND;
        let unlock = null;
        let initData = null;
        let timer = null;

        const getInitData = async () => {
            initData ??= await rpc("/auth-timeout/session/check-identity");
            return initData;
        };

        const check = async (credential) => {
            const result = await rpc(
                "/auth-timeout/session/check-identity",
                credential
            );
            if (result?.mfa) {
                return {
                    success: false,
                    mfa: result.mfa,
                    auth_methods: result.auth_methods,
                };
            }
            bus.trigger("identityChecked");
            channel.postMessage("identityChecked");
            return undefined;
        };

        const lock = () => {
            if (unlock) {
                return;
            }
            const focused = document.activeElement;
            const host = document.createElement("div");
            (document.querySelector(".o_web_client") || document.body).append(host);
            const show = hideBehind(host);
            ui.activateElement(host); // shortcuts of the page are off
            const mounted = mountComponent(LockScreen, host, { env });
            unlock = async () => {
                unlock = null;
                initData = null;
                if (env.services.action && !env.services.action.currentController) {
                    browser.location.reload(); // it was locked before it showed anything
                    return;
                }
                (await mounted).destroy();
                ui.deactivateElement(host);
                host.remove();
                show();
                focused?.focus();
                watch();
            };
        };

        const watch = () => {
            browser.clearTimeout(timer);
            if (limit && !unlock) {
                const left = limit - presence.getInactivityPeriod();
                timer = browser.setTimeout(lockWhenIdle, Math.max(left, SECOND));
            }
        };

        const tellPresence = () =>
            bus_service.send("update_presence", {
                inactivity_period: presence.getInactivityPeriod(),
            });

        const lockWhenIdle = () => {
            if (presence.getInactivityPeriod() < limit) {
                watch();
                return;
            }
            lock();
            tellPresence();
            // also where no websocket gets through
            rpc("/qlvb/lock", {}, { silent: true }).catch(() => {});
        };

        bus.addEventListener("identityChecked", () => unlock?.());
        channel.addEventListener("message", ({ data }) => bus.trigger(data));
        registry
            .category("error_handlers")
            .add("checkIdentityErrorHandler", (_env, _error, original) => {
                if (
                    original instanceof RPCError &&
                    original.data?.name === MUST_CHECK
                ) {
                    lock();
                    return true;
                }
                return false;
            });
        if (limit) {
            bus_service.start();
            bus_service.addEventListener("connect", tellPresence, { once: true });
            presence.bus.addEventListener("presence", watch);
            watch();
        }
        return { bus, check, getInitData, lock };
    },
};

registry.category("services").add("check_identity", lockScreenService, { force: true });
