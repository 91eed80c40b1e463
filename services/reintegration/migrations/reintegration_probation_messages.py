"""What probation was told about a person, word for word."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-26T11:00:00:000000"
SQL = """
CREATE TABLE reintegration.probation_message (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    type varchar(120) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX probation_message_of_case ON reintegration.probation_message (person, at DESC, id DESC);
SELECT public.install_append_only('reintegration.probation_message', 'reintegration');
SELECT public.install_row_security('reintegration.probation_message', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = probation_message.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
