// SPDX-License-Identifier: LGPL-3.0-or-later
// One document after the other, opened from a list of what waits.

const DESK = "ban-lam-viec";
const WORK_LISTS = [DESK, "tiep-nhan"];

const memory = { seenAgain: null, chosen: [] };

/** Whoever looks at it again stays with it, whatever is done then. */
export function lookedBackAt(id) {
    memory.seenAgain = id;
}

/** What was chosen on the desk is worked through before the rest. */
export function leftDesk(domain) {
    memory.chosen = domain;
}

function openStack({ currentController }) {
    return currentController?.state?.actionStack || [];
}

function isFormOpen({ currentController }) {
    return currentController?.props.type === "form";
}

function listBehind({ action }) {
    return isFormOpen(action) && openStack(action).at(-2)?.action;
}

export function chosenOnDesk(env) {
    return listBehind(env.services) === DESK ? memory.chosen : [];
}

/** Whether one goes on after an act: asked to, or come from a list of what waits. */
export function isWorkingThrough(env, { ids, among }) {
    const isOnTheWay = ids.length && ids[0] !== memory.seenAgain;
    return (
        Boolean(among) || (isOnTheWay && WORK_LISTS.includes(listBehind(env.services)))
    );
}

/** What the pager goes through: the list the open form is of, when the next is there. */
function listOf({ currentController }, resId) {
    const { resIds } = currentController?.props || {};
    return resIds?.includes(resId) ? { resIds } : {};
}

/** Back to the list, or to the desk when one came from nowhere. */
function goToList({ action }) {
    if (openStack(action).length > 1) {
        return action.restore();
    }
    return action.doAction("qlvb_core.work_item_action_desk", {
        clearBreadcrumbs: true,
    });
}

async function actionOf({ orm }, { id, model, resId }) {
    return id
        ? await orm.call("qlvb.work.item", "action_open", [id])
        : await orm.call(model, "get_formview_action", [[resId]]);
}

/**
 * Open what is next in the place of what is open now, or the list when there is nothing
 * next: the way back stays as long as it was.
 *
 * @param {{id?: number, model?: string, resId?: number}} next a work item, or a record
 */
export async function goOn({ services }, next) {
    const { action } = services;
    if (!next.id && !next.resId) {
        return goToList(services);
    }
    const target = await actionOf(services, next);
    // Not "replaceCurrentAction": it takes the list away when the form is of its action
    const depth = openStack(action).length;
    return action.doAction(target, {
        index: isFormOpen(action) ? depth - 1 : depth,
        props: listOf(action, target.res_id),
    });
}
