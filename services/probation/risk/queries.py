"""Reads of relapse risk about one person. `cases.pages.case_of` is called first: it checks who may read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.risk.domain import overrides
from services.probation.risk.domain.inputs import Input, input_from
from services.probation.risk.domain.norms import Norm, law_from
from services.probation.risk.domain.replay import replayed
from services.probation.risk.domain.tiers import Result
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject

CALCULATIONS = "SELECT * FROM probation.risk_calculation WHERE person = $1 AND authority = $2 ORDER BY number DESC LIMIT $3"
CURRENT = "SELECT * FROM probation.risk_current WHERE person = $1 AND authority = $2"
OVERRIDES = "SELECT * FROM probation.risk_override WHERE person = $1 AND authority = $2 ORDER BY proposed_at DESC, id LIMIT 50"
OBJECTIONS = "SELECT * FROM probation.risk_objection WHERE person = $1 AND authority = $2 ORDER BY recorded_at DESC, id LIMIT 50"
ENTRIES = "SELECT * FROM probation.relapse_entry WHERE person = $1 AND authority = $2 ORDER BY proposed_at DESC, id LIMIT 50"
EVENTS = "SELECT * FROM probation.risk_event WHERE person = $1 AND authority = $2 ORDER BY at DESC, id LIMIT 200"


@dataclass(frozen=True, slots=True)
class Calculation:
    """One calculation as it was kept."""

    id: UUID
    number: int
    tier: int
    step: str | None
    provisional: bool
    method: str
    digest: str
    trigger: str
    by_id: UUID
    by_name: str
    at: datetime
    inputs: list[JsonObject] = from_json()
    law: list[JsonObject] = from_json()
    proposals: list[JsonObject] = from_json()
    missing: list[str] = from_json()
    could_raise: list[str] = from_json()

    @property
    def shown_inputs(self) -> list[Input]:
        """What it rests on."""
        return [input_from(each) for each in self.inputs]

    @property
    def norms(self) -> tuple[Norm, ...]:
        """The rows of the law that it used."""
        return law_from(self.law).norms

    def again(self) -> Result:
        """The result computed anew from what was kept."""
        return replayed(self.inputs, self.law, self.method)


@dataclass(frozen=True, slots=True)
class Current:
    """What applies now. `checked_on` None: it will be computed anew in a moment."""

    id: UUID
    person: UUID
    authority: str
    registration: UUID
    calculation: UUID | None
    computed: int | None
    tier: int | None
    step: str | None
    provisional: bool
    override: UUID | None
    review_on: date | None
    entered: bool
    standing: str | None
    snoozed_until: date | None
    snooze_reason: str | None
    standing_since: date | None
    looked_on: date | None
    checked_on: date | None
    criteria: list[JsonObject] | None = from_json()


@dataclass(frozen=True, slots=True)
class ShownOverride:
    """A tier that an officer set."""

    id: UUID
    person: UUID
    authority: str
    registration: UUID
    tier: int
    computed: int
    confirmed_for: int | None
    reason: str
    review_on: date
    state: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    version: int

    @property
    def is_live(self) -> bool:
        """Whether it holds, or waits for a second person."""
        return self.state in overrides.LIVE

    @property
    def holding(self) -> overrides.Override | None:
        """The tier as the rule reads it, where it holds."""
        if self.state != overrides.State.HOLDS:
            return None
        return overrides.Override(self.tier, self.confirmed_for, self.review_on)


@dataclass(frozen=True, slots=True)
class Objection:
    """What a person objected to."""

    id: UUID
    step: str
    words: str
    recorded_by_name: str
    recorded_at: datetime
    answer: str | None
    outcome: str | None
    answered_by_name: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the register of persons prone to relapse."""

    id: UUID
    person: UUID
    authority: str
    registration: UUID
    facts: str
    document: str
    state: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    entered_on: date | None
    review_on: date | None
    ends_on: date | None
    told_on: date | None
    told_how: str | None
    ended_at: datetime | None
    version: int
    grounds: list[str] = from_json()


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to an override, an entry or a proposal."""

    subject: UUID
    event: str
    state: str
    until_on: date | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime


async def calculations(person: UUID, authority: str, *, size: int = 50) -> list[Calculation]:
    """Every calculation, the latest first."""
    return await fetch_rows(DB, Calculation, CALCULATIONS, person, authority, size)


async def latest(person: UUID, authority: str) -> Calculation | None:
    """The latest calculation; None where there is none yet."""
    return next(iter(await calculations(person, authority, size=1)), None)


async def current(person: UUID, authority: str) -> Current | None:
    """What applies now; None before the first calculation."""
    return await fetch_row(DB, Current, CURRENT, person, authority)


async def overrides_of(person: UUID, authority: str) -> list[ShownOverride]:
    """Tiers that officers set, the latest first."""
    return await fetch_rows(DB, ShownOverride, OVERRIDES, person, authority)


async def live_override(person: UUID, authority: str) -> ShownOverride | None:
    """The one that holds or waits."""
    return next((each for each in await overrides_of(person, authority) if each.is_live), None)


async def objections_of(person: UUID, authority: str) -> list[Objection]:
    """What the person objected to, the latest first."""
    return await fetch_rows(DB, Objection, OBJECTIONS, person, authority)


async def entries_of(person: UUID, authority: str) -> list[Entry]:
    """The person's entries in the register of persons prone to relapse, the latest first."""
    return await fetch_rows(DB, Entry, ENTRIES, person, authority)


async def events_of(person: UUID, authority: str) -> list[ShownEvent]:
    """What happened to overrides, entries and proposals, the latest first."""
    return await fetch_rows(DB, ShownEvent, EVENTS, person, authority)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A calculation that ended in an error."""

    id: UUID
    person: UUID
    error: str
    first_at: datetime
    times: int
    next_try_at: datetime


async def set_aside() -> list[SetAside]:
    """What failed, the most often first, for an operator."""
    statement = "SELECT id, person, error, first_at, times, next_try_at FROM probation.risk_set_aside ORDER BY times DESC, id LIMIT 200"
    return await fetch_rows(DB, SetAside, statement)
