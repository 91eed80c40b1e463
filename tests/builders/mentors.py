"""Mentors, and the verbs that tests repeat."""

from datetime import date, timedelta
from uuid import UUID

from services.reintegration.mentoring import actions, log
from services.reintegration.mentoring.actions import Said
from services.reintegration.mentoring.domain import Act, Entry
from services.reintegration.mentoring.queries import on_desk
from services.reintegration.mentoring.tables import Mentorship
from shared.actors import Actor, Role
from tests.builders.actors import SOCIAL, actor
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

MENTOR = actor("mentor", Role.MENTOR, name="Demo Mentor")
OTHER_MENTOR = actor("other-mentor", Role.MENTOR)
UNTIL = TODAY + timedelta(days=90)


async def proposed(person: UUID, *, mentor: Actor = MENTOR, from_on: date = TODAY, until_on: date = UNTIL, by: Actor = SOCIAL) -> UUID:
    """A mentor who was proposed."""
    return await actions.propose(person, mentor.id, mentor.name, from_on, until_on, token=fresh(), by=by, now=NOW)


async def mentored(person: UUID, *, mentor: Actor = MENTOR, until_on: date = UNTIL, by: Actor = SOCIAL) -> UUID:
    """A mentor in force."""
    made = await proposed(person, mentor=mentor, until_on=until_on, by=by)
    await step(made, Act.PERSON_AGREES, Said(agreed_form="in_person"), by=by)
    await answered(made, mentor=mentor)
    return made


async def step(mentorship: UUID, act: Act, said: Said | None = None, *, by: Actor = SOCIAL) -> None:
    """The next step, as the page was seen last."""
    row = await on_desk(mentorship, by)
    await actions.act_on(mentorship, act, said or Said(), seen_version=row.version, by=by, now=NOW)


async def answered(mentorship: UUID, *, agrees: bool = True, mentor: Actor = MENTOR) -> None:
    """The mentor's answer."""
    row = await Mentorship.select(Mentorship.version).where(Mentorship.id == mentorship).first()
    assert row is not None
    await actions.answer(mentorship, agrees=agrees, seen_version=row["version"], by=mentor, now=NOW)


async def logged(mentorship: UUID, entry: Entry | None = None, *, mentor: Actor = MENTOR) -> UUID:
    """An entry of the log."""
    given = entry or Entry(TODAY, "meeting", 90, "Went to the bank", "I was afraid to go alone", TODAY + timedelta(days=3))
    return await log.add(mentorship, given, token=fresh(), today=TODAY, by=mentor, now=NOW)
