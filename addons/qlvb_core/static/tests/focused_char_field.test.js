// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { animationFrame } from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    getService,
    models,
    mountWithCleanup,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";

describe.current.tags("desktop");

class Dialog extends models.Model {
    _name = "dialog";

    date = fields.Date();
    pin = fields.Char();

    _records = [{ id: 1, date: "2026-11-20", pin: false }];
    _views = {
        form: `<form>
            <field name="date"/>
            <field name="pin" widget="qlvb_focused_char" password="True"/>
        </form>`,
    };
}

defineMailModels();
defineModels([Dialog]);

test("a dialog on a saved record begins in the PIN, with no calendar open", async () => {
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "dialog",
        res_id: 1,
        views: [[false, "form"]],
        target: "new",
    });
    await animationFrame();
    expect(".modal [name=pin] input").toBeFocused();
    expect(".o_datetime_picker").toHaveCount(0);
});
