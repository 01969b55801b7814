-- SPDX-License-Identifier: LGPL-3.0-or-later
-- After tables and functions: months, the events of an unpartitioned journal, indexes,
-- and last the triggers, so that events taken over keep their ids.

SELECT public.qlvb_journal_make_month((current_date + make_interval(months => ahead))::date)
FROM generate_series(0, 3) AS ahead;

DO $$
DECLARE
    month date;
BEGIN
    IF to_regclass('public.qlvb_audit_event_whole') IS NOT NULL THEN
        FOR month IN EXECUTE
            'SELECT DISTINCT date_trunc(''month'', occurred_at) '
            'FROM public.qlvb_audit_event_whole'
        LOOP
            PERFORM public.qlvb_journal_make_month(month);
        END LOOP;
        EXECUTE 'INSERT INTO public.qlvb_audit_event '
            '(id, recorded_at, occurred_at, occurred_iso, code, result, actor_id, '
            'actor_login, actor_name, post_title, res_model, res_id, res_name, '
            'document_id, dossier_id, agency_id, address, data, payload, digest) '
            'SELECT id, occurred_at, occurred_at, occurred_iso, code, result, actor_id, '
            'actor_login, actor_name, post_title, res_model, res_id, res_name, '
            'document_id, dossier_id, agency_id, address, data, payload, digest '
            'FROM public.qlvb_audit_event_whole ORDER BY id';
        DROP TABLE public.qlvb_audit_event_whole;
    END IF;
END $$;

-- The key begins with the id; it must hold the time as well because partitions are made
-- by it.
CREATE UNIQUE INDEX IF NOT EXISTS qlvb_audit_event_id_idx
ON public.qlvb_audit_event (id, recorded_at);

-- Each list people open is one range of these, newest first: the agency comes first, as
-- in the predicate (docs/rights.md), and what narrowed records are told by stands beside,
-- so that counting reads the index alone.
CREATE INDEX IF NOT EXISTS qlvb_audit_event_agency_list_idx
ON public.qlvb_audit_event (agency_id, recorded_at DESC, id DESC)
INCLUDE (document_id, dossier_id, res_model);
CREATE INDEX IF NOT EXISTS qlvb_audit_event_actor_time_idx
ON public.qlvb_audit_event (actor_id, recorded_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS qlvb_audit_event_document_time_idx
ON public.qlvb_audit_event (document_id, recorded_at DESC, id DESC)
WHERE document_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS qlvb_audit_event_dossier_time_idx
ON public.qlvb_audit_event (dossier_id, recorded_at DESC, id DESC)
WHERE dossier_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS qlvb_audit_event_address_time_idx
ON public.qlvb_audit_event (address, agency_id, recorded_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS qlvb_audit_event_act_time_idx
ON public.qlvb_audit_event (code, agency_id, recorded_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS qlvb_audit_event_object_idx
ON public.qlvb_audit_event (res_model, res_id)
WHERE document_id IS NULL AND dossier_id IS NULL;

-- for who inspects several agencies, which no index yields in one order
CREATE INDEX IF NOT EXISTS qlvb_audit_event_time_idx
ON public.qlvb_audit_event (recorded_at DESC, id DESC) INCLUDE (agency_id);

-- of unit admins and of the operator (models/res_users_journal.py)
CREATE INDEX IF NOT EXISTS qlvb_audit_event_admin_time_idx
ON public.qlvb_audit_event (agency_id, recorded_at DESC, id DESC)
WHERE res_model IN ('qlvb.account', 'qlvb.post', 'res.users', 'qlvb.access.group');
CREATE INDEX IF NOT EXISTS qlvb_audit_event_setting_time_idx
ON public.qlvb_audit_event (recorded_at DESC, id DESC)
WHERE res_model IN ('qlvb.account', 'qlvb.post', 'res.users', 'qlvb.audit.cut',
    'qlvb.network', 'qlvb.rule', 'qlvb.unit');

-- the owner's last logins, and the counts of an account
CREATE INDEX IF NOT EXISTS qlvb_audit_event_login_idx
ON public.qlvb_audit_event (res_id, id DESC) WHERE res_model = 'res.users';

-- Part of an object's name in an agency, with or without accents: what the set-up's
-- template brings (config/setup), and the operator's database should.
DO $$
BEGIN
    IF 2 = (
        SELECT count(*) FROM pg_extension WHERE extname IN ('pg_trgm', 'btree_gin')
    ) AND EXISTS (
        SELECT FROM pg_proc
        WHERE oid = to_regprocedure('public.unaccent(text)') AND provolatile = 'i'
    ) THEN
        EXECUTE 'CREATE INDEX IF NOT EXISTS qlvb_audit_event_agency_name_idx '
            'ON public.qlvb_audit_event USING gin '
            '(agency_id, public.unaccent(res_name::text) public.gin_trgm_ops)';
    END IF;
END $$;

-- of earlier versions: by the id, without the agency, or without a model
DROP INDEX IF EXISTS public.qlvb_audit_event_agency_idx,
    public.qlvb_audit_event_agency_time_idx, public.qlvb_audit_event_account_time_idx,
    public.qlvb_audit_event_actor_idx, public.qlvb_audit_event_document_idx,
    public.qlvb_audit_event_dossier_idx, public.qlvb_audit_event_address_idx,
    public.qlvb_audit_event_code_idx, public.qlvb_audit_event_name_idx;

CREATE OR REPLACE TRIGGER identify BEFORE INSERT ON public.qlvb_audit_event
FOR EACH ROW EXECUTE FUNCTION public.qlvb_journal_identify();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['event', 'seal', 'stamp', 'cut'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE '
            'ON public.qlvb_audit_%s FOR EACH ROW '
            'EXECUTE FUNCTION public.qlvb_journal_refuse_change()', name);
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE '
            'ON public.qlvb_audit_%s '
            'EXECUTE FUNCTION public.qlvb_journal_refuse_change()', name);
    END LOOP;
END $$;
