// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillUnmount, useEffect, useRef } from "@odoo/owl";
import { serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatPercentage } from "@web/views/fields/formatters";
import { registry } from "@web/core/registry";
import { useBus } from "@web/core/utils/hooks";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const SURE = 0.9;
const LIKELY = 0.6;
const REGISTER = "[name=action_register_next], [name=action_register]";
const INPUTS = "input:not([type=checkbox]), textarea, button.o_input, [tabindex='0']";

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
 * Enter goes on, Alt+number jumps, Ctrl+Enter registers.
 */
export class Guesses extends Component {
    static template = "qlvb_workflow.Guesses";
    static props = { ...standardWidgetProps };

    setup() {
        this.root = useRef("root");
        useEffect(() => this.mark());
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
        for (let number = 1; number <= 9; number++) {
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
        onWillUnmount(() => this.showPlace(null));
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
        return _t("%s fields read from the file", this.count);
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

    /** The guessed fields on the screen, in their order. */
    get fields() {
        const { guesses, form } = this;
        return [...(form?.querySelectorAll(".o_field_widget[name]") || [])].filter(
            (field) => field.getAttribute("name") in guesses && field.offsetParent
        );
    }

    get registerButton() {
        return this.form?.querySelector(REGISTER);
    }

    mark() {
        const { guesses, form } = this;
        for (const field of form?.querySelectorAll("[data-qlvb-guess]") || []) {
            delete field.dataset.qlvbGuess;
            field.style.removeProperty("--qlvb-guess");
        }
        for (const field of this.fields) {
            const { confidence } = guesses[field.getAttribute("name")];
            field.dataset.qlvbGuess = level(confidence);
            field.style.setProperty("--qlvb-guess", confidence);
            field.title = _t(
                "Read from the file; sure: %s",
                formatPercentage(confidence)
            );
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
        const plainEnter =
            ev.key === "Enter" && !ev.ctrlKey && !ev.altKey && !ev.shiftKey;
        const field = ev.target.closest("[data-qlvb-guess]");
        // A list of choices that is open takes the key for itself.
        if (plainEnter && field && ev.target.ariaExpanded !== "true") {
            ev.preventDefault();
            this.jump(this.fields.indexOf(field) + 1);
        }
    }

    jump(index) {
        const fields = this.fields;
        if (index < fields.length) {
            fields[index].querySelector(INPUTS)?.focus();
        } else {
            this.registerButton?.focus();
        }
    }

    async register() {
        document.activeElement?.blur();
        await this.props.record.save();
        this.registerButton?.click();
    }
}

registry.category("view_widgets").add("qlvb_guesses", {
    component: Guesses,
    fieldDependencies: [{ name: "reading", type: "json" }],
});
