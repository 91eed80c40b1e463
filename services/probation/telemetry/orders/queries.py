"""Versions of monitoring orders as rows; only this module decides which of them is in force."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.conditions import queries as conditions
from services.probation.conditions.domain.inputs import DAYS
from services.probation.conditions.domain.templates import in_force
from services.probation.conditions.queries import ShownCondition
from services.probation.database import DB
from services.probation.telemetry.orders.domain.grounds import Duty, grounds
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

AFTER_LAST_CLOSING = """valid_from > coalesce((SELECT max(r.closed_at) FROM probation.registration r
    WHERE r.person = {person}{until} AND NOT EXISTS (SELECT FROM probation.registration o WHERE o.person = r.person
        AND o.created_at <= r.closed_at AND (o.closed_at IS NULL OR o.closed_at > r.closed_at))), '-infinity')"""


def after_last_closing(person: str, worn_since: str | None = None) -> str:
    """SQL that holds for a row of monitoring_order that binds `person`: an order ends with the last of the person's open registrations.

    `person` and `worn_since` are SQL expressions. With `worn_since` only closings until then count: this gives the orders under which a
    device worn since then was monitored.
    """
    until = f" AND r.closed_at <= {worn_since}" if worn_since else ""
    return AFTER_LAST_CLOSING.format(person=person, until=until)


IN_FORCE = f"person = $1 AND {after_last_closing('$1')} ORDER BY version DESC LIMIT 1"
"""The newest version in force for the person $1."""
VERSIONS = f"""SELECT person, version, body, valid_from, made_by, made_by_name, reason,
        coalesce(version = (SELECT version FROM probation.monitoring_order WHERE {IN_FORCE}), false) AS in_force
    FROM probation.monitoring_order WHERE person = $1"""  # noqa: S608  # constants of this module
BETWEEN = f"""{VERSIONS} AND valid_from < $3 AND version >= coalesce((SELECT max(version) FROM probation.monitoring_order
    WHERE person = $1 AND valid_from <= $2), 0) ORDER BY version"""  # noqa: S608  # constants of this module


@dataclass(frozen=True, slots=True)
class MonitoringOrder:
    """One version of a person's order; `body` as ORDERS.md describes it. At most one version of a person is in force."""

    person: UUID
    version: int
    valid_from: datetime
    made_by: UUID
    made_by_name: str
    reason: str
    in_force: bool
    body: JsonObject = from_json()


async def order_in_force(person: UUID) -> MonitoringOrder | None:
    """The person's order in force; None if there is none, or a closing ended it."""
    return await fetch_row(DB, MonitoringOrder, f"{VERSIONS} AND {IN_FORCE}", person)


async def order_version(person: UUID, version: int) -> MonitoringOrder | None:
    """One version of the person's order."""
    return await fetch_row(DB, MonitoringOrder, f"{VERSIONS} AND version = $2", person, version)


async def order_versions(person: UUID, limit: int = 30) -> list[MonitoringOrder]:
    """The newest versions of the person's order, oldest first. Call `cases.case` first: it checks who may read."""
    rows = await fetch_rows(DB, MonitoringOrder, f"{VERSIONS} ORDER BY version DESC LIMIT $2", person, limit)
    return rows[::-1]


async def orders_between(person: UUID, since: datetime, until: datetime) -> list[MonitoringOrder]:
    """The versions that had begun before `until` and were not replaced before `since`, oldest first."""
    return await fetch_rows(DB, MonitoringOrder, BETWEEN, person, since, until)


def body_of(order: MonitoringOrder | None) -> JsonObject | None:
    """The order's content; None if there is no order."""
    return order.body if order is not None else None


async def duties_of(person: UUID, body: JsonObject | None, today: date) -> list[tuple[ShownCondition, Duty]]:
    """The duties that bind the person, and after them those that the order names although they bind no more."""
    binding = await conditions.in_force_of(person)
    named = {UUID(str(each["condition"])) for each in grounds(body).values() if "condition" in each}
    others = await conditions.by_ids(named - {row.id for row in binding})
    return [(row, _duty(row, today)) for row in (*binding, *others)]


def _duty(row: ShownCondition, today: date) -> Duty:
    hours = row.filled.get("hours", ()) if row.version else ()
    days = row.filled.get("days", ()) if row.version else ()
    return Duty(
        str(row.id),
        row.version,
        in_force(row.code, today).enforced_by,
        row.binds,
        (hours[0], hours[1]) if len(hours) == 2 else None,
        frozenset(DAYS.index(day) for day in days),
    )
