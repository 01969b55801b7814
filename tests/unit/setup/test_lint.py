# SPDX-License-Identifier: LGPL-3.0-or-later
"""Old Odoo syntax is found wherever it would be silently ignored."""

from pathlib import Path

import pytest
from qlvb_setup import lint
from qlvb_setup.paths import Paths

OLD = {
    "a.py": [
        "    _sql_constraints = []",
        "    group_ids = values['groups_id']",
        '    @http.route("/x", type="json")',
        "from odoo.osv import expression",
        "from odoo.orm.fields import Field",
        "        self._cr.execute('')",
        "        self.env['x'].read_group([], [], [])",
        "    def name_get(self):",
        '    x = fields.Float(group_operator="sum")',
        '        return {"view_mode": "tree,form"}',
    ],
    "b.xml": [
        "<tree/>",
        "<field name='x' attrs=\"{}\"/>",
        '<button states="draft"/>',
        '<t t-name="kanban-box"/>',
        '<div class="oe_chatter"/>',
        '<field name="groups_id"/>',
        '<group expand="0"/>',
        '<field name="view_mode">tree,form</field>',
    ],
}
CASES = [(name, line) for name, lines in OLD.items() for line in lines]


def _forbidden(tmp_path: Path, name: str, line: str) -> str:
    addon = tmp_path / "addons" / "qlvb_x"
    addon.mkdir(parents=True)
    (addon / name).write_text(f"{line}\n")
    return "\n".join(lint.forbidden_syntax(Paths(tmp_path, tmp_path)))


@pytest.mark.parametrize(("name", "line"), CASES)
def test_old_syntax_is_found(tmp_path: Path, name: str, line: str) -> None:
    assert f"qlvb_x/{name}:1:" in _forbidden(tmp_path, name, line)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.py", 'self.env["x"].formatted_read_group([])'),
        ("a.py", "self._read_group([])"),
        ("a.py", 'group = self.env.ref("qlvb_core.group_operator")'),
        ("b.xml", "<list><group/></list>"),
    ],
)
def test_new_syntax_is_left_alone(tmp_path: Path, name: str, line: str) -> None:
    assert not _forbidden(tmp_path, name, line)


def test_broken_xml_is_named(tmp_path: Path) -> None:
    addon = tmp_path / "addons" / "qlvb_x"
    addon.mkdir(parents=True)
    (addon / "views.xml").write_text("<odoo><record></odoo>")
    assert "views.xml" in "\n".join(lint.malformed_xml(Paths(tmp_path, tmp_path)))
