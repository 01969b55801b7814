// SPDX-License-Identifier: LGPL-3.0-or-later
import { registry } from "@web/core/registry";

/**
 * Opens a record and, over it, the dialog of an act: a card's button is one touch.
 *
 * @param {Object} params
 * @param {Object} params.open the action of the record
 * @param {Object} params.act the action of the dialog
 */
export async function openAndAct({ services: { action } }, { params }) {
    const onClose = (infos) => infos?.noReload || action.doAction("soft_reload");
    await action.doAction(params.open);
    await action.doAction(params.act, { onClose });
}

registry.category("actions").add("qlvb_open_and_act", openAndAct);
