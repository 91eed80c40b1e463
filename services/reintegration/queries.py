"""Reads of the desk and of the provider's inbox, each scoped by who asks.

A social worker reads the cases of their office or region, an auditor those of their office (all, without one), a provider the
referrals sent to their organisation: what the person agreed to share, never the case.
"""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.reintegration.domain.errors import NotThere
from services.reintegration.tables import DB
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.identity.actors import Actor, Role

Row = dict[str, Any]
Part = Literal["waiting", "going_on", "ended"]
PARTS: dict[Part, str] = {
    "waiting": "r.status = 'requested' AND r.ended_at IS NULL",
    "going_on": "r.status <> 'requested' AND r.ended_at IS NULL",
    "ended": "r.ended_at IS NOT NULL",
}
_SCOPE = "($1::text IS NULL OR c.office = $1 OR c.region = $1)"
_SHARED = (
    "SELECT r.id, r.need, r.status, r.organisation, r.shared_name, r.shared_phone, r.shared_language, r.shared_note, r.sent_by_name,"
    " r.requested_at, r.answer_due_at, r.started_at, r.ended_at, r.handed_over_at, s.name AS offer_name"
    " FROM reintegration.referral r JOIN reintegration.service_offer s ON s.id = r.offer WHERE r.organisation = $1"
)


_INBOX_ORDER = (
    "AND ($3::uuid IS NULL OR (r.requested_at, r.id) < (SELECT requested_at, id FROM reintegration.referral WHERE id = $3))"
    " ORDER BY r.requested_at DESC, r.id DESC LIMIT $2"
)


_OFFER = "s.*, o.name AS organisation_name, o.phone, o.region, k.available, k.maximum, k.updated_at"
_OFFERED = (
    "FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation"
    " LEFT JOIN reintegration.capacity k ON k.offer = s.id"
    " WHERE s.ended_at IS NULL AND ($1::text IS NULL OR s.need = $1) AND ($2::text IS NULL OR $2 = ANY(s.languages))"
    " AND $3::text IS NOT NULL AND $4::timestamptz IS NOT NULL"
)
_FRESH = "(k.available IS NOT NULL AND k.updated_at IS NOT NULL AND k.updated_at >= $4)"
_FULL = f"({_FRESH} AND k.available = 0)"
_OFFER_KEYS = f"(o.region <> $3), (CASE WHEN {_FULL} THEN 2 WHEN {_FRESH} THEN 0 ELSE 1 END), -coalesce(k.available, 0), o.name_key, s.id"


async def case(person: UUID, by: Actor) -> Row:
    """One case. Raises NotThere out of scope."""
    found = await fetch("SELECT c.* FROM reintegration.case c WHERE :in_scope AND c.person = $2", office_of(by), person)
    if not found:
        raise NotThere
    return found[0]


async def person_of_plan(plan: UUID, by: Actor) -> UUID:
    """Whose plan it is. Raises NotThere out of scope."""
    rows = await fetch(
        "SELECT c.person FROM reintegration.plan p JOIN reintegration.case c USING (person) WHERE :in_scope AND p.id = $2",
        *(office_of(by), plan),
    )
    if not rows:
        raise NotThere
    person: UUID = rows[0]["person"]
    return person


async def tasks_of(person: UUID) -> list[Row]:
    """The waiting tasks of a case that was asked for before, in scope."""
    return await fetch(
        "SELECT * FROM reintegration.task WHERE person = $1 AND status IN ('open', 'taken') ORDER BY due_at, created_at", person
    )


async def plans_of(person: UUID) -> list[Row]:
    """The plans of a case with `goals`, each with `steps`; active plans first."""
    plans = await fetch("SELECT * FROM reintegration.plan WHERE person = $1 ORDER BY state <> 'active', started_at DESC", person)
    goals = await fetch("SELECT * FROM reintegration.goal WHERE plan = ANY($1) ORDER BY position", [plan["id"] for plan in plans])
    steps = await fetch(
        "SELECT * FROM reintegration.step WHERE goal = ANY($1) ORDER BY state <> 'active', due_on, position", [goal["id"] for goal in goals]
    )
    for goal in goals:
        goal["steps"] = [step for step in steps if step["goal"] == goal["id"]]
    for plan in plans:
        plan["goals"] = [goal for goal in goals if goal["plan"] == plan["id"]]
    return plans


async def referrals_of(person: UUID) -> list[Row]:
    """The referrals of a case, each with the events of its life."""
    rows = await fetch(
        "SELECT r.*, o.name AS organisation_name FROM reintegration.referral r JOIN reintegration.organisation o ON o.id = r.organisation"
        " WHERE r.person = $1 ORDER BY r.requested_at DESC",
        person,
    )
    return await _with_events(rows)


async def timeline_of(person: UUID, *, size: int = 100, after: UUID | None = None) -> KeysetPage[Row]:
    """What happened, newest first; `after` is an entry."""
    rows = await fetch(
        "SELECT * FROM reintegration.entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <"
        " (SELECT at, id FROM reintegration.entry WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2",
        *(person, size + 1, after),
    )
    return page_of([row | {"details": json.loads(row["details"])} for row in rows], size, begins_after=after)


@dataclass(frozen=True)
class Wanted:
    """What a search for a provider asks for; None: any. `region` is the person's own; figures of before `fresh_since` are old."""

    need: str | None
    language: str | None
    region: str
    fresh_since: datetime


async def offers(wanted: Wanted, *, without_full: bool, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """Offers that are not ended, with their organisation and free places: those of the person's region first, then in the order of
    `domain.capacity.order`; `after` is an offer."""
    values = [wanted.need, wanted.language, wanted.region, wanted.fresh_since]
    where = f"SELECT * FROM (SELECT {_OFFER_KEYS} {_OFFERED} AND s.id = $5) AS keys (elsewhere, class, taken, name_key, id)"
    begin = await fetch(where, *values, after) if after else []
    behind = f"AND ({_OFFER_KEYS}) > ($6, $7, $8, $9, $10)" if begin else ""
    full = f"AND NOT {_FULL}" if without_full else ""
    # Every offer for the need is put in order, so by its keys alone; a page's rows are read whole after that.
    found = f"SELECT s.id {_OFFERED} {full} {behind} ORDER BY {_OFFER_KEYS} LIMIT $5"
    rows = await fetch(
        f"SELECT {_OFFER} FROM ({found}) f JOIN reintegration.service_offer s ON s.id = f.id"
        f" JOIN reintegration.organisation o ON o.id = s.organisation LEFT JOIN reintegration.capacity k ON k.offer = s.id"
        f" ORDER BY {_OFFER_KEYS}",
        *(*values, size + 1, *(begin[0].values() if begin else ())),
    )
    return page_of([_spelled(row) for row in rows], size, begins_after=after)


async def count_full(wanted: Wanted) -> int:
    """How many of them say with a fresh figure that they are full, up to MOST_COUNTED + 1."""
    statement = f"SELECT count(*) AS number FROM (SELECT 1 {_OFFERED} AND {_FULL} LIMIT {MOST_COUNTED + 1}) counted"
    (row,) = await fetch(statement, wanted.need, wanted.language, wanted.region, wanted.fresh_since)
    return int(row["number"])


async def offer(number: UUID) -> Row | None:
    """One offer that is not ended; None where there is none."""
    rows = await fetch(
        f"SELECT {_OFFER} FROM reintegration.service_offer s JOIN reintegration.organisation o ON o.id = s.organisation"
        " LEFT JOIN reintegration.capacity k ON k.offer = s.id WHERE s.ended_at IS NULL AND s.id = $1",
        number,
    )
    return _spelled(rows[0]) if rows else None


async def inbox(by: Actor, part: Part, *, size: int, after: UUID | None = None) -> KeysetPage[Row]:
    """The provider's referrals of one part, the latest first; only what was shared. `after` is a referral."""
    statement = f"{_SHARED} AND {PARTS[part]} {_INBOX_ORDER}"
    rows = await fetch(statement, _organisation(by), size + 1, after)
    return page_of([row | {"offer_name": json.loads(row["offer_name"])} for row in rows], size, begins_after=after)


async def received_referral(referral: UUID, by: Actor) -> Row:
    """One referral to the provider's organisation, with its events. Raises NotThere for another's."""
    rows = await fetch(_SHARED + " AND r.id = $2", _organisation(by), referral)
    if not rows:
        raise NotThere
    return (await _with_events([rows[0] | {"offer_name": json.loads(rows[0]["offer_name"])}]))[0]


async def own_offers(by: Actor) -> list[Row]:
    """The offers of the provider's organisation with their figures."""
    rows = await fetch(
        "SELECT s.*, k.available, k.maximum, k.updated_at FROM reintegration.service_offer s"
        " LEFT JOIN reintegration.capacity k ON k.offer = s.id WHERE s.organisation = $1 AND s.ended_at IS NULL ORDER BY s.need, s.id",
        _organisation(by),
    )
    return [_spelled(row) for row in rows]


async def _with_events(rows: Sequence[Row]) -> list[Row]:
    events = await fetch("SELECT * FROM reintegration.referral_event WHERE referral = ANY($1) ORDER BY at, id", [row["id"] for row in rows])
    return [row | {"events": [event for event in events if event["referral"] == row["id"]]} for row in rows]


def _spelled(row: Row) -> Row:
    return row | {"name": json.loads(row["name"]), "place": json.loads(row["place"])}


def office_of(by: Actor) -> str | None:
    """The office that limits what is read; None reads all and is an auditor's alone."""
    if by.role is Role.AUDITOR or (by.role is Role.SOCIAL_WORKER and by.office is not None):
        return by.office
    raise NotThere


def _organisation(by: Actor) -> UUID:
    if by.role is not Role.PROVIDER or by.provider is None:
        raise NotThere
    return by.provider


async def fetch(statement: str, *values: Any) -> list[Row]:
    """Every row of a statement; `:in_scope` in it stands for what an office or region may read, with `$1`."""
    assert DB.pool is not None, "The pool of reintegration is open while the service runs."
    return [dict(row) for row in await DB.pool.fetch(statement.replace(":in_scope", _SCOPE), *values)]
