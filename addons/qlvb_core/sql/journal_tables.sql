-- SPDX-License-Identifier: LGPL-3.0-or-later
-- The journal's tables (R30, R31, R213), made by us and not by the ORM: events lie in one
-- partition per month, and the tables get an owner of their own
-- (config/postgresql/journal.sql). An unpartitioned journal is taken over as it is.

DO $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_class
        WHERE oid = to_regclass('public.qlvb_audit_event') AND relkind = 'r'
    ) THEN
        ALTER SEQUENCE public.qlvb_audit_event_id_seq OWNED BY NONE;
        ALTER TABLE public.qlvb_audit_event RENAME TO qlvb_audit_event_whole;
    END IF;
END $$;

CREATE SEQUENCE IF NOT EXISTS public.qlvb_audit_event_id_seq AS integer;

-- `recorded_at` is the database's clock in UTC, whatever time the writer claims: nobody
-- has the privilege to give it, or an id.
CREATE TABLE IF NOT EXISTS public.qlvb_audit_event (
    id integer NOT NULL,
    recorded_at timestamp NOT NULL DEFAULT (clock_timestamp() AT TIME ZONE 'UTC'),
    occurred_at timestamp NOT NULL,
    occurred_iso varchar NOT NULL,
    code varchar NOT NULL,
    result varchar NOT NULL,
    actor_id integer,
    actor_login varchar,
    actor_name varchar,
    post_title varchar,
    res_model varchar,
    res_id integer,
    res_name varchar,
    document_id integer,
    dossier_id integer,
    agency_id integer,
    address varchar,
    data text,
    payload text NOT NULL,
    digest varchar(64) NOT NULL
) PARTITION BY RANGE (recorded_at);
ALTER SEQUENCE public.qlvb_audit_event_id_seq OWNED BY public.qlvb_audit_event.id;

-- No event is ever refused for lack of its month.
CREATE TABLE IF NOT EXISTS public.qlvb_audit_event_default
PARTITION OF public.qlvb_audit_event DEFAULT;

CREATE TABLE IF NOT EXISTS public.qlvb_audit_seal (
    id serial PRIMARY KEY,
    first_event_id integer NOT NULL,
    last_event_id integer NOT NULL,
    event_count integer NOT NULL,
    previous_digest varchar(64) NOT NULL,
    digests text NOT NULL,
    digest varchar(64) NOT NULL,
    sealed_at timestamp NOT NULL
);
-- One successor each: whatever runs side by side, the chain cannot fork.
CREATE UNIQUE INDEX IF NOT EXISTS qlvb_audit_seal_previous_uniq
ON public.qlvb_audit_seal (previous_digest);

-- Up to which event id no event can appear any more; one row.
CREATE TABLE IF NOT EXISTS public.qlvb_audit_horizon (
    id serial PRIMARY KEY,
    event_id integer NOT NULL,
    writer varchar NOT NULL
);
INSERT INTO public.qlvb_audit_horizon (event_id, writer)
SELECT 0, '0' WHERE NOT EXISTS (SELECT FROM public.qlvb_audit_horizon);

-- Time stamps (RFC 3161) over seals.
CREATE TABLE IF NOT EXISTS public.qlvb_audit_stamp (
    id serial PRIMARY KEY,
    seal_id integer NOT NULL,
    token bytea CHECK (token IS NOT NULL), -- no field of Odoo: it would drop NOT NULL
    stamped_at timestamp NOT NULL,
    authority varchar NOT NULL
);
CREATE INDEX IF NOT EXISTS qlvb_audit_stamp_seal_idx
ON public.qlvb_audit_stamp (seal_id);

-- Months taken out after their time: what was there, and the file it went to.
CREATE TABLE IF NOT EXISTS public.qlvb_audit_cut (
    id serial PRIMARY KEY,
    month date NOT NULL UNIQUE,
    first_event_id integer NOT NULL,
    last_event_id integer NOT NULL,
    event_count integer NOT NULL,
    export_sha256 varchar(64) NOT NULL,
    cut_at timestamp NOT NULL
);
