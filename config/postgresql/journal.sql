-- SPDX-License-Identifier: LGPL-3.0-or-later
-- Protection of the audit journal from the role Odoo connects as (R30, Quy chế Điều 4.4).
--
-- Run once per database as superuser, before or after qlvb_core is installed:
--
--     psql -d qlvb -v ON_ERROR_STOP=1 -f config/postgresql/journal.sql
--
-- qlvb_core hands its journal over by qlvb_journal_protect() when it is installed; on a
-- database that has it already, the operator presses nothing: the next start with
-- `-u qlvb_core`, or `SELECT qlvb_journal_protect()` here, does it.
--
-- Afterwards the journal's tables, triggers and functions belong to qlvb_journal, which
-- cannot log in, and so does the schema (its owner could drop what lies in it). Odoo's
-- role reads and adds. A new version of the journal's own tables needs this file again
-- and, as superuser, `SELECT qlvb_journal_release()` before the update; `make demo`
-- does both.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qlvb_journal') THEN
        CREATE ROLE qlvb_journal NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- made by another database's set-up just now
END $$;

-- Change the owner of everything the journal is made of; what an older version does not
-- have yet is passed over.
CREATE OR REPLACE FUNCTION public.qlvb_journal_give(new_owner name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    item text;
BEGIN
    FOR item IN
        SELECT inhrelid::regclass::text FROM pg_inherits
        WHERE inhparent = to_regclass('public.qlvb_audit_event')
        UNION ALL
        SELECT one FROM unnest(ARRAY[
            'public.qlvb_audit_event', 'public.qlvb_audit_seal',
            'public.qlvb_audit_horizon', 'public.qlvb_audit_stamp',
            'public.qlvb_audit_cut']) AS one
        WHERE to_regclass(one) IS NOT NULL
    LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO %I', item::regclass, new_owner);
    END LOOP;
    FOREACH item IN ARRAY ARRAY[
        'qlvb_journal_identify()', 'qlvb_journal_refuse_change()',
        'qlvb_journal_make_month(date)', 'qlvb_journal_seal(integer, integer)',
        'qlvb_journal_advance()', 'qlvb_journal_cut_month(date, text)']
    LOOP
        CONTINUE WHEN to_regprocedure('public.' || item) IS NULL;
        EXECUTE format('ALTER FUNCTION public.%s OWNER TO %I', item, new_owner);
        EXECUTE format('REVOKE ALL ON FUNCTION public.%s FROM PUBLIC', item);
    END LOOP;
    EXECUTE format('ALTER SCHEMA public OWNER TO %I', new_owner);
END $$;

-- Hand the journal over, once; false when that was done before.
CREATE OR REPLACE FUNCTION public.qlvb_journal_protect() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    writer name;
    item text;
    given text;
BEGIN
    SELECT pg_get_userbyid(relowner) INTO STRICT writer
    FROM pg_class WHERE oid = 'public.qlvb_audit_event'::regclass;
    IF writer = 'qlvb_journal' THEN
        RETURN false;
    END IF;
    PERFORM public.qlvb_journal_give('qlvb_journal');
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA public TO %I', writer);
    -- all that Odoo's role had as the owner went to the new one
    FOR item IN
        SELECT oid::regclass::text FROM pg_class
        WHERE relowner = 'qlvb_journal'::regrole AND relkind IN ('r', 'p', 'S')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %I', item, writer);
        EXECUTE format('GRANT SELECT ON %s TO %I', item, writer);
    END LOOP;
    -- id and recorded_at are the database's own
    SELECT string_agg(quote_ident(attname), ', ') INTO given FROM pg_attribute
    WHERE attrelid = 'public.qlvb_audit_event'::regclass AND attnum > 0
        AND NOT attisdropped AND attname NOT IN ('id', 'recorded_at');
    EXECUTE format('GRANT INSERT (%s) ON public.qlvb_audit_event TO %I', given, writer);
    EXECUTE format('GRANT INSERT (seal_id, token, stamped_at, authority) '
        'ON public.qlvb_audit_stamp TO %I', writer);
    EXECUTE format('GRANT USAGE ON public.qlvb_audit_stamp_id_seq TO %I', writer);
    FOREACH item IN ARRAY ARRAY[
        'qlvb_journal_make_month(date)', 'qlvb_journal_seal(integer, integer)',
        'qlvb_journal_advance()', 'qlvb_journal_cut_month(date, text)']
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION public.%s TO %I', item, writer);
    END LOOP;
    RETURN true;
END $$;

-- Give it back to the owner of the database, for an update of the journal's own tables.
CREATE OR REPLACE FUNCTION public.qlvb_journal_release() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.qlvb_journal_give((
        SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()
    ));
END $$;

REVOKE ALL ON FUNCTION public.qlvb_journal_give(name) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.qlvb_journal_release() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.qlvb_journal_protect() TO PUBLIC;
