# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821, S608 - ``env`` is given by ``odoo shell``; names in SQL are our own
"""Fill a database with a province of ``DOCUMENTS`` documents (``odoo shell`` script).

2,000 agencies of 10 people, 10 memberships and one work item a document, in the order
of time. The first agencies, those of the people measured, hold the same documents in
every province, of the same readers and holders; the others share the rest, the larger
the fewer. Set-wise SQL on tables without indexes, which are made again at the end.
"""

import os
import random

from odoo.tests import new_test_user

from odoo.addons.qlvb_core.qlvb_toolkit import text

DOCUMENTS = int(os.environ["DOCUMENTS"])
AGENCIES, CHUNK, PHRASES = 2_000, 100_000, 1_000
OWN = [15_752, 9_000, 6_500, 4_000, 2_006, 1_575, 268]
# Seats 0..9 of an agency's people; the second department's are the odd ones.
ROLES = ["clerk", "leader", "head", "head", *["specialist"] * 6]
PEOPLE = (
    "qlvb_unit",
    "res_partner",
    "res_users",
    "res_groups_users_rel",
    "res_company_users_rel",
    "qlvb_post",
    "qlvb_post_qlvb_role_rel",
    "qlvb_account",
)
PAPERS = ("qlvb_document", "qlvb_participant", "qlvb_work_item")
SYLLABLES = """
an ba bảo biên cấp chế chỉ công cư dân dự đất đầu địa đô giao gia giám
hội huyện kế khai kiểm kinh kỹ lao lâm luật mới môi năm nghề nông nội phát phòng quản
quy sản sở tài tân thanh thẩm thực tiến tổ trường tuyển văn vụ xây xã ý
"""

# -- tables ----------


def strip(table: str) -> list[str]:
    """Drop indexes and foreign keys of a table; return what makes them again."""
    env.cr.execute(
        """
        SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
          FROM pg_index
         WHERE indrelid = %(table)s::regclass AND NOT EXISTS (
               SELECT FROM pg_constraint WHERE conindid = indexrelid)
        UNION ALL
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass,
                      conname),
               format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass,
                      conname, pg_get_constraintdef(oid))
          FROM pg_constraint WHERE conrelid = %(table)s::regclass AND contype = 'f'
        """,
        {"table": table},
    )
    statements = env.cr.fetchall()
    for drop, _make in statements:
        env.cr.execute(drop)
    return [make for _drop, make in statements]


def finish(tables, makers: list[str]) -> None:
    """Make indexes and foreign keys again."""
    env.cr.execute("SET LOCAL maintenance_work_mem = '512MB'")
    for make in makers:
        env.cr.execute(make)
    env.cr.execute(f"ANALYZE {', '.join(tables)}")


# -- people ----------


def columns_of(table: str) -> list[str]:
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
        [table],
    )
    return [name for (name,) in env.cr.fetchall()]


def repeat(record, rows: str, **replaced: str) -> None:
    """Copy one row for each of ``rows`` (SQL), some columns replaced by expressions."""
    table = record._table
    kept = [name for name in columns_of(table) if name not in replaced]
    target = ", ".join([*replaced, *kept])
    source = ", ".join([*replaced.values(), *(f"source.{name}" for name in kept)])
    env.cr.execute(
        f"INSERT INTO {table} ({target}) SELECT {source} FROM {table} source, {rows}"
        f" WHERE source.id = {record.id}"
    )


def next_id(table: str, rows: int) -> int:
    """Reserve ids for rows that are numbered by us; return the first."""
    env.cr.execute(f"SELECT nextval('{table}_id_seq')")
    first = env.cr.fetchone()[0]
    env.cr.execute(f"SELECT setval('{table}_id_seq', {first + rows})")
    return first


def make_model_person(role: str):
    """Return a post made as an operator makes it, with its login and account."""
    user = new_test_user(env, f"model.{role}", groups="base.group_user")
    values = {
        "user_id": user.id,
        "unit_id": model_unit.id,
        "role_ids": [(6, 0, env.ref(f"qlvb_core.role_{role}").ids)],
        "title": role,
    }
    return env["qlvb.post"].create(values)


model_agency = env["qlvb.unit"].create({"name": "Mẫu", "code": "M", "kind": "agency"})
model_unit = env["qlvb.unit"].create(
    {"name": "Phòng mẫu", "code": "MP", "parent_id": model_agency.id}
)
models_by_role = {role: make_model_person(role) for role in dict.fromkeys(ROLES)}
new_test_user(env, "bench.plain", groups="base.group_user")
env.flush_all()

makers = [make for table in PEOPLE for make in strip(table)]
units = next_id("qlvb_unit", 3 * AGENCIES)
people = AGENCIES * len(ROLES)
users, partners = next_id("res_users", people), next_id("res_partner", people)
posts, accounts = next_id("qlvb_post", people + 5), next_id("qlvb_account", people)

agency_id = f"{units} + n"
unit_id = f"{units} + {AGENCIES} + 2 * n + seat % 2"
repeat(
    model_agency,
    f"generate_series(0, {AGENCIES - 1}) n",
    id=agency_id,
    agency_id=agency_id,
    name="'Cơ quan số ' || n",
    code="'CQ' || n",
    parent_path=f"({agency_id}) || '/'",
)
repeat(
    model_unit,
    f"generate_series(0, {AGENCIES - 1}) n, generate_series(0, 1) seat",
    id=unit_id,
    agency_id=agency_id,
    parent_id=agency_id,
    name="'Phòng ' || seat || ' cơ quan số ' || n",
    parent_path=f"({agency_id}) || '/' || ({unit_id}) || '/'",
)
number = f"{len(ROLES)} * n + seat"
for role, post in models_by_role.items():
    user = post.user_id
    seats = [seat for seat, code in enumerate(ROLES) if code == role]
    rows = f"generate_series(0, {AGENCIES - 1}) n, unnest(ARRAY{seats}) seat"
    name, login = f"'Người số ' || {number}", "'bench.' || n || '.' || seat"
    login_row = {"user_id": f"{users} + {number}"}
    unit_row = {"unit_id": unit_id, "agency_id": agency_id}
    partner_row = {"id": f"{partners} + {number}", "name": name, "complete_name": name}
    partner_row["commercial_partner_id"] = partner_row["id"]
    repeat(user.partner_id, rows, **partner_row)
    repeat(
        user,
        rows,
        id=f"{users} + {number}",
        login=login,
        partner_id=f"{partners} + {number}",
    )
    repeat(post, rows, id=f"{posts} + {number}", **login_row, **unit_row)
    account = {"id": f"{accounts} + {number}", "name": name, "login": login}
    repeat(user._qlvb_account(), rows, **account, **login_row, **unit_row)
    for relation, owner, first, source in (
        ("res_groups_users_rel", "uid", users, user),
        ("res_company_users_rel", "user_id", users, user),
        ("qlvb_post_qlvb_role_rel", "qlvb_post_id", posts, post),
    ):
        (other,) = set(columns_of(relation)) - {owner}
        env.cr.execute(
            f"INSERT INTO {relation} ({owner}, {other}) SELECT {first} + {number},"
            f" {other} FROM {relation}, {rows} WHERE {owner} = {source.id}"
        )
# The leader of the first agency leads the four after it as well.
repeat(
    models_by_role["leader"],
    "generate_series(1, 4) n",
    id=f"{posts + people} + n",
    user_id=f"{users} + 1",
    unit_id=agency_id,
    agency_id=agency_id,
    is_default="FALSE",
)
env.cr.execute(
    "INSERT INTO qlvb_post_qlvb_role_rel (qlvb_post_id, qlvb_role_id)"
    f" SELECT {posts + people} + n, %s FROM generate_series(1, 4) n",
    [models_by_role["leader"].role_ids.id],
)
finish(PEOPLE, makers)

# -- documents ----------


def sizes() -> list[int]:
    """Return how many documents each agency holds."""
    shares = [1 / (rank + 20) for rank in range(AGENCIES - len(OWN))]
    rest = DOCUMENTS - sum(OWN)
    others = [int(rest * share / sum(shares)) for share in shares]
    others[0] += rest - sum(others)
    return OWN + others


def words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(SYLLABLES.split(), k=count))


makers = [make for table in PAPERS for make in strip(table)]
dice = random.Random(7)  # noqa: S311 - the same texts each time
env.cr.execute("SELECT setseed(0.7)")
env.cr.execute("CREATE TEMP TABLE phrase (i integer, subject text, vector tsvector)")
for i in range(PHRASES):
    subject = f"Về việc {words(dice, 8)}"
    indexed = text.search_document([subject, words(dice, 40)])
    env.cr.execute(
        "INSERT INTO phrase VALUES (%s, %s, to_tsvector('simple', %s))",
        [i, subject, indexed],
    )
env.cr.execute(
    """
    CREATE TEMP TABLE pick AS
    SELECT n, agency, row_number() OVER (PARTITION BY agency ORDER BY n) AS place
      FROM (SELECT row_number() OVER () AS n, agency FROM (
        SELECT agency - 1 AS agency
          FROM unnest(%s) WITH ORDINALITY AS size (documents, agency),
               generate_series(1, documents)
         ORDER BY random()) shuffled) numbered
    """,
    [sizes()],
)
env.cr.execute("CREATE INDEX ON pick (n); ANALYZE pick, phrase")
# As document_search.py does: each word begins with its agency.
env.cr.execute(
    """
    CREATE FUNCTION pg_temp.shelve(agency bigint, words tsvector) RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
        SELECT replace(' ' || words::text, ' ''', ' ''a' || agency || 'x')::tsvector
    $$
    """
)
first = next_id("qlvb_document", DOCUMENTS)
level = env["qlvb.information.level"]._default_level_id() or 0
document_type = env.ref("qlvb_core.document_type_to_trinh").id
for begin in range(1, DOCUMENTS + 1, CHUNK):
    span = {"begin": begin, "end": begin + CHUNK - 1, "first": first}
    env.cr.execute(
        f"""
        INSERT INTO qlvb_document
            (id, direction, agency_id, unit_id, state, type_id, code_number,
             code_notation, code, subject, date, issued_date, issuer_name, urgency,
             secrecy, level_id, is_restricted, access_key, create_uid, create_date,
             write_date, search_vector)
        SELECT %(first)s + n, CASE WHEN n %% 3 = 0 THEN 'outgoing' ELSE 'incoming' END,
               {units} + agency, {units} + {AGENCIES} + 2 * agency + n %% 2, 'arrived',
               {document_type}, n, 'TTr-CQ', n || '/TTr-CQ', p.subject || ' số ' || n,
               day, day, 'Cơ quan số ' || n %% {AGENCIES}, (n %% 4)::text, 'none',
               {level}, place %% 500 = 5,
               CASE WHEN place %% 500 != 5
                    THEN ({units} + agency) || ':' || {level} END,
               1, day, day,
               pg_temp.shelve({units} + agency, p.vector || q.vector
                   || to_tsvector('simple', concat_ws(' ', n, n, 'ttr', 'ttr', 'cq',
                   'cq', n || 'xttrxcq', 'ttrxcq',
                   CASE WHEN place %% 301 = 7 THEN 'thủy thuy' END,
                   CASE WHEN place %% 7001 = 9 THEN 'hạn han' END)))
          FROM pick
          JOIN phrase p ON p.i = n %% {PHRASES}
          JOIN phrase q ON q.i = n / {PHRASES} * 7 %% {PHRASES},
               date(current_date - (({DOCUMENTS} - n) * 3650 / {DOCUMENTS})::int) day
         WHERE n BETWEEN %(begin)s AND %(end)s ORDER BY n
        """,
        span,
    )
    # Of a narrowed document one specialist is named, the others read it no more.
    env.cr.execute(
        f"""
        INSERT INTO qlvb_participant (document_id, principal, by_work, granted, revoked)
        SELECT id, CASE seat WHEN 7 THEN 'clerk@' || agency_id
                              WHEN 8 THEN 'leader@' || agency_id
                              WHEN 9 THEN 'head@' || unit_id
                              ELSE 'user:' || ({users} + (pick.place + 3 * seat) %% 10
                                  + {len(ROLES)} * (agency_id - {units})) END,
               TRUE, is_restricted AND seat = 0, is_restricted AND seat > 0
          FROM qlvb_document JOIN pick ON id = %(first)s + n, generate_series(0, 9) seat
         WHERE id BETWEEN %(first)s + %(begin)s AND %(first)s + %(end)s
        """,
        span,
    )
    env.cr.execute(
        f"""
        INSERT INTO qlvb_work_item
            (document_id, agency_id, principal, kind, urgency, state, due_date, subject,
             code, requested_at, is_restricted)
        SELECT id, agency_id,
               CASE WHEN pick.place %% 40 = 0 THEN 'clerk@' || agency_id
                    WHEN pick.place %% 40 = 20 THEN 'leader@' || agency_id
                    ELSE 'user:' || ({users} + {len(ROLES)} * (agency_id - {units})
                                    + pick.place / 20 %% 10) END,
               'receive', urgency,
               CASE WHEN pick.place %% 10 = 0 THEN 'open' ELSE 'done' END,
               date + 5, subject, code, date, is_restricted
          FROM qlvb_document JOIN pick ON id = %(first)s + n
         WHERE id BETWEEN %(first)s + %(begin)s AND %(first)s + %(end)s
        """,
        span,
    )
finish(PAPERS, makers)
env.cr.commit()
print("documents", DOCUMENTS)
