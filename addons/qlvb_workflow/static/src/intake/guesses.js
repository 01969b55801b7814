// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillUnmount, useEffect, useRef } from "@odoo/owl";
import { hasTouch } from "@web/core/browser/feature_detection";
import { serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatPercentage } from "@web/views/fields/formatters";
import { registry } from "@web/core/registry";
import { useBus } from "@web/core/utils/hooks";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const SURE = 0.9;
const LIKELY = 0.6;
const KEYS = 9; // Alt+1 to Alt+9
const REGISTER = "[name=action_register_next], [name=action_register]";
const INPUTS = "input:not([type=checkbox]), textarea, button.o_input, [tabindex='0']";
// Without these nothing is registered; see `_missing_to_register` of the server.
const REQUIRED = ["subject", "type_id", "code_notation", "issuer_name", "issued_date"];

/** The value of a field as the server guessed it: id, ISO date, or as it is. */
function plain(value) {
    if (value?.isLuxonDateTime) {
        return serializeDate(value);
    }
    return value?.id ?? value;
}

function level(confidence) {
    if (confidence >= SURE) {
        return "sure";
    }
    return confidence >= LIKELY ? "likely" : "doubtful";
}

/**
 * Marks the fields of an incoming document that were read from its file: how sure the
 * reader is, and where it stands in the page. The clerk confirms from the keyboard:
 * Enter goes on to what is to be checked, Tab and Alt+number to any field, Ctrl+Enter
 * registers.
 */
export class Guesses extends Component {
    static template = "qlvb_workflow.Guesses";
    static props = { ...standardWidgetProps };

    setup() {
        this.root = useRef("root");
        useEffect(() => this.mark());
        useEffect(
            () => this.begin(),
            () => [this.props.record.resId]
        );
        useEffect(
            (form) => {
                const focused = (ev) => this.onFocus(ev);
                const pressed = (ev) => this.onKeydown(ev);
                form?.addEventListener("focusin", focused);
                form?.addEventListener("keydown", pressed);
                return () => {
                    form?.removeEventListener("focusin", focused);
                    form?.removeEventListener("keydown", pressed);
                };
            },
            () => [this.form]
        );
        for (let number = 1; number <= KEYS; number++) {
            useHotkey(`alt+${number}`, () => this.jump(number - 1), {
                bypassEditableProtection: true,
                isAvailable: () => this.fields.length >= number,
            });
        }
        useHotkey("control+enter", () => this.register(), {
            bypassEditableProtection: true,
            isAvailable: () => Boolean(this.registerButton),
        });
        useBus(this.env.bus, "QLVB:PAPER-READY", () =>
            this.onFocus({ target: document.activeElement })
        );
        onWillUnmount(() => {
            this.unmark();
            this.showPlace(null);
        });
    }

    get form() {
        return this.root.el?.closest(".o_form_renderer");
    }

    /** What is still as it was read, by the name of its field. */
    get guesses() {
        const { data } = this.props.record;
        return Object.fromEntries(
            Object.entries(data.reading || {}).filter(
                ([name, guess]) => plain(data[name]) === guess.value
            )
        );
    }

    get count() {
        return Object.keys(this.guesses).length;
    }

    get read() {
        const doubtful = this.doubtful.length;
        return doubtful
            ? _t("%(count)s fields read from the file, %(doubtful)s to check", {
                  count: this.count,
                  doubtful,
              })
            : _t("%s fields read from the file", this.count);
    }

    /** Fields not surely read; one look is enough for those from the same place. */
    get doubtful() {
        const byPlace = new Map();
        for (const [name, { confidence, page, box }] of Object.entries(this.guesses)) {
            const place = box ? `${page}: ${box}` : name;
            if (confidence < SURE && !byPlace.has(place)) {
                byPlace.set(place, name);
            }
        }
        return [...byPlace.values()];
    }

    /** Bodies that are perhaps meant by what was read, as long as it stands. */
    get suggestions() {
        return Object.entries(this.guesses)
            .filter(([, guess]) => guess.suggestion)
            .map(([name, guess]) => ({ name, value: guess.suggestion }));
    }

    suggest({ name, value }) {
        this.props.record.update({ [name]: value });
    }

    /** All fields on the screen, in their order. */
    get shown() {
        const fields = this.form?.querySelectorAll(".o_field_widget[name]") || [];
        return [...fields].filter((field) => field.offsetParent);
    }

    /** The guessed fields on the screen, in their order. */
    get fields() {
        const { guesses } = this;
        return this.shown.filter((field) => field.getAttribute("name") in guesses);
    }

    /** Those to be looked at: not surely read, or needed and not there. */
    get doubts() {
        const { doubtful } = this;
        return this.shown.filter((field) => {
            const name = field.getAttribute("name");
            return doubtful.includes(name) || this.isMissing(name);
        });
    }

    isMissing(name) {
        const { data } = this.props.record;
        const isNeeded = name === "code_notation" ? !data.no_number : true;
        return REQUIRED.includes(name) && isNeeded && !plain(data[name]);
    }

    get registerButton() {
        return this.form?.querySelector(REGISTER);
    }

    unmark() {
        for (const field of this.form?.querySelectorAll("[data-qlvb-guess]") || []) {
            delete field.dataset.qlvbGuess;
            delete field.dataset.qlvbKey;
            field.style.removeProperty("--qlvb-guess");
            field.removeAttribute("title");
            field.querySelector(INPUTS)?.removeAttribute("aria-description");
        }
    }

    mark() {
        const { guesses } = this;
        this.unmark();
        for (const [index, field] of this.fields.entries()) {
            const { confidence } = guesses[field.getAttribute("name")];
            field.dataset.qlvbGuess = level(confidence);
            if (index < KEYS) {
                field.dataset.qlvbKey = index + 1;
            }
            field.style.setProperty("--qlvb-guess", confidence);
            field.title = _t(
                "Read from the file; sure: %s",
                formatPercentage(confidence)
            );
            field.querySelector(INPUTS)?.setAttribute("aria-description", field.title);
        }
    }

    onFocus({ target }) {
        const name = target.closest(".o_field_widget[name]")?.getAttribute("name");
        this.showPlace(this.guesses[name]);
    }

    showPlace(guess) {
        const place = guess?.box ? { page: guess.page, box: guess.box } : null;
        this.env.bus.trigger("QLVB:SHOW-PLACE", place);
    }

    onKeydown(ev) {
        if (ev.key !== "Enter" || ev.ctrlKey || ev.altKey || ev.shiftKey) {
            return;
        }
        if (ev.repeat && ev.target === this.registerButton) {
            // a key held down too long must not register the next one as well
            ev.preventDefault();
            return;
        }
        const field = ev.target.closest(".o_field_widget[name]");
        // A list of choices that is open takes the key for itself.
        if (field && this.isConfirmed(field) && ev.target.ariaExpanded !== "true") {
            ev.preventDefault();
            this.goOn(field);
        }
    }

    /** Whether Enter in the field means that it is right as it stands. */
    isConfirmed(field) {
        const name = field.getAttribute("name");
        return (
            name in (this.props.record.data.reading || {}) || REQUIRED.includes(name)
        );
    }

    /** To the first field in doubt, else to the first that was read. */
    begin() {
        const field = this.doubts[0] || this.fields[0];
        if (field && !hasTouch()) {
            this.enterClosed(field);
        }
    }

    /** Not asked for, a calendar would cover the fields below: it waits for a click. */
    enterClosed(field) {
        const date = field.querySelector("button.o_input[data-field]");
        if (!date) {
            this.enter(field);
            return;
        }
        const withhold = (ev) => ev.stopImmediatePropagation();
        this.form.addEventListener("focus", withhold, { capture: true, once: true });
        date.focus();
        this.form.removeEventListener("focus", withhold, { capture: true });
        const open = () => {
            date.blur();
            date.focus();
        };
        date.addEventListener("click", open, { once: true });
    }

    goOn(field) {
        const after = Node.DOCUMENT_POSITION_FOLLOWING;
        this.enter(
            this.doubts.find((other) => field.compareDocumentPosition(other) & after)
        );
    }

    jump(index) {
        this.enter(this.fields[index]);
    }

    enter(field) {
        (field?.querySelector(INPUTS) || this.registerButton)?.focus();
    }

    async register() {
        document.activeElement?.blur();
        if (await this.props.record.save()) {
            this.registerButton?.click();
        }
    }
}

registry.category("view_widgets").add("qlvb_guesses", {
    component: Guesses,
    fieldDependencies: [
        { name: "reading", type: "json" },
        { name: "no_number", type: "boolean" },
    ],
});
