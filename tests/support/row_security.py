"""What the database shows to somebody when nothing else limits a query."""

from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.engine import SafeEngine
from shared.db.rows import fetch_values

PROTECTED = (
    """SELECT format('%I.%I', $1::text, relname) FROM pg_class WHERE relrowsecurity AND relnamespace = $1::text::regnamespace ORDER BY 1"""
)


async def protected_tables(db: SafeEngine) -> list[str]:
    """The tables of the role's schema that have policies."""
    return await fetch_values(db, PROTECTED, db.role)


async def count_shown(db: SafeEngine, by: Actor | None) -> dict[str, int]:
    """How many rows of each protected table a query without any WHERE shows to `by`."""
    tables = await protected_tables(db)
    with acting(acting_for(by)):
        return {table: (await fetch_values(db, f"SELECT count(*) FROM {table}"))[0] for table in tables}


async def count_all(db: SafeEngine) -> dict[str, int]:
    """How many there are: the system's processes see everything."""
    return {table: (await fetch_values(db, f"SELECT count(*) FROM {table}"))[0] for table in await protected_tables(db)}
