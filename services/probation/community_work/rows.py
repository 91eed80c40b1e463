"""What is known about the work of a registration, as typed rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from services.probation.community_work.domain.clocks import Clock, clock_of
from services.probation.community_work.domain.outcomes import OutcomeCode
from services.probation.community_work.domain.rules import Evasion, Kind, Window, evasion, kind_of, window
from services.probation.community_work.domain.schedule import Allocation
from services.probation.community_work.domain.sessions import Balance, Session, balance
from shared.db.rows import from_json
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Sentenced:
    """What of a registration bears on work."""

    id: UUID
    person: UUID
    category: str
    work_hours: int | None
    registered_on: date
    term_ends_on: date
    term_suspended_since: date | None
    time_zone: str

    @property
    def kind(self) -> Kind | None:
        """Which work it brings."""
        return kind_of(self.category)

    @property
    def last_day(self) -> date | None:
        """The last day of the term; None while it is suspended."""
        return None if self.term_suspended_since else self.term_ends_on


@dataclass(frozen=True, slots=True)
class Requirement:
    """The sentence of hours as it holds now; version 0: as it was registered."""

    version: int
    hours: int
    free: bool
    exempt: str | None
    available_until: date | None
    document: str
    why: str
    by_name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownOrder:
    """An order of the akimat."""

    id: UUID
    registration: UUID
    state: str
    requested_on: date
    request: str
    number: str | None
    ordered_on: date | None
    received_on: date | None
    site: UUID | None
    hours: int | None
    contact: str
    acquainted_on: date | None
    version: int
    site_name: str | None
    address: str | None
    kind_of_work: str | None


@dataclass(frozen=True, slots=True)
class ShownAllocation:
    """An allocation with its site."""

    id: UUID
    site: UUID
    weekdays: str
    starts: time
    hours: int
    begins_on: date
    ends_on: date | None
    site_name: str
    open_days: str
    closes_on: date | None
    capacity: int

    def plain(self) -> Allocation:
        """As the timetable takes it."""
        return Allocation(
            self.id, self.site, digits(self.weekdays), self.starts, self.hours, self.begins_on, self.ends_on, digits(self.open_days),
            self.closes_on,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session with its last outcome; `version` 0: none yet."""

    id: UUID
    registration: UUID
    site: UUID
    site_name: str
    address: str
    on_date: date
    starts: time
    hours: int
    cancelled_at: datetime | None
    cancelled_why: str | None
    outcome: OutcomeCode | None
    credited: int
    version: int
    document: str
    note: str

    def plain(self) -> Session:
        """As the domain takes it."""
        return Session(self.id, self.site, self.on_date, self.starts, self.hours, self.outcome, self.credited)

    def begun(self, today: date, at: time) -> bool:
        """Whether it has begun, so that it can have an outcome."""
        return (self.on_date, self.starts) <= (today, at)


@dataclass(frozen=True, slots=True)
class OutcomeVersion:
    """One version of how a session ended."""

    version: int
    outcome: str
    credited: int
    document: str
    note: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One version of a work act."""

    month: date
    version: int
    number: str
    hours: int
    why: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PrintedAct:
    """What stands on the papers of an act, by paper and language; nothing where it was made before papers were kept."""

    version: int
    at: datetime
    layout: str | None
    printed: JsonObject = from_json()


@dataclass(frozen=True, slots=True)
class Site:
    """A work site of an office."""

    id: UUID
    office: str
    name: str
    organisation: str
    kind_of_work: str
    address: str
    contact: str
    phone: str
    open_days: str
    capacity: int
    closes_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody with work to do, for the list."""

    registration: UUID
    person: UUID
    name: str
    case_number: str
    category: str
    officer_name: str
    next_on: date | None
    to_record: int


@dataclass(frozen=True, slots=True)
class Today:
    """Somebody's session of a day, for the first page."""

    person: UUID
    name: str
    case_number: str
    site_name: str
    starts: time
    hours: int


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which the person is excused beforehand, both included."""

    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Work:
    """Everything about the work of one registration."""

    sentenced: Sentenced
    requirement: Requirement
    orders: Sequence[ShownOrder]
    allocations: Sequence[ShownAllocation]
    sessions: Sequence[ShownSession]
    """Those that were not cancelled, the earliest first."""
    cancelled: Sequence[ShownSession]
    absences: Sequence[Absence]
    """Known beforehand: the person is not there on these days."""

    def window(self, today: date) -> Window:
        """The days in which hours count."""
        kind = self.sentenced.kind or "community"
        return window(kind, registered_on=self.sentenced.registered_on, ends_on=self.sentenced.last_day, today=today)

    def counted(self, today: date) -> list[Session]:
        """The sessions whose hours count now."""
        within = self.window(today)
        return [each.plain() for each in self.sessions if within.holds(each.on_date)]

    def balance(self, today: date) -> Balance:
        """sentence − credited − offered without an outcome; nothing is asked of a person who is exempt."""
        return balance(0 if self.requirement.exempt else self.requirement.hours, self.counted(today))

    def met_rules(self, today: date) -> tuple[Evasion, ...]:
        """The parts of the rule of evasion that are met; the rule is one of community work."""
        return evasion([each.plain() for each in self.sessions], today) if self.sentenced.kind == "community" else ()

    def clock(self, order: ShownOrder) -> Clock:
        """What has to happen with an order next."""
        begun = next((each.on_date for each in self.sessions if each.outcome is not None), None)
        return clock_of(order.requested_on, order.received_on, order.acquainted_on, first_session=begun)

    @property
    def order(self) -> ShownOrder | None:
        """The order that holds: the last one that was not withdrawn."""
        return next((each for each in reversed(self.orders) if each.state == "open"), None)


def digits(days: str) -> tuple[int, ...]:
    """Days of the week as numbers."""
    return tuple(int(each) for each in days)
