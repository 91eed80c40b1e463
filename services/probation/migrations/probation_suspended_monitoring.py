"""A suspension of electronic monitoring with its beginning, and its name in the order whose zones and hours it lifts."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-24T09:00:00:000000"
SQL = """
ALTER TABLE probation.monitoring_decision ADD COLUMN suspended_since timestamptz, ADD COLUMN lift varchar(60) DEFAULT NULL;
ALTER TABLE probation.monitoring_event ADD COLUMN since timestamptz;
GRANT UPDATE (suspended_since, lift) ON probation.monitoring_decision TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
