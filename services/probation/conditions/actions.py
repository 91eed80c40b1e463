"""Setting, amending, ending and restoring duties: each is a version, and nothing is overwritten."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import insert_condition, locked_open_case, locked_registrations
from services.probation.conditions.domain import rendering
from services.probation.conditions.domain.inputs import Inputs, problems
from services.probation.conditions.domain.templates import Duty, Template, in_force
from services.probation.conditions.queries import ShownCondition, condition
from services.probation.conditions.tables import ConditionVersion
from services.probation.conditions.telling import tell_duties
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import DutyChanged, registry


class WrongInputs(Exception):
    """The inputs do not fit the template; `problems` by input."""

    def __init__(self, found: Mapping[str, str]) -> None:
        super().__init__(", ".join(found.values()))
        self.problems = dict(found)


@dataclass(frozen=True, slots=True)
class OnWhat:
    """What a version rests on: who imposed the duty, the document with its day, from when, why, and the token of the form."""

    imposed_by: Duty
    document: str
    decided_on: date
    valid_from: date
    why: str
    token: UUID


async def add(person: UUID, code: str, inputs: Inputs, on_what: OnWhat, *, registration: UUID | None, by: Actor, now: datetime) -> UUID:
    """A further duty of the case; returns its id. The same form sent again finds what it made.

    Raises NotFound, AlreadyClosed, NoSuchTemplate, WrongInputs.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        if known := await _made_by(on_what.token):
            return known
        template = in_force(code, local_today(now))
        _check(template, inputs, on_what, case.category)
        made = await insert_condition(registration=case.id, code=code, words="", source=template.source, created_at=now)
        await _write(made, case.id, person, 1, "set", template, inputs, on_what, by=by, now=now)
    return made


async def first_version(made: UUID, registration: UUID, code: str, inputs: Inputs, on_what: OnWhat, *, by: Actor, now: datetime) -> None:
    """The text of a duty of a registration that is being written; call it in that transaction. Raises NoSuchTemplate, WrongInputs."""
    template = in_force(code, local_today(now))
    _check(template, inputs, on_what, None)
    await _insert(made, registration, 1, "set", template, inputs, on_what, by=by, now=now)


async def change(condition_id: UUID, inputs: Inputs, on_what: OnWhat, *, seen_version: int, by: Actor, now: datetime) -> None:
    """A new version by the template in force: an amendment, or the first one of a duty in free words, or the return of an ended one.

    Raises NotFound, AlreadyClosed, AlreadyDecided if somebody was faster, NoSuchTemplate, WrongInputs.
    """
    async with transaction(DB):
        row = await _locked(condition_id, by)
        if await _made_by(on_what.token):
            return
        _unchanged(row, seen_version)
        template = in_force(row.code, local_today(now))
        _check(template, inputs, on_what, row.category)
        event = "restored" if row.ended else "amended" if row.version else "converted"
        await _write(row.id, row.registration, row.person, row.version + 1, event, template, inputs, on_what, by=by, now=now)


async def end(condition_id: UUID, on_what: OnWhat, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The duty binds no more. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await _locked(condition_id, by)
        if await _made_by(on_what.token):
            return
        _unchanged(row, seen_version)
        if row.ended:
            raise AlreadyDecided
        template = in_force(row.code, local_today(now))
        await _write(
            row.id, row.registration, row.person, row.version + 1, "ended", template, row.filled, on_what, by=by, now=now, text=row
        )


async def _locked(condition_id: UUID, by: Actor) -> ShownCondition:
    found = await condition(by, condition_id)
    if found is None:
        raise NotFound
    await locked_registrations(found.person)
    row = await condition(by, condition_id)  # again: another officer may have been waiting for the same lock
    if row is None:
        raise NotFound
    if row.case_state != "open":
        raise AlreadyClosed
    return row


def _unchanged(row: ShownCondition, seen_version: int) -> None:
    if row.version != seen_version:
        raise AlreadyDecided


async def _made_by(token: UUID) -> UUID | None:
    known = await ConditionVersion.select(ConditionVersion.condition).where(ConditionVersion.form_token == token).first()
    return known["condition"] if known else None


def _check(template: Template, inputs: Inputs, on_what: OnWhat, category: str | None) -> None:
    if wrong := problems(template, inputs, imposed_by=on_what.imposed_by, category=category):
        raise WrongInputs(wrong)


async def _write(
    condition_id: UUID,
    registration: UUID,
    person: UUID,
    version: int,
    event: str,
    template: Template,
    inputs: Inputs,
    on_what: OnWhat,
    *,
    by: Actor,
    now: datetime,
    text: ShownCondition | None = None,
) -> None:
    await _insert(condition_id, registration, version, event, template, inputs, on_what, by=by, now=now, text=text)
    details: audit.Details = {"condition": str(condition_id), "code": template.code, "version": version}
    await audit.record(Audit, by=by, action=f"condition_{event}", about=person, details=details, at=now)
    await add_entry(person=person, kind=f"condition_{event}", details=details, at=now, by=by)
    await tell_duties(person)
    await registry("probation").duty_changed(DutyChanged(person, registration, by, now))


async def _insert(
    condition_id: UUID,
    registration: UUID,
    version: int,
    event: str,
    template: Template,
    inputs: Inputs,
    on_what: OnWhat,
    *,
    by: Actor,
    now: datetime,
    text: ShownCondition | None = None,
) -> None:
    """`text`: the duty whose text stays as it was, for one that ends."""
    kept = text.text if text and text.text else rendering.texts(template, inputs)
    of_template = text.template_version if text and text.template_version else template.version
    await ConditionVersion.insert(
        ConditionVersion(
            id=uuid4(), condition=condition_id, registration=registration, version=version, event=event, template_version=of_template,
            inputs=json.dumps(inputs, ensure_ascii=False), text=json.dumps(kept, ensure_ascii=False),
            imposed_by=on_what.imposed_by, document=on_what.document, decided_on=on_what.decided_on, valid_from=on_what.valid_from,
            why=on_what.why, form_token=on_what.token, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
