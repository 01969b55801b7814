// SPDX-License-Identifier: LGPL-3.0-or-later
/** @typedef {{page: number, box: number[]}} Place left, top, right, bottom in fractions */

const MILLIMETRE = 72 / 25.4;
// Points; a line of 13 points' letters, a signature, the seal in its actual size.
const SIZES = {
    number: [34, 15.6],
    day: [24, 15.6],
    month: [24, 15.6],
    signer_image: [140, 64],
    seal: [36 * MILLIMETRE, 36 * MILLIMETRE],
};
const SMALLEST = { text: [10, 9], image: [20, 20] };
const HIGHEST_LINE = 26;

export const isText = (name) => ["number", "day", "month"].includes(name);
export const isResizable = (name) => name !== "seal";

const between = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * Where a place begins that nothing on the page tells.
 *
 * @param {string} name
 * @param {number} page
 * @param {number[]} size of the page, in points
 * @param {Object<string, Place>} places those there already
 * @returns {Place}
 */
export function firstPlace(name, page, [width, height], places) {
    const [w, h] = [SIZES[name][0] / width, SIZES[name][1] / height];
    const signature = places.signer_image;
    if (name === "seal" && signature) {
        // over the left third of the signature
        const [left, top, right, bottom] = signature.box;
        const edge = left + (right - left) / 3;
        const middle = (top + bottom) / 2;
        const box = [edge - w, middle - h / 2, edge, middle + h / 2];
        return { page: signature.page, box: inside(box) };
    }
    const starts = {
        number: [0.25, 0.15],
        day: [0.62, 0.15],
        month: [0.75, 0.15],
        signer_image: [0.6, 0.6],
        seal: [0.5, 0.6],
    };
    const [left, top] = starts[name];
    return { page, box: inside([left, top, left + w, top + h]) };
}

/** The box moved so that it lies on the page. */
export function inside([left, top, right, bottom]) {
    const [width, height] = [right - left, bottom - top];
    const x = between(left, 0, 1 - width);
    const y = between(top, 0, 1 - height);
    return [x, y, x + width, y + height];
}

/** The box moved by fractions of the page. */
export function moved([left, top, right, bottom], dx, dy) {
    return inside([left + dx, top + dy, right + dx, bottom + dy]);
}

/** The box with its lower right corner moved, in a size that can be written in. */
export function resized(name, [left, top, right, bottom], dx, dy, [width, height]) {
    const [w, h] = isText(name) ? SMALLEST.text : SMALLEST.image;
    const highest = isText(name) ? HIGHEST_LINE / height : 1;
    return [
        left,
        top,
        between(right + dx, left + w / width, 1),
        between(bottom + dy, top + h / height, Math.min(1, top + highest)),
    ];
}

/** Distance from the left and upper edge of the page, in whole millimetres. */
export function distances([left, top], [width, height]) {
    return [left * width, top * height].map((points) =>
        Math.round(points / MILLIMETRE)
    );
}
