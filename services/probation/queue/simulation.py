"""What a change of the law would do to what waits in the queue."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.probation.law import rules as law
from services.probation.queue.domain import answer_due
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open item. `due_at` stays where no value of the law named it."""

    kind: str
    opened_at: datetime
    due_at: datetime
    named: bool = False


def begun(row: Waiting, asked: Asked) -> Waiting:
    """Whether a value of the law named the moment."""
    return replace(row, named=row.due_at == _due(row, asked))


def due(row: Waiting, asked: Asked) -> Judged:
    """By when an officer should have looked."""
    until = _due(row, asked) if row.named else row.due_at
    return Judged(until, frozenset({"overdue"} if until <= asked.now else ()))


def in_words(code: str) -> str:
    """One thing that is said of an item."""
    return {"overdue": gettext("Overdue")}.get(code, code)


def _due(row: Waiting, asked: Asked) -> datetime:
    if row.kind == "violation":
        return row.opened_at + timedelta(days=law.number("alert.decision", asked.on))
    return answer_due(row.opened_at, asked.on)


SIMULATIONS = (
    LawSimulation(
        "queue",
        lambda: gettext("Items of the queue"),
        ("check_in.review_due", "alert.decision"),
        Waiting,
        "q.id",
        "q.kind, q.opened_at, q.due_at, false AS named",
        "probation.queue_item q JOIN probation.registration r ON r.person = q.person AND r.current",
        "q.closed_at IS NULL",
        due,
        in_words,
        begun,
    ),
)
