// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, useEffect, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { distances, firstPlace, isResizable, isText, moved, resized } from "./boxes";

const MODEL = "qlvb.document";
// Points of one press of a key or button; the larger step with Ctrl.
const STEP = 1;
const LARGE_STEP = 10;
const ARROWS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
};
// In percent of the width there is; the page is nearly whole on a wide screen.
const ZOOMS = [60, 100, 150, 200];
const [WHOLE, FULL_WIDTH] = ZOOMS;

/** Where signature, seal, number and date go on the PDF: dragged, or moved by keys. */
export class PlacesPage extends Component {
    static template = "qlvb_signing.PlacesPage";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.sheet = useRef("sheet");
        this.display = { controlPanel: {} };
        this.documentId = this.props.action.context?.active_id;
        this.zooms = ZOOMS;
        const zoom = useService("ui").isSmall ? FULL_WIDTH : WHOLE;
        this.state = useState({ places: {}, page: 0, chosen: "", zoom });
        onWillStart(() => this.load());
        useEffect(
            () => this.bringIntoSight(),
            () => [this.state.chosen, this.state.page]
        );
    }

    /** What was chosen in the list; a box that is dragged stays under the finger. */
    bringIntoSight() {
        const box = this.sheet.el?.querySelector(`[data-name="${this.state.chosen}"]`);
        if (box && !this.drag) {
            box.focus({ preventScroll: true });
            box.scrollIntoView({ block: "center", inline: "nearest" });
        }
    }

    async load() {
        if (!this.documentId) {
            return;
        }
        this.paper = await this.orm.call(MODEL, "signing_places", [[this.documentId]]);
        this.labels = new Map(this.paper.labels);
        this.state.places = this.paper.places;
        this.state.chosen = this.missing[0] || this.paper.labels[0][0];
        this.state.page = this.state.places[this.state.chosen]?.page || 0;
    }

    // -- what is shown ----------

    get names() {
        return [...this.labels.keys()];
    }

    get missing() {
        return this.names.filter((name) => !this.state.places[name]);
    }

    get missingWords() {
        const labels = this.missing.map((name) => this.labels.get(name)).join(", ");
        return _t("Not placed yet: %s.", labels);
    }

    get shown() {
        return this.names.filter(
            (name) => this.state.places[name]?.page === this.state.page
        );
    }

    get size() {
        return this.paper.pages[this.state.page];
    }

    get picture() {
        return `/qlvb/places/${this.paper.file_id}/${this.state.page}`;
    }

    get pageWords() {
        return _t("Page %s of %s", this.state.page + 1, this.paper.pages.length);
    }

    get sheetStyle() {
        const [width, height] = this.size;
        return `width:${this.state.zoom}%;aspect-ratio:${width}/${height};`;
    }

    styleOf(name) {
        const [left, top, right, bottom] = this.state.places[name].box;
        const parts = { left, top, width: right - left, height: bottom - top };
        return Object.entries(parts)
            .map(([edge, share]) => `${edge}:${share * 100}%`)
            .join(";");
    }

    kindOf(name) {
        return isText(name) ? "text" : name;
    }

    isResizable(name) {
        return isResizable(name);
    }

    whereWords(name) {
        const place = this.state.places[name];
        if (!place) {
            return _t("Not placed yet");
        }
        const [left, top] = distances(place.box, this.paper.pages[place.page]);
        return _t("Page %(page)s, %(left)s mm from the left, %(top)s mm from the top", {
            page: place.page + 1,
            left,
            top,
        });
    }

    boxWords(name) {
        return `${this.labels.get(name)}. ${this.whereWords(name)}`;
    }

    // -- choosing ----------

    choose(name) {
        if (!this.state.places[name]) {
            this.state.places[name] = firstPlace(
                name,
                this.state.page,
                this.size,
                this.state.places
            );
        }
        this.state.page = this.state.places[name].page;
        this.state.chosen = name;
    }

    turn(pages) {
        const last = this.paper.pages.length - 1;
        this.state.page = Math.min(Math.max(this.state.page + pages, 0), last);
    }

    /** Put the chosen place on the page that is looked at. */
    bringHere() {
        const { page, chosen, places } = this.state;
        places[chosen] = { ...places[chosen], page };
    }

    findAgain() {
        this.state.places = JSON.parse(JSON.stringify(this.paper.found));
        this.state.chosen = this.missing[0] || this.names[0];
        this.state.page = this.state.places[this.state.chosen]?.page || 0;
    }

    // -- moving ----------

    nudge(name, [x, y], points = STEP) {
        const [width, height] = this.size;
        const place = this.state.places[name];
        place.box = moved(place.box, (x * points) / width, (y * points) / height);
    }

    stretch(name, [x, y], points = STEP) {
        if (isResizable(name)) {
            const [width, height] = this.size;
            const place = this.state.places[name];
            const [dx, dy] = [(x * points) / width, (y * points) / height];
            place.box = resized(name, place.box, dx, dy, this.size);
        }
    }

    onKey(name, ev) {
        const direction = ARROWS[ev.key];
        if (!direction) {
            return;
        }
        ev.preventDefault();
        const points = ev.ctrlKey || ev.metaKey ? LARGE_STEP : STEP;
        if (ev.shiftKey) {
            this.stretch(name, direction, points);
        } else {
            this.nudge(name, direction, points);
        }
    }

    /** Drag a box, or its corner; the pointer stays with it until it is let go. */
    onGrab(name, ev, isCorner = false) {
        ev.preventDefault();
        ev.stopPropagation();
        ev.currentTarget.setPointerCapture(ev.pointerId);
        const { width, height } = this.sheet.el.getBoundingClientRect();
        const { clientX, clientY } = ev;
        const start = this.state.places[name].box;
        this.drag = (now) => {
            const dx = (now.clientX - clientX) / width;
            const dy = (now.clientY - clientY) / height;
            this.state.places[name].box = isCorner
                ? resized(name, start, dx, dy, this.size)
                : moved(start, dx, dy);
        };
        this.state.chosen = name;
    }

    onDrag(ev) {
        this.drag?.(ev);
    }

    onLetGo() {
        this.drag = null;
    }

    // -- keeping ----------

    async keep() {
        if (this.missing.length) {
            this.notification.add(this.missingWords, { type: "warning" });
            return;
        }
        const said = await this.orm.call(MODEL, "action_set_places", [
            [this.documentId],
            this.paper.file_id,
            this.state.places,
        ]);
        await this.leave();
        await this.action.doAction(said);
    }

    leave() {
        return this.env.config.historyBack();
    }
}

registry.category("actions").add("qlvb_places", PlacesPage);
