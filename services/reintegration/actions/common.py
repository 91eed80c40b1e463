"""What every action shares: the lock on the case, who may see it, forms sent twice, the timeline."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.columns import Column

from services.reintegration.domain.case import CaseStatus, ensure_open
from services.reintegration.domain.errors import NotThere
from services.reintegration.tables import Case, Entry, Submission
from shared.identity.actors import Actor, Role

Row = dict[str, Any]
Values = dict[Column | str, Any]


def in_scope(case: Mapping[str, Any], by: Actor) -> bool:
    """A social worker sees the office or the region they work in; the system sees all. Nobody else acts on a case."""
    if by.role == "system":
        return True
    return by.role is Role.SOCIAL_WORKER and by.office is not None and by.office in (case["office"], case["region"])


async def locked_case(person: UUID, *, by: Actor, must_be_open: bool = True) -> Row:
    """The case, locked until commit: every action on a case takes this lock first. Raises NotThere, CaseClosed."""
    case: Row | None = await Case.select().where(Case.person == person).lock_rows("UPDATE").first()
    if case is None or not in_scope(case, by):
        raise NotThere
    if must_be_open:
        ensure_open(CaseStatus(case["status"]))
    return case


async def sent_before(token: UUID, result: UUID, *, by: Actor, now: datetime) -> UUID | None:
    """Claim a form's token inside the transaction. None: it is new. Otherwise what came of it the first time."""
    claimed = await Submission.insert(Submission(token=token, by_id=by.id, result=result, at=now)).on_conflict(
        target=Submission.token, action="DO NOTHING"
    )
    if claimed:
        return None
    first = await Submission.select(Submission.result).where(Submission.token == token, Submission.by_id == by.id).first()
    if first is None:
        raise NotThere  # somebody else's token
    before: UUID = first["result"]
    return before


async def write_entry(
    person: UUID, kind: str, *, by: Actor, now: datetime, words: str | None = None, **details: str | int | bool | None
) -> None:
    """Add a line to the case's timeline: codes in `details`, a person's own words in `words`."""
    await Entry.insert(
        Entry(id=uuid4(), person=person, kind=kind, details=json.dumps(details), words=words, by_name=by.name, by_role=str(by.role), at=now)
    )
