"""The hours of services, and the moment with which they are compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.database import DB
from services.reintegration.directory.opening.conditions import (
    ALL,
    BEGINS,
    CLOSED,
    ENDS,
    OF_SERVICE,
    OWNER,
    RECKONED,
    SPECIAL_HOURS,
    WEEK_DAYS,
    WEEKLY,
)
from services.reintegration.directory.opening.domain import ONE_DAY, Moment, Opening
from services.reintegration.settings import settings
from shared.db.rows import fetch_rows
from shared.law.calendar import is_day_off

HOURS = f"""SELECT s.id AS service, {OWNER} AS owner, c.own,
        CASE WHEN {CLOSED} THEN 'closed' WHEN {SPECIAL_HOURS} THEN 'hours' END AS special,
        CASE WHEN {WEEKLY} THEN {WEEK_DAYS} END AS days, c.opens_at, c.closes_at, {BEGINS} AS valid_from, {ENDS} AS valid_to
    FROM reintegration.service_offer s CROSS JOIN LATERAL {ALL} c WHERE s.id = ANY($1) AND {OF_SERVICE} AND {RECKONED}
    ORDER BY c.opens_at, c.id"""  # noqa: S608  # of constants


@dataclass(frozen=True, slots=True)
class _Hours:
    service: UUID
    owner: UUID
    own: bool
    special: str | None
    days: str | None
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None
    valid_to: date | None


def moment(now: datetime) -> Moment:
    """The moment on the desk's clock, with Kazakhstan's days off."""
    local = now.astimezone(ZoneInfo(settings().timezone))
    return Moment(local, is_day_off(local.date()), is_day_off(local.date() - ONE_DAY))


async def hours_of(services: Sequence[UUID]) -> Mapping[UUID, list[Opening]]:
    """The hours of each service; none for one that says none."""
    found: dict[UUID, list[Opening]] = {service: [] for service in services}
    for row in await fetch_rows(DB, _Hours, HOURS, list(services)):
        special = cast("Literal['hours', 'closed'] | None", row.special)
        dates = row.valid_from, row.valid_to
        found[row.service].append(Opening(row.days, row.opens_at, row.closes_at, *dates, special, row.owner, row.own))
    return found
