"""The index that allowed one check-in a day for a person, whoever the authority, goes: the one with the authority stands."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T07:20:00:000000"
SQL = "-- because: the index with the authority replaces it\nDROP INDEX IF EXISTS probation.check_in_one_a_day"


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
