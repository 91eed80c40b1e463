"""What a change of the law would do to what is open: each thing is judged twice, by the law as it is and as it would be."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.law_changes.domain.changes import Change
from services.probation.law_changes.effects.trying import Laws, compared, concerning, laws_for
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.contributions import Asked, Judged, LawSimulation
from shared.db.rows import decode, fetch_values
from shared.law.sources import Source
from shared.registry import registry

BATCH = 500
MOST_LOOKED_AT = 20_000
"""Rows that one page looks through; it says when there are more."""
ON_THAT_DAY = {
    "check_in": "SELECT count(*) FROM probation.check_in WHERE due_on = $1 AND state = 'created'",
    "term_end": "SELECT count(*) FROM probation.registration WHERE state = 'open' AND term_ends_on = $1",
}


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose thing it is."""

    id: UUID
    person: UUID
    office: str
    name: str
    case_number: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One open thing that would be judged otherwise."""

    whose: Whose
    before: Judged
    after: Judged

    @property
    def gains(self) -> list[str]:
        """Codes that it gets."""
        return sorted(self.after.codes - self.before.codes)

    @property
    def loses(self) -> list[str]:
        """Codes that it loses."""
        return sorted(self.before.codes - self.after.codes)


@dataclass(frozen=True, slots=True)
class EffectsPage:
    """Some effects. `after`: behind which row the next page begins; None where all have been looked at."""

    rows: list[Effect]
    after: UUID | None
    first: bool = True


@dataclass
class Counts:
    """Without anybody's name: how many were looked at, how many change, and how."""

    looked_at: int = 0
    changed: int = 0
    earlier: int = 0
    later: int = 0
    gains: Counter[str] = field(default_factory=Counter[str])
    loses: Counter[str] = field(default_factory=Counter[str])
    offices: Counter[str] = field(default_factory=Counter[str])

    def add(self, effect: Effect) -> None:
        """One more that changes."""
        self.changed += 1
        before, after = effect.before.at, effect.after.at
        if before is not None and after is not None and before != after:
            sooner = _as_text(after) < _as_text(before)
            self.earlier, self.later = self.earlier + sooner, self.later + (not sooner)
        self.gains.update(effect.gains)
        self.loses.update(effect.loses)
        self.offices[effect.whose.office] += 1


def simulations(change: Change) -> list[LawSimulation[Any]]:
    """Those that try this change out; none where it has no bearing on what is open."""
    return concerning(change, registry("probation").law_simulations.values())


async def effects_for(
    simulation: LawSimulation[Any],
    book: str,
    change: Change,
    by: Actor,
    now: datetime,
    *,
    size: int,
    after: UUID | None = None,
    then: Source | None = None,
) -> EffectsPage:
    """The reader's own that would be judged otherwise, `size` at most, behind the row `after`."""
    condition, values = scope(by, 3)
    laws, asked, found, looked_at = laws_for(simulation, book, change, then), _asked(change, now), list[Effect](), 0
    first = after is None
    async for rows in _batches(simulation, condition, values, after):
        for number, (whose, row) in enumerate(rows, start=1):
            after = whose.id
            effect = _effect(simulation, whose, row, laws, asked)
            if effect is not None:
                found.append(effect)
            if len(found) == size:
                ended = number == len(rows) < BATCH
                return EffectsPage(found, None if ended else after, first)
        looked_at += len(rows)
        if looked_at >= MOST_LOOKED_AT and len(rows) == BATCH:
            return EffectsPage(found, after, first)
    return EffectsPage(found, None, first)


async def count_effects(book: str, change: Change, now: datetime, then: Source | None = None) -> dict[str, object]:
    """Counts for the whole country by simulation; of a day of the calendar also what falls on it."""
    counted: dict[str, object] = {}
    for simulation in simulations(change):
        counts, laws, asked = Counts(), laws_for(simulation, book, change, then), _asked(change, now)
        async for rows in _batches(simulation, "true", [], None):
            counts.looked_at += len(rows)
            for whose, row in rows:
                if (effect := _effect(simulation, whose, row, laws, asked)) is not None:
                    counts.add(effect)
        counted[simulation.code] = vars(counts)
    found: dict[str, object] = {"simulations": counted}
    if change.section == "exception":
        (check_ins,), (ends,) = [await fetch_values(DB, ON_THAT_DAY[what], change.valid_from) for what in ("check_in", "term_end")]
        found |= {"check_ins": check_ins, "term_ends": ends}
    return found


def _asked(change: Change, now: datetime) -> Asked:
    return Asked(now, max(change.valid_from, local_today(now)))


def _effect(simulation: LawSimulation[Any], whose: Whose, row: object, laws: Laws, asked: Asked) -> Effect | None:
    judged = compared(simulation, row, laws, asked)
    return None if judged is None else Effect(whose, *judged)


async def _batches(
    simulation: LawSimulation[Any], condition: str, values: Sequence[object], after: UUID | None
) -> AsyncIterator[list[tuple[Whose, object]]]:
    statement = f"""SELECT {simulation.id} AS id, r.person, r.office, {NAME} AS name, r.case_number, {simulation.columns}
        FROM {simulation.tables} JOIN probation.person p ON p.id = r.person WHERE {simulation.condition}
        AND ($1::uuid IS NULL OR {simulation.id} > $1) AND {condition} ORDER BY {simulation.id} LIMIT $2"""  # noqa: S608 - constants
    while True:
        found = await DB.fetch(statement, after, BATCH, *values)
        rows = [(decode(Whose, row), decode(simulation.row, row)) for row in found]
        if rows:
            yield rows
        if len(rows) < BATCH:
            return
        after = rows[-1][0].id


def _as_text(moment: date) -> str:
    return moment.isoformat()
