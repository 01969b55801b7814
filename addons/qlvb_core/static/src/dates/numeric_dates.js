// SPDX-License-Identifier: LGPL-3.0-or-later
// An office writes 26/11/2026; Odoo's own "26 thg 11" leaves the year out. One place for
// every form, list, card and group heading; a view may still ask for `numeric: false`.
// Imported first, so that Odoo's formatters exist before ours take their place.
import "@web/views/fields/formatters";
import { registry } from "@web/core/registry";
import {
    dateField,
    dateRangeField,
    dateTimeField,
} from "@web/views/fields/datetime/datetime_field";
import {
    listDateField,
    listDateRangeField,
    listDateTimeField,
} from "@web/views/fields/datetime/list_datetime_field";

const FIELDS = [
    dateField,
    dateRangeField,
    dateTimeField,
    listDateField,
    listDateRangeField,
    listDateTimeField,
];

function inNumbers(info) {
    return { ...info, options: { numeric: true, ...info.options } };
}

for (const field of FIELDS) {
    const { extractProps, listViewWidth } = field;
    field.extractProps = (info, dynamicInfo) =>
        extractProps(inNumbers(info), dynamicInfo);
    field.listViewWidth = (info) => listViewWidth(inNumbers(info));
}

const formatters = registry.category("formatters");

for (const type of ["date", "datetime"]) {
    const format = formatters.get(type);
    const formatInNumbers = (value, options = {}) =>
        format(value, { numeric: true, ...options });
    formatInNumbers.extractOptions = (info) => format.extractOptions(inNumbers(info));
    formatters.add(type, formatInNumbers, { force: true });
}
