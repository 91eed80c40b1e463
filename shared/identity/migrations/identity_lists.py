"""Accounts are listed by name, in pages."""

from shared.db.migration import SqlMigration, index_migration

ID = "2026-11-28T01:10:00:000000"
INDEX = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS account_by_name ON identity.account ((public.name_key(name) COLLATE "C"), id)'


async def forwards() -> SqlMigration:
    return index_migration(__name__, INDEX)
