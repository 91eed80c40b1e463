"""One administrator proposes: another value from a later day on, or to take back what was accepted and does not hold yet."""

import json
from datetime import datetime
from uuid import UUID, uuid4

import asyncpg

from services.probation.database import DB, Audit
from services.probation.errors import NotFound
from services.probation.law.ruling import RULING
from services.probation.law_changes.actions.refusing import CannotCancel, Refused, Waiting
from services.probation.law_changes.domain.cancelling import SETTLING, why_not
from services.probation.law_changes.domain.changes import Change, refusals
from services.probation.law_changes.domain.numbers import numbered
from services.probation.local_time import local_today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.law.sources import source_of
from shared.law_versions import ABOUT, Version, versions

INSERT = """INSERT INTO probation.law_draft (id, book, section, key, valid_from, entry, before, why, document, proposed_at, proposed_by,
    proposed_by_name, cancels, state) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, $13, 'waiting')"""


async def propose(book: str, change: Change, why: str, document: str, *, by: Actor, now: datetime) -> UUID:
    """Keep a draft for a second administrator. Raises Refused, Waiting."""
    source = source_of(RULING.folders[book])
    change = numbered(change, source.sections.get(change.section, ()))
    wrong = refusals(change, source, local_today(now))
    if wrong:
        raise Refused(wrong)
    before = None if change.before is None else _json(change.before)
    what = book, change.section, change.key, change.valid_from, _json(change.entry), before
    return await _kept("law_change_proposed", what, None, why, document, by=by, now=now)


async def propose_cancellation(book: str, number: UUID, why: str, document: str, *, by: Actor, now: datetime) -> UUID:
    """Keep a draft that takes back an accepted version. Raises NotFound, CannotCancel, Waiting."""
    known = await versions(RULING, book)
    one: Version | None = next((each for each in known if each.id == number), None)
    if one is None:
        raise NotFound
    if found := why_not(one, known, local_today(now + SETTLING)):
        raise CannotCancel(found)
    what = book, one.section, one.key, one.valid_from, _json(one.entry), None
    return await _kept("law_cancellation_proposed", what, number, why, document, by=by, now=now)


async def _kept(
    action: str, what: tuple[object, ...], cancels: UUID | None, why: str, document: str, *, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    number, (book, _, key, valid_from, *_) = uuid4(), what
    async with transaction(DB):
        try:
            await DB.connection().execute(INSERT, number, *what, why, document, now, by.id, by.name, cancels)
        except asyncpg.UniqueViolationError:
            raise Waiting from None
        details: audit.Details = {"draft": str(number), "book": str(book), "entry": str(key), "valid_from": str(valid_from)}
        await audit.record(Audit, by=by, action=action, about=ABOUT, details=details, at=now)
    return number


def _json(entry: object) -> str:
    return json.dumps(entry, default=str, ensure_ascii=False)
