// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onMounted, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { useBus } from "@web/core/utils/hooks";
import { FileBrowser } from "@qlvb_core/pdf_panel/file_browser";
import { foldOriginals } from "@qlvb_core/pdf_panel/pdf_panel";

/** One document: its paper, and beside it what to know before deciding. */
export class DeckCard extends Component {
    static template = "qlvb_signing.DeckCard";
    static components = { FileBrowser };
    static props = {
        card: Object,
        isSmall: Boolean,
        isBehind: Boolean,
        onShown: Function,
    };

    setup() {
        const { card } = this.props;
        this.files = foldOriginals(card.files || []);
        this.state = useState({ fileId: this.files[0]?.id || false, part: "paper" });
        useBus(this.env.bus, "QLVB:PAPER-READY", ({ detail }) => {
            if (this.files.some(({ id }) => id === detail)) {
                this.props.onShown(card.id);
            }
        });
        // A picture shows itself; only a PDF takes time and says when it is there.
        onMounted(() => {
            if (this.files[0]?.mimetype.startsWith("image/")) {
                this.props.onShown(card.id);
            }
        });
    }

    get isPaperShown() {
        return !this.props.isSmall || this.state.part === "paper";
    }

    get areFactsShown() {
        return !this.props.isSmall || this.state.part === "facts";
    }

    get daysWords() {
        const days = this.props.card.days_left;
        if (days === 0) {
            return _t("due today");
        }
        return days > 0 ? _t("%s days left", days) : _t("%s days late", -days);
    }

    get daysTone() {
        const days = this.props.card.days_left;
        return days < 0 ? "late" : days <= 1 ? "soon" : "later";
    }

    get factsWords() {
        const { opinions } = this.props.card;
        return opinions.length
            ? _t("Facts and opinions (%s)", opinions.length)
            : _t("Facts");
    }

    select(fileId) {
        this.state.fileId = fileId;
    }

    show(part) {
        this.state.part = part;
    }
}
