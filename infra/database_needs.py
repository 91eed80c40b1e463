"""What Oralu needs from a PostgreSQL server, and what is missing on a server."""

from dataclasses import dataclass
from typing import Literal

import asyncpg

OLDEST = 16
EXTENSIONS = ("pg_trgm", "btree_gist")
LETTERS = ("ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі")
SERVER = """
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
        pg_encoding_to_char(encoding) AS encoding, current_user AS owner
    FROM pg_database WHERE datname = current_database()
"""
EXTENSION = """
    SELECT CASE
        WHEN EXISTS (SELECT 1 FROM pg_extension WHERE extname = $1) THEN 'installed'
        WHEN v.name IS NULL THEN 'unavailable'
        WHEN r.rolsuper OR NOT v.superuser OR v.trusted AND has_database_privilege(current_database(), 'CREATE') THEN 'creatable'
        ELSE 'forbidden' END
    FROM pg_roles r
    LEFT JOIN pg_available_extensions a ON a.name = $1
    LEFT JOIN pg_available_extension_versions v ON v.name = a.name AND v.version = a.default_version
    WHERE r.rolname = current_user
"""
ExtensionState = Literal["installed", "creatable", "forbidden", "unavailable"]


@dataclass(frozen=True)
class Facts:
    """Facts about a database, seen by its owner."""

    version: str
    major: int
    encoding: str
    owner: str
    knows_letters: bool
    extensions: dict[str, ExtensionState]


async def look(connection: asyncpg.Connection, extensions: tuple[str, ...] = EXTENSIONS) -> Facts:
    """Read them from the database over its owner's `connection`."""
    (server,) = await connection.fetch(SERVER)
    states = {name: await connection.fetchval(EXTENSION, name) for name in extensions}
    knows = server["encoding"] == "UTF8" and await _knows_letters(connection, similarity=states.get("pg_trgm") == "installed")
    return Facts(server["version"].split()[0], server["major"], server["encoding"], server["owner"], knows, states)


async def _knows_letters(connection: asyncpg.Connection, *, similarity: bool) -> bool:
    """Whether Kazakh letters have their case and, for pg_trgm, are letters; both fail if the database's LC_CTYPE is C."""
    capital, small = LETTERS
    if await connection.fetchval("SELECT lower($1)", capital) != small:
        return False
    return not similarity or bool(await connection.fetchval("SELECT cardinality(show_trgm($1)) > 0", small))


def lacks(facts: Facts) -> list[str]:
    """What is missing and what to do, a sentence each; empty if nothing is missing."""
    found = []
    if facts.major < OLDEST:
        found.append(f"PostgreSQL {facts.version} is too old, {OLDEST} or newer is needed")
    if facts.encoding != "UTF8":
        found.append(f"its encoding is {facts.encoding}, not UTF8: make the database again with ENCODING 'UTF8' TEMPLATE template0")
    elif not facts.knows_letters:
        found.append("its LC_CTYPE does not know Kazakh letters: make the database again with LC_CTYPE 'C.UTF-8' TEMPLATE template0")
    for name, state in facts.extensions.items():
        if state == "unavailable":
            found.append(
                f"the extension {name} is not on the server: install PostgreSQL's contrib modules (on Debian they are in postgresql-N)"
            )
        if state == "forbidden":
            found.append(f"{facts.owner} may not create the extension {name}: let a superuser run CREATE EXTENSION {name} SCHEMA public")
    return found
