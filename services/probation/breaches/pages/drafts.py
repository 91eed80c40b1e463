"""What a ruling would change, before a human confirms it: each line as it stands and as it would stand. Nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.breaches import effect_words
from services.probation.breaches.actions.effects import term
from services.probation.breaches.actions.effects.applying import Confirmed
from services.probation.breaches.actions.effects.duties import Duties, same
from services.probation.breaches.actions.effects.keeping import Values, is_done, standing_effects
from services.probation.breaches.domain.effects import BY_COURT, Owner
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.cases.queries import open_registrations
from services.probation.closing.domain import needs_second
from services.probation.conditions.domain import rendering
from services.probation.conditions.domain.templates import in_force
from services.probation.conditions.queries import of_registration
from services.probation.local_time import local_today
from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.events import TermEvent, term_of
from services.probation.terms.queries import term_events

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes, in words."""

    what: str
    before: str
    after: str


async def lines_of(row: Proceeding, ruling: ShownRuling, confirmed: Confirmed, now: datetime) -> list[Line]:
    """What carrying the ruling out would change."""
    found = []
    for owner in ruling.owners:
        if owner is Owner.TERM:
            found += await _term(row, ruling, now)
        elif owner is Owner.CLOSING:
            state = "proposed" if needs_second(BY_COURT, local_today(now)) else "closed"
            found.append(_line(owner, {"state": "open"}, {"state": state}))
        elif owner is Owner.DECISION and confirmed.decision is not None and not await is_done(row.id, ruling, owner):
            before = {"category": row.category, "case_number": row.case_number}
            found.append(_line(owner, before, {"category": str(confirmed.decision.category)}))
            found.append(_line(Owner.TERM, {}, {"last_day": confirmed.decision.dates.term_ends_on.isoformat()}, before=""))
        elif owner is Owner.DUTIES and confirmed.duties is not None:
            found += await _duties(row, confirmed.duties, now)
    return found


async def lines_back(row: Proceeding, ruling: ShownRuling) -> list[Line]:
    """What would be taken back after an appeal."""
    return [
        Line(
            effect_words.owner(one.owner, one.after if one.after.get("code") else one.before),
            effect_words.stands(one.owner, one.after),
            effect_words.stands(one.owner, one.before),
        )
        for one in await standing_effects(row.id, ruling.id)
    ]


async def _term(row: Proceeding, ruling: ShownRuling, now: datetime) -> list[Line]:
    case = next((one for one in await open_registrations(row.person) if one.id == row.registration), None)
    if case is None:
        return []
    events, change = await term_events(row.registration), term.extension(ruling, "")
    begins = begins_on(case.category, registered_on=case.registered_on, in_force_on=case.in_force_on)
    would = TermEvent(
        NOBODY, len(events) + 1, change.kind, change.on_date, ruling.months, "months", None, None, change.document, "", NOBODY, "", now
    )
    days = []
    for entries in (events, [*events, would]):
        day = derive(term_of(case.category, entries, begins_on=begins, ends_on=case.term_ends_on)).ends_on
        days.append({"last_day": day.isoformat() if day else None})
    return [_line(Owner.TERM, *days)]


async def _duties(row: Proceeding, duties: Duties, now: datetime) -> list[Line]:
    known = await of_registration(row.registration)
    gone: Values = {"binds": False}
    found = [
        _line(Owner.DUTIES, {"binds": True, "code": one.code, "text": one.text}, {**gone, "code": one.code})
        for one in known
        if one.id in duties.ended and not one.ended and one.code not in duties.held
    ]
    for code, inputs in duties.held.items():
        held: Values = {"binds": True, "code": code, "text": rendering.texts(in_force(code, local_today(now)), inputs)}
        before = same(known, code)
        stood = {"binds": True, "code": code, "text": before.text} if before is not None and not before.ended else {**gone, "code": code}
        found.append(_line(Owner.DUTIES, stood, held))
    return found


def _line(owner: Owner, was: Values, will: Values, *, before: str | None = None) -> Line:
    stood = effect_words.stands(owner, was) if before is None else before
    return Line(effect_words.owner(owner, will if will.get("code") else was), stood, effect_words.stands(owner, will))
