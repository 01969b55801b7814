# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document in the middle of a province, a person in each cell, rows in each model."""

import itertools

from psycopg2 import IntegrityError

from odoo import fields
from odoo.tools import SQL, mute_logger

from ..clock import today
from .common import ROLES, ProvinceCase, make_pdf
from .rights_matrix import PLACES, WITHOUT_ROWS

MARK = "DẤU HIỆU RIÊNG"
OWNERS = (
    "document_id",
    "dossier_id",
    "access_change_id",
    "handover_id",
    "report_id",
)
# Of two columns one must be empty.
LEFT_EMPTY = {
    "qlvb.assignment": {"unit_id"},
    "qlvb.certificate": {"unit_id"},
    "qlvb.draft.comment": {"unit_id"},
    "qlvb.package": {"document_id"},
    "qlvb.unit.change.placement": {"post_id"},
}


class RightsProvinceCase(ProvinceCase):
    """``self.cells[(role, place)]`` is a person; ``self.rows[model]`` a row of each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.places = cls.make_places()
        cls.cells = cls.make_cells()
        cls.cells["operator", "province"] = cls.env.ref("base.user_admin")
        cls.document = cls.make_document()
        cls.file = cls.env["qlvb.document.file"]._store(
            cls.document, make_pdf(MARK), f"{MARK}.pdf", "main"
        )
        cls.dossier = (
            cls.env["qlvb.dossier"]
            .with_user(cls.people["specialist"])
            .create({"title": MARK, "notation": "01"})
        )
        cls.dossier.item_ids = [(0, 0, {"document_id": cls.document.id})]
        cls.document.message_post(body=MARK)
        cls.rows = cls.make_rows()

    @classmethod
    def make_cells(cls):
        """Return a person for each cell; without passwords, which take long to hash."""
        keys = list(itertools.product(ROLES, PLACES))
        users = (
            cls.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                [
                    {"name": f"{role} {place}", "login": f"{role}.{place}"}
                    for role, place in keys
                ]
            )
        )
        cls.env["qlvb.post"].create(
            [
                {
                    "user_id": user.id,
                    "unit_id": cls.places[place].id,
                    "role_ids": [(6, 0, cls.roles[role].ids)],
                    "title": role,
                }
                for user, (role, place) in zip(users, keys, strict=True)
            ]
        )
        return dict(zip(keys, users, strict=True))

    @classmethod
    def make_places(cls):
        units = cls.env["qlvb.unit"]
        parent = units.create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBND", "kind": "agency"}
        )
        cls.agency.parent_id = parent
        child = units.create(
            {
                "name": "Chi cục Tiêu chuẩn",
                "code": "CCTC",
                "kind": "agency",
                "parent_id": cls.agency.id,
            }
        )
        sibling = units.create(
            {"name": "Văn phòng", "code": "VP", "parent_id": cls.agency.id}
        )
        places = (cls.department, sibling, parent, child, cls.other_agency)
        return dict(zip(PLACES, places, strict=True))

    @classmethod
    def make_document(cls):
        return (
            cls.env["qlvb.document"]
            .with_user(cls.people["specialist"])
            .create(
                {
                    "direction": "outgoing",
                    "agency_id": cls.agency.id,
                    "unit_id": cls.department.id,
                    "type_id": cls.type_report.id,
                    "subject": MARK,
                }
            )
        )

    # -- a row in each model, so that no cell is empty ----------

    @classmethod
    def models(cls):
        """Yield our stored models."""
        for name in sorted(cls.env.registry):
            model = cls.env[name]
            if name in WITHOUT_ROWS or model._abstract or model._transient:
                continue
            if name.startswith("qlvb."):
                yield model

    @classmethod
    def make_rows(cls):
        cls.env.flush_all()
        rows = {model._name: cls.make_row(model) for model in cls.models()}
        cls.env.invalidate_all()
        if empty := [name for name, row in rows.items() if not row]:
            raise AssertionError(f"no row could be made of {', '.join(empty)}")
        return rows

    @classmethod
    def make_row(cls, model):
        """Return a row of ``model`` that belongs to the document, or to its agency.

        Inserted past the model: what matters is who reaches it, not how it came.
        """
        makers = {
            "qlvb.document": lambda: cls.document,
            "qlvb.dossier": lambda: cls.dossier,
            "qlvb.account": lambda: cls.people["specialist"]._qlvb_account(),
            "qlvb.audit.horizon": lambda: model.search([]),
            "qlvb.audit.seal": cls.make_seal,
            "qlvb.audit.stamp": lambda: cls.make_seal().stamp_ids[:1],
            "qlvb.receiver": lambda: model.search([], limit=1),
            "qlvb.login": lambda: cls.make_login(model),
            "qlvb.blocked.file": lambda: cls.make_blocked_file(model),
        }
        if maker := makers.get(model._name):
            return maker()
        for owner in ("document_id", "dossier_id"):
            if owner in model._fields and model._fields[owner].store:
                target = cls.document if owner == "document_id" else cls.dossier
                if row := model.search([(owner, "=", target.id)], limit=1):
                    return row
        owners = [name for name in OWNERS if name in model._fields] or [None]
        for owner, whole in itertools.product(owners, (True, False)):
            if row := cls.insert(model, owner, whole):
                return row
        return None

    @classmethod
    def make_seal(cls):
        """Return the newest seal, stamped: the database lets nobody insert one."""
        seals = cls.env["qlvb.audit.seal"]
        last = cls.env["qlvb.audit.event"].search([], limit=1)
        seals._seal_batch(last.id, 1_000_000)
        seal = seals._last()
        cls.env["qlvb.audit.stamp"]._keep(seal, b"-", fields.Datetime.now(), "-")
        cls.env.invalidate_all()
        return seal

    @classmethod
    def make_login(cls, model):
        """Return a login of the document's drafter: a view on the journal."""
        drafter = cls.people["specialist"]
        cls.env["qlvb.audit.event"]._log("auth.login", drafter)
        return model.search([("user_id", "=", drafter.id)], limit=1)

    @classmethod
    def make_blocked_file(cls, model):
        """Return an infected file sent for the document: a view on the journal."""
        cls.env["qlvb.audit.event"]._log("file.infected", cls.document, name=MARK)
        return model.search([("name", "=", MARK)], limit=1)

    @classmethod
    def insert(cls, model, owner, whole):
        """Insert a row; with the required columns only when not ``whole``."""
        kept = (owner, "agency_id", "active", "principal")
        values = {
            name: cls.value_of(field)
            for name, field in model._fields.items()
            if field.store
            and field.column_type
            and name != "id"
            and name not in LEFT_EMPTY.get(model._name, ())
            and (whole or field.required or name in kept)
        }
        for name in OWNERS:
            if name in values and name != owner:
                values[name] = None
        values = {name: value for name, value in values.items() if value is not None}
        columns = SQL(", ").join(map(SQL.identifier, values))
        try:
            with mute_logger("odoo.sql_db"), cls.env.cr.savepoint(flush=False):
                [(row,)] = cls.env.execute_query(
                    SQL(
                        "INSERT INTO %s (%s) VALUES %s RETURNING id",
                        SQL.identifier(model._table),
                        columns,
                        tuple(values.values()),
                    )
                )
        except IntegrityError:
            return None
        return model.browse(row)

    @classmethod
    def value_of(cls, field):
        match field.type:
            case "many2one":
                return cls.link_of(field)
            case "char" | "text" | "html":
                return cls.text_of(field)
            case "integer" | "float" | "many2one_reference":
                return 1
            case "boolean":
                return field.name in ("active", "is_current")
            case "date":
                return today()  # of Viet Nam, as the models themselves
            case "datetime":
                return fields.Datetime.now()
            case "selection":
                return field.get_values(cls.env)[0]
            case _:
                return None

    @classmethod
    def text_of(cls, field):
        if field.name in ("principal", "warden"):
            return f"leader@{cls.agency.id}"
        if field.name == "cidr":
            return "127.0.0.0/8"
        if field.translate:
            return f'{{"en_US": "{MARK}"}}'
        return MARK[: field.size] if field.size else MARK

    @classmethod
    def link_of(cls, field):
        own = {
            "qlvb.document": cls.document,
            "qlvb.dossier": cls.dossier,
            "qlvb.unit": cls.agency,
            "qlvb.document.file": cls.file,
            "qlvb.account": cls.people["specialist"]._qlvb_account(),
            "qlvb.post": cls.people["leader"].qlvb_post_ids,
            "res.users": cls.people["specialist"],
        }
        if field.name == "delegate_id":
            return cls.colleague.id
        if field.comodel_name in own:
            return own[field.comodel_name].id
        comodel = cls.env[field.comodel_name]
        found = comodel.search([], limit=1, order="id desc")
        if not found and field.required and comodel._name.startswith("qlvb."):
            found = cls.make_row(comodel)
        return found.id or None

    # -- what must not change ----------

    def snapshot(self):
        """Return a digest of each of our tables but the journal."""
        self.env["qlvb.document"]._index_pending()
        self.env.flush_all()
        return {
            model._name: self.env.execute_query(
                SQL(
                    "SELECT count(*), md5(string_agg(t::text, '' ORDER BY t.id)) "
                    "FROM %s t",
                    SQL.identifier(model._table),
                )
            )
            for model in self.models()
            if model._auto and not model._name.startswith("qlvb.audit")
        }
