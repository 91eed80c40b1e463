"""Reads about less supervision: answers of one person, who is near in an office, and of whom nobody has said anything."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

Show = Literal["look", "unlooked", "waits", "put_off"]
SHOWS: tuple[Show, ...] = get_args(Show)
PUT_OFF, ANSWERED = "k.snoozed_until > $1", "a.id IS NOT NULL"
SINCE = "greatest(k.standing_since, k.looked_on, k.snoozed_until)"
"""Since when nobody has said anything: since every criterion is met, the last answer, or the end of the time for which it was put off."""
UNLOOKED = f"k.standing = 'met' AND {SINCE} <= $2"
WHICH: dict[Show, str] = {
    "look": f"NOT coalesce({PUT_OFF}, false) AND NOT {ANSWERED}",
    "unlooked": f"NOT coalesce({PUT_OFF}, false) AND NOT {ANSWERED} AND {UNLOOKED}",
    "waits": ANSWERED,
    "put_off": PUT_OFF,
}
NEAR = f"""SELECT k.person, k.authority, k.tier, k.provisional, k.standing, k.criteria, k.snoozed_until, k.snooze_reason,
        coalesce({UNLOOKED}, false) AND NOT coalesce({PUT_OFF}, false) AND NOT {ANSWERED} AS unlooked, {SINCE} AS since,
        a.choice AS answered, a.state AS answer_state, {NAME} AS name, r.case_number, r.officer_name, r.term_ends_on
    FROM probation.registration r JOIN probation.risk_current k ON k.person = r.person AND k.authority = r.supervising_authority
    JOIN probation.person p ON p.id = r.person
    LEFT JOIN probation.less_answer a ON a.person = k.person AND a.authority = k.authority AND a.state IN ('waits', 'revise')
    WHERE r.current AND r.state = 'open' AND k.standing IN ('met', 'almost')"""
NOBODY_LOOKED = f"""SELECT k.id, k.person, r.id AS registration, r.officer FROM probation.risk_current k
    JOIN probation.registration r ON r.person = k.person AND r.supervising_authority = k.authority AND r.current AND r.state = 'open'
    WHERE NOT coalesce({PUT_OFF}, false) AND {UNLOOKED}
    AND NOT EXISTS (SELECT FROM probation.less_answer a WHERE a.person = k.person AND a.authority = k.authority
        AND a.state IN ('waits', 'revise'))
    AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'less_unlooked' AND q.subject_id = k.id AND q.closed_at IS NULL)
    ORDER BY k.id LIMIT $3"""
ANSWERS = "SELECT * FROM probation.less_answer WHERE person = $1 AND authority = $2"


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What somebody answered, and what a senior officer said about it."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    choice: str
    reason: str | None
    until_on: date | None
    why: str
    state: str
    given_by: UUID
    given_by_name: str
    given_at: datetime
    decided_by_name: str | None
    decision_words: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who meets every criterion, or almost, with what stands between. `since`: nobody has said anything since; `answered`: what
    waits for a senior officer's approval, or for another answer.
    """

    person: UUID
    authority: str
    tier: int
    provisional: bool
    standing: str
    snoozed_until: date | None
    snooze_reason: str | None
    unlooked: bool
    since: date | None
    answered: str | None
    answer_state: str | None
    name: str
    case_number: str
    officer_name: str
    term_ends_on: date
    criteria: list[JsonObject] = from_json()

    def open_criteria(self, today: date) -> list[JsonObject]:
        """What is not met yet."""
        return [each for each in self.criteria if each["begins"] is None or date.fromisoformat(each["begins"]) > today]


@dataclass(frozen=True, slots=True)
class NobodyLooked:
    """A row of current state, and whose it is: a senior officer is asked, not the officer of the case."""

    id: UUID
    person: UUID
    registration: UUID
    officer: UUID


async def live_answer(person: UUID, authority: str) -> ShownAnswer | None:
    """The answer that waits for approval, or for another one."""
    return await fetch_row(DB, ShownAnswer, f"{ANSWERS} AND state IN ('waits', 'revise')", person, authority)


async def near(by: Actor, today: date, unlooked_since: date, *, show: Show, size: int) -> list[Near]:
    """Who meets the criteria first, then who almost does, as `show` says."""
    condition, values = scope(by, 4)
    statement = f"{NEAR} AND {WHICH[show]} AND {condition} ORDER BY k.standing DESC, r.term_ends_on, r.id LIMIT $3"
    return await fetch_rows(DB, Near, statement, today, unlooked_since, size, *values)


async def nobody_looked(today: date, unlooked_since: date, size: int) -> list[NobodyLooked]:
    """Who meets every criterion for so long, and nobody has said anything, of whom no senior officer was asked."""
    return await fetch_rows(DB, NobodyLooked, NOBODY_LOOKED, today, unlooked_since, size)
