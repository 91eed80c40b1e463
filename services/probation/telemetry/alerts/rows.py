"""Rows of the table `alert`, for whoever changes them."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.db.engine import Connection


@dataclass(frozen=True, slots=True)
class StoredAlert:
    """An alert as it is stored. `fixes`: the times of the reports that decided it, in epoch seconds."""

    id: UUID
    person: UUID
    incident: UUID | None
    device_id: str
    activation: UUID
    rule: str
    state: str
    reason: str
    zone: str | None
    status: str
    priority: int | None
    order_version: int
    rule_version: str
    opened_at: datetime
    closed_at: datetime | None
    detected_at: datetime
    raised_at: datetime
    evidence: int
    fixes: list[float]


COLUMNS = ", ".join(f"a.{column.name}" for column in fields(StoredAlert))


async def fetch_alerts(connection: Connection, rest: str, *values: Any) -> list[StoredAlert]:
    """The alerts that a statement finds; `rest` is what follows its list of columns, and names the table `a`.

    Built directly, because evaluation reads them for every device that has one.
    """
    return [StoredAlert(*row) for row in await connection.fetch(f"SELECT {COLUMNS} {rest}", *values)]
