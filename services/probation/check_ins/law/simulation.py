"""What a change of the law would do to the check-ins that wait to be handed in."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from services.probation.check_ins.domain.schedule import window
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """A check-in that nobody has handed in yet."""

    due_on: date
    time_zone: str


def closes(row: Waiting, asked: Asked) -> Judged:
    """Until when it may be handed in."""
    until = window(row.due_on, ZoneInfo(row.time_zone)).closes_at
    return Judged(until, frozenset({"closed"} if until <= asked.now else ()))


def in_words(code: str) -> str:
    """One thing that is said of a check-in."""
    return {"closed": gettext("Its time is over")}.get(code, code)


SIMULATIONS = (
    LawSimulation(
        "check_ins",
        lambda: gettext("Check-ins that are due"),
        ("check_in.window",),
        Waiting,
        "c.id",
        "c.due_on, p.time_zone",
        "probation.check_in c JOIN probation.registration r ON r.id = c.registration",
        "c.state = 'created'",
        closes,
        in_words,
    ),
)
