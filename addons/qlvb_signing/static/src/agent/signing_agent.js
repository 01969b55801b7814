// SPDX-License-Identifier: LGPL-3.0-or-later
import { registry } from "@web/core/registry";

// The signing software of the Government cipher committee, in the user's own computer.
const ADDRESS = "wss://127.0.0.1:8987/";
const GREETING_MS = 4000;
// To choose a certificate, type a PIN and place the signature.
const SIGNING_MS = 5 * 60 * 1000;

/** Why the software gave no answer: "silent", "dropped", "slow", "garbled", "given_up". */
export class AgentError extends Error {
    constructor(code) {
        super(code);
        this.code = code;
    }
}

/** Settle once with the first that happens, and leave no socket open. */
function talk(name, patience, { onOpen, onMessage, signal }) {
    return new Promise((resolve, reject) => {
        const socket = new WebSocket(ADDRESS + name);
        let opened = false;
        const finish = (settle, value) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", giveUp);
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
            settle(value);
        };
        const fail = (code) => finish(reject, new AgentError(code));
        const giveUp = () => fail("given_up");
        const timer = setTimeout(() => fail(opened ? "slow" : "silent"), patience);
        signal?.addEventListener("abort", giveUp);
        if (signal?.aborted) {
            giveUp();
        }
        socket.onopen = () => {
            opened = true;
            onOpen(socket, (value) => finish(resolve, value));
        };
        socket.onmessage = (event) => {
            try {
                finish(resolve, onMessage(event.data));
            } catch {
                fail("garbled");
            }
        };
        socket.onclose = () => fail(opened ? "dropped" : "silent");
    });
}

export const signingAgentService = {
    start() {
        return {
            /** Whether the software answers in this computer; asked anew each time. */
            isRunning() {
                return talk("GetVersion", GREETING_MS, {
                    onOpen: (_socket, answered) => answered(true),
                    onMessage: () => true,
                }).catch(() => false);
            },

            /**
             * Have one file signed.
             *
             * @param {string} name function of the software, e.g. "SignApproved"
             * @param {Object} message what it is told
             * @param {AbortSignal} signal the user gives up
             * @returns {Promise<Object>} its answer: Status 0 when it says it succeeded
             * @throws {AgentError}
             */
            ask(name, message, signal) {
                return talk(name, SIGNING_MS, {
                    onOpen: (socket) => socket.send(JSON.stringify(message)),
                    onMessage: (data) => JSON.parse(data),
                    signal,
                });
            },
        };
    },
};

registry.category("services").add("qlvb_signing_agent", signingAgentService);
