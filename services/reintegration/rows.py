"""Rows of reintegration's schema, and what an office or region may read of them."""

# ruff: noqa: S608 - statements are put together from constants of this service; values travel as arguments

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED
from shared.db.rows import fetch_rows, fetch_sort_keys, fetch_values

T = TypeVar("T")

NOT_RESTRICTED = "{}.person NOT IN (SELECT x.person FROM reintegration.case x WHERE x.restricted)"
SUPERVISED = "{}.person IN (SELECT x.person FROM reintegration.case x WHERE x.authority = 'police')"


def office_of(by: Actor) -> str | None:
    """The office that limits what is read; None reads all and is an auditor's alone."""
    scope = scope_of(by)
    if not may(by, PagePermission.DESK) or not (scope.everything or scope.offices):
        raise NotThere
    return None if scope.everything else by.office


def organisation_of(by: Actor) -> UUID:
    """The organisation whose referrals a provider reads. Raises NotThere for everybody else."""
    if not may(by, PagePermission.PROVIDER) or by.provider is None:
        raise NotThere
    return by.provider


async def fetch_in_scope(kind: type[T], statement: str, by: Actor, *values: Any) -> list[T]:
    """Every row of a statement; `:in_scope` in it stands for what the reader may see of the case `c`; `values` begin at `$2`."""
    return await fetch_rows(DB, kind, statement.replace(":in_scope", scope(by, "c")), office_of(by), *values)


def scopes(by: Actor) -> Sequence[str]:
    """Conditions on `{0}`'s office, region and person that together are what this reader sees; the office is `$1`.

    A restricted case is seen by those who work in its office. Who oversees sees it in probation, where they state a purpose.
    """
    rules = scope_of(by)
    parts = ["$1::text IS NULL"] if office_of(by) is None else ["{0}.office = $1", "{0}.region = $1"]
    in_office = 1 if rules.purpose == "never" else 0
    parts = [*parts[:in_office], *(f"{part} AND {NOT_RESTRICTED.format('{0}')}" for part in parts[in_office:])]
    return parts if rules.authority is None else [f"{part} AND {SUPERVISED.format('{0}')}" for part in parts]


def scope(by: Actor, alias: str) -> str:
    """The same as one condition."""
    return f"({' OR '.join(f'({scope.format(alias)})' for scope in scopes(by))})"


def each_scope(by: Actor, alias: str, statement: str) -> str:
    """The statement once for each scope."""
    return " UNION ALL ".join(f"({statement.format(scope=scope.format(alias))})" for scope in scopes(by))


async def begin_of(statement: str, after: UUID | None) -> tuple[Any, ...]:
    """The sort keys that a page begins behind, as the statement names them; none for the first page."""
    return tuple(await fetch_sort_keys(DB, statement, after)) if after else ()


async def count_rows(what: str, *values: Any) -> int:
    """How many rows `what` (tables and conditions) finds, up to MOST_COUNTED + 1."""
    (number,) = await fetch_values(DB, f"SELECT count(*) FROM (SELECT 1 FROM {what} LIMIT {MOST_COUNTED + 1}) counted", *values)
    return int(number)
