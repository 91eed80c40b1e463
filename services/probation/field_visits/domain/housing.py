"""When the housing of a minor is to be checked with the guardianship body: how often is the law's (law/field_visits.toml, УИК 20)."""

from calendar import monthrange
from datetime import date

from services.probation.law import rules as law

ADULT = 18
MONTHS = {"monthly": 1, "quarterly": 3}
RULE = "housing_check.minor"


def adult_on(birth_date: date) -> date:
    """The eighteenth birthday; who was born on 29 February comes of age on 1 March."""
    try:
        return birth_date.replace(year=birth_date.year + ADULT)
    except ValueError:
        return date(birth_date.year + ADULT, 3, 1)


def latest_birth_of_an_adult(today: date) -> date:
    """Whoever was born after this day is a minor today."""
    try:
        return today.replace(year=today.year - ADULT)
    except ValueError:
        return date(today.year - ADULT, 2, 28)


def next_check(*, birth_date: date, registered_on: date, last: date | None, term_ends_on: date) -> date | None:
    """The last day on which the next check is in time: an interval after the one before, or after the registration.

    None where the person comes of age, or the term ends, before that day. Raises law.NoSuchRule before the rule is in force.
    """
    begins = max(last or registered_on, registered_on)
    due = months_later(begins, MONTHS[str(law.rule(RULE, begins).value)])
    return due if due < adult_on(birth_date) and due <= term_ends_on else None


def months_later(day: date, months: int) -> date:
    """The same day of a later month; the last one where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
