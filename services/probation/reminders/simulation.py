"""What a change of the law would do to messages that wait, and to reminders of the end of a term."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from services.probation.law import rules as law
from services.probation.reminders.actions import SERVED
from services.probation.reminders.delivering import limits
from services.probation.reminders.domain.timing import allowed_at
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Queued:
    """A message that waits, and when others went to the person in the two days before."""

    kind: str
    not_before: datetime
    useful_until: datetime
    time_zone: str
    tried: list[datetime]


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day of a term that runs, and where the person lives."""

    term_ends_on: date
    time_zone: str


def goes(row: Queued, asked: Asked) -> Judged:
    """When it goes out, and whether that is too late to be of use."""
    rules = limits(asked.now)
    if row.kind in law.values(SERVED, asked.on):
        rules = replace(rules, most_a_day=None)
    moment = allowed_at(max(row.not_before, asked.now), ZoneInfo(row.time_zone), row.tried, rules)
    return Judged(moment, frozenset({"too_late"} if moment >= row.useful_until else ()))


def reminded(row: Ending, asked: Asked) -> Judged:
    """Whether the end of the term is near enough to remind of it today."""
    today = asked.now.astimezone(ZoneInfo(row.time_zone)).date()
    near = today < row.term_ends_on <= today + timedelta(days=law.number("reminders.term_ends_before", asked.on))
    return Judged(codes=frozenset({"reminded"} if near else ()))


def in_words(code: str) -> str:
    """One thing that is said of a message."""
    return {"too_late": gettext("Withheld: too late to be of use"), "reminded": gettext("Reminded of the end of the term")}.get(code, code)


SIMULATIONS: tuple[LawSimulation[Any], ...] = (
    LawSimulation(
        "messages",
        lambda: gettext("Messages that wait to be sent"),
        ("reminders.quiet_from", "reminders.quiet_until", "reminders.most_a_day", SERVED),
        Queued,
        "n.id",
        """n.kind, n.not_before, n.useful_until, p.time_zone, array(SELECT s.tried_at FROM probation.notification s
            WHERE s.person = n.person AND s.id <> n.id AND s.tried_at > n.not_before - interval '2 days'
            AND s.state IN ('sent', 'delivered')) AS tried""",
        "probation.notification n JOIN probation.registration r ON r.person = n.person AND r.current",
        "n.state = 'queued'",
        goes,
        in_words,
    ),
    LawSimulation(
        "term_reminders",
        lambda: gettext("Reminders of the end of a term"),
        ("reminders.term_ends_before",),
        Ending,
        "r.id",
        "r.term_ends_on, p.time_zone",
        "probation.registration r",
        "r.state = 'open' AND r.term_suspended_since IS NULL",
        reminded,
        in_words,
    ),
)
