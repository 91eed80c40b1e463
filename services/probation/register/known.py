"""Whose registration it is: a new person, or one whom the register knows."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.custom_types import Combinable

from services.probation.cases.actions import change_person, insert_person
from services.probation.cases.columns import PersonDetails
from services.probation.cases.domain.because import REGISTERED_AGAIN, Because
from services.probation.cases.queries import case, is_last_open
from services.probation.cases.tables import Person, Registration
from services.probation.duplicates.actions import keep_apart
from services.probation.errors import AlreadyRegistered, KnownElsewhere
from services.probation.local_time import local_today
from services.probation.record_links.queries import survivor_of
from services.probation.register.new_person import NewPerson
from services.probation.register.same_person import SameAnswer, somebody_else
from shared.actors import Actor
from shared.db.rows import select_row


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Somebody whom the register knows, with their ИИН if there is one."""

    id: UUID
    iin: str | None


async def person_of(who: NewPerson, answer: SameAnswer | None, *, by: Actor, now: datetime) -> UUID:
    """A new row, or the one of a person whom this office registered before or took over, or whom the other authority supervises.

    What another office knows stays as it is, whether its case is open or closed: nothing is overwritten and nobody is told. Of a person
    who is back, what is told now is a change, and the history keeps what was known before.
    """
    office = by.office or who.region
    details = PersonDetails(
        family_name=who.family_name, given_name=who.given_name, patronymic=who.patronymic, birth_date=who.birth_date, phone=who.phone,
        language=who.language, region=who.region, settlement=who.settlement, address=who.address, time_zone=who.time_zone,
        sex=who.sex,
    )  # fmt: skip
    if who.citizenship is not None:  # not said is no change of what is known
        details["citizenship"] = who.citizenship
    known = await _known(who, answer, by)
    if known is None:
        others = await somebody_else(who.identity, answer, by=by, now=now) if answer else []
        person = uuid4()
        await insert_person(person, who.iin, now, **details)
        await keep_apart(person, others, answer.reason if answer else "", by=by, now=now)
        return person
    latest = (
        await Registration.select(Registration.office, Registration.state, Registration.released_to)
        .where(Registration.person == known.id, Registration.current.eq(True), Registration.supervising_authority == by.authority)
        .first()
    )
    if latest is not None and office not in (latest["office"], latest["released_to"]):
        raise KnownElsewhere(known.id)
    if latest is not None and latest["state"] == "open":
        raise AlreadyRegistered
    found = known.id
    # What the other authority knows is not overwritten while it keeps a case, nor by who never had one.
    if latest is not None and await is_last_open(found):
        because = Because("change", REGISTERED_AGAIN, local_today(now))
        await change_person(found, because=because, by=by, now=now, **details)
        if who.iin and known.iin is None:  # chosen by the officer, and the number is new
            await change_person(found, because=because, by=by, now=now, iin=who.iin)
    return found


async def _known(who: NewPerson, answer: SameAnswer | None, by: Actor) -> KnownRow | None:
    """The row of whoever has this ИИН, or of the one whom the officer chose and may see; locked until commit. Of a record that was merged
    into another one it is that one's.
    """
    if who.iin and (found := await _locked(Person.iin == who.iin)):
        survivor = await survivor_of(found.id)
        led = found if survivor == found.id else await _locked(Person.id == survivor)
        return led and replace(led, iin=led.iin or found.iin)  # a merged record keeps its number: it is not new
    if answer is None or answer.is_person is None or (seen := await case(by, answer.is_person)) is None:
        return None
    return await _locked(Person.id == seen.person)


async def _locked(condition: Combinable) -> KnownRow | None:
    return await select_row(KnownRow, Person.select(Person.id, Person.iin).where(condition).lock_rows("UPDATE").first())
