"""Reads of proceedings, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.probation.breaches.at_kiosk.queries import KioskAnswer, answers
from services.probation.breaches.domain.consequences import Earlier
from services.probation.breaches.domain.transitions import FINAL, LEFT
from services.probation.breaches.rows import (
    Proceeding,
    SaidAtKiosk,
    ShownAppeal,
    ShownAttempt,
    ShownEffect,
    ShownEvent,
    ShownExplanation,
    ShownFact,
    ShownMeasure,
    ShownRuling,
)
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.actors import Actor
from shared.case_events import Fact
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json

SHOWN = f"""SELECT b.*, {NAME} AS name, p.time_zone, p.language, p.birth_date, p.address, r.case_number, r.officer, r.officer_name,
        r.office, r.court, r.registered_on, r.state AS case_state, coalesce(b.steps, '[]'::jsonb) AS chosen
    FROM probation.breach_proceeding b JOIN probation.person p ON p.id = b.person JOIN probation.registration r ON r.id = b.registration"""
EFFECT = """SELECT id, proceeding, ruling, owner, subject, event, before, after, corrects, by_name, at FROM probation.breach_effect"""
WAITS = "b.ended_at IS NULL AND b.stage <> ALL ($1::text[])"
FINAL_CODES = sorted(str(each) for each in FINAL)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which proceedings. Empty filters leave nobody out. `mine`: of this officer."""

    mine: UUID | None = None
    stage: str = ""
    late_at: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Earlier:
    id: UUID
    on_date: date
    steps: list[str] = from_json()


async def proceeding(by: Actor, number: UUID) -> Proceeding | None:
    """One proceeding; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, Proceeding, f"{SHOWN} WHERE b.id = $1 AND {condition}", number, *values)


async def any_proceeding(number: UUID) -> Proceeding | None:
    """The same without a reader: for actions, which see what row-level security shows them."""
    return await fetch_row(DB, Proceeding, f"{SHOWN} WHERE b.id = $1", number)


async def of_person(by: Actor, person: UUID, *, size: int = 50) -> list[Proceeding]:
    """A person's proceedings, the latest first."""
    condition, values = scope(by, 3)
    return await fetch_rows(
        DB, Proceeding, f"{SHOWN} WHERE b.person = $1 AND {condition} ORDER BY b.opened_at DESC, b.id LIMIT $2", person, size, *values
    )


async def listed(by: Actor, asked: Asked, *, size: int, after: UUID | None = None) -> KeysetPage[Proceeding]:
    """The reader's proceedings: those that wait by their deadline, or those that are over. `after` is a proceeding."""
    condition, values = scope(by, 8)
    waits = "(b.ended_at IS NOT NULL OR b.stage = ANY ($1::text[]))" if asked.closed else WAITS
    key = "coalesce(b.deadline_at, 'infinity')"
    statement = f"""{SHOWN} WHERE {waits} AND ($2::uuid IS NULL OR r.officer = $2) AND ($3 = '' OR b.stage = $3)
        AND ($4::timestamptz IS NULL OR b.deadline_at < $4) AND ($5::uuid IS NULL OR ({key}, b.id) >
            (SELECT coalesce(l.deadline_at, 'infinity'), l.id FROM probation.breach_proceeding l WHERE l.id = $5))
        AND ($6::timestamptz IS NULL OR b.opened_at >= $6) AND {condition} ORDER BY {key}, b.id LIMIT $7"""
    given = (FINAL_CODES, asked.mine, asked.stage, asked.late_at, after, None, size + 1)
    return page_of(await fetch_rows(DB, Proceeding, statement, *given, *values), size, begins_after=after)


async def facts(number: UUID) -> list[ShownFact]:
    """The chosen facts, those that were taken out too. Call `proceeding` first: it checks who may read."""
    statement = """SELECT id, kind, subject, at, address, details, added_at, added_by, added_by_name, removed_at, removed_by_name,
        removed_why FROM probation.breach_fact WHERE proceeding = $1 ORDER BY removed_at IS NOT NULL, at, id"""
    return await fetch_rows(DB, ShownFact, statement, number)


async def events(number: UUID) -> list[ShownEvent]:
    """What happened, the latest first."""
    statement = """SELECT number, event, stage, why, details, by_id, by_name, at FROM probation.breach_event
        WHERE proceeding = $1 ORDER BY number DESC"""
    return await fetch_rows(DB, ShownEvent, statement, number)


async def attempts(number: UUID, *, since: datetime | None = None) -> list[ShownAttempt]:
    """Attempts to hear the person, the earliest first; `since`: recorded from then on."""
    statement = """SELECT id, means, at, minutes, result, words, by_name, recorded_at, shown FROM probation.breach_attempt
        WHERE proceeding = $1 AND ($2::timestamptz IS NULL OR recorded_at >= $2) ORDER BY at, id"""
    return await fetch_rows(DB, ShownAttempt, statement, number, since)


async def explanations(number: UUID, *, since: datetime | None = None) -> list[ShownExplanation]:
    """Explanations and refusals, the latest first; `since`: recorded from then on. What was said at a kiosk is decrypted here."""
    statement = """SELECT id, kind, words, language, given_on, written_by, document, by_name, recorded_at, kiosk_answer
        FROM probation.breach_explanation
        WHERE proceeding = $1 AND ($2::timestamptz IS NULL OR recorded_at >= $2) ORDER BY recorded_at DESC, id"""
    found = await fetch_rows(DB, ShownExplanation, statement, number, since)
    if not any(one.kiosk_answer for one in found):
        return found
    kept = {one.id: one for one in await answers(number)}
    return [_with_words(one, kept[one.kiosk_answer]) if one.kiosk_answer else one for one in found]


async def measures(number: UUID) -> list[ShownMeasure]:
    """Search measures, the earliest first."""
    statement = """SELECT id, kind, on_date, result, by_name, recorded_at FROM probation.breach_measure WHERE proceeding = $1
        ORDER BY on_date, recorded_at, id"""
    return await fetch_rows(DB, ShownMeasure, statement, number)


async def appeals(number: UUID) -> list[ShownAppeal]:
    """Appeals, the latest first."""
    statement = """SELECT id, addressed_to, lodged_on, words, document, due_at, by_name, outcome, decided_on, outcome_words,
        outcome_document, outcome_by_name FROM probation.breach_appeal WHERE proceeding = $1 ORDER BY recorded_at DESC, id"""
    return await fetch_rows(DB, ShownAppeal, statement, number)


async def rulings(number: UUID) -> list[ShownRuling]:
    """Rulings of the court, the latest first."""
    statement = """SELECT id, court, number, ruled_on, result, effect, months, words, by_name, undone_at, undone_why, replaced_by,
        quashed_at, quashed_on, quashed_document, applied_at, applied_by_name FROM probation.breach_ruling
        WHERE proceeding = $1 ORDER BY recorded_at DESC, id"""
    return await fetch_rows(DB, ShownRuling, statement, number)


async def effects(number: UUID) -> list[ShownEffect]:
    """What rulings of this proceeding changed, and what was taken back, the oldest first."""
    return await fetch_rows(DB, ShownEffect, f"{EFFECT} WHERE proceeding = $1 ORDER BY at, corrects IS NOT NULL, id", number)


async def effects_on(subjects: Sequence[UUID]) -> list[ShownEffect]:
    """The effects that these rows of other capabilities came from, of proceedings that the reader sees."""
    return await fetch_rows(DB, ShownEffect, f"{EFFECT} WHERE subject = ANY ($1) ORDER BY at, id", list(subjects)) if subjects else []


async def earlier_breaches(registration: UUID, but: UUID) -> list[Earlier]:
    """Confirmed breaches of the registration that have left the house and were not lifted, the oldest first.

    An entry `DONE` without a step counts too: it was confirmed.
    """
    statement = """SELECT b.id, (b.decided_at AT TIME ZONE p.time_zone)::date AS on_date, coalesce(b.steps, '[]'::jsonb) AS steps
        FROM probation.breach_proceeding b JOIN probation.person p ON p.id = b.person
        WHERE b.registration = $1 AND b.id <> $2 AND b.stage = ANY ($3) AND b.decided_at IS NOT NULL ORDER BY b.decided_at, b.id"""
    found = await fetch_rows(DB, _Earlier, statement, registration, but, sorted(str(each) for each in LEFT))
    return [Earlier(one.id, one.on_date, tuple(one.steps)) for one in found]


async def confirmed_since(person: UUID, since: datetime) -> list[Fact]:
    """A person's breaches that a human confirmed since a moment, that have left the house and were not lifted, the oldest first."""
    statement = """SELECT id, decided_at FROM probation.breach_proceeding
        WHERE person = $1 AND stage = ANY ($3) AND decided_at >= $2 ORDER BY decided_at, id"""
    found = await fetch_rows(DB, _Confirmed, statement, person, since, sorted(str(each) for each in LEFT))
    return [Fact("confirmed_breach", one.id, one.decided_at, f"/breaches/{one.id}") for one in found]


async def cancelled_among(numbers: list[UUID]) -> set[UUID]:
    """Which of these proceedings were cancelled by an appeal since."""
    found = await fetch_rows(DB, _Id, "SELECT id FROM probation.breach_proceeding WHERE id = ANY ($1) AND stage = 'cancelled'", numbers)
    return {one.id for one in found}


def _with_words(one: ShownExplanation, answer: KioskAnswer) -> ShownExplanation:
    said = answer.said
    return replace(one, words=said.words, kiosk=SaidAtKiosk(said.reason, answer.given_at, answer.brings_paper))


@dataclass(frozen=True, slots=True)
class _Id:
    id: UUID


@dataclass(frozen=True, slots=True)
class _Confirmed:
    id: UUID
    decided_at: datetime
