"""An institution opens a case before release, on the desk of the place where the person is going to live."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.own import NewCase, open_own_case
from services.reintegration.consents.actions import note_help
from services.reintegration.consents.queries import decisions_of
from services.reintegration.database import BY, DB
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import NotThere
from services.reintegration.intake.bringers import Bringer, keep_bringer
from services.reintegration.parts.actions import begin_institution
from services.reintegration.timeline.actions import write_entry
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.identity.accounts import offices_with
from shared.identity.permissions import AccountPermission


async def institution_name(by: Actor) -> str:
    """What the institution is called in the directory; the account's name where it is not there."""
    row = await Organisation.select(Organisation.name).where(Organisation.id == by.provider).first() if by.provider else None
    return str(row["name"]) if row else by.name


async def open_before_release(new: NewCase, office: str, *, name: str, what: str, token: UUID, by: Actor, now: datetime) -> UUID:
    """The case stands on that office's desk without a worker, and the institution takes part; returns the person.

    Sent twice, it returns the first. Raises ConsentMissing, and NotThere for an account without an institution or an office that is none.
    """
    if by.provider is None or office not in await offices_with(AccountPermission.HELP):
        raise NotThere
    async with beyond_scope(DB, "an institution opens a case on the desk of another place"), transaction(DB):
        person = await open_own_case(new, token=token, by=by, now=now, office=office)
        if not await decisions_of(person):  # not sent before
            case = await locked_case(person, by=BY)
            await note_help(case, by=by, now=now)
            await keep_bringer(person, Bringer(name, by.name, None), seen_version=0, by=BY, now=now)
            await begin_institution(case, organisation=by.provider, name=name, what=what, by=by, now=now)
            await write_entry(person, "institution_opened", by=by, now=now)
    return person
