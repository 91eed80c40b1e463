"""What stands on the papers of a month, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.cases.rows import Case
from services.probation.community_work.domain.rules import Kind, Window
from services.probation.community_work.rows import ShownOrder, ShownSession, Work

LONGEST_MONTH = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a person's work. `worked`: hours credited from the beginning to the end of this month; `number` and `version` are
    those of the act, `officer` who made it.
    """

    registration: UUID
    name: str
    birth_date: date | None
    case_number: str
    office: str
    time_zone: str
    kind: Kind
    month: date
    sentence: int
    worked: int
    sessions: Sequence[ShownSession]
    order: ShownOrder | None
    officer: str
    number: str
    version: int
    at: datetime

    @property
    def hours(self) -> int:
        """Hours credited in the month."""
        return sum(each.credited for each in self.sessions)

    @property
    def is_draft(self) -> bool:
        """Whether no act was made of it."""
        return not self.version


def month_of(case: Case, work: Work, month: date, *, officer: str, at: datetime, number: str = "", version: int = 0) -> Month:
    """The month as its sessions stand."""
    last = (month + LONGEST_MONTH).replace(day=1) - timedelta(days=1)
    counted = work.window(last)
    requirement = work.requirement
    return Month(
        case.registration, case.name, case.birth_date, case.case_number, case.office, case.time_zone, work.sentenced.kind or "community",
        month, 0 if requirement.exempt else requirement.hours, _worked(work, counted, last),
        [each for each in work.sessions if each.on_date.replace(day=1) == month], work.order, officer, number, version, at,
    )  # fmt: skip


def _worked(work: Work, counted: Window, last: date) -> int:
    return sum(each.credited for each in work.sessions if counted.holds(each.on_date) and each.on_date <= last)
