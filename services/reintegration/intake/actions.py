"""Opening a case for somebody who has no registration, with a task for everything they ask for."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.own import NewCase, open_own_case
from services.reintegration.consents.actions import note_help
from services.reintegration.consents.queries import decisions_of
from services.reintegration.database import DB
from services.reintegration.intake.bringers import Bringer, keep_bringer
from services.reintegration.needs.actions.asking import ask_for_help
from services.reintegration.owning.actions.taking import begin_with
from services.reintegration.tasks.domain import Via
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.base import Need


async def take_in(
    new: NewCase, *, needs: Sequence[Need], words: str, token: UUID, by: Actor, now: datetime, bringer: Bringer | None = None,
    via: Via = "desk",
) -> UUID:  # fmt: skip
    """The case, who brought it, and its tasks, all or nothing; returns the person. Sent twice, it returns the first.

    Raises as open_own_case does.
    """
    async with transaction(DB):
        person = await open_own_case(new, token=token, by=by, now=now)
        if not await decisions_of(person):  # not sent before
            case = await locked_case(person, by=by)
            await note_help(case, by=by, now=now)
            await begin_with(case, by=by, now=now)
            if bringer is not None:
                await keep_bringer(person, bringer, seen_version=0, by=by, now=now)
        for need in dict.fromkeys(needs):
            await ask_for_help(person, need=need, words=words, asked_at=now, via=via, by=by, now=now)
    return person
