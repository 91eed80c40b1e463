"""Everything that can be told about a person on the desk, written by the actions that people use."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from services.reintegration.casefile.actions import add_note
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.contacts import appointments
from services.reintegration.contacts.actions import NewContact, write_down
from services.reintegration.contacts.domain import Outcome as Came
from services.reintegration.papers.actions import Said, keep_paper
from services.reintegration.papers.domain import State
from services.reintegration.referrals.actions import decide_referral, refer
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks.actions import open_task, take_task
from services.reintegration.tasks.adding import add_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task, reopen_task
from services.reintegration.words import today
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referrals import HOUSING

MARK = "zhumbaq7391"
"""Stands in every text, and nowhere else."""
LATER = NOW + timedelta(hours=3)


@dataclass(frozen=True)
class Told:
    """What was written."""

    task: UUID
    appointment: UUID
    referral: UUID
    declined: UUID


async def tell_everything(desk: Desk) -> Told:
    """Tasks, contacts, appointments, referrals, papers, a note, a consent that is taken back: MARK in each text, with a word for which."""
    person = desk.person
    task = await open_task(person, kind="support", need="housing", words=f"{MARK} asks", asked_at=NOW, by=BY, now=NOW)
    assert task is not None
    await take_task(task, by=SOCIAL, now=NOW)
    await finish_task(task, Outcome.NOT_MET, why="no_service", words=f"{MARK} no room", by=SOCIAL, now=NOW)
    await reopen_task(task, words=f"{MARK} again", by=SOCIAL, now=NOW)
    await add_task(person, need="work", words=f"{MARK} looks for work", mine=True, token=fresh(), by=SOCIAL, now=LATER)
    made = NewContact("call", "relative", f"{MARK} aunt", NOW, f"{MARK} on the phone")
    await write_down(person, made, token=fresh(), by=SOCIAL, now=NOW)
    plan = appointments.Plan("visit", f"{MARK} purpose", NOW + timedelta(hours=1), 30, f"{MARK} street", "Asia/Almaty")
    first = await appointments.make(person, plan, token=fresh(), by=SOCIAL, now=NOW)
    moved = await appointments.move(first, plan, why=f"{MARK} moved", seen_version=1, by=SOCIAL, now=NOW)
    for version, result in ((1, f"{MARK} result"), (2, f"{MARK} corrected")):
        said = Came("yes", held=True, result=result)
        await appointments.record(moved, said, why=f"{MARK} mistake", seen_version=version, by=SOCIAL, now=LATER)
    declined = await refer(person, offer=HOUSING, note=f"{MARK} night", consent=True, token=fresh(), by=SOCIAL, now=NOW)
    await decide_referral(declined, Status.REJECTED, reason="other", note=f"{MARK} provider", by=HOST, now=LATER)
    referral = await refer(person, offer=HOUSING, note=f"{MARK} bed", consent=True, token=fresh(), by=SOCIAL, now=LATER)
    paper = Said(State.MISSING, today(NOW), "worker", f"{MARK} paper")
    await keep_paper(person, "identity_card", paper, seen_version=0, today=today(NOW), by=SOCIAL, now=NOW)
    await add_note(person, f"{MARK} note", token=fresh(), by=SOCIAL, now=NOW)
    return Told(task, moved, referral, declined)


async def take_back_consents(desk: Desk) -> None:
    """Every consent, in the person's words."""
    for consent in await consents_of(desk.person):
        await withdraw(consent.id, TakenBack("in_person", None, f"{MARK} taken back"), by=SOCIAL, now=LATER)
