"""Messages to supervised persons, and what they said about being written to."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T12:00:00:000000"
SQL = """
CREATE TABLE probation.notification (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid,
    kind varchar(40) NOT NULL,
    subject_id uuid NOT NULL,
    day date NOT NULL,
    occasion integer NOT NULL,
    repeat integer NOT NULL,
    channel varchar(20),
    address_hash varchar(64),
    sealed bytea,
    language varchar(2) NOT NULL,
    template_version integer NOT NULL,
    state varchar(20) NOT NULL CHECK (state IN ('queued', 'sent', 'delivered', 'failed', 'withheld')),
    why varchar(40),
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    useful_until timestamptz NOT NULL,
    lease_until timestamptz,
    tried_at timestamptz,
    gateway varchar(20),
    reference varchar(200),
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL
);
CREATE TABLE probation.notification_choice (
    person uuid NOT NULL,
    channel varchar(20) NOT NULL CHECK (channel IN ('sms', 'email', 'messenger')),
    opted_out boolean NOT NULL,
    wrong_hash varchar(64),
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (person, channel)
);
CREATE UNIQUE INDEX notification_once ON probation.notification (kind, subject_id, day, occasion, repeat);
CREATE INDEX notification_person ON probation.notification (person, created_at DESC, id);
CREATE INDEX notification_queued ON probation.notification (not_before, id) WHERE state = 'queued';
CREATE INDEX notification_created ON probation.notification (created_at);
CREATE INDEX notification_content ON probation.notification (created_at) WHERE sealed IS NOT NULL;
CREATE INDEX notification_reference ON probation.notification (reference) WHERE state = 'sent';
SELECT public.install_row_security('probation.notification', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notification.person AND (notification.registration IS NULL OR r.id = notification.registration))');
SELECT public.install_row_security('probation.notification_choice', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notification_choice.person)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.notification FROM probation;
GRANT UPDATE (sealed, state, why, attempts, not_before, lease_until, tried_at, gateway, reference, settled_at)
    ON probation.notification TO probation;
REVOKE DELETE, TRUNCATE ON probation.notification_choice FROM probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
