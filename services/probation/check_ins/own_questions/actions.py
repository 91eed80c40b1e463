"""A new version of the own questions for a person or an office."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from asyncpg import UniqueViolationError

from services.probation.check_ins.domain.own_questions import MOST, OwnQuestion, problem
from services.probation.check_ins.plans import lock_person
from services.probation.check_ins.scheduling import ask_anew
from services.probation.check_ins.tables import OwnQuestions
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

OPEN = "SELECT 1 FROM probation.registration WHERE person = $1 AND state = 'open' LIMIT 1"


async def ask_person(person: UUID, questions: Sequence[OwnQuestion], *, seen_version: int, by: Actor, now: datetime) -> int:
    """What this person is asked from the next check-in on that is not open yet; none ends it. Returns the version.

    Raises AlreadyClosed, AlreadyDecided where somebody wrote another version meanwhile.
    """
    async with transaction(DB):
        await lock_person(person)
        if await DB.connection().fetchval(OPEN, person) is None:
            raise AlreadyClosed
        version = await _insert(questions, person=person, office=None, seen_version=seen_version, by=by, now=now)
        details: audit.Details = {"version": version, "questions": len(questions)}
        await audit.record(Audit, by=by, action="own_questions_changed", about=person, details=details, at=now)
        await add_entry(person=person, kind="own_questions_changed", details=details, at=now, by=by)
        await ask_anew(person, now=now)
    return version


async def ask_office(office: str, questions: Sequence[OwnQuestion], *, seen_version: int, by: Actor, now: datetime) -> int:
    """What everybody of the office is asked, from later check-ins on. Returns the version. Raises AlreadyDecided, NotFound."""
    if not office:
        raise NotFound
    async with transaction(DB):
        version = await _insert(questions, person=None, office=office, seen_version=seen_version, by=by, now=now)
        details: audit.Details = {"version": version, "questions": len(questions), "office": office}
        await audit.record(Audit, by=by, action="own_questions_changed", about=by.id, details=details, at=now)
    return version


async def _insert(
    questions: Sequence[OwnQuestion], *, person: UUID | None, office: str | None, seen_version: int, by: Actor, now: datetime
) -> int:
    if len(questions) > MOST or any(problem(one) for one in questions):
        raise ValueError("these questions cannot be asked")
    whose = (OwnQuestions.person == person) if person else (OwnQuestions.person.is_null() & (OwnQuestions.office == office))
    known = await OwnQuestions.select(OwnQuestions.version).where(whose).order_by(OwnQuestions.version, ascending=False).first()
    version = known["version"] if known else 0
    if version != seen_version:
        raise AlreadyDecided
    packed = json.dumps([one.model_dump() for one in questions], ensure_ascii=False)
    row = OwnQuestions(
        id=uuid4(), person=person, office=office, version=version + 1, questions=packed, by_id=by.id, by_name=by.name, made_at=now
    )
    try:
        await OwnQuestions.insert(row)
    except UniqueViolationError:
        raise AlreadyDecided from None
    return version + 1
