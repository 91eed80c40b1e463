"""The rest of the names that the field uses: fixes of an alert, assignments, the enclosure (infra/adr/0026-names-of-tables.md).

No older version runs beside this one: none was released.
"""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-29T11:00:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("renames_of_alerts.sql").read_text())
