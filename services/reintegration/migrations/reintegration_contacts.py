"""Contacts that were made, and appointments with everything that happened to them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-02T03:00:00:000000"
SQL = """
CREATE TABLE reintegration.contact (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    with_whom varchar(20) NOT NULL DEFAULT NULL,
    with_words varchar(200) DEFAULT NULL,
    happened_at timestamptz NOT NULL,
    words text NOT NULL,
    next_on date,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.appointment (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    way varchar(20) NOT NULL DEFAULT NULL,
    purpose varchar(300) NOT NULL DEFAULT NULL,
    starts_at timestamptz NOT NULL,
    minutes integer NOT NULL,
    place varchar(300) DEFAULT NULL,
    time_zone varchar(40) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    attended varchar(20) DEFAULT NULL,
    held boolean,
    why_not varchar(40) DEFAULT NULL,
    result text,
    supersedes uuid,
    superseded_by uuid,
    worker uuid NOT NULL,
    worker_name varchar(200) NOT NULL DEFAULT NULL,
    version integer NOT NULL
);
CREATE TABLE reintegration.appointment_event (
    id uuid NOT NULL PRIMARY KEY,
    appointment uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    attended varchar(20) DEFAULT NULL,
    held boolean,
    why_not varchar(40) DEFAULT NULL,
    result text,
    why text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX appointment_person ON reintegration.appointment (person);
CREATE INDEX appointment_event_appointment ON reintegration.appointment_event (appointment);
CREATE INDEX contact_of_case ON reintegration.contact (person, happened_at DESC, id);
CREATE INDEX contact_again ON reintegration.contact (by_id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX appointment_calendar ON reintegration.appointment (worker, starts_at);
SELECT public.install_append_only('reintegration.contact', 'reintegration');
SELECT public.install_append_only('reintegration.appointment_event', 'reintegration');
SELECT public.install_row_security('reintegration.contact', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = contact.person)');
SELECT public.install_row_security('reintegration.appointment', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = appointment.person)');
SELECT public.install_row_security('reintegration.appointment_event', 'EXISTS (SELECT FROM reintegration.appointment a
    WHERE a.id = appointment)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
