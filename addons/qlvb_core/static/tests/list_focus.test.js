// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { describe, expect, test } from "@odoo/hoot";
import { animationFrame, Deferred } from "@odoo/hoot-mock";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

describe.current.tags("desktop");

class Part extends models.Model {
    _name = "part";

    name = fields.Char();
    code = fields.Char();
}

class Change extends models.Model {
    _name = "change";

    number = fields.Char();
    part_ids = fields.One2many({ relation: "part" });
    preview = fields.Char();

    _onChanges = { part_ids: () => {} };
    _records = [{ id: 1, part_ids: [] }];
    _views = {
        form: `<form>
            <field name="number"/>
            <field name="preview"/>
            <field name="part_ids">
                <list editable="bottom"><field name="name"/><field name="code"/></list>
            </field>
        </form>`,
    };
}

defineMailModels();
defineModels([Change, Part]);

async function typeRow() {
    await mountView({ type: "form", resModel: "change", resId: 1 });
    await contains(".o_field_x2many_list_row_add a").click();
    expect(".o_data_row [name=name] input").toBeFocused();
    await contains(".o_data_row [name=name] input").edit("Room A", { confirm: false });
    await contains(".o_data_row [name=code] input").click();
}

test("leaving a row for a field, one goes on typing in the field", async () => {
    const answer = new Deferred();
    await typeRow();
    onRpc("change", "onchange", () => answer);
    await contains(".o_data_row [name=code] input").edit("A", { confirm: false });
    await contains("[name=number] input").click();
    await animationFrame();
    expect("[name=number] input").toBeFocused();
    answer.resolve();
    await animationFrame();
    await animationFrame();
    expect("[name=number] input").toBeFocused();
});

test("a row just opened from a field has the focus", async () => {
    await typeRow();
    await contains("[name=number] input").click();
    await animationFrame();
    await contains(".o_data_row [name=name]").click();
    expect(".o_data_row [name=name] input").toBeFocused();
});
