"""People enrolled twice: a confirmed set is compared with all others, and similar faces are reported to probation, for an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.enrolment.actions import mark_searched
from services.biometrics.enrolment.queries import TemplateRow
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.matching.domain.scoring import Floats, fused
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.tables import Subject
from services.biometrics.subjects.vault import Erased
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, select_row
from shared.messages.biometrics import DuplicateSuspected
from shared.messaging.outbox import send

AT_ONCE = 20


@dataclass(frozen=True, repr=False, eq=False)
class Searched:
    """The mean descriptor (128) of a confirmed set, in the worker's memory only."""

    enrolment: UUID
    person: UUID
    mean: Floats


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A set in use."""

    id: UUID


async def to_search(enrolment: UUID, *, engine: str) -> Searched | None:
    """The set, if it is still in use and was not compared yet. A set of another engine waits for new pictures."""
    row = (
        await Enrolment.select(Enrolment.person)
        .where(Enrolment.id == enrolment, Enrolment.state == "confirmed", Enrolment.searched_at.is_null())
        .first()
    )
    template = Template.select().where(Template.enrolment == enrolment, Template.engine == engine).first()
    made = await select_row(TemplateRow, template) if row else None
    if row is None or made is None:
        return None
    try:
        descriptors = (await open_vault(row["person"])).open_template(made.descriptors, enrolment, made.version)
    except Erased:
        return None
    return Searched(enrolment, row["person"], np.asarray(fused(descriptors)))


async def unsearched(*, engine: str, after: timedelta, now: datetime) -> list[UUID]:
    """Sets that were confirmed a while ago and that no search has compared, the oldest first."""
    rows = await fetch_rows(
        DB,
        Confirmed,
        "SELECT e.id FROM biometrics.enrolment e JOIN biometrics.template t ON t.enrolment = e.id"
        " WHERE e.state = 'confirmed' AND e.searched_at IS NULL AND e.confirmed_at < $1 AND t.engine = $2 ORDER BY e.confirmed_at LIMIT $3",
        *(now - after, engine, AT_ONCE),
    )
    return [row.id for row in rows]


async def record_search(searched: Searched, suspects: Sequence[UUID], *, compared: int, by: Actor, now: datetime) -> int:
    """Keep that the search took place, and tell probation of each suspicion; returns how many.

    A search that another worker finished first, or whose set was replaced or erased meanwhile, changes nothing.
    """
    async with transaction(DB):
        # In the order of their ids: two searches that suspect each other's people would wait for one another otherwise.
        for person in sorted({searched.person, *suspects}):
            await Subject.select(Subject.person).where(Subject.person == person).lock_rows("UPDATE").first()
        if not await mark_searched(searched.enrolment, now=now):
            return 0
        there = [person for person in suspects if await _still_enrolled(person)]
        for other in there:
            await send(MESSAGING, DuplicateSuspected(person=searched.person, other=other, suspected_at=now))
            details: audit.Details = {"other": str(other), "enrolment": str(searched.enrolment)}
            await audit.record(Audit, by=by, action="duplicate_suspected", about=searched.person, details=details, at=now)
        details = {"enrolment": str(searched.enrolment), "compared": compared, "suspected": len(there)}
        await audit.record(Audit, by=by, action="duplicates_searched", about=searched.person, details=details, at=now)
    return len(there)


async def _still_enrolled(person: UUID) -> bool:
    subject = await Subject.select(Subject.state, Subject.wrapped_key).where(Subject.person == person).first()
    if subject is None or subject["state"] != "open" or subject["wrapped_key"] is None:
        return False
    return bool(await Enrolment.exists().where(Enrolment.person == person, Enrolment.state == "confirmed"))
