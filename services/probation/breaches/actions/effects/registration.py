"""The registration ends by the ruling, or another penalty is registered in its place; and how either is taken back after an appeal."""

from dataclasses import replace
from datetime import datetime

from services.probation.breaches.actions.effects.keeping import DONE, PROPOSED, UNDONE, Change
from services.probation.breaches.actions.rulings import document_of
from services.probation.breaches.domain.effects import BY_COURT, Owner
from services.probation.breaches.rows import Proceeding, ShownEffect, ShownRuling
from services.probation.cases.domain.categories import SupervisingAuthority
from services.probation.closing.actions import Why, answer_proposal, ask_to_close
from services.probation.closing.queries import latest_closing
from services.probation.closing.undoing import undo_closing
from services.probation.decisions.actions import register_decision
from services.probation.register.actions import NewRegistration
from shared.actors import Actor
from shared.values import JsonObject

OPEN: JsonObject = {"state": "open"}
CLOSED: JsonObject = {"state": "closed"}
WAITS: JsonObject = {"state": "proposed"}


async def close(row: Proceeding, ruling: ShownRuling, words: str, *, by: Actor, now: datetime) -> Change:
    """Off the register by the ruling; where the law's data want a second officer, that is proposed.

    Raises NotFound, AlreadyClosed; AlreadyDecided where another closing waits.
    """
    outcome = await ask_to_close(row.person, Why(BY_COURT, document_of(ruling), words), by=by, now=now, registration=row.registration)
    closing = await latest_closing(row.registration)
    assert closing is not None, "it was written just now"
    return Change(Owner.CLOSING, closing.id, OPEN, CLOSED if outcome == "closed" else WAITS, DONE if outcome == "closed" else PROPOSED)


async def reopen(row: Proceeding, effect: ShownEffect, words: str, *, by: Actor, now: datetime) -> Change:
    """The closing is undone. Raises AlreadyDecided where its day is over: then the person is registered anew."""
    await undo_closing(row.registration, words, by=by, now=now)
    return Change(Owner.CLOSING, effect.subject, CLOSED, OPEN, UNDONE)


async def take_proposal_back(row: Proceeding, words: str, *, by: Actor, now: datetime) -> None:
    """A closing that waits for its second officer is not proposed any more."""
    closing = await latest_closing(row.registration)
    if closing is not None and closing.waits and closing.reason == BY_COURT:
        await answer_proposal(row.person, "refused", words, by=by, now=now, registration=row.registration)


async def register(row: Proceeding, what: NewRegistration, *, by: Actor, now: datetime) -> Change:
    """The other penalty as a registration of its own, of the same office and officer.

    Raises NotFound, AlreadyClosed, SameDecision, OverrideNeeded, FormUsed.
    """
    authority: SupervisingAuthority = "police" if row.authority == "police" else "probation"
    officer = replace(by, id=row.officer, name=row.officer_name, office=row.office, authority=authority)
    made = await register_decision(row.person, what, by=by, now=now, officer=officer)
    before: JsonObject = {"category": row.category, "case_number": row.case_number}
    after: JsonObject = {"category": str(what.category), "case_number": made.case_number, "last_day": what.dates.term_ends_on.isoformat()}
    return Change(Owner.DECISION, made.registration, before, after)


async def end_registered(row: Proceeding, effect: ShownEffect, document: str, words: str, *, by: Actor, now: datetime) -> Change:
    """The registration of the other penalty ends. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    await ask_to_close(row.person, Why(BY_COURT, document, words), by=by, now=now, registration=effect.subject)
    return Change(Owner.DECISION, effect.subject, effect.after, CLOSED, UNDONE)
