"""Sessions of work and how they ended, and the hours that follow from them. Hours are derived here, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from services.probation.community_work.domain.outcomes import BY_CODE, OutcomeCode


@dataclass(frozen=True, slots=True)
class Session:
    """One session: `hours` are offered, `credited` count once it has an outcome."""

    id: UUID
    site: UUID
    on: date
    starts: time
    hours: int
    outcome: OutcomeCode | None = None
    credited: int = 0

    @property
    def ends(self) -> time:
        """When it is over; a session ends on its day."""
        return end_of(self.starts, self.hours)


@dataclass(frozen=True, slots=True)
class Balance:
    """The hours of a sentence: `offered` without an outcome, `remaining` neither credited nor offered."""

    sentence: int
    credited: int
    offered: int

    @property
    def remaining(self) -> int:
        """Hours for which no session is planned yet; never below 0, also where more is planned than remains."""
        return max(0, self.sentence - self.credited - self.offered)

    @property
    def unserved(self) -> int:
        """Hours that have not been worked."""
        return max(0, self.sentence - self.credited)

    @property
    def done(self) -> bool:
        """Whether the last hour is credited."""
        return self.sentence > 0 and self.credited >= self.sentence


def balance(sentence: int, sessions: Iterable[Session]) -> Balance:
    """sentence − credited − offered without an outcome."""
    known = list(sessions)
    return Balance(
        sentence,
        sum(each.credited for each in known if each.outcome is not None),
        sum(each.hours for each in known if each.outcome is None),
    )


def end_of(starts: time, hours: int) -> time:
    """When so many hours of work are over; at the latest with the day."""
    over = starts.hour + hours
    return time(over, starts.minute) if over < 24 else time(23, 59)


def overlap(one: Session, starts: time, hours: int) -> bool:
    """Whether a session and hours of the same day have time in common."""
    return one.starts < end_of(starts, hours) and starts < one.ends


def days_of_work(hours: int, hours_a_day: int) -> int:
    """Hours that were not served, in days of the punishment that replaces them; what is less than a day does not count."""
    return hours // hours_a_day


def problem(session: Session, code: str, credited: int, document: str, *, now_on: date, now_at: time, left: int) -> tuple[str, str] | None:
    """(field, code) of what is wrong with an outcome, or None. `left`: hours of the sentence without this session's own credit."""
    outcome = BY_CODE.get(code)
    if outcome is None:
        return "outcome", "choose"
    if (session.on, session.starts) > (now_on, now_at):
        return "outcome", "not_begun"
    if credited and not outcome.credits:
        return "credited", "not_worked"
    if credited > session.hours:
        return "credited", "more_than_offered"
    if credited > left:
        return "credited", "more_than_remains"
    if outcome.document and not document.strip():
        return "document", "document"
    return None
