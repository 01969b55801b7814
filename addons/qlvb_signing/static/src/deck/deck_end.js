// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useEffect, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const ICONS = {
    waiting: "fa-file-text-o",
    working: "fa-spinner fa-spin",
    done: "fa-check-circle",
    failed: "fa-exclamation-circle",
};
const TONES = {
    waiting: "",
    working: "",
    done: "o_qlvb_deck_good",
    failed: "o_qlvb_deck_bad",
};

/** The last step: what was chosen, the PIN once, and what became of each. */
export class DeckEnd extends Component {
    static template = "qlvb_signing.DeckEnd";
    static props = {
        rows: Array,
        isSigning: Boolean,
        isWorking: Boolean,
        problem: String,
        certificate: [Object, Boolean],
        certificates: Array,
        onChoose: Function,
        later: Number,
        returned: Number,
        onDrop: Function,
        onLook: Function,
        onLookAtFailed: Function,
        onWork: Function,
        onStop: Function,
        onLeave: Function,
    };

    setup() {
        this.pin = useRef("pin");
        this.state = useState({ lacksPin: false });
        Object.assign(this, { ICONS, TONES });
        useEffect(
            (input) => input?.focus(),
            () => [this.pin.el]
        );
    }

    withStatus(status) {
        return this.props.rows.filter((row) => row.status === status);
    }

    get left() {
        return this.withStatus("waiting").length;
    }

    get finished() {
        return this.withStatus("done").length + this.withStatus("failed").length;
    }

    get hasBegun() {
        return this.props.isWorking || this.finished > 0;
    }

    get isOver() {
        return !this.props.isWorking && !this.left;
    }

    get progress() {
        const { rows } = this.props;
        return _t("%(done)s of %(all)s", { done: this.finished, all: rows.length });
    }

    get percent() {
        return Math.round((100 * this.finished) / (this.props.rows.length || 1));
    }

    statusWords({ status, words }) {
        const { isSigning } = this.props;
        const done = isSigning ? _t("Signed.") : _t("Approved.");
        return {
            waiting: "",
            working: isSigning ? _t("Signing…") : _t("Approving…"),
            done: [done, words].join(" "),
            failed: words,
        }[status];
    }

    get workWords() {
        const { isSigning } = this.props;
        return isSigning
            ? _t("Sign %s documents", this.left)
            : _t("Approve %s documents", this.left);
    }

    get certificateWords() {
        return _t("Certificate: %s", this.props.certificate.name);
    }

    lookWords({ subject }) {
        return _t("Look again: %s", subject);
    }

    dropWords({ subject }) {
        return _t("Take out: %s", subject);
    }

    get asksPin() {
        const { certificate, isSigning } = this.props;
        return isSigning && certificate.asks_pin && !certificate.problem;
    }

    /** The PIN goes from the field into the call, and the field is emptied. */
    work() {
        const input = this.pin.el;
        const pin = input?.value || "";
        this.state.lacksPin = this.asksPin && !pin;
        if (this.state.lacksPin) {
            input.focus();
            return null;
        }
        if (input) {
            input.value = "";
        }
        return this.props.onWork(pin);
    }

    get waitsForAgent() {
        return this.props.isWorking && this.props.certificate.by_agent;
    }

    choose({ target }) {
        this.props.onChoose(Number(target.value));
    }

    onKeydown({ key }) {
        if (key === "Enter") {
            this.work();
        }
    }
}
