"""What a change of the law would do to transfers that wait for an answer."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.probation.law import rules as law
from services.probation.transfers.domain import answer_due
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """A transfer, by when the other side has to answer; `since`: when its clock began."""

    due_at: datetime
    since: datetime


def begun(row: Waiting, _: Asked) -> Waiting:
    """Since when the clock runs, by the values that set it."""
    return replace(row, since=row.due_at - (answer_due(row.due_at) - row.due_at))


def judged(row: Waiting, asked: Asked) -> Judged:
    """Until when the other side has to answer, whether that has passed, and whether it is reminded."""
    until = answer_due(row.since)
    first = until - timedelta(days=law.number("transfer.reminder", asked.on))
    return Judged(until, frozenset({"overdue"} if until <= asked.now else {"reminded"} if first <= asked.now else ()))


def in_words(code: str) -> str:
    """One thing that is said of a transfer."""
    return {"overdue": gettext("Overdue"), "reminded": gettext("The other office is reminded")}.get(code, code)


SIMULATIONS = (
    LawSimulation(
        "transfers",
        lambda: gettext("Transfers that wait for an answer"),
        ("transfer.answer", "transfer.reminder"),
        Waiting,
        "t.id",
        "t.due_at, t.begun_at AS since",
        "probation.transfer t JOIN probation.registration r ON r.person = t.person AND r.current",
        "t.state IN ('asked', 'offered')",
        judged,
        in_words,
        begun,
    ),
)
