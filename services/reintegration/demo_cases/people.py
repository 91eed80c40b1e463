"""Two invented people who came by themselves: one agreed to the plan and has a mentor, the other has not agreed."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.cases.tables import Case
from services.reintegration.demo_cases import offers
from services.reintegration.demo_cases.staff import MENTOR, SOCIAL, token
from services.reintegration.group_programmes.actions import taking_part
from services.reintegration.group_programmes.domain.states import Act as GroupAct
from services.reintegration.group_programmes.tables import Participation
from services.reintegration.intake.actions import take_in
from services.reintegration.mentoring import actions as mentoring
from services.reintegration.mentoring import log
from services.reintegration.mentoring.domain import Act, Entry
from services.reintegration.plans.actions.agreeing import Given, record_answer
from services.reintegration.plans.actions.noting import NewNote, add_progress_note
from services.reintegration.plans.actions.reviewing import Held, hold_review
from services.reintegration.plans.actions.starting import NewStep, start_plan
from services.reintegration.plans.actions.steps import Evidence, complete_step
from services.reintegration.plans.queries import plans_of
from services.reintegration.plans.stored.versions import revision_of, terms_of
from services.reintegration.sealing.keys import key_of
from services.reintegration.stages.actions.tasks import end_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.tables import Task
from services.reintegration.words import today

AGREES, REFUSES = "Demo Нұрлан Ойданұлы", "Demo Вера Вымышленная"
PHONES = {AGREES: "+77000000101", REFUSES: "+77000000102"}
STAGE_TASKS = {
    "needs_asked": "Қажеттіліктер сұралды",
    "first_plan": "Жоспар келісілді",
    "report_to_probation": "Есепке тұру міндетті емес",
}
"""What was done in the first days after release."""
BEGAN, ANSWERED, REVIEWED = timedelta(days=40), timedelta(days=38), timedelta(days=10)


async def has_who_agrees() -> bool:
    """Whether the first case is open."""
    return await _person(AGREES) is not None


async def has_who_refuses() -> bool:
    """Whether the second case is open."""
    return await _person(REFUSES) is not None


async def has_part_in_group() -> bool:
    """Whether the first person is in the group."""
    return bool(await Participation.exists().where(Participation.person == await _person(AGREES)))


async def load_who_agrees(now: datetime) -> None:
    """A case of weeks ago: a plan that the person agreed to, a note, a review, a mentor."""
    began = now - BEGAN
    new = NewCase(AGREES, 1987, PHONES[AGREES], "kk", Origin.WALK_IN, today(now - timedelta(days=55)), consent=True)
    person = await take_in(new, needs=["work"], words="Жұмыс керек", token=token("person-1"), by=SOCIAL, now=began)
    day = today(began)
    steps = [
        NewStep("Жеке куәлікті қалпына келтіру", day + timedelta(days=20)),
        NewStep("Дәнекерлеу курсына жазылу", day + timedelta(days=45)),
        NewStep("Мансап орталығына бірге бару", day + timedelta(days=50), "worker", SOCIAL.name),
    ]
    goal = "Дәнекерлеуші болып жұмыс істеу"
    await start_plan(person, need="work", goal=goal, steps=steps, task=await _task(person), token=token("plan-1"), by=SOCIAL, now=began)
    given = Given("agreed", "kk", signed="screen", signed_on=today(now - ANSWERED), name="Нұрлан")
    await record_answer(person, given, revision=await _seen(person), token=token("answer-1"), by=SOCIAL, now=now - ANSWERED)
    note = NewNote(own="Куәлікті алдым, енді жұмыс іздеуге болады", worker="ХҚКО-ға бірге бардық")
    noted = now - timedelta(days=18)
    await add_progress_note(person, note, token=token("note-1"), by=SOCIAL, now=noted)
    (plan,) = await plans_of(person, sensitive=True)
    evidence = Evidence("Жаңа куәлік қолында", today(noted))
    await complete_step(plan.goals[0].steps[0].id, evidence, by=SOCIAL, now=noted)
    for task, words in STAGE_TASKS.items():
        await end_task(person, task, Outcome.MET, words=words, by=SOCIAL, now=now - ANSWERED)
    held = Held("Құжат дайын; келесі қадам курс", own="Маған кешкі топ ыңғайлы")
    await hold_review(person, held, seen=1, token=token("review-1"), by=SOCIAL, now=now - REVIEWED)
    await _mentored(person, now)


async def _mentored(person: UUID, now: datetime) -> None:
    """A mentor for half a year, with two entries of the log: three hours in all."""
    began = now - timedelta(days=30)
    first, last = today(began), today(now + timedelta(days=150))
    made = await mentoring.propose(person, MENTOR.id, MENTOR.name, first, last, token=token("mentor-1"), by=SOCIAL, now=began)
    await mentoring.act_on(
        made, Act.PERSON_AGREES, mentoring.Said(agreed_form="in_person", phone=True), seen_version=1, by=SOCIAL, now=began
    )
    await mentoring.answer(made, agrees=True, seen_version=2, by=MENTOR, now=began)
    entries = (
        Entry(today(now - timedelta(days=20)), "going_along", 120, "ХҚКО-ға бірге бардық", "Жалғыз барғым келмеді"),
        Entry(today(now - timedelta(days=6)), "meeting", 60, "Түйіндемені бірге жаздық", next_on=today(now + timedelta(days=4))),
    )
    for number, entry in enumerate(entries):
        at = now - timedelta(days=20 if number == 0 else 6)
        await log.add(made, entry, token=token(f"log-{number}"), today=today(at), by=MENTOR, now=at)


async def load_part_in_group(now: datetime) -> None:
    """The first person agreed to come to the group, and has a seat."""
    person, group = await _person(AGREES), await offers.group()
    if person is None or group is None:
        return
    part = await taking_part.invite(person, group, taking_part.Said(), token=token("part-1"), by=SOCIAL, now=now)
    said = taking_part.Said(agreed_form="in_person")
    await taking_part.act_on(part, GroupAct.AGREE, said, seen_version=1, by=SOCIAL, now=now)
    await taking_part.act_on(part, GroupAct.ENROL, taking_part.Said(), seen_version=2, by=SOCIAL, now=now)


async def load_who_refuses(now: datetime) -> None:
    """A case with a plan to which the person did not agree yet, in their own words."""
    began = now - timedelta(days=3)
    new = NewCase(REFUSES, 1994, PHONES[REFUSES], "ru", Origin.WALK_IN, None, consent=True)
    person = await take_in(new, needs=["family"], words="Хочу чаще видеть сына", token=token("person-2"), by=SOCIAL, now=began)
    steps = [NewStep("Позвонить в органы опеки", today(began) + timedelta(days=7), "worker", SOCIAL.name)]
    goal = "Видеть сына каждую неделю"
    await start_plan(person, need="family", goal=goal, steps=steps, task=await _task(person), token=token("plan-2"), by=SOCIAL, now=began)
    given = Given("not_agreed", "ru", words="Сначала хочу поговорить с сестрой")
    await record_answer(person, given, revision=await _seen(person), token=token("answer-2"), by=SOCIAL, now=began + timedelta(days=1))


async def _seen(person: UUID) -> str:
    """What the page of the plan shows now."""
    return revision_of(await terms_of(person, await key_of(person)))


async def _task(person: UUID) -> UUID:
    """What the person asked for."""
    row = await Task.select(Task.id).where(Task.person == person).first()
    assert row is not None
    number: UUID = row["id"]
    return number


async def _person(name: str) -> UUID | None:
    row = await Case.select(Case.person).where(Case.name == name, Case.phone == PHONES[name]).first()
    return row["person"] if row else None
