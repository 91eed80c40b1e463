"""What changed in a registration is read by who sees that registration; what changed about the person, by who sees any of theirs.

Biometrics is told every officer of a person who has several registrations open: it knew one.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T06:30:00:000000"
SQL = """
DROP POLICY shown ON probation.field_change;
DROP POLICY added ON probation.field_change;
DROP POLICY changed ON probation.field_change;
DROP POLICY removed ON probation.field_change;
SELECT public.install_row_security('probation.field_change', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = field_change.person AND (field_change.registration IS NULL OR field_change.registration = r.id))
    OR person IN (SELECT l.person FROM probation.person_link l) AND (field_change.registration IS NULL
        OR EXISTS (SELECT FROM probation.registration r WHERE r.id = field_change.registration))');
WITH told AS (SELECT r.person, jsonb_agg(jsonb_build_object('registration', r.id, 'authority', r.supervising_authority,
            'officer', r.officer, 'office', r.office, 'restricted', r.restricted) ORDER BY r.created_at, r.id) AS registrations
        FROM probation.registration r WHERE r.state = 'open' GROUP BY r.person HAVING count(*) > 1),
    numbered AS (INSERT INTO probation.outbox_sequence AS s (key, last) SELECT 'biometrics:' || person, 1 FROM told
        ON CONFLICT (key) DO UPDATE SET last = s.last + 1 RETURNING key, last)
INSERT INTO probation.outbox (id, type, receiver, person, sequence, body, created_at, attempts, next_attempt_at)
    SELECT gen_random_uuid(), 'probation.supervision_for_biometrics.v1', 'biometrics', t.person, n.last,
        jsonb_build_object('person', t.person, 'registrations', t.registrations), now(), 0, now()
    FROM told t JOIN numbered n ON n.key = 'biometrics:' || t.person;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
