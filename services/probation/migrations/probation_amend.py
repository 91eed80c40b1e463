"""Everything about a person can be amended: further facts, lists of documents and contacts, and every earlier value of each field."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T02:00:00:000000"
SQL = """
ALTER TABLE probation.person
    ADD COLUMN iin_missing_reason varchar(500) DEFAULT NULL,
    ADD COLUMN kato varchar(9) DEFAULT NULL,
    ADD COLUMN residence_since date,
    ADD COLUMN registered_region varchar(2) DEFAULT NULL,
    ADD COLUMN registered_settlement varchar(10) DEFAULT NULL,
    ADD COLUMN registered_address text,
    ADD COLUMN registered_kato varchar(9) DEFAULT NULL,
    ADD COLUMN registered_since date,
    ADD COLUMN registered_until date,
    ADD COLUMN marital_status varchar(20) DEFAULT NULL,
    ADD COLUMN household text,
    ADD COLUMN disability varchar(20) DEFAULT NULL,
    ADD COLUMN health text,
    ADD COLUMN occupation varchar(20) DEFAULT NULL,
    ADD COLUMN workplace text,
    ADD COLUMN place_of_study text,
    ADD COLUMN photo_consent varchar(10) DEFAULT NULL,
    ADD COLUMN photo_consent_on date,
    ADD COLUMN photo_consent_document varchar(200) DEFAULT NULL;
ALTER TABLE probation.registration ADD COLUMN offence_article varchar(200) DEFAULT NULL;
CREATE TABLE probation.person_entry (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    details jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE INDEX person_entry_person ON probation.person_entry (person);
SELECT public.install_row_security('probation.person_entry', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_entry.person)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.person_entry FROM probation;
GRANT UPDATE (details, removed_at) ON probation.person_entry TO probation;
CREATE TABLE probation.field_change (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid,
    field varchar(40) NOT NULL DEFAULT NULL,
    entry uuid,
    old jsonb NOT NULL,
    new jsonb NOT NULL,
    kind varchar(10) NOT NULL DEFAULT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    document text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL,
    undoes uuid
);
CREATE INDEX field_change_of_person ON probation.field_change (person, at DESC, id);
CREATE UNIQUE INDEX field_change_undone_once ON probation.field_change (undoes) WHERE undoes IS NOT NULL;
SELECT public.install_row_security('probation.field_change', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = field_change.person)');
SELECT public.install_append_only('probation.field_change', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
