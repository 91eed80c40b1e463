"""What an officer enters about a term, and what contradicts the term or the law."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.law import rules as law
from services.probation.terms.domain.derivation import derive, rule
from services.probation.terms.domain.events import Kind
from services.probation.terms.domain.lengths import later
from services.probation.terms.domain.parts import Length, Term

OF_AGE = 18
LONGEST = {"years": 40, "months": 480, "days": 14600, "working_days": 10000, "hours": 5000}
"""More than this is a typing mistake."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry before it is recorded; the fields as in `TermEvent`. `beyond`: the officer knows that it is more than the law allows."""

    kind: Kind
    on_date: date
    document: str
    reason: str
    length: Length | None = None
    ends_on: date | None = None
    refers_to: UUID | None = None
    beyond: bool = False


def problems(change: Change, term: Term, *, today: date, birth_date: date | None) -> dict[str, str]:
    """What is wrong: a code by field. `beyond` as a field stands for a limit of the law that the court's decision exceeds."""
    found = _of_days(change, term, today)
    if change.length is not None and change.length.amount > LONGEST[change.length.unit]:
        found["amount"] = "amount_impossible"
    if found:
        return found
    if change.kind == "extended" and not change.beyond and (limit := exceeded(change, birth_date)):
        found["beyond"] = limit.code
    if (
        change.kind == "credited"
        and (last := derive(term).ends_on)
        and change.length
        and _days(change.length, change.on_date) > (last - term.basis.begins_on).days
    ):
        found["amount"] = "credit_longer_than_term"
    return found


def _of_days(change: Change, term: Term, today: date) -> dict[str, str]:
    begins, suspended, last = term.basis.begins_on, term.open_suspension, derive(term).ends_on
    day, found = change.on_date, dict[str, str]()
    if day > today and change.kind not in {"ended_early", "length", "stated_end"}:
        found["on_date"] = "day_in_future"
    elif change.kind == "suspended" and suspended is not None:
        found["on_date"] = "suspended_already"
    elif change.kind == "resumed":
        found |= _of_resumption(day, suspended.since if suspended else None)
    elif change.kind == "suspended" and day < begins:
        found["on_date"] = "before_term"
    elif change.kind == "suspended" and last is not None and day > last:
        found["on_date"] = "after_term"
    if change.kind == "ended_early" and change.ends_on is not None:
        if change.ends_on < begins:
            found["ends_on"] = "before_term"
        elif last is not None and change.ends_on >= last:
            found["ends_on"] = "not_earlier"
    if change.kind == "stated_end" and change.ends_on is not None and change.ends_on < day:
        found["ends_on"] = "before_term"
    return found


def _of_resumption(day: date, since: date | None) -> dict[str, str]:
    if since is None:
        return {"on_date": "not_suspended"}
    return {"on_date": "resumed_too_early"} if day <= since else {}


def extension_limit(decided_on: date, birth_date: date | None) -> law.Rule:
    """The most that one extension adds, by the person's age on the day of the decision."""
    minor = birth_date is not None and _age(birth_date, decided_on) < OF_AGE
    return rule("term.extension.most.minor" if minor else "term.extension.most.adult", decided_on)


def exceeded(change: Change, birth_date: date | None) -> law.Rule | None:
    """The limit of the law that an extension exceeds."""
    limit = extension_limit(change.on_date, birth_date)
    if change.length is None or not isinstance(limit.value, int):
        return None
    most = later(change.on_date, Length(limit.value, "months"), first_day_counts=True)
    return limit if later(change.on_date, change.length, first_day_counts=True) > most else None


def _days(length: Length, on: date) -> int:
    hours = rule("term.hours_a_day", on).value
    return length.amount // hours if length.unit == "hours" and isinstance(hours, int) else length.amount


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
