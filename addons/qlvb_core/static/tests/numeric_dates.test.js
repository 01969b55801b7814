// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { queryAllTexts, queryAllValues } from "@odoo/hoot-dom";
import {
    defineModels,
    defineParams,
    fields,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";

describe.current.tags("desktop");

class Act extends models.Model {
    _name = "act";

    day = fields.Date();
    at = fields.Datetime();

    _records = [{ id: 1, day: "2026-11-26", at: "2026-11-26 03:04:05" }];
}

defineMailModels();
defineModels([Act]);
defineParams({
    lang_parameters: { date_format: "%d/%m/%Y", time_format: "%H:%M:%S" },
});

test("a list shows the whole date in numbers", async () => {
    await mountView({
        type: "list",
        resModel: "act",
        arch: `<list><field name="day"/><field name="at" widget="datetime"/></list>`,
    });
    const [day, at] = queryAllTexts(".o_data_cell");
    expect(day).toBe("26/11/2026");
    expect(at).toMatch(/^26\/11\/2026 /);
});

test("a form shows the whole date in numbers", async () => {
    await mountView({
        type: "form",
        resModel: "act",
        resId: 1,
        arch: `<form><field name="day"/></form>`,
    });
    const shown = [...queryAllTexts(".o_field_date"), ...queryAllValues("input")];
    expect(shown).toInclude("26/11/2026");
});
