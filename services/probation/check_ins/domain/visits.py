"""What a visit counts for: the check-in of that day, one that was missed, the next one if it is near, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.check_ins.domain.lifecycle import Event, State

ONE_DAY = timedelta(days=1)


class How(StrEnum):
    """Where the officer met the person."""

    OFFICE = "office"
    HOME = "home"
    ELSEWHERE = "elsewhere"
    PHONE = "phone"
    KIOSK = "kiosk"  # not an officer: handed in for a check-in that was cancelled meanwhile


IN_PERSON = frozenset({How.OFFICE, How.HOME, How.ELSEWHERE})
BY_OFFICER = (How.OFFICE, How.HOME, How.ELSEWHERE, How.PHONE)


class Counting(StrEnum):
    """What a visit counts for."""

    ON_TIME = "on_time"
    EXCUSED = "excused"
    LATE = "late"
    EARLY = "early"
    UNSCHEDULED = "unscheduled"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A check-in that a visit might count for."""

    id: UUID
    due_on: date
    opens_at: datetime
    closes_at: datetime
    state: State
    decided: bool
    handed_in: bool

    def opens_on(self, time_zone: ZoneInfo) -> date:
        """The first day of its window where the person lives."""
        return self.opens_at.astimezone(time_zone).date()

    def last_day(self, time_zone: ZoneInfo) -> date:
        """The last day of its window; one that closes at midnight ends with the day before."""
        return (self.closes_at - timedelta(microseconds=1)).astimezone(time_zone).date()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a visit counts for: `check_in` is None only where it is unscheduled."""

    counting: Counting
    check_in: Candidate | None = None

    @property
    def event(self) -> Event:
        """What happens to the check-in: one that was missed stays missed, with the officer's word that the person came afterwards."""
        return Event.REVIEW if self.counting is Counting.LATE else Event.VOUCH


UNSCHEDULED = Counted(Counting.UNSCHEDULED)


def counts_for(candidates: Sequence[Candidate], came_on: date, time_zone: ZoneInfo, *, early_days: int) -> Counted:
    """What a visit on `came_on` counts for: within the window first, then a missed one, then the next within `early_days` days before it.

    A check-in that an officer decided, or that was handed in at a kiosk, is never touched.
    """
    free = sorted((one for one in candidates if not one.decided and not one.handed_in), key=lambda one: one.due_on)
    for one in free:
        if one.state in {State.CREATED, State.EXPIRED, State.EXCUSED} and one.opens_on(time_zone) <= came_on <= one.last_day(time_zone):
            return Counted(Counting.EXCUSED if one.state is State.EXCUSED else Counting.ON_TIME, one)
    for one in reversed(free):
        if one.state in {State.CREATED, State.EXPIRED} and one.last_day(time_zone) < came_on:
            return Counted(Counting.LATE, one)
    for one in free:
        days = (one.opens_on(time_zone) - came_on).days
        if one.state in {State.CREATED, State.EXCUSED} and 0 < days <= early_days:
            return Counted(Counting.EARLY, one)
    return UNSCHEDULED
