"""Three states over time: kept, breached, not known. A time without data is never counted as kept."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

State = Literal["compliant", "breach", "unknown", "not_worn"]
Window = tuple[float, float]
STATES: tuple[State, ...] = ("compliant", "breach", "unknown", "not_worn")


@dataclass(frozen=True)
class Stretch:
    """A time in one state, in epoch seconds."""

    state: State
    since: float
    until: float

    @property
    def hours(self) -> float:
        return (self.until - self.since) / 3600


@dataclass(frozen=True)
class Day:
    """A local day in stretches that follow each other without a gap."""

    on: date
    since: float
    until: float
    stretches: tuple[Stretch, ...]

    def hours(self, state: State) -> float:
        """How much of the day was in this state."""
        return sum(each.hours for each in self.stretches if each.state == state)


def gaps(heard: Iterable[float], since: float, until: float, silence: float) -> list[Window]:
    """The times longer than `silence` without a usable position, from the last one to the next."""
    moments = [since, *sorted(at for at in heard if since <= at <= until), until]
    return [(before, after) for before, after in itertools.pairwise(moments) if after - before > silence]


def stretches(
    since: float, until: float, worn: Sequence[Window], breaches: Sequence[Window], unknown: Sequence[Window]
) -> tuple[Stretch, ...]:
    """[since, until] cut where the state changes: "not worn" first, then breach, then not known; only the rest was kept."""
    edges = {since, until}
    for window in (*worn, *breaches, *unknown):
        edges.update(edge for edge in window if since < edge < until)
    line = sorted(edges)
    found: list[Stretch] = []
    for begin, end in itertools.pairwise(line):
        state = _state((begin + end) / 2, worn, breaches, unknown)
        if found and found[-1].state == state:
            found[-1] = Stretch(state, found[-1].since, end)
        else:
            found.append(Stretch(state, begin, end))
    return tuple(found)


def days(
    since: float, until: float, time_zone: str, worn: Sequence[Window], breaches: Sequence[Window], unknown: Sequence[Window]
) -> list[Day]:
    """Every local day that [since, until] touches, cut to it."""
    where = ZoneInfo(time_zone)
    on = datetime.fromtimestamp(since, UTC).astimezone(where).date()
    found = []
    while (begin := datetime.combine(on, time(), where).timestamp()) < until:
        end = datetime.combine(on + timedelta(days=1), time(), where).timestamp()
        first, last = max(begin, since), min(end, until)
        if last > first:
            found.append(Day(on, begin, end, stretches(first, last, worn, breaches, unknown)))
        on += timedelta(days=1)
    return found


def _state(at: float, worn: Sequence[Window], breaches: Sequence[Window], unknown: Sequence[Window]) -> State:
    if not _within(at, worn):
        return "not_worn"
    if _within(at, breaches):
        return "breach"
    return "unknown" if _within(at, unknown) else "compliant"


def _within(at: float, windows: Sequence[Window]) -> bool:
    return any(begin <= at < end for begin, end in windows)
