// SPDX-License-Identifier: LGPL-3.0-or-later
import { AgentError } from "@qlvb_signing/agent/signing_agent";
import { _t } from "@web/core/l10n/translation";

const SESSIONS = "qlvb.signing.session";

function wordsOf(code) {
    switch (code) {
        case "given_up":
            return _t("You stopped signing.");
        case "slow":
            return _t("Nothing was signed within five minutes.");
        case "silent":
        case "dropped":
            return _t("The signing software ended before the file was signed.");
        default:
            return _t("The signing software did not sign the file.");
    }
}

/** Return what the software, or its silence, has to say; empty for success. */
async function ask(agent, { function: name, message }, signal) {
    const { FileUploadHandler, FileName } = message;
    const here = window.location.origin;
    try {
        const answer = await agent.ask(
            name,
            {
                ...message,
                FileUploadHandler: here + FileUploadHandler,
                FileName: here + FileName,
            },
            signal
        );
        return answer.Status === 0 ? "" : answer.Message;
    } catch (error) {
        if (error instanceof AgentError) {
            return wordsOf(error.code);
        }
        throw error;
    }
}

/**
 * Have the software in this computer sign one file.
 *
 * What became of it only the server says: its outcome is returned, with ``message``
 * for whoever waits where the file was not signed.
 */
export async function haveSigned({ orm, agent }, task, signal) {
    const words = await ask(agent, task, signal);
    // closes the addresses, unless the file has come back
    await orm.call(SESSIONS, "agent_cancel", [[task.session]]);
    const outcome = await orm.call(SESSIONS, "agent_outcome", [[task.session]]);
    const message = outcome.message || words || wordsOf("refused");
    return { ...outcome, message };
}
