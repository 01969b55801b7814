# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: S608 - the only values put into SQL are numbers of our own
"""Millions of events of a province, written by PostgreSQL as the system writes them.

2,000 agencies over a year; those measured have as many events in every province, evenly
over the year. For the superuser: the journal refuses such writing to anybody else.
"""

from dataclasses import dataclass

AGENCIES, PEOPLE, MONTHS = 2_000, 10, 12
# Measured agencies by place: events of each. The first is as large as a ministry.
OWN = {0: 100_000, 1: 20_000, 2: 10_000, 3: 8_000, 4: 6_000, 5: 4_000}

# Lists read these, filling does not: made again at the end, sorted and not row by row.
STRIP = """
SET session_replication_role = 'replica';
TRUNCATE qlvb_audit_event;
CREATE TABLE journal_makers AS
    SELECT indexrelid::regclass::text AS name,
        replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') AS maker
    FROM pg_index
    WHERE indrelid = 'qlvb_audit_event'::regclass AND NOT indisunique;
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT m.name FROM journal_makers m LOOP
        EXECUTE 'DROP INDEX ' || name;
    END LOOP;
END $$;
SELECT qlvb_journal_make_month((current_date - make_interval(months => ago))::date)
FROM generate_series(0, 13) AS ago;
"""
FINISH = """
SET maintenance_work_mem = '1GB';
DO $$
DECLARE
    maker text;
BEGIN
    FOR maker IN SELECT m.maker FROM journal_makers m LOOP
        EXECUTE maker;
    END LOOP;
END $$;
DROP TABLE journal_makers;
SELECT setval('qlvb_audit_event_id_seq', max(id)) FROM qlvb_audit_event;
VACUUM ANALYZE qlvb_audit_event;
"""
_PHRASES = """
CREATE TEMP TABLE phrase AS
SELECT p, 'Về việc ' || string_agg(
    (ARRAY['an', 'bảo', 'biên', 'cấp', 'chế', 'chỉ', 'công', 'cư', 'dân', 'dự', 'đất',
     'đầu', 'địa', 'đô', 'giao', 'giám', 'hội', 'huyện', 'kế', 'khai', 'kiểm', 'kinh',
     'kỹ', 'lao', 'luật', 'mới', 'môi', 'năm', 'nghề', 'nông', 'phát', 'phòng', 'quản',
     'quy', 'sản', 'tài', 'tân', 'thanh', 'thẩm', 'thực', 'tiến', 'tổ', 'trường',
     'tuyển', 'văn', 'vụ', 'xây', 'xã', 'ý'])[1 + (p * 31 + w * w * 17 + w * 7) % 49],
    ' ' ORDER BY w) AS words
FROM generate_series(0, 999) AS p, generate_series(1, 8) AS w GROUP BY p;
CREATE INDEX ON phrase (p);
ANALYZE phrase;
"""


@dataclass(frozen=True)
class Province:
    """Where ids begin; ``agency`` and ``user`` are of the first agency."""

    events: int
    agency: int = 1
    user: int = 1
    document: int = 1

    def script(self) -> str:
        """Return SQL for ``psql`` as superuser that fills a journal anew."""
        return "".join((STRIP, _PHRASES, self._rows(), FINISH))

    def _rows(self) -> str:
        return f"""
INSERT INTO qlvb_audit_event (id, recorded_at, occurred_at, occurred_iso, code, result,
    actor_id, actor_login, actor_name, res_model, res_id, res_name, document_id,
    agency_id, address, data, payload, digest)
SELECT n, moment, moment, iso, code, 'ok', {self.user} + person, login, 'Nguyễn Văn An',
    model, number, name, document, agency, address, details, payload,
    encode(sha256(convert_to(payload, 'UTF8')), 'hex')
FROM (
    SELECT *, format('{{"actor_login":"%s","actor_name":"Nguyễn Văn An","address":"%s",'
        '"agency_id":%s,"code":"%s","data":%s,"occurred_iso":"%s","post_title":null,'
        '"res_id":%s,"res_model":"%s","res_name":"%s","result":"ok"}}', login, address,
        agency, code, details, iso, number, model, name) AS payload
    FROM (
        SELECT n, moment, person, 'nguoi.' || person AS login, {self.agency} + place
            AS agency, '10.' || place / 250 || '.' || place % 250 || '.' || k % 20
            AS address, to_char(moment + interval '7 hours', 'YYYY-MM-DD"T"HH24:MI:SS')
            || '.000+07:00' AS iso,
            CASE WHEN told THEN 'qlvb.document' ELSE 'res.users' END AS model,
            CASE WHEN told THEN document ELSE {self.user} + person END AS number,
            CASE WHEN told THEN document END AS document,
            CASE WHEN told THEN (ARRAY['document.read', 'document.read', 'file.read',
                'document.read', 'document.write', 'document.register', 'file.store',
                'document.comment'])[1 + k % 8]
                ELSE (ARRAY['auth.login', 'auth.logout'])[1 + k % 2] END AS code,
            CASE WHEN told THEN format('%s/TTr-CQ: %s%s', k, words,
                CASE WHEN k % 301 = 7 THEN ' thủy' WHEN k % 7001 = 9 THEN ' hạn'
                    ELSE '' END)
                ELSE 'Nguyễn Văn An' END AS name,
            format('{{"number":%s,"state":"registered"}}', k) AS details
        FROM (
            SELECT n, place, k, k % 100 >= 15 AS told, place * {PEOPLE} + k % {PEOPLE}
                AS person, {self.document} + place * 12000 + k / 10 AS document,
                date_trunc('second', (now() AT TIME ZONE 'UTC')
                    - interval '1 hour' - interval '{30 * MONTHS} days'
                    * (({self.events} - n)::float8 / {self.events})) AS moment
            FROM generate_series(1, {self.events}) AS n,
            LATERAL (SELECT {self._place()} AS place, {self._turn()} AS k) AS own
        ) AS numbered JOIN phrase ON p = k % 1000
    ) AS told
) AS spelled;
"""

    def _steps(self) -> dict[int, int]:
        return {place: self.events // count for place, count in OWN.items()}

    def _place(self) -> str:
        """Every so many events one of a measured agency; the others share the rest."""
        cases = " ".join(
            f"WHEN n % {step} = {place} THEN {place}"
            for place, step in self._steps().items()
        )
        rest = AGENCIES - len(OWN)
        return f"CASE {cases} ELSE {len(OWN)} + (n::bigint * 7919 % {rest})::int END"

    def _turn(self) -> str:
        """Which event of its agency it is."""
        cases = " ".join(
            f"WHEN n % {step} = {place} THEN n / {step}"
            for place, step in self._steps().items()
        )
        return f"CASE {cases} ELSE n / {AGENCIES} END"
