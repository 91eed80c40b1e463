"""How tasks of stages ended, who answered a hand-over, and notes of those who take part in a case."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-23T00:00:00:000000"
SQL = """
ALTER TABLE reintegration.stage_task ADD COLUMN outcome varchar(20) DEFAULT NULL, ADD COLUMN why varchar(40) DEFAULT NULL,
    ADD COLUMN through varchar(40) DEFAULT NULL;
ALTER TABLE reintegration.stage_event ADD COLUMN outcome varchar(20) DEFAULT NULL, ADD COLUMN why varchar(40) DEFAULT NULL,
    ADD COLUMN through varchar(40) DEFAULT NULL;
ALTER TABLE reintegration.handover ADD COLUMN answered_by uuid DEFAULT NULL;
GRANT UPDATE (answered_by) ON reintegration.handover TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
