"""The duties that a ruling ends, sets or changes: each is a version of the duty, on the ruling's document and from its day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.breaches.actions.effects.keeping import UNDONE, Change
from services.probation.breaches.actions.rulings import document_of
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.rows import Proceeding, ShownEffect, ShownRuling
from services.probation.conditions import actions as conditions
from services.probation.conditions.actions import OnWhat
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.queries import ShownCondition, by_ids, inputs_of, of_registration
from services.probation.errors import AlreadyDecided
from shared.actors import Actor
from shared.values import JsonObject


class NoDuties(Exception):
    """The court changed the duties: at least one ends, is set or is changed."""


@dataclass(frozen=True, slots=True)
class Duties:
    """Which duties end, by their ids, and which hold from now on with these inputs, by the codes of their templates."""

    ended: tuple[UUID, ...] = ()
    held: Mapping[str, Inputs] = field(default_factory=dict)


async def change(row: Proceeding, ruling: ShownRuling, duties: Duties, words: str, *, by: Actor, now: datetime) -> list[Change]:
    """Raises NoDuties, NotFound, AlreadyClosed, AlreadyDecided, WrongInputs, NoSuchTemplate."""
    known = await of_registration(row.registration)
    ending = [one for one in known if one.id in duties.ended and not one.ended and one.code not in duties.held]
    if not ending and not duties.held:
        raise NoDuties
    done = []
    for one in ending:
        await conditions.end(one.id, _on(document_of(ruling), ruling.ruled_on, words), seen_version=one.version, by=by, now=now)
        done.append(await _changed(one.id, one))
    for code, inputs in duties.held.items():
        on = _on(document_of(ruling), ruling.ruled_on, words)
        before = same(known, code)
        if before is None:
            made = await conditions.add(row.person, code, inputs, on, registration=row.registration, by=by, now=now)
            done.append(await _changed(made, None))
        else:
            await conditions.change(before.id, inputs, on, seen_version=before.version, by=by, now=now)
            done.append(await _changed(before.id, before))
    return done


async def restore(effect: ShownEffect, document: str, on: date, words: str, *, by: Actor, now: datetime) -> Change:
    """The duty as it was before the ruling, as a new version. Raises NotFound, AlreadyClosed; AlreadyDecided where it changed since."""
    found = await by_ids([effect.subject])
    if not found or found[0].version != effect.after.get("version"):
        raise AlreadyDecided
    now_stands, rests = found[0], _on(document, on, words)
    if effect.before.get("binds"):
        inputs = inputs_of(effect.before["inputs"])
        await conditions.change(effect.subject, inputs, rests, seen_version=now_stands.version, by=by, now=now)
    else:
        await conditions.end(effect.subject, rests, seen_version=now_stands.version, by=by, now=now)
    changed = await _changed(effect.subject, now_stands)
    return Change(Owner.DUTIES, effect.subject, changed.before, changed.after, UNDONE)


def same(known: list[ShownCondition], code: str) -> ShownCondition | None:
    """The duty of this code that is changed: one that holds before one that ended."""
    return next((one for one in sorted(known, key=lambda one: one.ended) if one.code == code), None)


async def _changed(number: UUID, before: ShownCondition | None) -> Change:
    (after,) = await by_ids([number])
    return Change(Owner.DUTIES, number, _as_kept(before), _as_kept(after))


def _as_kept(one: ShownCondition | None) -> JsonObject:
    if one is None:
        return {"binds": False}
    inputs = {kind: list(values) for kind, values in one.filled.items()}
    return {"binds": not one.ended, "code": one.code, "version": one.version, "inputs": inputs, "text": dict(one.text)}


def _on(document: str, on: date, words: str) -> OnWhat:
    return OnWhat("court", document, on, on, words, uuid4())
