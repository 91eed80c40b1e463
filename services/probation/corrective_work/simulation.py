"""What a change of the law would do to corrective work that is under way."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.probation.corrective_work.domain.entries import Entry, State, state_of
from services.probation.corrective_work.domain.rules import reports_due, share_limits, without_job
from services.probation.local_time import local_today
from shared.contributions import Asked, Judged, LawSimulation
from shared.db.rows import from_json
from shared.values import JsonObject
from shared.web.i18n import gettext

ENTRIES = """r.registered_on, (SELECT json_agg(json_build_object('id', e.id, 'number', e.number, 'kind', e.kind, 'on_date', e.on_date,
    'content', e.content, 'refers_to', e.refers_to) ORDER BY e.number) FROM probation.corrective_entry e WHERE e.registration = r.id)
    AS entries"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A registration with the entries about its corrective work."""

    registered_on: date
    entries: Any = from_json()


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The same, added up once."""

    registered_on: date
    state: State


def begun(row: Recorded, _: Asked) -> UnderWay:
    """What the entries come to."""
    return UnderWay(row.registered_on, state_of(_entry(each) for each in row.entries or ()))


def judged(work: UnderWay, asked: Asked) -> Judged:
    """When three months without a job are over, whether they are, late reports, and a share outside the limits."""
    today = local_today(asked.now)
    spells = [each for each in without_job(work.state, registered_on=work.registered_on, today=today) if each.spell.until is None]
    codes = {"jobless"} if any(each.met for each in spells) else set[str]()
    codes |= {"report_late"} if any(each.due_on < today for each in reports_due(work.state, today)) else set()
    least, most = share_limits(asked.on)
    if work.state.share is not None and not int(least.value) <= work.state.share <= int(most.value):
        codes.add("share_outside")
    return Judged(spells[-1].met_on if spells else None, frozenset(codes))


def in_words(code: str) -> str:
    """One thing that is said of corrective work."""
    return {
        "jobless": gettext("Without a job for too long"),
        "report_late": gettext("The employer's report is late"),
        "share_outside": gettext("Share of the pay outside the limits"),
    }.get(code, code)


def _entry(said: JsonObject) -> Entry:
    refers = said["refers_to"]
    day = date.fromisoformat(said["on_date"])
    return Entry(UUID(said["id"]), said["number"], said["kind"], day, said["content"], UUID(refers) if refers else None)


SIMULATIONS: tuple[LawSimulation[Any], ...] = (
    LawSimulation(
        "corrective_work",
        lambda: gettext("Corrective work"),
        ("corrective.jobless", "corrective.report_by", "corrective.share.*"),
        Recorded,
        "r.id",
        ENTRIES,
        "probation.registration r",
        "r.state = 'open' AND r.category = 'corrective_work'",
        judged,
        in_words,
        begun,
    ),
)
