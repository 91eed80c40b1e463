"""Changing a form: one administrator proposes a version, another one accepts or refuses it. Nothing holds before its day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import asyncpg

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.reading import read
from services.probation.opening_papers.tables import OpeningForm
from services.probation.opening_papers.versions.queries import FormVersion
from services.probation.opening_papers.versions.seeding import LOCK
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.questions.faults import Fault
from shared.questions.reading import Read

ABOUT = uuid5(NAMESPACE_URL, "oralu:opening_form")
"""What a record about a form is about, where otherwise a person stands."""
WAITING, ACCEPTED, REFUSED, WITHDRAWN = "waiting", "accepted", "refused", "withdrawn"
NEXT = "SELECT coalesce(max(version), 0) + 1 FROM probation.opening_form WHERE form = $1"
SAME = "SELECT id FROM probation.opening_form WHERE form = $1 AND content = $2 AND state IN ('waiting', 'accepted')"


@dataclass
class Faulty(Exception):
    """Nothing was kept, because of everything in `faults`."""

    faults: tuple[Fault, ...]


class Waiting(Exception):
    """Another version of this form waits for an answer."""


class SameText(Exception):
    """A version says exactly this already."""


class OwnVersion(Exception):
    """Who proposed it does not accept or refuse it."""


class DayOver(Exception):
    """The day from which it was to hold has come meanwhile."""


def check(content: str, form: FormCode, now: datetime) -> Read:
    """Read what somebody wrote: a version also begins on a day that is still to come."""
    found = read(content, form)
    if found.form is not None and found.form.valid_from <= local_today(now):
        line = next((number for number, text in enumerate(content.splitlines(), 1) if text.lstrip().startswith("valid_from")), 1)
        return Read(None, (Fault(line, "too_early", local_today(now).isoformat()),))
    return found


async def propose(form: FormCode, content: str, why: str, *, by: Actor, now: datetime) -> UUID:
    """Keep a version for a second administrator. Raises Faulty, Waiting, SameText."""
    found = check(content, form, now)
    if found.form is None:
        raise Faulty(found.faults)
    number = uuid4()
    try:
        async with transaction(DB):
            await DB.connection().execute(LOCK)
            if await fetch_values(DB, SAME, str(form), content):
                raise SameText
            (version,) = await fetch_values(DB, NEXT, str(form))
            await OpeningForm.insert(
                OpeningForm(
                    id=number, form=form, version=version, valid_from=found.form.valid_from, content=content, seeded=False, state=WAITING,
                    why=why, proposed_at=now, proposed_by=by.id, proposed_by_name=by.name,
                )
            )  # fmt: skip
            details: audit.Details = {"version": str(number), "form": str(form), "valid_from": found.form.valid_from.isoformat()}
            await audit.record(Audit, by=by, action="opening_form_proposed", about=ABOUT, details=details, at=now)
    except asyncpg.UniqueViolationError:
        raise Waiting from None
    return number


async def accept(number: UUID, *, by: Actor, now: datetime) -> None:
    """It holds from its day on. Raises NotFound, AlreadyDecided, OwnVersion, DayOver."""
    async with transaction(DB):
        row = await _locked(number, by)
        if row.valid_from <= local_today(now):
            raise DayOver
        await _answer(row, ACCEPTED, "", by=by, now=now)


async def refuse(number: UUID, answer: str, *, by: Actor, now: datetime) -> None:
    """It is not accepted, and why. Raises NotFound, AlreadyDecided, OwnVersion."""
    async with transaction(DB):
        await _answer(await _locked(number, by), REFUSED, answer, by=by, now=now)


async def withdraw(number: UUID, answer: str, *, by: Actor, now: datetime) -> None:
    """Who proposed it takes it back. Raises NotFound (also for somebody else's), AlreadyDecided."""
    async with transaction(DB):
        row = await _locked(number, None)
        if row.proposed_by != by.id:
            raise NotFound
        await _answer(row, WITHDRAWN, answer, by=by, now=now)


async def _locked(number: UUID, second: Actor | None) -> FormVersion:
    row = await fetch_row(DB, FormVersion, "SELECT * FROM probation.opening_form WHERE id = $1 FOR UPDATE", number)
    if row is None:
        raise NotFound
    if row.state != WAITING:
        raise AlreadyDecided
    if second is not None and row.proposed_by == second.id:
        raise OwnVersion
    return row


async def _answer(row: FormVersion, state: str, answer: str, *, by: Actor, now: datetime) -> None:
    await OpeningForm.update(
        {
            OpeningForm.state: state, OpeningForm.answered_at: now, OpeningForm.answered_by: by.id, OpeningForm.answered_by_name: by.name,
            OpeningForm.answer: answer or None,
        }
    ).where(OpeningForm.id == row.id)  # fmt: skip
    details: audit.Details = {"version": str(row.id), "form": row.form}
    await audit.record(Audit, by=by, action=f"opening_form_{state}", about=ABOUT, details=details, at=now)
