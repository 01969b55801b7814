// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { mockDate } from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";

describe.current.tags("desktop");

class WorkItem extends models.Model {
    _name = "work.item";

    due_date = fields.Date();
    due_at = fields.Datetime();
    urgency = fields.Selection({
        selection: [
            ["0", "Normal"],
            ["1", "Urgent"],
            ["2", "Very urgent"],
            ["3", "Express"],
        ],
    });

    _records = [
        { id: 1, due_date: "2026-11-20", urgency: "3" },
        { id: 2, due_date: "2026-11-22", urgency: "2" },
        { id: 3, due_date: "2026-11-23", urgency: "1" },
        { id: 4, due_date: "2026-11-24", urgency: "0" },
        { id: 5, due_date: "2026-11-25", urgency: "0" },
        { id: 6, due_date: false, urgency: false },
    ];
}

defineMailModels();
defineModels([WorkItem]);

test("a due date reads as days left, today or days late", async () => {
    mockDate("2026-11-23 09:00:00");
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list><field name="due_date" widget="qlvb_days_left"/></list>`,
    });
    expect(queryAllTexts(".o_data_cell")).toEqual([
        "3 days late",
        "1 day late",
        "due today",
        "1 day left",
        "2 days left",
        "",
    ]);
});

test("colour goes with an icon: late in red, today and tomorrow in orange", async () => {
    mockDate("2026-11-23 09:00:00");
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list><field name="due_date" widget="qlvb_days_left"/></list>`,
    });
    expect(".o_qlvb_late .fa-exclamation-circle").toHaveCount(2);
    expect(".o_qlvb_soon .fa-clock-o").toHaveCount(2);
    expect(".o_qlvb_later .fa").toHaveCount(0);
    expect(".o_qlvb_later").toHaveCount(1);
});

test("what is finished has its date, and no days left or late", async () => {
    mockDate("2026-11-23 09:00:00");
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list>
            <field name="due_date" widget="qlvb_days_left"
                options="{'ended': 'urgency == \\'3\\''}"/>
            <field name="urgency"/>
        </list>`,
    });
    const late = queryAllTexts("td[name=due_date]").slice(0, 2);
    expect(late).toEqual(["11/20/2026", "1 day late"]); // as the tests' locale has it
});

test("an hour by which it is due is said, and late once it is over", async () => {
    mockDate("2026-11-23 09:00:00", 0);
    WorkItem._records = [
        { id: 1, due_date: "2026-11-23", due_at: "2026-11-23 08:30:00" },
        { id: 2, due_date: "2026-11-23", due_at: "2026-11-23 14:00:00" },
        { id: 3, due_date: "2026-11-24", due_at: "2026-11-24 10:15:00" },
        { id: 4, due_date: "2026-11-22", due_at: "2026-11-22 10:00:00" },
        { id: 5, due_date: "2026-11-23" },
    ];
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list>
            <field name="due_date" widget="qlvb_days_left"
                options="{'moment': 'due_at'}"/>
        </list>`,
    });
    expect(queryAllTexts(".o_data_cell")).toEqual([
        "late since 08:30",
        "by 14:00 today",
        "1 day left, 10:15",
        "1 day late",
        "due today",
    ]);
    expect(".o_qlvb_late").toHaveCount(2);
});

test("the day changes at midnight of the user, not of UTC", async () => {
    mockDate("2026-11-23 17:01:00", +7); // one past midnight in Việt Nam
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list><field name="due_date" widget="qlvb_days_left"/></list>`,
    });
    expect(".o_data_row:eq(2) .o_data_cell").toHaveText("1 day late");
});

test("an editable due date is a date input", async () => {
    await mountView({
        type: "form",
        resModel: "work.item",
        resId: 1,
        arch: `<form><field name="due_date" widget="qlvb_days_left"/></form>`,
    });
    expect(".o_field_widget[name=due_date] .o_qlvb_days_left").toHaveCount(0);
    expect(".o_field_widget[name=due_date] .o_input").toHaveCount(1);
});

test("urgency shows a flag and a word, and nothing when normal", async () => {
    await mountView({
        type: "list",
        resModel: "work.item",
        arch: `<list><field name="urgency" widget="qlvb_urgency"/></list>`,
    });
    expect(queryAllTexts(".o_data_cell")).toEqual([
        "Express",
        "Very urgent",
        "Urgent",
        "",
        "",
        "",
    ]);
    expect(".o_qlvb_urgency .fa-flag").toHaveCount(3);
});
