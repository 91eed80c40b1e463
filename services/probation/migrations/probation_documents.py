"""Outgoing documents with their versions, files, signatures and numbers; the texts of the printed forms."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-09T08:00:00:000000"
SQL = """
CREATE TABLE probation.document (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid,
    office varchar(20) DEFAULT NULL NOT NULL,
    kind varchar(24) DEFAULT NULL NOT NULL,
    owner varchar(40) DEFAULT NULL NOT NULL,
    about uuid NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    created_by_name varchar(200) DEFAULT NULL NOT NULL,
    endorsed_at timestamptz,
    endorsed_by uuid,
    endorsed_by_name varchar(200) DEFAULT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    second_by uuid,
    second_by_name varchar(200) DEFAULT NULL,
    number varchar(40) DEFAULT NULL,
    template_version integer,
    layout varchar(10) DEFAULT NULL,
    printed jsonb,
    corrects uuid,
    served_how varchar(20) DEFAULT NULL,
    served_on date,
    served_words text,
    proof uuid,
    left_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_why text
);
CREATE TABLE probation.document_version (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.document_event (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    number integer NOT NULL,
    event varchar(12) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.document_file (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    sha256 varchar(64) DEFAULT NULL NOT NULL,
    size integer NOT NULL,
    wrapped_key bytea NOT NULL,
    content bytea NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE TABLE probation.document_signature (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    sha256 varchar(64) DEFAULT NULL NOT NULL,
    cms bytea NOT NULL,
    state varchar(20) DEFAULT NULL NOT NULL,
    said text NOT NULL,
    checked_at timestamptz,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.document_counter (
    series varchar(40) DEFAULT NULL PRIMARY KEY NOT NULL,
    last integer NOT NULL
);
CREATE TABLE probation.document_template (
    id uuid PRIMARY KEY,
    code varchar(40) DEFAULT NULL NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    texts jsonb NOT NULL,
    layout varchar(10) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) DEFAULT NULL NOT NULL,
    answered_at timestamptz,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    answer text
);
CREATE INDEX document_person ON probation.document (person);
CREATE INDEX document_event_document ON probation.document_event (document);
CREATE INDEX document_signature_document ON probation.document_signature (document);
CREATE UNIQUE INDEX document_number ON probation.document (number);
CREATE UNIQUE INDEX document_one_draft ON probation.document (owner, about, kind) WHERE state IN ('drafted', 'endorsed');
CREATE INDEX document_of_office ON probation.document (office, decided_at DESC, id) WHERE decided_at IS NOT NULL;
CREATE UNIQUE INDEX document_version_number ON probation.document_version (document, version);
CREATE UNIQUE INDEX document_event_number ON probation.document_event (document, number);
CREATE UNIQUE INDEX document_file_language ON probation.document_file (document, language);
CREATE UNIQUE INDEX document_template_number ON probation.document_template (code, version);
CREATE UNIQUE INDEX document_template_waiting ON probation.document_template (code) WHERE state = 'waiting';
SELECT public.install_row_security('probation.document', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = document.person AND (document.registration IS NULL OR r.id = document.registration))');
SELECT public.install_row_security('probation.document_version', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_event', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_file', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_signature', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.document, probation.document_file, probation.document_signature, probation.document_counter,
    probation.document_template FROM probation;
GRANT UPDATE (person, office, state, version, language, endorsed_at, endorsed_by, endorsed_by_name, decided_at, decided_by, decided_by_name,
    second_by, second_by_name, number, template_version, layout, printed, served_how, served_on, served_words, proof, left_at, withdrawn_at,
    withdrawn_why) ON probation.document TO probation;
GRANT UPDATE (wrapped_key) ON probation.document_file TO probation;
GRANT UPDATE (state, said, checked_at) ON probation.document_signature TO probation;
GRANT UPDATE (last) ON probation.document_counter TO probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, answer) ON probation.document_template TO probation;
SELECT public.install_append_only('probation.document_version', 'probation');
SELECT public.install_append_only('probation.document_event', 'probation');
CREATE TRIGGER decided_once BEFORE UPDATE OF number, decided_at, printed, layout, template_version ON probation.document
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_template
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
