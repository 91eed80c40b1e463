"""Minors are found by their birth date: whose housing is to be checked stands on the first page."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-07T06:02:00:000000"
SQL = "CREATE INDEX CONCURRENTLY IF NOT EXISTS person_birth_date ON probation.person (birth_date)"


async def forwards() -> SqlMigration:
    return index_migration(__name__, SQL)
