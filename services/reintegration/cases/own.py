"""Cases that no registration opened: of people who came by themselves, or whom an institution, the akimat or an organisation brought."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.case_search.keeping import keep_words
from services.reintegration.cases.domain import CaseStatus, Ground, Origin
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.registry import CaseOpened, registry

NUMBER = "SELECT nextval('reintegration.case_number')"


@dataclass(frozen=True)
class NewCase:
    """A person who asks for help without a registration. `name`: family name, given name, patronymic. `release_on`: when they are or were
    released, where that is known. `consent`: they agreed that the desk keeps what is written here and helps."""

    name: str
    birth_year: int | None
    phone: str | None
    language: Language
    origin: Origin
    release_on: date | None
    consent: bool


async def open_own_case(new: NewCase, *, office: str | None = None, token: UUID, by: Actor, now: datetime) -> UUID:
    """Open the case on the worker's own desk, or on that of `office`; returns the person. If it is sent twice, it returns the first.

    Raises ConsentMissing, and NotThere for a worker without an office.
    """
    if not new.consent:
        raise ConsentMissing
    desk = office or by.office
    if desk is None:
        raise NotThere
    person, region = uuid4(), region_of(desk)
    async with transaction(DB):
        if before := await sent_before(token, person, by=by, now=now):
            return before
        number = await DB.connection().fetchval(NUMBER)
        case = Case(
            person=person, registration=uuid4(), case_number=f"R-{now.year}-{number:06}", name=new.name, phone=new.phone,
            language=new.language, region=region, office=desk, status=CaseStatus.OPEN.value, opened_at=now,
            birth_year=new.birth_year, origin=new.origin.value, ground=Ground.CONSENT.value, agreed_at=now, release_on=new.release_on,
        )  # fmt: skip
        await Case.insert(case)
        keep_words(person)
        await write_entry(person, "case_opened", by=by, now=now)
        details: audit.Details = {"office": desk, "origin": new.origin.value, "consent": True}
        await audit.record(Audit, by=by, action="case_opened", about=person, details=details, at=now)
        await registry("reintegration").case_opened(CaseOpened(person, case.registration, has_basis=False, by=by, at=now))
        await notify_desk(case)
    return person
