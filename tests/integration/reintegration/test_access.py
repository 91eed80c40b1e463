"""Restricted cases and the supervising authority on the desk: as probation says, in every query and in the database."""

from dataclasses import replace

import pytest

from services.reintegration.caseload import queries as caseload
from services.reintegration.cases import queries as cases
from services.reintegration.cases.jobs import registration_access
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB
from services.reintegration.demo import load_demo
from services.reintegration.errors import NotThere
from services.reintegration.plans import desk_queries as plans
from services.reintegration.referrals import desk_queries as referrals
from services.reintegration.tasks import desk_queries as tasks
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.db.rows import fetch_values
from shared.messages.probation import Authority, RegistrationAccessForReintegration
from shared.settings import OraluSettings
from tests.builders.actors import AUDITOR, SOCIAL, actor
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

OFFICE = "75-02"
IN_OFFICE = replace(SOCIAL, id=fresh(), name="of the office", office=OFFICE)
OF_REGION = replace(SOCIAL, id=fresh(), name="of the region", office="75")
COORDINATOR = actor("coordinator", Role.COORDINATOR, name="coordinator of the office", office=OFFICE)
AUDITOR_OF_OFFICE = replace(AUDITOR, name="auditor of the office", office=OFFICE)
POLICE = replace(IN_OFFICE, name="for the police", authority="police")
EVERYBODY = (IN_OFFICE, OF_REGION, COORDINATOR, AUDITOR, AUDITOR_OF_OFFICE)
PARTS = ["task", "step", "plan", "goal", "referral", "referral_event", "timeline_entry", '"case"']


@pytest.fixture
async def desk(engines: OraluSettings) -> Desk:
    """A case of an office in a region, with a task and a plan."""
    await load_demo(engines)
    made = await opened(office=OFFICE, region="75")
    await made.task("work")
    await made.plan("A step", by=IN_OFFICE)
    return made


async def tell(desk: Desk, *, restricted: bool = False, authority: Authority = "probation", registration: object = None) -> None:
    """What probation says of the case."""
    message = {"person": desk.person, "registration": registration or desk.registration, "authority": authority, "restricted": restricted}
    await registration_access(RegistrationAccessForReintegration.model_validate(message))


async def found(desk: Desk, by: Actor) -> set[str]:
    """In which lists and counts this reader finds the case, and whether it opens: by the queries alone, and with the policies as well."""
    by_queries = await listed(desk, by)
    with acting(acting_for(by)):
        assert await listed(desk, by) == by_queries
    return by_queries


async def listed(desk: Desk, by: Actor) -> set[str]:
    """Where the case is found."""
    until = TODAY.replace(year=TODAY.year + 1)
    shown = {
        "cases": len(await caseload.cases(by, size=10)),
        "tasks": len(await tasks.tasks(by, "free", NOW, size=10)),
        "task count": await tasks.count_tasks(by, "free"),
        "steps": len(await plans.steps_until(by, until, size=10)),
        "step count": await plans.count_steps_until(by, until),
        "referral count": await referrals.count_awaited(by),
    }
    try:
        await cases.case(desk.person, by)
        shown["case"] = 1
    except NotThere:
        pass
    return {name for name, number in shown.items() if number}


WHOLE = {"cases", "tasks", "task count", "steps", "step count", "case"}


@pytest.mark.parametrize("by", EVERYBODY, ids=lambda by: by.name)
async def test_a_restricted_case_is_seen_by_its_own_office_alone(desk: Desk, by: Actor) -> None:
    assert await found(desk, by) == WHOLE
    await tell(desk, restricted=True)
    assert await found(desk, by) == (WHOLE if by in (IN_OFFICE, COORDINATOR) else set())
    await tell(desk, restricted=False)
    assert await found(desk, by) == WHOLE


async def test_who_works_for_the_police_sees_whom_the_police_supervise(desk: Desk) -> None:
    assert await found(desk, POLICE) == set()
    await tell(desk, authority="police")
    assert await found(desk, POLICE) == WHOLE
    assert await found(desk, IN_OFFICE) == WHOLE, "the service's own people see everybody of the office, as before"


@pytest.mark.parametrize(("by", "said"), [(OF_REGION, "restricted"), (POLICE, "probation")], ids=["region", "police"])
async def test_the_database_shows_nothing_of_it_without_any_condition(desk: Desk, by: Actor, said: str) -> None:
    await tell(desk, restricted=said == "restricted")
    with acting(acting_for(by)):
        shown = {table: (await fetch_values(DB, f"SELECT count(*) FROM reintegration.{table}"))[0] for table in PARTS}
    assert set(shown.values()) == {0}, shown


async def test_a_message_about_an_earlier_registration_changes_nothing(desk: Desk) -> None:
    await tell(desk, restricted=True, registration=fresh())
    assert await Case.select(Case.restricted).where(Case.person == desk.person).output(as_list=True) == [False]


async def test_nobody_acts_on_a_restricted_case_from_elsewhere(desk: Desk) -> None:
    await tell(desk, restricted=True)
    with pytest.raises(NotThere):
        await desk.plan("A step", by=OF_REGION)
    await desk.plan("A step", by=IN_OFFICE)
