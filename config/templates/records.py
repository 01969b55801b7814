# SPDX-License-Identifier: LGPL-3.0-or-later
"""The data file that loads the templates as records of ``qlvb.document.template``."""

from xml.sax.saxutils import escape

from .forms import FORMS, Form

# Common ones come first; the others follow as the decree lists them.
_FIRST = {"cong_van": 10, "to_trinh": 20, "quyet_dinh": 30, "quyet_dinh_qppl": 40}
_WITHOUT_TYPE = {"van_ban_co_ten_loai": 45}
_OTHERS = (
    ("phu_luc", "Phụ lục", "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 2.1 và 2.2", 50),
    ("ban_sao", "Bản sao (giấy)", "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 3.1", 60),
)
_WIDTH = 88
_HEAD = """<?xml version="1.0" encoding="utf-8" ?>
<!-- Written by config.templates.build; an agency's own template goes before these. -->
<odoo noupdate="1">
"""


def data_file() -> str:
    """The XML of all records."""
    records = [_of_form(spec, 100 + 10 * n) for n, spec in enumerate(FORMS)]
    records += [_record(file, name, legal, n) for file, name, legal, n in _OTHERS]
    return f"{_HEAD}{''.join(records)}</odoo>\n"


def _of_form(spec: Form, sequence: int) -> str:
    file = spec.file
    fields = ""
    if file not in _WITHOUT_TYPE:
        type_of = file.removesuffix("_gian_tiep")
        ref = f"qlvb_core.document_type_{type_of}"
        fields += f'        <field name="type_id" ref="{ref}" />\n'
    if spec.addressed:
        fields += '        <field name="has_addressees" eval="True" />\n'
    place = {**_FIRST, **_WITHOUT_TYPE}.get(file, sequence)
    return _record(file, spec.name, spec.legal, place, fields)


def _record(file: str, name: str, legal: str, sequence: int, fields: str = "") -> str:
    return f"""{_opening(f"document_template_{file}")}
        <field name="name">{escape(name)}</field>
        <field name="legal_ref">{escape(legal)}</field>
{fields}        <field name="sequence">{sequence}</field>
        <field
            name="content"
            type="base64"
            file="qlvb_workflow/data/templates/{file}.docx"
        />
    </record>
"""


def _opening(name: str) -> str:
    """The first tag, on lines of its own where it is long."""
    attributes = (f'id="{name}"', 'model="qlvb.document.template"')
    tag = f"    <record {' '.join(attributes)}>"
    if len(tag) <= _WIDTH:
        return tag
    return "\n        ".join(("    <record", *attributes)) + "\n    >"
