"""Change an entry: a coordinator's change counts at once, everybody else's waits for the coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import orjson

from services.reintegration.database import DB, Audit
from services.reintegration.directory.changes.rows import Change, change_of
from services.reintegration.directory.entries.records import snapshot, version_of, write
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import EntryChanged, NothingChanged, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_provider
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.values import Details, JsonObject

ADD = """INSERT INTO reintegration.directory_change (id, entity, subject, organisation, kind, before, after, reason, origin, contact,
        proposed_by, proposed_by_name, proposed_by_role, proposed_at, undoes, state, decided_at, decided_by, decided_by_name)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"""
DECIDE = """UPDATE reintegration.directory_change SET state = $2, decided_at = $3, decided_by = $4, decided_by_name = $5, answer = $6,
        before = coalesce($7::jsonb, before), contact = NULL WHERE id = $1"""
SAME = """SELECT id FROM reintegration.directory_change WHERE subject = $1 AND state = 'proposed' AND after = $2::jsonb
    AND proposed_by IS NOT DISTINCT FROM $3"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change to be made: `seen` is the version of the entry that its author saw (empty for a new one)."""

    entity: str
    subject: UUID
    kind: str
    after: JsonObject
    seen: str = ""
    reason: str | None = None
    undoes: UUID | None = None


async def change(draft: Draft, *, by: Actor, now: datetime, token: UUID | None = None) -> UUID:
    """Make or propose a change; returns its id. Sent twice, nothing happens twice.

    Raises NotThere, EntryChanged (somebody else was first), NothingChanged.
    """
    number = uuid4()
    async with transaction(DB):
        if token and (before_this := await sent_before(token, number, by=by, now=now)):
            return before_this
        before = await snapshot(draft.entity, draft.subject, lock=True)
        _check(draft, before, by)
        if before is not None and before == draft.after:
            raise NothingChanged
        state = "accepted" if may(by, DirectoryPermission.WRITE) else "proposed"
        after = orjson.dumps(draft.after).decode()
        if state == "proposed" and (same := await DB.fetch(SAME, draft.subject, after, by.id)):
            return UUID(str(same[0]["id"]))
        if state == "accepted":
            await write(draft.entity, draft.subject, before, draft.after, now=now)
        decided = (now, by.id, by.name) if state == "accepted" else (None, None, None)
        await DB.connection().execute(
            *(
                ADD,
                number,
                draft.entity,
                draft.subject,
                _organisation(draft),
                draft.kind,
                _json(before),
                after,
                draft.reason,
                "person",
                None,
            ),
            *(by.id, by.name, str(by.role), now, draft.undoes, state, *decided),
        )
        await _record(f"directory_{draft.kind}_{state}", draft, number, by, now)
        await notify_provider(_organisation(draft))
    return number


async def decide(number: UUID, *, accept: bool, answer: str | None, by: Actor, now: datetime) -> Change:
    """Accept or refuse what somebody proposed; a refusal needs its reason. Raises NotThere, EntryChanged, ReasonMissing.

    The same decision sent twice changes nothing; where the entry was changed since it was proposed, the differences alone are applied.
    """
    async with transaction(DB):
        found = await change_of(number, lock=True)
        if not may(by, DirectoryPermission.WRITE):
            raise NotThere
        if found.state != "proposed":
            if found.state == ("accepted" if accept else "refused"):
                return found
            raise EntryChanged
        if not accept and not (answer or "").strip():
            raise ReasonMissing
        draft = Draft(found.entity, found.subject, found.kind, dict(found.after))
        current = await snapshot(found.entity, found.subject, lock=True)
        if accept:
            wanted = _rebased(found, current)
            await write(found.entity, found.subject, current, wanted, now=now)
        state = "accepted" if accept else "refused"
        await DB.connection().execute(DECIDE, number, state, now, by.id, by.name, answer, _json(current) if accept else None)
        await _record(f"directory_{found.kind}_{state}", draft, number, by, now)
        await notify_provider(found.organisation)
    return found


async def undo(number: UUID, *, reason: str, by: Actor, now: datetime) -> UUID:
    """Take back a change that counts, where nothing was changed since. Raises NotThere, EntryChanged, ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    async with transaction(DB):
        found = await change_of(number, lock=True)
        if found.state != "accepted" or not may(by, DirectoryPermission.WRITE):
            raise NotThere
        current = await snapshot(found.entity, found.subject, lock=True)
        if current is None or any((current.get(name) or None) != (found.after.get(name) or None) for name in found.differences):
            raise EntryChanged
        after = _applied(current, found.before, found.differences) if found.before else current | {"ended": True}
        draft = Draft(found.entity, found.subject, "undo", after, version_of(current), reason, undoes=number)
        return await change(draft, by=by, now=now)


def _check(draft: Draft, before: JsonObject | None, by: Actor) -> None:
    if not (may(by, DirectoryPermission.WRITE) or may(by, DirectoryPermission.PROPOSE)):
        raise NotThere
    if may(by, DirectoryPermission.OWN) and (by.provider is None or _organisation(draft) != by.provider):
        raise NotThere
    if draft.kind == "create":
        if before is not None:
            raise EntryChanged
        return
    if before is None or (draft.entity != "organisation" and before.get("organisation") != draft.after.get("organisation")):
        raise NotThere
    if draft.seen != version_of(before):
        raise EntryChanged


def _rebased(found: Change, current: JsonObject | None) -> JsonObject:
    """What was proposed, on the entry as it is now."""
    if current is None:
        if found.kind != "create":
            raise NotThere
        return dict(found.after)
    return _applied(current, found.after, found.differences)


def _applied(current: JsonObject, wanted: Details, names: Sequence[str]) -> JsonObject:
    """The entry with these fields as they are wanted."""
    merged = current | {name: wanted.get(name) for name in names}
    return {name: value for name, value in merged.items() if value is not None}


def _organisation(draft: Draft) -> UUID:
    return draft.subject if draft.entity == "organisation" else UUID(str(draft.after["organisation"]))


def _json(entry: JsonObject | None) -> str | None:
    return orjson.dumps(entry).decode() if entry is not None else None


async def _record(action: str, draft: Draft, number: UUID, by: Actor, now: datetime) -> None:
    details: audit.Details = {"entity": draft.entity, "change": str(number)}
    await audit.record(Audit, by=by, action=action, about=draft.subject, details=details, at=now)
