"""A case as the messages of probation change it: opened, handed over, renamed."""

from datetime import datetime

from services.reintegration.case_search.keeping import keep_words
from services.reintegration.cases.domain import CaseStatus, Ground
from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.probation import (
    CaseTransferredForReintegration,
    PersonChangedForReintegration,
    RegistrationAccessForReintegration,
    RegistrationOpenedForReintegration,
)
from shared.registry import CaseMoved, CaseOpened, registry


async def open_case(message: RegistrationOpenedForReintegration, *, by: Actor, now: datetime) -> None:
    """A registered person appears on the desk. Registered again, the same case opens again with its history.

    What the person said about help after the register was said of the registration before: it is asked again.
    """
    values: ColumnValues = {
        "registration": message.registration,
        "case_number": message.case_number,
        "name": message.name,
        "phone": message.phone,
        "language": message.language,
        "region": message.region,
        "office": message.office,
        "status": CaseStatus.OPEN.value,
        "opened_at": now,
        "closed_at": None,
        "birth_year": message.birth_year,
        "ground": Ground.REGISTER.value,
        "consent_due_on": None,
        "supervision_ended_at": None,
        "closing_reason": None,
        "rests": None,
    }
    async with transaction(DB):
        known = await Case.select(Case.registration).where(Case.person == message.person).first()
        if known is None or known["registration"] != message.registration:
            values |= {"authority": "probation", "restricted": False, "agreed_at": None}
        if known is not None:
            await Case.update(values).where(Case.person == message.person)
            await registry("reintegration").case_moved(CaseMoved(message.person, message.office, message.region))
        else:
            await Case.insert(
                Case({Case.person: message.person, **{Case._meta.get_column_by_name(str(name)): value for name, value in values.items()}})
            )
        keep_words(message.person)
        await write_entry(message.person, "case_opened", by=by, now=now)
        await audit.record(Audit, by=by, action="case_opened", about=message.person, details={"office": message.office}, at=now)
        await registry("reintegration").case_opened(CaseOpened(message.person, message.registration, has_basis=False, by=by, at=now))
        await notify_desk(message)


async def hand_over_case(message: CaseTransferredForReintegration, *, by: Actor, now: datetime) -> None:
    """Another office has the case: it stands on that office's desk from now on, with everything that is open.

    A worker keeps what they have taken while the region stays the same; in another region it waits to be taken there.
    """
    async with transaction(DB):
        if not await Case.exists().where(Case.person == message.person):
            return
        case = await locked_case(message.person, by=by, must_be_open=False)
        if (case.office, case.region) == (message.office, message.region):
            return
        await Case.update({Case.office: message.office, Case.region: message.region}).where(Case.person == message.person)
        await registry("reintegration").case_moved(CaseMoved(message.person, message.office, message.region))
        await write_entry(message.person, "case_transferred", by=by, now=now, office=message.office)
        details: audit.Details = {"from": case.office, "to": message.office}
        await audit.record(Audit, by=by, action="case_transferred", about=message.person, details=details, at=now)
        await notify_desk(case)
        await notify_desk(message)


async def set_access(message: RegistrationAccessForReintegration, *, by: Actor, now: datetime) -> None:
    """Who may see the case from now on; a message about an earlier registration changes nothing."""
    async with transaction(DB):
        case = await locked_case(message.person, by=by, must_be_open=False)
        if case.registration != message.registration:
            return
        await Case.update({Case.authority: message.authority, Case.restricted: message.restricted}).where(Case.person == message.person)
        details: audit.Details = {"authority": message.authority, "restricted": message.restricted}
        await audit.record(Audit, by=by, action="case_access_changed", about=message.person, details=details, at=now)
        await notify_desk(case)


async def update_person(message: PersonChangedForReintegration, *, by: Actor, now: datetime) -> None:
    """The person is called, reached or addressed otherwise now. A person who is not on a desk is left alone."""
    async with transaction(DB):
        if not await Case.exists().where(Case.person == message.person):
            return
        case = await locked_case(message.person, by=by, must_be_open=False)
        values: ColumnValues = {"name": message.name, "phone": message.phone, "language": message.language, "region": message.region}
        if message.birth_year is not None:
            values["birth_year"] = message.birth_year
        await Case.update(values).where(Case.person == message.person)
        keep_words(message.person)
        if message.region != case.region:
            await registry("reintegration").case_moved(CaseMoved(message.person, case.office, message.region))
        await write_entry(message.person, "person_changed", by=by, now=now)
        await audit.record(Audit, by=by, action="person_changed", about=message.person, details={}, at=now)
        await notify_desk(case)
