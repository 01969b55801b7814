// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";

/** Letters refused at the mail door do not wait here: a line leads to them. */
export class RefusedLetters extends Component {
    static template = "qlvb_workflow.RefusedLetters";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.lately = useState({ count: 0 });
        onWillStart(async () => {
            this.lately.count = await this.orm.call("qlvb.mail.refused", "lately");
        });
    }

    get words() {
        return _t("%s letters were refused in the last 7 days", this.lately.count);
    }

    show() {
        return this.action.doAction("qlvb_workflow.mail_refused_action");
    }
}
