"""The lists of a desk: read once for the office and once for the region, each by an index of its own, and joined."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.reintegration.rows import Row, fetch, office_of
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED


def scopes(by: Actor) -> Sequence[str]:
    """Conditions on `{}`'s office and region that together are what this reader sees; the office is `$1`."""
    return ("$1::text IS NULL",) if office_of(by) is None else ("{}.office = $1", "{}.region = $1")


def scope(by: Actor, alias: str) -> str:
    """The same as one condition."""
    return f"({' OR '.join(scope.format(alias) for scope in scopes(by))})"


def each_scope(by: Actor, alias: str, statement: str) -> str:
    """The statement once for each scope."""
    return " UNION ALL ".join(f"({statement.format(scope=scope.format(alias))})" for scope in scopes(by))


async def begin_of(statement: str, after: UUID | None) -> Row:
    """What a page begins behind; empty for the first one."""
    rows = await fetch(statement, after) if after else []
    return rows[0] if rows else {}


async def count_rows(what: str, *values: Any) -> int:
    """How many rows `what` (tables and conditions) finds, up to MOST_COUNTED + 1."""
    (row,) = await fetch(f"SELECT count(*) AS number FROM (SELECT 1 FROM {what} LIMIT {MOST_COUNTED + 1}) counted", *values)
    return int(row["number"])
