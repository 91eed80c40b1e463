"""A scan of a signed consent is kept, replaced, removed and taken back."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.queries import ConsentRow, consent
from services.reintegration.database import DB
from services.reintegration.errors import NotAllowed
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.person_files import actions as files
from services.reintegration.person_files.domain import Subject
from shared.actors import Actor
from shared.db.engine import transaction
from shared.files.kinds import GivenFile


def of_consent(number: UUID) -> Subject:
    """A consent as what a file is about."""
    return Subject("consent", number)


def on_paper(row: ConsentRow) -> bool:
    """Whether something about it was signed on paper."""
    return "paper" in (row.form, row.withdrawal_form)


async def add_scan(number: UUID, given: GivenFile, *, token: UUID, by: Actor, now: datetime) -> None:
    """Keep it. Raises NotThere, CaseClosed, NotAllowed where nothing was signed on paper, or there are as many as there may be."""
    async with transaction(DB):
        row = await _locked(number, by=by)
        if not on_paper(row):
            raise NotAllowed("not_on_paper")
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.keep_file(row.person, of_consent(number), given, by=by, now=now)


async def replace_scan(number: UUID, file: UUID, given: GivenFile, why: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """Another file in its place, with a reason. Raises NotThere, CaseClosed, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        row = await _locked(number, by=by)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.replace_file(row.person, of_consent(number), file, given, why, by=by, now=now)


async def remove_scan(number: UUID, file: UUID, why: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """It was stored by mistake. Raises NotThere, CaseClosed, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        row = await _locked(number, by=by)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.remove_file(row.person, of_consent(number), file, why, by=by, now=now)


async def restore_scan(number: UUID, file: UUID, *, token: UUID, by: Actor, now: datetime) -> None:
    """Undo remove_scan. Raises NotThere, CaseClosed, NotAllowed."""
    async with transaction(DB):
        row = await _locked(number, by=by)
        if not await sent_before(token, uuid4(), by=by, now=now):
            await files.restore_file(row.person, of_consent(number), file, by=by, now=now)


async def _locked(number: UUID, *, by: Actor) -> ConsentRow:
    """The consent, with its case locked."""
    await locked_case((await consent(number, by)).person, by=by)
    return await consent(number, by)
