// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    Component,
    onWillStart,
    onWillUnmount,
    useExternalListener,
    useState,
} from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { DeckCard } from "./deck_card";
import { DeckEnd } from "./deck_end";
import { keyOf } from "./deck_keys";
import { haveSigned } from "@qlvb_signing/agent/have_signed";
import { ReturnDialog } from "./return_dialog";

const DOCUMENT = "qlvb.document";
// A second tap of the same hand is no decision on the document that came up under it.
const REST_MS = 500;

/**
 * One document after the other: each is seen, each gets its decision; what is to be
 * signed or approved is done at the end, all of it, with one PIN.
 *
 * A decision is tied to the bytes that were shown: the server refuses others.
 */
export class Deck extends Component {
    static template = "qlvb_signing.Deck";
    static components = { DeckCard, DeckEnd };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.agent = useService("qlvb_signing_agent");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.ui = useState(useService("ui"));
        const { deck_kind: kind, deck_ids: chosen } = this.props.action.context;
        this.kind = kind;
        this.chosenOnDesk = chosen || [];
        this.certificates = [];
        this.cards = new Map();
        this.state = useState({
            ids: [],
            index: 0,
            card: null,
            next: null,
            shown: {},
            decided: {},
            rows: [],
            isWorking: false,
            isResting: false,
            problem: "",
            certificateId: 0,
        });
        onWillStart(() => this.begin());
        onWillUnmount(() => {
            browser.clearTimeout(this.restTimer);
            this.stopWaiting();
        });
        useExternalListener(window, "keydown", (ev) => this.onKey(ev));
        useBus(this.env.bus, "QLVB:KEY-IN-PAPER", ({ detail }) => this.onKey(detail));
        useSetupAction({
            beforeLeave: () => this.mayLeave(),
            beforeUnload: (ev) => this.undone && ev.preventDefault(),
        });
    }

    async begin() {
        const deck = await this.orm.call(DOCUMENT, "deck", [
            this.kind,
            this.chosenOnDesk,
        ]);
        this.certificates = deck.certificates;
        this.state.certificateId = deck.certificates[0]?.id || 0;
        await this.goThrough(deck.ids);
    }

    /** Look at these from the first on. */
    async goThrough(ids) {
        this.cards.clear();
        Object.assign(this.state, { ids, shown: {}, decided: {}, problem: "" });
        await this.goTo(0);
    }

    get certificate() {
        const { certificateId } = this.state;
        return this.certificates.find(({ id }) => id === certificateId) || false;
    }

    choose(certificateId) {
        Object.assign(this.state, { certificateId, problem: "" });
    }

    get title() {
        return this.props.action.name;
    }

    get isSigning() {
        return this.kind === "sign";
    }

    get isAtEnd() {
        return this.state.index >= this.state.ids.length;
    }

    get counter() {
        const { index, ids } = this.state;
        return `${Math.min(index + 1, ids.length)}/${ids.length}`;
    }

    get chosen() {
        return this.state.ids.filter((id) => this.state.decided[id] === "yes");
    }

    count(decision) {
        return Object.values(this.state.decided).filter((d) => d === decision).length;
    }

    get decision() {
        return this.state.decided[this.state.card?.id];
    }

    get verb() {
        return this.isSigning ? _t("Sign") : _t("Approve");
    }

    get key() {
        return this.isSigning ? "K" : "D";
    }

    get endWords() {
        const count = this.chosen.length;
        return this.isSigning
            ? _t("Sign %s documents", count)
            : _t("Approve %s documents", count);
    }

    /** The one that is looked at, and behind it the next, being opened meanwhile. */
    get onStage() {
        return [this.state.card, this.state.next].filter(Boolean);
    }

    /** Nobody agrees to what is not there to be read. */
    get canAgree() {
        const { card, shown, isResting } = this.state;
        return Boolean(card && shown[card.id] && !card.gone && !isResting);
    }

    // -- the way through ---------------------------------------------------------

    rest() {
        browser.clearTimeout(this.restTimer);
        this.state.isResting = true;
        this.restTimer = browser.setTimeout(() => {
            this.state.isResting = false;
        }, REST_MS);
    }

    async goTo(index) {
        this.rest();
        const { ids, next } = this.state;
        const isReady = next && next.id === ids[index];
        Object.assign(this.state, { index, card: isReady ? next : null, next: null });
        if (index >= ids.length) {
            this.state.rows = this.chosen.map((id) => this.rowOf(id));
            return;
        }
        const card = await this.cardOf(ids[index]);
        if (this.state.index === index) {
            this.state.card = card;
            await this.openNext();
        }
    }

    /** Once a document is read, the next one opens behind it. */
    async openNext() {
        const { ids, index, card, shown } = this.state;
        if (!shown[card.id] || index + 1 >= ids.length) {
            return;
        }
        const next = await this.cardOf(ids[index + 1]);
        if (this.state.index === index && !next.gone) {
            this.state.next = next;
        }
    }

    async cardOf(id) {
        if (!this.cards.has(id)) {
            this.cards.set(id, await this.fetchCard(id));
        }
        return this.cards.get(id);
    }

    async fetchCard(id) {
        try {
            return await this.orm.silent.call(DOCUMENT, "deck_card", [[id], this.kind]);
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                throw error;
            }
            return { id, subject: "", gone: error.data?.message || error.message };
        }
    }

    rowOf(id) {
        const { subject, type, code } = this.cards.get(id);
        return { id, subject, type, code, status: "waiting", words: "" };
    }

    back() {
        return this.state.index ? this.goTo(this.state.index - 1) : this.leave();
    }

    next() {
        return this.isAtEnd ? null : this.goTo(this.state.index + 1);
    }

    lookAgain(id) {
        return this.goTo(this.state.ids.indexOf(id));
    }

    toEnd() {
        return this.goTo(this.state.ids.length);
    }

    onShown(id) {
        this.state.shown[id] = true;
        if (id === this.state.card?.id) {
            this.openNext();
        }
    }

    // -- the three choices -------------------------------------------------------

    decide(decision) {
        this.state.decided[this.state.card.id] = decision;
        return this.next();
    }

    agree() {
        return this.canAgree ? this.decide("yes") : null;
    }

    later() {
        return this.state.card ? this.decide("later") : null;
    }

    askReason() {
        const { card } = this.state;
        if (card && !card.gone) {
            this.dialog.add(ReturnDialog, {
                subject: card.subject,
                onReturn: (reason) => this.giveBack(card.id, reason),
            });
        }
    }

    async giveBack(id, reason) {
        const said = await this.orm.call(DOCUMENT, "action_return_draft", [
            [id],
            reason,
        ]);
        this.notification.add(said.params.message, { type: "success" });
        this.cards.delete(id);
        this.decide("returned");
    }

    onKey(ev) {
        const act = this.isAtEnd || !this.state.card ? null : keyOf(ev);
        if (act && !this.ui.activeElement.closest?.(".modal")) {
            ev.preventDefault();
            this[act]();
        }
    }

    // -- the end -----------------------------------------------------------------

    drop(id) {
        this.state.decided[id] = "later";
        this.state.rows = this.state.rows.filter((row) => row.id !== id);
    }

    /**
     * One document in each call: what is done stays done when the connection is lost.
     *
     * @param {string} pin held by nothing but this call
     */
    async work(pin) {
        Object.assign(this.state, { isWorking: true, problem: "" });
        this.state.problem = (await this.silence()) || (await this.workOnNext(pin));
        this.state.isWorking = false;
    }

    /** @returns {Promise<string>} why the software of the token cannot be asked */
    async silence() {
        if (!this.isByAgent || (await this.agent.isRunning())) {
            return "";
        }
        return _t(
            "The signing software does not answer in this computer. Start VGCA Sign Service, plug in the USB token and try again."
        );
    }

    get isByAgent() {
        return this.isSigning && this.certificate.by_agent;
    }

    stopWaiting() {
        this.giving?.abort();
    }

    /** @returns {Promise<string>} why it stopped; empty at the end */
    async workOnNext(pin) {
        const row = this.state.rows.find(({ status }) => status === "waiting");
        if (!row) {
            return "";
        }
        row.status = "working";
        const { done, words, stop } = await this.workOn(row, pin);
        if (stop) {
            row.status = "waiting";
            return words;
        }
        Object.assign(row, { status: done ? "done" : "failed", words });
        return this.workOnNext(pin);
    }

    async workOn({ id }, pin) {
        const { seen } = this.cards.get(id);
        try {
            if (this.isByAgent) {
                return await this.signByAgent(id, seen);
            }
            return await this.orm.silent.call(DOCUMENT, "deck_act", [[id]], {
                kind: this.kind,
                seen,
                pin,
                certificate: this.state.certificateId,
            });
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                const lost = _t(
                    "The connection is lost. What is marked as done is done; go on when it is back."
                );
                return { stop: true, words: lost };
            }
            return { done: false, words: error.data?.message || error.message };
        }
    }

    /** What the server does not hold as signed stays as it was; the row stops there. */
    async signByAgent(id, seen) {
        const begin = () =>
            this.orm.silent.call(DOCUMENT, "deck_agent", [[id]], {
                seen,
                certificate: this.state.certificateId,
            });
        const begun = await begin();
        if (!begun.task) {
            return begun;
        }
        this.giving = new AbortController();
        const { state, message } = await haveSigned(
            this,
            begun.task,
            this.giving.signal
        );
        this.giving = null;
        if (state === "done") {
            return begin();
        }
        return { done: false, words: message, stop: state !== "refused" };
    }

    lookAtFailed() {
        const failed = this.state.rows.filter(({ status }) => status === "failed");
        return this.goThrough(failed.map(({ id }) => id));
    }

    // -- leaving -----------------------------------------------------------------

    leave() {
        const { currentController } = this.action;
        const depth = currentController?.state?.actionStack?.length || 0;
        return depth > 1
            ? this.action.restore()
            : this.action.doAction("qlvb_core.work_item_action_desk", {
                  clearBreadcrumbs: true,
              });
    }

    get undone() {
        return this.isAtEnd
            ? this.state.rows.filter(({ status }) => status === "waiting").length
            : this.chosen.length;
    }

    mayLeave() {
        if (!this.undone) {
            return true;
        }
        return new Promise((resolve) => {
            this.dialog.add(ConfirmationDialog, {
                title: _t("Not finished yet"),
                body: _t(
                    "Chosen and not done yet: %s documents. If you leave now, they stay on your desk as they were.",
                    this.undone
                ),
                confirmLabel: _t("Go on here"),
                confirm: () => resolve(false),
                cancelLabel: _t("Leave"),
                cancel: () => resolve(true),
                dismiss: () => resolve(false),
            });
        });
    }
}

registry.category("actions").add("qlvb_deck", Deck);
