// SPDX-License-Identifier: LGPL-3.0-or-later

const ACTS = {
    k: "agree",
    d: "agree",
    enter: "agree",
    t: "askReason",
    s: "later",
    arrowleft: "back",
    arrowright: "next",
};
const TYPING = "input, textarea, select, [contenteditable='true']";
const PRESSABLE = "a, button, summary, [role='button']";

/**
 * What a key asks for while one looks at a document: a method of `Deck`, or nothing.
 * Where one types a key is a letter, and Enter on a button presses that button.
 *
 * @param {KeyboardEvent} ev
 */
export function keyOf(ev) {
    const { key, target, altKey, ctrlKey, metaKey } = ev;
    const name = key.toLowerCase();
    if (altKey || ctrlKey || metaKey || ev.repeat || target.closest?.(TYPING)) {
        return null;
    }
    return name === "enter" && target.closest?.(PRESSABLE) ? null : ACTS[name];
}
