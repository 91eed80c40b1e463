"""Tables and columns get the names that the field uses (infra/adr/0026-names-of-tables.md).

No older version runs beside this one: none was released.
"""

from pathlib import Path

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-11-29T06:00:00:000000"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, Path(__file__).with_name("renames.sql").read_text())
