"""The stock of bracelets: where each is, what happened to it, what was agreed with vendors."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-12T09:00:00:000000"
SQL = """
CREATE TABLE probation.device_stock (
    id varchar(64) PRIMARY KEY NOT NULL DEFAULT NULL,
    state varchar(14) NOT NULL DEFAULT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    sent_to varchar(40) DEFAULT NULL,
    since timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.device_movement (
    id uuid PRIMARY KEY NOT NULL,
    device_id varchar(64) NOT NULL DEFAULT NULL,
    number integer NOT NULL,
    event varchar(16) NOT NULL DEFAULT NULL,
    state varchar(14) NOT NULL DEFAULT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    sent_to varchar(40) DEFAULT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.vendor_agreement (
    id uuid PRIMARY KEY NOT NULL,
    vendor varchar(40) NOT NULL DEFAULT NULL,
    days integer NOT NULL,
    valid_from date NOT NULL,
    source varchar(300) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX device_stock_office ON probation.device_stock (office, state, id);
CREATE INDEX device_stock_sent_to ON probation.device_stock (sent_to) WHERE sent_to IS NOT NULL;
CREATE UNIQUE INDEX device_movement_number ON probation.device_movement (device_id, number);
CREATE INDEX device_movement_to_vendor ON probation.device_movement (at) WHERE event = 'send_to_vendor';
CREATE INDEX vendor_agreement_vendor ON probation.vendor_agreement (vendor, valid_from);
REVOKE DELETE, TRUNCATE ON probation.device_stock FROM probation;
SELECT public.install_append_only('probation.device_movement', 'probation');
SELECT public.install_append_only('probation.vendor_agreement', 'probation');
-- What is in the register already: worn, else in a store; its office is the one whose person wears it, else nobody has entered it.
INSERT INTO probation.device_stock (id, state, office, since, version)
    SELECT d.id, CASE WHEN a.id IS NULL THEN 'in_store' ELSE 'worn' END,
        coalesce((SELECT r.office FROM probation.registration r WHERE r.person = a.person AND r.state = 'open'
            ORDER BY r.current DESC, r.id LIMIT 1), ''), coalesce(a.since, d.registered_at), 1
    FROM probation.device d LEFT JOIN probation.device_assignment a ON a.device_id = d.id AND a.until IS NULL;
INSERT INTO probation.device_movement (id, device_id, number, event, state, office, why, by_id, by_name, at)
    SELECT gen_random_uuid(), s.id, 1, 'enter', s.state, s.office, '', d.registered_by, '', s.since
    FROM probation.device_stock s JOIN probation.device d ON d.id = s.id;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
