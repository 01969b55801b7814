// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useRef } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useService } from "@web/core/utils/hooks";

/** One-time passwords: they live in this dialog only and are gone with it (R25, R250). */
export class PasswordSlips extends Component {
    static template = "qlvb_core.PasswordSlips";
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.sheet = useRef("sheet");
    }

    get slips() {
        return this.props.action.params.slips || [];
    }

    print() {
        const frame = document.createElement("iframe");
        frame.className = "d-none";
        document.body.append(frame);
        const page = frame.contentDocument;
        const style = page.createElement("style");
        style.textContent =
            "body{font:13pt serif} .slip{border:1px dashed;padding:12px;margin:8px 0;" +
            "break-inside:avoid} code{font:bold 16pt monospace}";
        page.head.append(style);
        page.body.append(page.importNode(this.sheet.el, true));
        frame.contentWindow.print();
        frame.remove();
    }

    close() {
        this.action.doAction({ type: "ir.actions.act_window_close" });
    }
}

registry.category("actions").add("qlvb_password_slips", PasswordSlips);
