"""Files about a person: photographs and scans, encrypted under the person's key."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-26T09:00:00:000000"
SQL = """
CREATE TABLE reintegration.person_file (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    subject_kind varchar(20) DEFAULT NULL NOT NULL,
    subject uuid NOT NULL,
    media_type varchar(40) DEFAULT NULL NOT NULL,
    size integer NOT NULL,
    sha256 varchar(64) DEFAULT NULL NOT NULL,
    sealed bytea,
    scan_state varchar(12) DEFAULT NULL NOT NULL,
    scanned_at timestamptz,
    stored_at timestamptz NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name varchar(200) DEFAULT NULL NOT NULL,
    replaces uuid,
    ended_at timestamptz,
    ended_how varchar(10) DEFAULT NULL,
    ended_by_name varchar(200) DEFAULT NULL,
    ended_why bytea,
    destroyed_at timestamptz
);
CREATE INDEX person_file_person ON reintegration.person_file (person);
CREATE INDEX person_file_subject ON reintegration.person_file (subject, subject_kind);
CREATE INDEX person_file_to_scan ON reintegration.person_file (stored_at, id)
    WHERE scan_state IN ('waiting', 'not_scanned') AND destroyed_at IS NULL;
CREATE INDEX person_file_over ON reintegration.person_file (ended_at, id) WHERE ended_at IS NOT NULL AND destroyed_at IS NULL;
ALTER TABLE reintegration.person_file ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT public.install_row_security('reintegration.person_file', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = person_file.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
