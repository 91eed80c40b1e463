"""Amending: lock, compare with what the officer saw, write with the history, record, tell the other services; one transaction."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

import asyncpg

from services.probation.amendments.domain.fields import FIELDS
from services.probation.amendments.domain.reading import Pair, Values, changed, conflicts
from services.probation.amendments.law_asked import law_asked
from services.probation.amendments.queries import facts
from services.probation.amendments.telling import tell_services
from services.probation.cases.actions import change_person, change_registration, locked_open_case
from services.probation.cases.columns import PersonChange, RegistrationChange
from services.probation.cases.domain.because import Because
from services.probation.cases.entries import EntryKind, add_entry, change_entry, entry_of
from services.probation.cases.spellings import SCRIPTS, Spelling, change_spelling, spelling
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, OverrideNeeded
from services.probation.history import queries as history
from services.probation.law_checks.actions import keep_override
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item
from services.probation.timeline import actions as timeline
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.values import JsonObject

Also = Callable[[Actor, datetime], Awaitable[None]]
"""What is decided together with an amendment, in its transaction."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the same fields: what stands now and what was wanted, by field, and who it was. Nothing was written."""

    def __init__(self, pairs: Mapping[str, Pair], who: str) -> None:
        super().__init__(", ".join(pairs))
        self.pairs = pairs
        self.who = who


class IinTaken(Exception):
    """Another record has this ИИН."""


async def amend(
    person: UUID,
    group: str,
    seen: Values,
    wanted: Values,
    because: Because,
    *,
    override: str = "",
    by: Actor,
    now: datetime,
    registration: UUID | None = None,
) -> None:
    """Write down new values of a group's fields; those of a registration for the leading one, or the one named.

    Fields that the officer did not change stay, whatever others did to them meanwhile. `override`: why it is right although the law asks
    something else.
    Raises NotFound, AlreadyClosed, ChangedMeanwhile, IinTaken, and OverrideNeeded where the law asks something else and no reason is given.
    """
    async with transaction(DB):
        await _amend(person, registration, seen, wanted, because, override, by=by, now=now)
        await _record(person, "amended", {"group": group, "kind": because.kind}, by=by, now=now)


async def move(
    person: UUID, seen: Values, wanted: Values, because: Because, also: Iterable[Also], *, override: str = "", by: Actor, now: datetime
) -> None:
    """The person lives elsewhere now: the new home, and what is taken over with it. The question about a reported move is answered by it.

    Raises as `amend` does, and what `also` raises.
    """
    async with transaction(DB):
        for decide in also:  # first: an order is locked before the registration
            await decide(by, now)
        await _amend(person, None, seen, wanted, because, override, by=by, now=now)
        await close_item(kind="residence", subject_id=person, by=by, now=now, outcome="moved")
        await _record(person, "moved", {}, by=by, now=now)


async def amend_entry(
    person: UUID,
    kind: EntryKind,
    entry: UUID | None,
    seen: Values | None,
    wanted: Values | None,
    because: Because,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Add an entry of a list (`entry` None), change one, or remove one (`wanted` None).

    Raises NotFound, AlreadyClosed, ChangedMeanwhile.
    """
    async with transaction(DB):
        await locked_open_case(person)
        if entry is None:
            await add_entry(person, kind, dict(wanted or {}), because=because, by=by, now=now)
        else:
            known = await entry_of(person, entry)
            if known is None or known.kind != kind:
                raise NotFound
            stands: JsonObject = {} if known.removed_at else known.details
            if dict(seen or {}) != stands:
                raise await _meanwhile(person, kind, {name: Pair(stands.get(name), (wanted or {}).get(name)) for name in seen or {}})
            await change_entry(person, entry, dict(wanted) if wanted is not None else None, because=because, by=by, now=now)
        await _record(person, "amended", {"group": kind, "kind": because.kind}, by=by, now=now)


async def undo(person: UUID, change: UUID, why: str, document: str, *, by: Actor, now: datetime) -> None:
    """Take one change back: a new row that names it.

    Raises NotFound, AlreadyClosed, and AlreadyDecided where it was taken back before or the field changed again since.
    """
    async with transaction(DB):
        row = await history.change_of(person, change)
        if row is None:
            raise NotFound
        case = await locked_open_case(person, row.registration)
        row = await history.change_of(person, change) or row  # as it is now, under the lock
        if row.undone_by is not None:
            raise AlreadyDecided
        because = Because("correction", why, row.valid_from, document, undoes=change)
        if row.entry is not None:
            await _undo_entry(person, row, because, by=by, now=now)
        elif row.field in FIELDS:
            now_stands = (await facts(person, case.id))[row.field]
            if now_stands != row.new:
                raise AlreadyDecided
            pair = Pair(now_stands, cast("str | None", row.old))
            await write_values(person, case.id, {row.field: pair}, because, by=by, now=now)
        else:
            raise NotFound
        await _record(person, "amendment_undone", {"field": row.field}, by=by, now=now)


async def _undo_entry(person: UUID, row: history.FieldChangeRow, because: Because, *, by: Actor, now: datetime) -> None:
    assert row.entry is not None
    known = await entry_of(person, row.entry)
    if known is None or (None if known.removed_at else known.details) != row.new:
        raise AlreadyDecided
    await change_entry(person, row.entry, cast("JsonObject | None", row.old), because=because, by=by, now=now)


async def _amend(
    person: UUID, registration: UUID | None, seen: Values, wanted: Values, because: Because, override: str, *, by: Actor, now: datetime
) -> None:
    case = await locked_open_case(person, registration)
    stands = await facts(person, case.id)
    if found := conflicts(seen, wanted, stands):
        raise await _meanwhile(person, next(iter(found)), found)
    pairs = {name: Pair(stands[name], pair.new) for name, pair in changed(seen, wanted).items()}
    asked = await law_asked(person, case.supervising_authority, case.id, pairs, local_today(now))
    if asked and not override.strip():
        raise OverrideNeeded
    await write_values(person, case.id, pairs, because, by=by, now=now)
    await keep_override(person, case.id, asked, override, by=by, now=now)  # a senior officer takes note of it, as at registration


async def write_values(person: UUID, registration: UUID, pairs: Mapping[str, Pair], because: Because, *, by: Actor, now: datetime) -> None:
    """The new values where they belong, each with its row in the history. The caller has locked the registration. Raises IinTaken."""
    of_person = {name: column(name, pair.new) for name, pair in pairs.items() if FIELDS[name].owner == "person"}
    of_registration = {name: column(name, pair.new) for name, pair in pairs.items() if FIELDS[name].owner == "registration"}
    try:
        if of_person:
            await change_person(person, because=because, by=by, now=now, **cast("PersonChange", of_person))
    except asyncpg.UniqueViolationError as taken:
        raise IinTaken from taken
    if of_registration:
        await change_registration(registration, because=because, by=by, now=now, **cast("RegistrationChange", of_registration))
    for script in SCRIPTS:
        parts = {name: pair.new for name, pair in pairs.items() if FIELDS[name].owner == script}
        if parts:
            stands, names = await spelling(person, script), ("family_name", "given_name", "patronymic")
            spelled = Spelling(*(parts.get(f"{part}_{script}", getattr(stands, part)) for part in names))
            await change_spelling(person, script, spelled, because=because, by=by, now=now)
    await tell_services(person, set(pairs))


def column(name: str, value: str | None) -> Any:
    """A field's value for its column."""
    if value is not None and FIELDS[name].reading == "day":
        return date.fromisoformat(value)
    return value


async def _meanwhile(person: UUID, field: str, pairs: Mapping[str, Pair]) -> ChangedMeanwhile:
    latest = (await history.changes(person, field, size=1)).rows
    return ChangedMeanwhile(pairs, latest[0].by_name if latest else "")


async def _record(person: UUID, action: str, details: dict[str, str], *, by: Actor, now: datetime) -> None:
    await audit.record(Audit, by=by, action=action, about=person, details={**details}, at=now)
    await timeline.add_entry(person=person, kind=action, details=details, at=now, by=by)
