# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every role in every place, every model, every operation, every public method."""

import inspect
import json

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw, get_public_method
from odoo.tests import tagged

from .rights_matrix import (
    EXPECTED,
    HANGING,
    HARMLESS_METHODS,
    OPERATIONS,
    WITHOUT_ROWS,
)
from .rights_province import MARK, RightsProvinceCase

# What the framework defines, and we only extend: reached through the operations.
FRAMEWORK = frozenset(
    {
        "create",
        "default_get",
        "export_data",
        "fields_get",
        "init",
        "unlink",
        "web_read",
        "web_search_read",
        "write",
    }
)
OUTSIDERS = (
    ("leader", "foreign"),
    ("clerk", "parent"),
    ("leader", "child"),
    ("specialist", "own"),
    ("unit_admin", "own"),
    ("operator", "province"),
)


@tagged("post_install", "-at_install")
class TestRightsMatrix(RightsProvinceCase):
    def test_each_cell(self):
        """R28: each role, in each place, does to each model what the table says."""
        wrong = [
            f"{model}.{operation}: {role} of {place} {'may' if found else 'may not'}"
            for model, operation, (role, place), found, wanted in self.verdicts()
            if found != wanted
        ]
        self.assertFalse(wrong, "\n".join(wrong))

    def verdicts(self):
        rows = self.rows | {model: self.env[model] for model in WITHOUT_ROWS}
        for model, row in rows.items():
            line = EXPECTED.get(model, HANGING)
            for operation, allowed in zip(OPERATIONS, line, strict=True):
                for cell, user in self.cells.items():
                    found = row.with_user(user).has_access(operation)
                    yield model, operation, cell, found, cell in allowed

    def test_the_table_is_not_idle(self):
        """The table names models that exist, and the province has rows of all."""
        self.assertGreater(len(self.rows), 20)
        self.assertTrue(all(row.exists() for row in self.rows.values()))

    def test_search_agrees_with_read(self):
        """R28: what may not be read is neither found nor counted."""
        for model, row in self.rows.items():
            domain = [("id", "=", row.id)]
            for cell in OUTSIDERS:
                records = row.with_user(self.cells[cell])
                if not records.browse().has_access("read"):
                    continue
                with self.subTest(model=model, cell=cell):
                    readable = records.has_access("read")
                    self.assertEqual(bool(records.search(domain)), readable)
                    self.assertEqual(records.search_count(domain), int(readable))

    # -- public methods ----------

    def public_methods(self):
        """Yield (model, name) of each method of ours that RPC can call."""
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or model._transient:
                continue
            for method in dir(type(model)):
                if method.startswith("_") or method in FRAMEWORK:
                    continue
                function = getattr(type(model), method, None)
                if not inspect.isfunction(function) or not self.is_ours(model, method):
                    continue
                try:
                    get_public_method(model, method)
                except (AccessError, AttributeError):
                    continue
                yield name, method

    def is_ours(self, model, method) -> bool:
        return any(
            method in vars(cls) and ".qlvb_" in (cls.__module__ or "")
            for cls in type(model).__mro__
        )

    def arguments_of(self, model, method):
        """Return something for each argument a caller has to give."""
        parameters = list(
            inspect.signature(
                getattr(type(self.env[model]), method)
            ).parameters.values()
        )[1:]
        samples = {list: [], int: 1, str: MARK}
        return [
            samples.get(parameter.annotation, 1)
            for parameter in parameters
            if parameter.default is parameter.empty
            and parameter.kind == parameter.POSITIONAL_OR_KEYWORD
        ]

    def test_no_public_method_reaches_what_may_not_be_seen(self):
        """R28: each method refuses ids of records its caller may not read."""
        methods = list(self.public_methods())
        self.assertGreater(len(methods), 20)
        before = self.snapshot()
        for model, method in methods:
            if model not in self.rows:
                continue
            for cell in OUTSIDERS:
                row = self.rows[model].with_user(self.cells[cell])
                if row.has_access("read") or (model, method) in HARMLESS_METHODS:
                    continue
                with self.subTest(model=model, method=method, cell=cell):
                    self.refused(row, method)
        after = self.snapshot()
        self.assertFalse([name for name in after if after[name] != before[name]])

    def refused(self, row, method):
        function = getattr(type(row), method)
        ids = [] if getattr(function, "_api_model", False) else [row.ids]
        arguments = [*ids, *self.arguments_of(row._name, method)]
        try:
            with self.env.cr.savepoint():
                answer = call_kw(row.browse(), method, arguments, {})
        except (AccessError, UserError) as error:
            self.assertNotIn(MARK, str(error))
            return
        finally:
            self.env.invalidate_all()
        self.fail(f"answered {json.dumps(answer, default=str)[:200]}")
