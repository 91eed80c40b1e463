"""Photographs and PDFs that prove that a step was done."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.database import DB
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.person_files import actions as files
from services.reintegration.person_files.domain import Subject
from services.reintegration.plans.actions.common import Work, locked_plan, plan_of_step
from shared.actors import Actor
from shared.db.engine import transaction
from shared.files.kinds import GivenFile


def of_step(step: UUID) -> Subject:
    """A step as what a file is about."""
    return Subject("step", step)


async def add_evidence(step: UUID, given: GivenFile, *, token: UUID, by: Actor, now: datetime) -> None:
    """Keep a file beside the words. Raises NotThere, CaseClosed, NotAllowed where there are as many as there may be."""
    async with transaction(DB):
        work = await _locked(step, by=by, now=now)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.keep_file(work.case.person, of_step(step), given, by=by, now=now)


async def replace_evidence(step: UUID, file: UUID, given: GivenFile, why: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """Another file in its place, with a reason. Raises NotThere, CaseClosed, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        work = await _locked(step, by=by, now=now)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.replace_file(work.case.person, of_step(step), file, given, why, by=by, now=now)


async def remove_evidence(step: UUID, file: UUID, why: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """It was stored by mistake. Raises NotThere, CaseClosed, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        work = await _locked(step, by=by, now=now)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.remove_file(work.case.person, of_step(step), file, why, by=by, now=now)


async def restore_evidence(step: UUID, file: UUID, *, token: UUID, by: Actor, now: datetime) -> None:
    """Undo remove_evidence. Raises NotThere, CaseClosed, NotAllowed."""
    async with transaction(DB):
        work = await _locked(step, by=by, now=now)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.restore_file(work.case.person, of_step(step), file, by=by, now=now)


async def _locked(step: UUID, *, by: Actor, now: datetime) -> Work:
    work = await locked_plan(await plan_of_step(step), by=by, now=now)
    work.goal_of(step)  # it is still in the plan
    return work
