"""Visits about which a second opinion is asked for are few: whose they are decides who else may see the pictures."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-12-06T00:00:00:000000"
INDEX = """CREATE INDEX CONCURRENTLY IF NOT EXISTS session_second_opinion ON biometrics.session (person)
    WHERE second_opinion_not_by IS NOT NULL"""


async def forwards() -> SqlMigration:
    return index_migration(__name__, INDEX)
