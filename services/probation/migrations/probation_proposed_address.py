"""Addresses that the desk reports with the person's consent, until the officer has decided."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-03T01:10:00:000000"
SQL = """
CREATE TABLE probation.proposed_address (id uuid PRIMARY KEY, person uuid NOT NULL, address text, said_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL, ended_at timestamptz, ended_how varchar(20) DEFAULT NULL);
CREATE INDEX proposed_address_person ON probation.proposed_address (person);
CREATE UNIQUE INDEX proposed_address_waiting ON probation.proposed_address (person) WHERE ended_at IS NULL;
SELECT public.install_row_security('probation.proposed_address', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = proposed_address.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
