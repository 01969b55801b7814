// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import {
    contains,
    defineModels,
    defineParams,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

describe.current.tags("desktop");

class Act extends models.Model {
    _name = "act";

    day = fields.Date();
    subject = fields.Char();

    _records = [{ id: 1, day: "2026-11-26", subject: "Báo cáo" }];
}

defineMailModels();
defineModels([Act]);
defineParams({
    lang_parameters: { date_format: "%d/%m/%Y", time_format: "%H:%M:%S" },
});

async function typed(text) {
    await contains(".o_field_date button, .o_field_date input").click();
    await contains(".o_field_date input").edit(text, { confirm: "Tab" });
}

test("a date that is none is not saved as the former one", async () => {
    onRpc("act", "web_save", ({ args }) => {
        expect.step(args[1].day);
    });
    await mountView({
        type: "form",
        resModel: "act",
        resId: 1,
        arch: `<form><field name="day"/><field name="subject"/></form>`,
    });
    await typed("31/02/2026");
    expect(".o_notification:first").toHaveText(/31\/02\/2026/);
    expect(".o_field_date").toHaveClass("o_field_invalid");
    await contains(".o_form_button_save").click();
    expect.verifySteps([]);
    // the former date, typed again, is a date
    await typed("26/11/2026");
    expect(".o_field_date").not.toHaveClass("o_field_invalid");
    await typed("27/11/2026");
    await contains(".o_form_button_save").click();
    expect.verifySteps(["2026-11-27"]);
});
