"""Changing the law's data: one administrator proposes, another one accepts or refuses. Nothing holds before its day."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import asyncpg

from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law.ruling import RULING
from services.probation.law_changes.domain import Change, Refusal, State, refusals
from services.probation.law_changes.queries import Draft
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row
from shared.law.sources import source_of
from shared.law_versions import ABOUT, Decided, load, write
from shared.messages.law import LawChangedForBiometrics, LawChangedForReintegration
from shared.messaging.outbox import send

INSERT = """INSERT INTO probation.law_draft (id, book, section, key, valid_from, entry, before, why, document, proposed_at, proposed_by,
    proposed_by_name, state) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, 'waiting')"""
LOCKED = "SELECT * FROM probation.law_draft WHERE id = $1 FOR UPDATE"
ANSWER = (
    """UPDATE probation.law_draft SET state = $2, answered_at = $3, answered_by = $4, answered_by_name = $5, answer = $6 WHERE id = $1"""
)
COUNTED = "UPDATE probation.law_draft SET effects = $2::jsonb, effects_at = $3 WHERE id = $1 AND state = 'waiting'"
SHARED = "shared"


@dataclass
class Refused(Exception):
    """Nothing was kept, because of everything in `why`."""

    why: list[Refusal]


class OwnDraft(Exception):
    """Who proposed it does not accept or refuse it."""


class Waiting(Exception):
    """Another draft of the same entry waits for an answer."""


async def propose(book: str, change: Change, why: str, document: str, *, by: Actor, now: datetime) -> UUID:
    """Keep a draft for a second administrator. Raises Refused, Waiting."""
    wrong = refusals(change, source_of(RULING.folders[book]), local_today(now))
    if wrong:
        raise Refused(wrong)
    number, before = uuid4(), None if change.before is None else _json(change.before)
    async with transaction(DB):
        try:
            await DB.connection().execute(
                INSERT, number, book, change.section, change.key, change.valid_from, _json(change.entry), before, why, document, now, by.id,
                by.name,
            )  # fmt: skip
        except asyncpg.UniqueViolationError:
            raise Waiting from None
        details: audit.Details = {"draft": str(number), "book": book, "entry": change.key, "valid_from": change.valid_from.isoformat()}
        await audit.record(Audit, by=by, action="law_change_proposed", about=ABOUT, details=details, at=now)
    return number


async def accept(number: UUID, *, by: Actor, now: datetime) -> None:
    """The change becomes a version that rules from its day on; the other services are told.

    Raises NotFound, AlreadyDecided, OwnDraft; Refused where its day has come meanwhile.
    """
    async with transaction(DB):
        draft = await _locked(number, by)
        wrong = refusals(draft.change, source_of(RULING.folders[draft.book]), local_today(now))
        if wrong:
            raise Refused(wrong)
        await _answer(draft, State.ACCEPTED, "", by=by, now=now)
        one = Decided(number, draft.book, draft.section, draft.entry, now, by.name, draft.proposed_by_name, draft.why, draft.document)
        await write(RULING, one)
        if draft.book == SHARED:
            said = {"version": number, "book": one.book, "section": one.section, "entry": one.entry, "decided_at": now}
            for message in (LawChangedForReintegration, LawChangedForBiometrics):
                await send(MESSAGING, message.model_validate({"person": ABOUT, **said}))
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


def _json(entry: object) -> str:
    return json.dumps(entry, default=str, ensure_ascii=False)


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
    await audit.record(Audit, by=by, action=f"law_change_{state}", about=ABOUT, details=details, at=now)
