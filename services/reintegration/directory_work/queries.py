"""The lists of the coordinator's work, and how long each is. Ended entries are in none."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.reintegration.confirmation_requests.deadlines import limits, old_before
from services.reintegration.database import DB
from services.reintegration.directory.opening.conditions import ALL
from services.reintegration.directory_work.domain import OF_ORGANISATIONS, WORK, Work
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_sort_keys, fetch_values, from_json

ORGANISATIONS = """FROM reintegration.organisation o WHERE o.ended_at IS NULL"""
SERVICES = """FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation
    WHERE s.ended_at IS NULL AND o.ended_at IS NULL AND s.status IN ('active', 'temporarily closed')"""
ASKED = """FROM reintegration.confirmation_request c WHERE c.organisation = o.id AND c.about = o.confirmed_on"""
CONDITIONS: Mapping[Work, str] = {
    "confirm": "o.confirmed_on < $1",
    "unanswered": f"""o.confirmed_on < $1 AND (SELECT count(*) >= $2 AND max(c.made_at) <= $3
        AND NOT coalesce(bool_or(c.used_at IS NOT NULL), false) {ASKED})""",
    "never": "o.confirmed_on IS NULL",
    "no_contact": """coalesce(o.phone, '') = '' AND coalesce(o.email, '') = ''
        AND NOT EXISTS (SELECT FROM reintegration.provider_phone p WHERE p.organisation = o.id)""",
    "no_schedule": f"NOT EXISTS (SELECT FROM {ALL} c)",
    "no_area": """o.region = '' AND NOT EXISTS (SELECT FROM reintegration.service_area a WHERE a.service = s.id AND a.kato IS NOT NULL)
        AND NOT EXISTS (SELECT FROM reintegration.service_at_location j JOIN reintegration.location l ON l.id = j.location
            WHERE j.service = s.id AND l.kato IS NOT NULL)""",
    "no_kind": "s.need = 'other' AND s.source IS NOT NULL",
}
ORGANISATION_KEYS, SERVICE_KEYS = "coalesce(o.confirmed_on, '-infinity'::date), o.name_key, o.id", "o.name_key, s.id"


@dataclass(frozen=True, slots=True)
class ListedWork:
    """An entry that needs something: an organisation, or a service of one."""

    id: UUID
    organisation_name: str
    region: str
    confirmed_on: date | None
    name: Mapping[str, str] = from_json()


async def work(what: Work, now: datetime, today: date, *, size: int, after: UUID | None = None) -> KeysetPage[ListedWork]:
    """A page of a list: organisations with the oldest confirmation first, services by their organisation's name."""
    one, keys, rows = _list(what)
    values = _values(what, now, today)
    begin = await fetch_sort_keys(DB, f"SELECT {keys} {rows} AND {one}.id = $1", after) if after else []
    first = len(values) + 1
    behind = f"AND ({keys}) > ({', '.join(f'${first + number}' for number in range(len(begin)))})" if begin else ""
    name = "s.name" if one == "s" else "'{}'::jsonb"
    shown = f"{one}.id, o.name AS organisation_name, o.region, o.confirmed_on, {name} AS name"
    statement = f"SELECT {shown} {rows} AND {CONDITIONS[what]} {behind} ORDER BY {keys} LIMIT {size + 1}"
    return page_of(await fetch_rows(DB, ListedWork, statement, *values, *begin), size, begins_after=after)


async def count(what: Work, now: datetime, today: date) -> int:
    """How long a list is, up to MOST_COUNTED + 1."""
    rows = _list(what)[2]
    statement = f"SELECT count(*) AS number FROM (SELECT 1 {rows} AND {CONDITIONS[what]} LIMIT {MOST_COUNTED + 1}) counted"
    (number,) = await fetch_values(DB, statement, *_values(what, now, today))
    return int(number)


async def counts(now: datetime, today: date) -> dict[Work, int]:
    """How long each list is."""
    return {what: await count(what, now, today) for what in WORK}


async def proposals() -> dict[str, int]:
    """How many proposals wait, by where they come from: a person, an organisation that entered itself, a link, another directory."""
    rows = await DB.fetch(
        "SELECT origin, count(*) AS number FROM reintegration.directory_change WHERE state = 'proposed' GROUP BY origin ORDER BY origin"
    )
    return {row["origin"]: row["number"] for row in rows}


async def organisations() -> int:
    """How many organisations are in the directory."""
    (number,) = await fetch_values(DB, f"SELECT count(*) AS number {ORGANISATIONS}")
    return int(number)


def _list(what: Work) -> tuple[str, str, str]:
    """(whose id it is, the keys of its order, its rows)."""
    return ("o", ORGANISATION_KEYS, ORGANISATIONS) if what in OF_ORGANISATIONS else ("s", SERVICE_KEYS, SERVICES)


def _values(what: Work, now: datetime, today: date) -> list[object]:
    if what == "confirm":
        return [old_before(today)]
    if what == "unanswered":
        figures = limits(today)
        return [old_before(today), figures.most, now - figures.again]
    return []
