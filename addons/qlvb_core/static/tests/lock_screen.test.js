// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { queryFirst } from "@odoo/hoot-dom";
import { animationFrame } from "@odoo/hoot-mock";
import {
    contains,
    defineModels,
    fields,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";

class Letter extends models.Model {
    _name = "letter";

    subject = fields.Char();
    receiver = fields.Char({ required: true });

    _records = [];
    _views = {
        form: `<form><field name="subject"/><field name="receiver"/></form>`,
    };
}

defineMailModels();
defineModels([Letter]);
describe.current.tags("desktop");

async function openLetter() {
    onRpc("/auth-timeout/session/check-identity", async (request) => {
        const { params } = await request.json();
        if (params.password) {
            expect.step(params.password);
            return {};
        }
        return { user_id: 1, login: "an", auth_methods: ["password"] };
    });
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "letter",
        views: [[false, "form"]],
    });
    await contains("[name=subject] input").edit("Tờ trình đang soạn");
}

test("what was typed is kept behind the lock, a required field missing", async () => {
    await openLetter();
    getService("check_identity").lock();
    await contains(".o_qlvb_lock_screen input[name=password]").edit("Mat-Khau", {
        confirm: false,
    });
    expect(getComputedStyle(queryFirst(".o_form_view")).visibility).toBe("hidden");
    await contains(".o_qlvb_lock_screen button[type=submit]").click();
    await animationFrame();
    expect.verifySteps(["Mat-Khau"]);
    expect(".o_qlvb_lock_screen").toHaveCount(0);
    expect("[name=subject] input").toHaveValue("Tờ trình đang soạn");
    expect(getComputedStyle(queryFirst(".o_form_view")).visibility).toBe("visible");
});

test("locked twice asks once", async () => {
    await openLetter();
    getService("check_identity").lock();
    getService("check_identity").lock();
    await contains(".o_qlvb_lock_screen input[name=password]").edit("Mat-Khau", {
        confirm: false,
    });
    await contains(".o_qlvb_lock_screen button[type=submit]").click();
    await animationFrame();
    expect.verifySteps(["Mat-Khau"]);
    expect(".o_qlvb_lock_screen").toHaveCount(0);
});
