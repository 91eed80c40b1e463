"""What a change of the law would do to the housing checks of minors that come next."""

from dataclasses import dataclass
from datetime import date

from services.probation.field_visits.domain.housing import next_check
from services.probation.field_visits.queries import LAST
from services.probation.local_time import local_today
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Minor:
    """A minor on the register, and when the housing was last checked."""

    birth_date: date
    registered_on: date
    term_ends_on: date
    last: date | None


def due(row: Minor, asked: Asked) -> Judged:
    """By when the next check is in time, and whether that day has passed."""
    last = next_check(birth_date=row.birth_date, registered_on=row.registered_on, last=row.last, term_ends_on=row.term_ends_on)
    return Judged(last, frozenset({"overdue"} if last is not None and last < local_today(asked.now) else ()))


def in_words(code: str) -> str:
    """One thing that is said of a check."""
    return {"overdue": gettext("Overdue")}.get(code, code)


SIMULATIONS = (
    LawSimulation(
        "housing_checks",
        lambda: gettext("Housing checks of minors"),
        ("housing_check.minor",),
        Minor,
        "r.id",
        f"p.birth_date, r.registered_on, r.term_ends_on, {LAST} AS last",
        "probation.registration r",
        "r.current AND r.state = 'open' AND p.birth_date > current_date - interval '18 years'",
        due,
        in_words,
    ),
)
