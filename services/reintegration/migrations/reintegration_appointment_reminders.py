"""Reminders of appointments by SMS, and how far each is."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-12T00:00:00:000000"
SQL = """
CREATE TABLE reintegration.appointment_reminder (
    appointment uuid NOT NULL PRIMARY KEY,
    state varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    lease_until timestamptz,
    gateway varchar(20) DEFAULT NULL,
    settled_at timestamptz,
    language varchar(2) DEFAULT NULL,
    number_end varchar(4) DEFAULT NULL
);
CREATE INDEX appointment_reminder_waiting ON reintegration.appointment_reminder (not_before, appointment) WHERE state = 'queued';
SELECT public.install_row_security('reintegration.appointment_reminder', 'EXISTS (SELECT FROM reintegration.appointment a
    WHERE a.id = appointment)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
