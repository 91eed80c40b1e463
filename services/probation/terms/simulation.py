"""What a change of the law would do to the ends of the terms that run."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.events import TermEvent, term_of
from services.probation.terms.domain.parts import Term
from shared.contributions import Asked, Judged, LawSimulation
from shared.db.rows import from_json
from shared.values import JsonObject
from shared.web.i18n import gettext

EVENTS = """(SELECT json_agg(json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'on_date', t.on_date, 'amount', t.amount,
    'unit', t.unit, 'ends_on', t.ends_on, 'refers_to', t.refers_to) ORDER BY t.number)
    FROM probation.term_event t WHERE t.registration = r.id) AS events"""


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """An open registration with the entries about its term."""

    category: str
    registered_on: date
    in_force_on: date
    term_ends_on: date
    events: Any = from_json()


@dataclass(frozen=True, slots=True)
class Counted:
    """A term, and whether it begins on the day that the law names, so that it would begin on another one by another law."""

    row: RunningTerm
    term: Term
    by_law: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day of a term that runs."""

    term_ends_on: date


def begun(row: RunningTerm, _: Asked) -> Counted:
    """The term by its entries."""
    begins = _begins(row)
    term = term_of(row.category, [_event(each) for each in row.events or ()], begins_on=begins, ends_on=row.term_ends_on)
    return Counted(row, term, term.basis.length is not None and term.basis.begins_on == begins)


def last_day(counted: Counted, _: Asked) -> Judged:
    """When the term ends; nothing while it is suspended."""
    term = counted.term
    if counted.by_law:
        term = replace(term, basis=replace(term.basis, begins_on=_begins(counted.row)))
    return Judged(derive(term).ends_on)


def warned(row: Ending, asked: Asked) -> Judged:
    """Whether the officer sees today that the removal comes near."""
    first = row.term_ends_on - timedelta(days=law.number("removal.warned_before", asked.on))
    return Judged(codes=frozenset({"removal_near"} if first <= local_today(asked.now) else ()))


def in_words(code: str) -> str:
    """One thing that is said of a term."""
    return {"removal_near": gettext("Shown as ending soon")}.get(code, code)


def _begins(row: RunningTerm) -> date:
    return begins_on(row.category, registered_on=row.registered_on, in_force_on=row.in_force_on)


def _event(said: JsonObject) -> TermEvent:
    day, ends, refers = date.fromisoformat(said["on_date"]), said["ends_on"], said["refers_to"]
    return TermEvent(
        UUID(said["id"]), said["number"], said["kind"], day, said["amount"], said["unit"], date.fromisoformat(ends) if ends else None,
        UUID(refers) if refers else None, "", "", UUID(int=0), "", datetime.min.replace(tzinfo=UTC),
    )  # fmt: skip


SIMULATIONS: tuple[LawSimulation[Any], ...] = (
    LawSimulation(
        "terms",
        lambda: gettext("Ends of terms"),
        ("term.start.*", "term.first_day_counts", "term.day_off.*", "term.hours_a_day", "term.hours_counted_in"),
        RunningTerm,
        "r.id",
        f"r.category, r.registered_on, r.in_force_on, r.term_ends_on, {EVENTS}",
        "probation.registration r",
        "r.state = 'open'",
        last_day,
        begun=begun,
        calendar=True,
    ),
    LawSimulation(
        "removals",
        lambda: gettext("Removals that come near"),
        ("removal.warned_before",),
        Ending,
        "r.id",
        "r.term_ends_on",
        "probation.registration r",
        "r.state = 'open' AND r.term_suspended_since IS NULL",
        warned,
        in_words,
    ),
)
