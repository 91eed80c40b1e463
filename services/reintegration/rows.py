"""Rows of reintegration's schema, and what an office or region may read of them."""

from typing import Any
from uuid import UUID

from piccolo.columns import Column

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from shared.actors import Actor, Role

Row = dict[str, Any]
Values = dict[Column | str, Any]

_SCOPE = "($1::text IS NULL OR c.office = $1 OR c.region = $1)"


def office_of(by: Actor) -> str | None:
    """The office that limits what is read; None reads all and is an auditor's alone."""
    if by.role is Role.AUDITOR or (by.role is Role.SOCIAL_WORKER and by.office is not None):
        return by.office
    raise NotThere


def organisation_of(by: Actor) -> UUID:
    """The organisation whose referrals a provider reads. Raises NotThere for everybody else."""
    if by.role is not Role.PROVIDER or by.provider is None:
        raise NotThere
    return by.provider


async def fetch(statement: str, *values: Any) -> list[Row]:
    """Every row of a statement; `:in_scope` in it stands for what an office or region may read, with `$1`."""
    assert DB.pool is not None, "The pool of reintegration is open while the service runs."
    return [dict(row) for row in await DB.pool.fetch(statement.replace(":in_scope", _SCOPE), *values)]
