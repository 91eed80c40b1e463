"""Senders that are registered for no vendor are counted where somebody sees them; the desk and biometrics learn who may see a case.

Until now they knew neither the supervising authority nor that a case is restricted. They are told of the cases where it matters.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T08:30:00:000000"
SQL = """
CREATE TABLE probation.refused_sender (
    address text NOT NULL, protocol text NOT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times bigint NOT NULL, PRIMARY KEY (address, protocol)
);
WITH told AS (SELECT r.person, r.id, r.supervising_authority, r.restricted, v.receiver
        FROM probation.registration r CROSS JOIN (VALUES ('reintegration'), ('biometrics')) AS v (receiver)
        WHERE r.current AND (r.restricted OR r.supervising_authority <> 'probation')),
    numbered AS (INSERT INTO probation.outbox_sequence AS s (key, last) SELECT receiver || ':' || person, 1 FROM told
        ON CONFLICT (key) DO UPDATE SET last = s.last + 1 RETURNING key, last)
INSERT INTO probation.outbox (id, type, receiver, person, sequence, body, created_at, attempts, next_attempt_at)
    SELECT gen_random_uuid(), 'probation.registration_access_for_' || t.receiver || '.v1', t.receiver, t.person, n.last,
        jsonb_build_object('person', t.person, 'registration', t.id, 'authority', t.supervising_authority, 'restricted', t.restricted),
        now(), 0, now()
    FROM told t JOIN numbered n ON n.key = t.receiver || ':' || t.person;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
