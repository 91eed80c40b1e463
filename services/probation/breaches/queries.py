"""Reads of proceedings, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.breaches.domain.consequences import Earlier, Matter
from services.probation.breaches.domain.hearing import Attempt, Means, Result
from services.probation.breaches.domain.stages import FINAL, LEFT, Stage
from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

SHOWN = f"""SELECT b.*, {NAME} AS name, p.time_zone, p.language, p.birth_date, p.address, r.case_number, r.officer, r.officer_name,
        r.office, r.court, r.state AS case_state, coalesce(b.steps, '[]'::jsonb) AS chosen
    FROM probation.breach_proceeding b JOIN probation.person p ON p.id = b.person JOIN probation.registration r ON r.id = b.registration"""
WAITS = "b.ended_at IS NULL AND b.stage <> ALL ($1::text[])"
FINAL_CODES = sorted(str(each) for each in FINAL)


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A proceeding with whose it is."""

    id: UUID
    person: UUID
    registration: UUID
    authority: str
    category: str
    matter: Matter
    stage: str
    law_day: date
    opened_at: datetime
    opened_by: UUID
    opened_by_name: str
    round_at: datetime
    asked_at: datetime | None
    asked_how: str | None
    answer_due_at: datetime | None
    deadline_at: datetime | None
    missed_on: date | None
    searched_since: date | None
    found_on: date | None
    term_suspended_on: date | None
    term_resumed_on: date | None
    months: int | None
    reasons: str | None
    decided_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    signed_at: datetime | None
    signed_by: UUID | None
    signed_by_name: str | None
    served_on: date | None
    ended_at: datetime | None
    version: int
    name: str
    time_zone: str
    language: str
    birth_date: date | None
    address: str
    case_number: str
    officer: UUID
    officer_name: str
    office: str
    court: str
    case_state: str
    chosen: list[str] = from_json()
    rests_on: JsonObject = from_json()

    @property
    def at(self) -> Stage:
        """The stage."""
        return Stage(self.stage)

    @property
    def goes_on(self) -> bool:
        """Whether something can still be done with it."""
        return self.ended_at is None and self.case_state == "open"


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A chosen fact with its details as they were when it was chosen."""

    id: UUID
    kind: str
    subject: UUID | None
    at: datetime
    address: str
    added_at: datetime
    added_by: UUID
    added_by_name: str
    removed_at: datetime | None
    removed_by_name: str | None
    removed_why: str | None
    details: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a proceeding."""

    number: int
    event: str
    stage: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime
    details: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class ShownAttempt:
    """An attempt to hear the person."""

    id: UUID
    means: str
    at: datetime
    minutes: int
    result: str
    words: str
    by_name: str
    recorded_at: datetime

    @property
    def attempt(self) -> Attempt:
        """As the rule of hearing takes it."""
        return Attempt(self.id, Means(self.means), self.at, self.minutes, Result(self.result))


@dataclass(frozen=True, slots=True)
class ShownExplanation:
    """What the person said, or that they refuse to."""

    id: UUID
    kind: str
    words: str
    language: str
    given_on: date
    written_by: str
    document: str
    by_name: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """An initial search measure."""

    id: UUID
    kind: str
    on_date: date
    result: str
    by_name: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ShownAppeal:
    """An appeal; without `outcome` it waits."""

    id: UUID
    addressed_to: str
    lodged_on: date
    words: str
    document: str
    due_at: datetime
    by_name: str
    outcome: str | None
    decided_on: date | None
    outcome_words: str | None
    outcome_document: str | None
    outcome_by_name: str | None


@dataclass(frozen=True, slots=True)
class ShownRuling:
    """A court's ruling."""

    id: UUID
    court: str
    number: str
    ruled_on: date
    result: str
    effect: str
    months: int | None
    words: str
    by_name: str
    undone_at: datetime | None
    undone_why: str | None
    applied_at: datetime | None
    applied_by_name: str | None


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
    statement = """SELECT id, means, at, minutes, result, words, by_name, recorded_at FROM probation.breach_attempt
        WHERE proceeding = $1 AND ($2::timestamptz IS NULL OR recorded_at >= $2) ORDER BY at, id"""
    return await fetch_rows(DB, ShownAttempt, statement, number, since)


async def explanations(number: UUID, *, since: datetime | None = None) -> list[ShownExplanation]:
    """Explanations and refusals, the latest first; `since`: recorded from then on."""
    statement = """SELECT id, kind, words, language, given_on, written_by, document, by_name, recorded_at FROM probation.breach_explanation
        WHERE proceeding = $1 AND ($2::timestamptz IS NULL OR recorded_at >= $2) ORDER BY recorded_at DESC, id"""
    return await fetch_rows(DB, ShownExplanation, statement, number, since)


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
    statement = """SELECT id, court, number, ruled_on, result, effect, months, words, by_name, undone_at, undone_why, applied_at,
        applied_by_name FROM probation.breach_ruling WHERE proceeding = $1 ORDER BY recorded_at DESC, id"""
    return await fetch_rows(DB, ShownRuling, statement, number)


async def earlier_breaches(registration: UUID, but: UUID) -> list[Earlier]:
    """Confirmed breaches of the registration that have left the house and were not lifted, the oldest first.

    An entry `DONE` without a step counts too: it was confirmed.
    """
    statement = """SELECT b.id, (b.decided_at AT TIME ZONE p.time_zone)::date AS on_date, coalesce(b.steps, '[]'::jsonb) AS steps
        FROM probation.breach_proceeding b JOIN probation.person p ON p.id = b.person
        WHERE b.registration = $1 AND b.id <> $2 AND b.stage = ANY ($3) AND b.decided_at IS NOT NULL ORDER BY b.decided_at, b.id"""
    found = await fetch_rows(DB, _Earlier, statement, registration, but, sorted(str(each) for each in LEFT))
    return [Earlier(one.id, one.on_date, tuple(one.steps)) for one in found]


async def cancelled_among(numbers: list[UUID]) -> set[UUID]:
    """Which of these proceedings were cancelled by an appeal since."""
    found = await fetch_rows(DB, _Id, "SELECT id FROM probation.breach_proceeding WHERE id = ANY ($1) AND stage = 'cancelled'", numbers)
    return {one.id for one in found}


@dataclass(frozen=True, slots=True)
class _Id:
    id: UUID
