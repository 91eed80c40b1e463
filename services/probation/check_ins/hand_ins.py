"""What a kiosk hands in beside the check-in itself: answers, and visits for check-ins that were settled or cancelled meanwhile."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.check_ins.domain import questions
from services.probation.check_ins.domain.visits import Counting, How
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.tables import CheckIn
from services.probation.database import DB, MESSAGING
from services.probation.queue.actions import open_item
from services.probation.timeline.actions import add_entry
from shared.actors import Actor
from shared.db.rows import ColumnValues
from shared.messages.biometrics import IdentityVerified
from shared.messages.probation import SupportRequested
from shared.messaging.outbox import send

KEEP_VISIT = """INSERT INTO probation.visit (id, person, authority, came_on, how, note, counting, by_id, by_name, logged_at)
    VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8, $9) ON CONFLICT (person, authority, came_on) WHERE undone_at IS NULL DO NOTHING
    RETURNING id"""


async def route_answers(message: IdentityVerified, *, registration: UUID, by: Actor, now: datetime) -> None:
    """The answers: help goes to the desk, worries to the officer."""
    needs = questions.needs_asked_for(message.answers)
    if needs:
        words = questions.own_words(message.answers)
        asked = SupportRequested(person=message.person, check_in=message.check_in, needs=needs, words=words, asked_at=message.submitted_at)
        await send(MESSAGING, asked)
        details = {"needs": [str(need) for need in needs]}
        await add_entry(person=message.person, kind="support_requested", details=details, at=message.submitted_at, by=by)
    for kind in questions.concerns(message.answers):
        await open_item(
            kind=kind, person=message.person, subject_id=message.check_in, reason=kind, now=now, by=by, registration=registration
        )


async def record_late_answers(message: IdentityVerified, *, registration: UUID, by: Actor, now: datetime) -> None:
    """An officer vouched before the kiosk's message came: the decision stays, but the answers are still used."""
    heard: ColumnValues = {
        CheckIn.session: message.session,
        CheckIn.kiosk: message.kiosk,
        CheckIn.answers: json.dumps(message.answers),
        CheckIn.submitted_at: message.submitted_at,
    }
    await CheckIn.update(heard).where(CheckIn.id == message.check_in)
    await route_answers(message, registration=registration, by=by, now=now)


async def keep_visit(person: UUID, authority: str, message: IdentityVerified, *, by: Actor, now: datetime) -> None:
    """A check-in was cancelled while the person stood at the kiosk: that they came is kept, and the answers are used.

    Nothing is kept for somebody who is off the register. A visit of that day that an officer logged stays the only one.
    """
    registrations = await supervised(person, authority)
    if not registrations:
        return
    came_on = message.submitted_at.astimezone(registrations[0].zone).date()
    values = (uuid4(), person, authority, came_on, How.KIOSK, Counting.UNSCHEDULED, by.id, by.name, now)
    if await DB.connection().fetchval(KEEP_VISIT, *values) is None:
        return
    details = {"came_on": came_on.isoformat(), "how": str(How.KIOSK), "counting": str(Counting.UNSCHEDULED)}
    await add_entry(person=person, kind="visit_logged", details=details, at=message.submitted_at, by=by)
    await route_answers(message, registration=registrations[0].id, by=by, now=now)
