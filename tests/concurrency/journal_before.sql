-- SPDX-License-Identifier: LGPL-3.0-or-later
-- The journal as qlvb_core 19.0.1.0.0 made it.
CREATE TABLE qlvb_audit_event (
    id serial PRIMARY KEY,
    actor_id integer, res_id integer, document_id integer, dossier_id integer,
    agency_id integer, digest varchar(64) NOT NULL, occurred_iso varchar NOT NULL,
    code varchar NOT NULL, result varchar NOT NULL, actor_login varchar,
    actor_name varchar, post_title varchar, res_model varchar, res_name varchar,
    address varchar, data text, payload text NOT NULL, occurred_at timestamp NOT NULL
);
CREATE INDEX qlvb_audit_event__agency_idx ON qlvb_audit_event (agency_id, id DESC);
CREATE TABLE qlvb_audit_seal (
    id serial PRIMARY KEY, first_event_id integer NOT NULL,
    last_event_id integer NOT NULL, event_count integer NOT NULL,
    previous_digest varchar(64) NOT NULL, digest varchar(64) NOT NULL,
    digests text NOT NULL, sealed_at timestamp NOT NULL
);
CREATE UNIQUE INDEX qlvb_audit_seal__previous_uniq ON qlvb_audit_seal (previous_digest);
CREATE TABLE qlvb_audit_horizon (
    id serial PRIMARY KEY, event_id integer NOT NULL, writer varchar NOT NULL
);
INSERT INTO qlvb_audit_horizon (event_id, writer) VALUES (0, '0');
ALTER TABLE qlvb_audit_event ALTER COLUMN id DROP DEFAULT;
CREATE FUNCTION qlvb_journal_identify() RETURNS trigger AS $$
BEGIN
    PERFORM pg_current_xact_id();
    NEW.id := nextval('qlvb_audit_event_id_seq');
    RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION qlvb_journal_refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'append-only' USING ERRCODE = 'insufficient_privilege';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER identify BEFORE INSERT ON qlvb_audit_event
FOR EACH ROW EXECUTE FUNCTION qlvb_journal_identify();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON qlvb_audit_event
FOR EACH ROW EXECUTE FUNCTION qlvb_journal_refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON qlvb_audit_event
FOR EACH STATEMENT EXECUTE FUNCTION qlvb_journal_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON qlvb_audit_seal
FOR EACH ROW EXECUTE FUNCTION qlvb_journal_refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON qlvb_audit_seal
FOR EACH STATEMENT EXECUTE FUNCTION qlvb_journal_refuse_change();
