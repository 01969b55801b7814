// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { animationFrame } from "@odoo/hoot-mock";
import { getService, mountWithCleanup } from "@web/../tests/web_test_helpers";
import { WarningDialog } from "@web/core/errors/error_dialogs";
import { MainComponentsContainer } from "@web/core/main_components_container";

describe.current.tags("desktop");
defineMailModels();

async function show(exceptionName, message) {
    await mountWithCleanup(MainComponentsContainer);
    getService("dialog").add(WarningDialog, {
        exceptionName,
        message,
        data: { arguments: [message] },
    });
    await animationFrame();
}

test("what the database refuses reads as any other refusal", async () => {
    await show(
        "odoo.exceptions.ValidationError",
        "The operation cannot be completed: It cannot end before it begins."
    );
    expect(".modal-title").toHaveText("Not done yet");
    expect(".modal-body").toHaveText("It cannot end before it begins.");
});
