-- SPDX-License-Identifier: LGPL-3.0-or-later
-- What Odoo's role may have done to the journal beyond reading and adding: each function
-- does one thing as the owner of the tables, with a fixed search path.

-- The writer's transaction id comes first, then the event's id: whoever knows that all
-- transactions before one have ended knows that no lower event id can still appear.
CREATE OR REPLACE FUNCTION public.qlvb_journal_identify() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_current_xact_id();
    NEW.id := nextval('public.qlvb_audit_event_id_seq');
    IF abs(extract(epoch FROM
        NEW.recorded_at - (clock_timestamp() AT TIME ZONE 'UTC'))) > 60
    THEN
        RAISE EXCEPTION 'The audit journal is written now, not at %', NEW.recorded_at
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION public.qlvb_journal_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The audit journal is append-only: % on % is refused',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- Make the partition of the month `day` lies in; false when there is nothing to do, or
-- when events of that month lie in the default partition already and stay there.
CREATE OR REPLACE FUNCTION public.qlvb_journal_make_month(day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET lock_timeout = '5s' AS $$
DECLARE
    first date := date_trunc('month', day);
    after date := first + interval '1 month';
    name text := 'qlvb_audit_event_' || to_char(first, 'YYYY_MM');
BEGIN
    IF to_regclass('public.' || name) IS NOT NULL OR EXISTS (
        SELECT FROM public.qlvb_audit_event_default
        WHERE recorded_at >= first AND recorded_at < after
    ) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.qlvb_audit_event '
        'INCLUDING DEFAULTS INCLUDING INDEXES)', name);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.%I '
        'EXECUTE FUNCTION public.qlvb_journal_refuse_change()', name);
    IF has_table_privilege(session_user, 'public.qlvb_audit_event', 'SELECT') THEN
        -- for backups: pg_dump reads each partition by its own name
        EXECUTE format('GRANT SELECT ON public.%I TO %I', name, session_user);
    END IF;
    -- ATTACH lets writers go on, which CREATE ... PARTITION OF would not
    EXECUTE format('ALTER TABLE public.qlvb_audit_event ATTACH PARTITION public.%I '
        'FOR VALUES FROM (%L) TO (%L)', name, first, after);
    RETURN true;
END $$;

-- Chain the next events with an id up to `horizon`, at most `batch`; return how many.
-- A seal covers events of one month only, so that whole seals leave with their month.
CREATE OR REPLACE FUNCTION public.qlvb_journal_seal(horizon integer, batch integer)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    previous text;
    sealed integer;
    first integer;
    last integer;
    count integer;
    said text;
BEGIN
    SELECT digest, last_event_id INTO previous, sealed
    FROM public.qlvb_audit_seal ORDER BY id DESC LIMIT 1;
    SELECT min(id), max(id), count(*), string_agg(digest, E'\n' ORDER BY id)
    INTO first, last, count, said
    FROM (
        SELECT id, digest, bool_and(month = opening) OVER (ORDER BY id) AS same_month
        FROM (
            SELECT id, digest, month, first_value(month) OVER (ORDER BY id) AS opening
            FROM (
                SELECT id, digest, date_trunc('month', recorded_at) AS month
                FROM public.qlvb_audit_event
                WHERE id > coalesce(sealed, 0) AND id <= horizon
                ORDER BY id LIMIT batch
            ) AS next_events
        ) AS months
    ) AS events
    WHERE same_month;
    IF count > 0 THEN
        previous := coalesce(previous, repeat('0', 64));
        INSERT INTO public.qlvb_audit_seal (first_event_id, last_event_id, event_count,
            previous_digest, digests, digest, sealed_at)
        VALUES (first, last, count, previous, said,
            -- as qlvb_toolkit.chain.seal
            encode(sha256(decode(previous, 'hex') || int8send(count)
                || int8send(first) || int8send(last) || decode(said, 'hex')), 'hex'),
            clock_timestamp() AT TIME ZONE 'UTC');
    END IF;
    RETURN count;
END $$;

-- Remember where the journal stands. The sequence is read before the transaction id is
-- drawn: call it at the beginning of a transaction.
CREATE OR REPLACE FUNCTION public.qlvb_journal_advance() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stands bigint;
BEGIN
    SELECT last_value INTO stands FROM public.qlvb_audit_event_id_seq;
    UPDATE public.qlvb_audit_horizon
    SET event_id = stands, writer = pg_current_xact_id()::text;
END $$;

-- Take out the month `day` lies in, once it has been written to the file with SHA-256
-- `export`. Refused: a month that ended less than 12 months ago (QCVN 12 3.9), one that
-- is not sealed to its end in seals of its own, or one that is not the oldest.
CREATE OR REPLACE FUNCTION public.qlvb_journal_cut_month(day date, export text)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET lock_timeout = '5s' AS $$
DECLARE
    first date := date_trunc('month', day);
    after date := first + interval '1 month';
    name text := 'qlvb_audit_event_' || to_char(first, 'YYYY_MM');
    lowest integer;
    highest integer;
    sealed integer;
    count integer;
BEGIN
    IF after + interval '12 months' > clock_timestamp() AT TIME ZONE 'UTC'
        OR export !~ '^[0-9a-f]{64}$'
        OR to_regclass('public.' || name) IS NULL
        OR EXISTS (SELECT FROM public.qlvb_audit_event WHERE recorded_at < first)
    THEN
        RAISE EXCEPTION 'The journal of % may not be taken out', first
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format('SELECT min(id), max(id), count(*) FROM public.%I', name)
    INTO lowest, highest, count;
    EXECUTE format('SELECT coalesce(sum(event_count), 0) FROM public.qlvb_audit_seal '
        'WHERE first_event_id IN (SELECT id FROM public.%I)', name) INTO sealed;
    IF sealed <> count THEN
        RAISE EXCEPTION 'The journal of % is not sealed to its end', first
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF count > 0 THEN
        INSERT INTO public.qlvb_audit_cut (month, first_event_id, last_event_id,
            event_count, export_sha256, cut_at)
        VALUES (first, lowest, highest, count, export,
            clock_timestamp() AT TIME ZONE 'UTC');
    END IF;
    EXECUTE format('DROP TABLE public.%I', name);
    RETURN count;
END $$;
