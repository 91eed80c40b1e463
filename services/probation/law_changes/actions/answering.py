"""The other administrator accepts or refuses; who proposed it takes it back. Nothing holds before its day."""

import json
from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law.ruling import RULING
from services.probation.law_changes.actions.refusing import CannotCancel, OwnDraft, Refused
from services.probation.law_changes.actions.telling import tell_cancelled, tell_changed
from services.probation.law_changes.domain.cancelling import SETTLING, why_not
from services.probation.law_changes.domain.changes import refusals
from services.probation.law_changes.domain.numbers import numbered
from services.probation.law_changes.domain.states import State
from services.probation.law_changes.draft_queries import Draft
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row
from shared.law.sources import source_of
from shared.law_versions import ABOUT, Cancelled, Decided, as_source, load, versions, write, write_cancellation

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('probation.law'))"
"""What is accepted is compared with what rules by then, and a text gets the next number: not two at once."""
LOCKED = "SELECT * FROM probation.law_draft WHERE id = $1 FOR UPDATE"
ANSWER = (
    """UPDATE probation.law_draft SET state = $2, answered_at = $3, answered_by = $4, answered_by_name = $5, answer = $6 WHERE id = $1"""
)
COUNTED = "UPDATE probation.law_draft SET effects = $2::jsonb, effects_at = $3 WHERE id = $1 AND state = 'waiting'"


async def accept(number: UUID, *, by: Actor, now: datetime) -> None:
    """The change becomes a version that rules from its day on, or the version is taken back; the other services are told.

    Raises NotFound, AlreadyDecided, OwnDraft; Refused or CannotCancel where its day has come meanwhile.
    """
    async with transaction(DB):
        await DB.connection().execute(ONE_AT_A_TIME)
        draft = await _locked(number, by)
        await (_change(draft, by=by, now=now) if draft.cancels is None else _cancel(draft, draft.cancels, by=by, now=now))
        await _answer(draft, State.ACCEPTED, "", by=by, now=now)
    await load(RULING)


async def refuse(number: UUID, answer: str, *, by: Actor, now: datetime) -> None:
    """The draft is not accepted, and why. Raises NotFound, AlreadyDecided, OwnDraft."""
    async with transaction(DB):
        await _answer(await _locked(number, by), State.REFUSED, answer, by=by, now=now)


async def withdraw(number: UUID, answer: str, *, by: Actor, now: datetime) -> None:
    """Who proposed it takes it back. Raises NotFound (also for somebody else's), AlreadyDecided."""
    async with transaction(DB):
        draft = await _locked(number, None)
        if draft.proposed_by != by.id:
            raise NotFound
        await _answer(draft, State.WITHDRAWN, answer, by=by, now=now)


async def keep_effects(number: UUID, effects: dict[str, object], *, now: datetime) -> None:
    """What the worker counted."""
    async with transaction(DB):
        await DB.connection().execute(COUNTED, number, json.dumps(effects), now)


async def _change(draft: Draft, *, by: Actor, now: datetime) -> None:
    """Write the version. The rows say what rules now: this process may have read them a minute ago."""
    known = await versions(RULING, draft.book)
    change = numbered(draft.change, [each.entry for each in known if each.section == draft.section])
    rows = as_source(known)
    wrong = refusals(change, rows if rows.sections else source_of(RULING.folders[draft.book]), local_today(now))
    if wrong:
        raise Refused(wrong)
    one = Decided(draft.id, draft.book, draft.section, change.entry, now, by.name, draft.proposed_by_name, draft.why, draft.document)
    await write(RULING, one)
    await tell_changed(one)


async def _cancel(draft: Draft, version: UUID, *, by: Actor, now: datetime) -> None:
    known = await versions(RULING, draft.book)
    found = why_not(next(each for each in known if each.id == version), known, local_today(now + SETTLING))
    if found:
        raise CannotCancel(found)
    await write_cancellation(RULING, Cancelled(version, now, by.name, draft.proposed_by_name, draft.why, draft.document))
    await tell_cancelled(draft.book, version, now)


async def _locked(number: UUID, second: Actor | None) -> Draft:
    draft = await fetch_row(DB, Draft, LOCKED, number)
    if draft is None:
        raise NotFound
    if draft.state != State.WAITING:
        raise AlreadyDecided
    if second is not None and draft.proposed_by == second.id:
        raise OwnDraft
    return draft


async def _answer(draft: Draft, state: State, answer: str, *, by: Actor, now: datetime) -> None:
    await DB.connection().execute(ANSWER, draft.id, state, now, by.id, by.name, answer or None)
    details: audit.Details = {"draft": str(draft.id), "book": draft.book, "entry": draft.key}
    what = "law_change" if draft.cancels is None else "law_cancellation"
    await audit.record(Audit, by=by, action=f"{what}_{state}", about=ABOUT, details=details, at=now)
