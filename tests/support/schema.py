"""What a database looks like: its dump, and the one that the table classes and schema.sql describe."""

import difflib
import re
import subprocess
from importlib import import_module

import asyncpg
from piccolo.table import Table

from infra.paths import ROOT
from infra.servers.embedded import binary
from shared.db.migrate import ROLES_FILE, existing_apps

# Which weeks have a partition depends on the day; the list of applied migrations is not part of what a room declares.
LEFT_OUT = ("probation.position_????w??", "public.migration*")
CREATE_TABLE = re.compile(r"^(CREATE TABLE \S+ \(\n)(.*?)(\n\))", re.MULTILINE | re.DOTALL)
ADVICE = (
    "The migrations (-) and what the rooms declare in tables.py and schema.sql (+) make different databases. A change needs both in the"
    " same commit: a migration (python -m shared.db.new_migration), and the table class, or schema.sql for what a class cannot say:"
)


async def declare(url: str) -> None:
    """Make every table of the table classes in the empty database at `url`, and what the rooms' schema.sql add to them."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(ROLES_FILE.read_text())
        for table in declared_tables():
            for statement in table.create_table().ddl:
                await connection.execute(statement)
        for file in sorted(file for tree in ("services", "shared") for file in (ROOT / tree).rglob("schema.sql")):
            await connection.execute(file.read_text())
    finally:
        await connection.close()


def declared_tables() -> list[type[Table]]:
    """The table classes of every room. None has a foreign key, so that their order is free."""
    return [table for app in existing_apps() for table in import_module(app).APP_CONFIG.table_classes]


def dump(url: str) -> list[str]:
    """The schema of the database at `url`, as lines that do not depend on the order of columns."""
    left_out = [f"--exclude-table={name}" for name in LEFT_OUT]
    command = [str(binary("pg_dump")), "--schema-only", *left_out, "--dbname", url]
    text = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    ordered = CREATE_TABLE.sub(
        lambda table: table[1] + "\n".join(sorted(line.rstrip(",") for line in table[2].split("\n"))) + table[3], text
    )
    # A dump begins and ends with a key of its own; the other comments repeat what the statements say.
    return [line for line in ordered.split("\n") if line and not line.startswith(("--", "\\restrict", "\\unrestrict"))]


def differences(migrated: list[str], declared: list[str]) -> str:
    """Empty where both are the same, else what to do and the lines that differ."""
    lines = list(difflib.unified_diff(migrated, declared, "made by the migrations", "declared", lineterm="", n=3))
    return "\n".join([ADVICE, *lines]) if lines else ""
