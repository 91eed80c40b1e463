"""What waits for an officer can be put off until a moment, for a reason, a limited number of times."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-28T00:00:00:000000"
SQL = """
ALTER TABLE probation.queue_item ADD COLUMN put_off_until timestamptz DEFAULT null;
ALTER TABLE probation.queue_item ADD COLUMN put_off_why varchar(20) DEFAULT null;
ALTER TABLE probation.queue_item ADD COLUMN put_off_by_name varchar(200) DEFAULT null;
ALTER TABLE probation.queue_item ADD COLUMN put_off_times smallint NOT NULL DEFAULT 0;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
