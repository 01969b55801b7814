// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, markup, onWillStart, useState } from "@odoo/owl";
import { Layout } from "@web/search/layout";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useService } from "@web/core/utils/hooks";

// The server says in words why it does not judge the file.
const REFUSED = [400, 429];

class Refusal extends Error {}

/** "Kiểm tra chữ ký": drop a PDF, ours or foreign, and read what it is worth. */
export class VerificationPage extends Component {
    static template = "qlvb_signing.VerificationPage";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.state = useState({ cards: [], waiting: [], problem: "", isOver: false });
        this.documentId = this.props.action.context?.document_id;
        onWillStart(() => this.checkDocument());
    }

    /** The files of the document the page was opened from. */
    async checkDocument() {
        if (this.documentId) {
            const cards = await this.orm.call("qlvb.document", "verification_cards", [
                [this.documentId],
            ]);
            this.state.cards = cards.map((card) => markup(card));
        }
    }

    async check(files) {
        this.state.isOver = false;
        this.state.problem = "";
        // One after the other: the server judges each in a process of its own.
        await files.reduce(
            (earlier, file) => earlier.then(() => this.checkOne(file)),
            Promise.resolve()
        );
    }

    async checkOne(file) {
        this.state.waiting.push(file.name);
        try {
            this.state.cards.unshift(await this.cardOf(file));
        } catch (error) {
            this.state.problem =
                error instanceof Refusal ? error.message : this.unsent(file);
        }
        this.state.waiting.shift();
    }

    unsent(file) {
        return _t(
            "“%s” could not be sent. Check its size and the connection, then try again.",
            file.name
        );
    }

    async cardOf(file) {
        const body = new FormData();
        body.append("csrf_token", odoo.csrf_token);
        body.append("file", file);
        const answer = await fetch("/qlvb/verification", { method: "POST", body });
        if (
            REFUSED.includes(answer.status) &&
            answer.headers.get("Content-Type")?.startsWith("text/plain")
        ) {
            throw new Refusal(await answer.text());
        }
        if (!answer.ok) {
            throw new Error(answer.statusText);
        }
        // rendered by our server, which escapes what the file says
        return markup(await answer.text());
    }

    onChosen(event) {
        this.check([...event.target.files]);
        event.target.value = "";
    }
}

registry.category("actions").add("qlvb_verification", VerificationPage);
