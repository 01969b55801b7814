// SPDX-License-Identifier: LGPL-3.0-or-later
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { findNext } from "./find_next";
import { chosenOnDesk, goOn, isWorkingThrough, lookedBackAt } from "./working_through";

// Time enough to read the result and to reach for the button, in milliseconds
const PATIENCE = 10_000;

let closeLast = () => {};

/** What was said before gives way: whoever is quick is not covered by it. */
function say({ notification }, message, options) {
    closeLast();
    closeLast = notification.add(message, { type: "success", ...options });
}

/** Says what was done, and offers what waits next to whoever came from elsewhere. */
function offer(env, { message }, next) {
    if (!next?.id) {
        // not inside a template literal: the extractor of terms does not look there
        const done = _t("Nothing else waits for you.");
        say(env.services, next ? `${message} ${done}` : message);
        return;
    }
    const openNext = () => {
        closeLast();
        return goOn(env, next);
    };
    say(env.services, message, {
        autocloseDelay: PATIENCE,
        buttons: [{ name: next.label, onClick: openNext }],
    });
}

/** Says what was done and how much remains, with the way back to what was done. */
function tellOnTheWay(env, { message, model, ids, done }, next) {
    const goBack = () => {
        closeLast();
        lookedBackAt(ids[0]);
        return goOn(env, { model, resId: ids[0] });
    };
    const again =
        model === "qlvb.document"
            ? _t("Look at the document again")
            : model === "qlvb.dossier"
              ? _t("Look at the dossier again")
              : _t("Look at it again");
    const rest = next.label || done || _t("Nothing else waits for you.");
    say(env.services, `${message} ${rest}`, {
        autocloseDelay: PATIENCE,
        buttons: [{ name: again, onClick: goBack }],
    });
}

/**
 * Tells what happened; `_said` of the state machine. Whoever works through a list finds
 * the next thing open, and at its end the list again; others are offered the next.
 *
 * @param {Object} params
 * @param {string} params.message what was done
 * @param {string} params.model on what: the model, ...
 * @param {number[]} params.ids ... its records, ...
 * @param {string} params.field ... and the field of a work item that points to them
 * @param {Array} [params.among] go on with what waits in this domain, and with nothing else
 * @param {string} [params.done] what to say when nothing more waits there
 * @param {Object} [params.opens] the action that opens a file beside, to be printed
 * @param {Object|string} params.next the action when one does not go on
 */
export async function saidAction(env, { params }) {
    if (params.opens) {
        await env.services.action.doAction(params.opens);
    }
    const goesOn = isWorkingThrough(env, params);
    const chosen = goesOn ? chosenOnDesk(env) : [];
    const next = await findNext(env.services.orm, params, chosen);
    if (!next || !goesOn) {
        offer(env, params, next);
        return params.next;
    }
    await goOn(env, next);
    tellOnTheWay(env, params, next);
    return null;
}

registry.category("actions").add("qlvb_said", saidAction);
