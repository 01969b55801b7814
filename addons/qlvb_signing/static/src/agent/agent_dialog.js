// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onMounted, onWillUnmount, useState } from "@odoo/owl";
import { haveSigned } from "@qlvb_signing/agent/have_signed";
import { Dialog } from "@web/core/dialog/dialog";
import { registry } from "@web/core/registry";

/** Waits for the signing software; what became of a file only the server says. */
export class AgentDialog extends Component {
    static template = "qlvb_signing.AgentDialog";
    static components = { Dialog };
    static props = {
        model: String,
        id: Number,
        method: String,
        after: { type: String, optional: true },
        chosen: { type: Number, optional: true },
        onDone: Function,
        close: Function,
    };

    setup() {
        // Not by useService: what was begun is ended when the dialog is gone, too.
        this.orm = this.env.services.orm;
        this.agent = this.env.services.qlvb_signing_agent;
        this.state = useState({ step: "looking", file: "", message: "" });
        onMounted(() => this.start());
        onWillUnmount(() => this.leave());
    }

    /** One try: look for the software, then have file after file signed. */
    async start() {
        this.state.step = "looking";
        if (!(await this.agent.isRunning())) {
            this.state.step = "silent";
            return;
        }
        this.giving = new AbortController();
        try {
            if (!this.left) {
                const { chosen } = this.props;
                await this.signAll(
                    await this.call(this.props.method, chosen ? [chosen] : [])
                );
            }
        } catch (error) {
            // said by the web client as any other refusal
            this.props.close();
            throw error;
        } finally {
            this.giving = null;
            if (this.left) {
                this.props.onDone();
            }
        }
    }

    call(method, args = []) {
        return this.orm.call(this.props.model, method, [[this.props.id], ...args]);
    }

    async signAll(task) {
        const next = await this.sign(task);
        if (next) {
            await this.signAll(next);
        }
    }

    /** Have one file signed; return the next, if there is one. */
    async sign(task) {
        Object.assign(this.state, { step: "signing", file: task.file });
        const outcome = await haveSigned(this, task, this.giving.signal);
        if (outcome.next) {
            return outcome.next;
        }
        if (outcome.state === "done") {
            await this.finish(outcome.action);
        } else {
            this.state.message = outcome.message;
            this.state.step = "failed";
        }
        return null;
    }

    async finish(action) {
        let next = action;
        try {
            if (this.props.after) {
                next = await this.call(this.props.after);
            }
        } finally {
            // signed it is, whatever followed
            this.props.onDone(next);
            this.props.close();
        }
    }

    giveUp() {
        this.giving?.abort();
    }

    leave() {
        this.left = true;
        if (this.giving) {
            this.giveUp();
        } else {
            this.props.onDone();
        }
    }
}

/** Client action: ask the software, then do what the server says. */
function askAgent(env, { params }) {
    return new Promise((resolve) => {
        env.services.dialog.add(AgentDialog, { ...params, onDone: resolve });
    });
}

registry.category("actions").add("qlvb_ask_agent", askAgent);
