"""Entries about corrective work."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from services.probation.cases.domain.categories import Category
from services.probation.corrective_work.actions import NewEntry, enter
from services.probation.corrective_work.domain.entries import Kind
from services.probation.corrective_work.queries import entries_of
from services.probation.register.actions import Registered, register_person
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import registration


async def on_corrective_work() -> Registered:
    """Somebody on the register since NOW, without a job."""
    what = replace(registration(category=Category.CORRECTIVE_WORK), conditions=())
    return await register_person(person(), what, by=OFFICER, now=NOW)


async def entered(who: UUID, registration: UUID, kind: Kind, on: date, *, by: Actor = OFFICER, **content: Any) -> None:
    """One more entry, as if the officer had just seen the others."""
    seen = len(await entries_of(registration))
    what = NewEntry(kind, on, content, "Letter 3", "", fresh())
    await enter(who, registration, what, seen=seen, by=by, now=NOW, today=TODAY)


async def a_job(who: UUID, registration: UUID, *, by: Actor = OFFICER, since: date = TODAY) -> None:
    """Work in a bakery."""
    await entered(who, registration, "employed", since, by=by, employer="Demo Bakery", position="Baker", contact="")
