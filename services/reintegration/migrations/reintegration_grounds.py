"""Help goes on without a registration: where a case came from, on what ground help is given, and when the person was born."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-17T01:00:00:000000"
SQL = """
ALTER TABLE reintegration."case" ADD COLUMN birth_year integer,
    ADD COLUMN origin varchar(20) DEFAULT 'registration' NOT NULL,
    ADD COLUMN ground varchar(20) DEFAULT 'register' NOT NULL,
    ADD COLUMN agreed_at timestamptz,
    ADD COLUMN consent_due_on date,
    ADD COLUMN supervision_ended_at timestamptz,
    ADD COLUMN release_on date,
    ADD COLUMN closing_reason varchar(40) DEFAULT NULL;
CREATE SEQUENCE reintegration.case_number;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
