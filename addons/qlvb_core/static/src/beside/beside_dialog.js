// SPDX-License-Identifier: LGPL-3.0-or-later
import { onMounted, onWillUnmount, useExternalListener, useState } from "@odoo/owl";
import { getActiveHotkey } from "@web/core/hotkeys/hotkey_service";
import { getFirstAndLastTabableElements } from "@web/core/ui/ui_service";
import { useBus } from "@web/core/utils/hooks";
import { patch } from "@web/core/utils/patch";
import { ActionDialog } from "@web/webclient/actions/action_dialog";
import { fold, putAway, sheet } from "./sheet";

const PAPER = ".o_action_manager .o_qlvb_paper";
// What stands still while an act is open beside the paper
const AROUND =
    ".o_main_navbar, .o_action_manager :is(.o_control_panel, .o_form_statusbar," +
    " .o_qlvb_work, .o-mail-Form-chatter)";
// Farther than a touch that trembles, in pixels
const PULL = 40;

/**
 * A dialog of an action with `{"dialog_size": "beside"}` leaves the paper of the document
 * in sight: on the right half of a monitor, as a sheet from below on a phone.
 */
patch(ActionDialog.prototype, {
    setup() {
        super.setup();
        const { context } = this.props.actionProps || {};
        this.isBeside =
            context?.dialog_size === "beside" && Boolean(document.querySelector(PAPER));
        if (!this.isBeside) {
            return;
        }
        this.sheet = useState(sheet);
        useExternalListener(window, "keydown", this.goToPaper, { capture: true });
        useBus(this.env.bus, "QLVB:LEAVE-PAPER", () => this.comeBack());
        onMounted(() => this.hold(document.querySelectorAll(AROUND)));
        onWillUnmount(() => this.letGo());
    },

    get isFullscreen() {
        return !this.isBeside && super.isFullscreen;
    },

    hold(around) {
        this.held = [...around].filter((el) => !el.inert);
        this.held.forEach((el) => (el.inert = true));
    },

    letGo() {
        this.held.forEach((el) => (el.inert = false));
        putAway();
    },

    /** Tab goes round through the act and the paper, and nowhere else. */
    goToPaper(ev) {
        const [first, last] = getFirstAndLastTabableElements(this.modalRef.el);
        const edge = { tab: last, "shift+tab": first }[getActiveHotkey(ev)];
        const paper = getFirstAndLastTabableElements(document.querySelector(PAPER));
        const target = paper[edge === last ? 0 : 1];
        if (edge && target && edge === document.activeElement) {
            target.focus();
            ev.preventDefault();
            ev.stopImmediatePropagation();
        }
    },

    comeBack() {
        getFirstAndLastTabableElements(this.modalRef.el)[0]?.focus();
    },

    toggleSheet() {
        fold(!this.sheet.folded);
    },

    startPull(ev) {
        this.pulledFrom = ev.touches[0].clientY;
    },

    endPull(ev) {
        const pulled = ev.changedTouches[0].clientY - this.pulledFrom;
        if (Math.abs(pulled) > PULL) {
            fold(pulled > 0);
        }
    },
});
