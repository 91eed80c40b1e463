"""Several open registrations a person: check-ins and items of the queue say whose they are, of the probation service or of the police."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T03:00:00:000000"
SQL = """
ALTER TABLE probation.check_in ADD COLUMN supervising_authority varchar(20) NOT NULL DEFAULT 'probation';
ALTER TABLE probation.queue_item ADD COLUMN supervising_authority varchar(20) NOT NULL DEFAULT 'probation';
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.check_in c SET supervising_authority = r.supervising_authority FROM probation.registration r
    WHERE r.id = c.registration AND r.supervising_authority <> 'probation';
-- because: nothing was released yet, so every database with rows is a demonstration
UPDATE probation.queue_item q SET supervising_authority = r.supervising_authority FROM probation.registration r
    WHERE r.person = q.person AND r.current AND r.supervising_authority <> 'probation';
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
