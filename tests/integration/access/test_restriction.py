"""A restricted case is left to its officer and the senior officers of the office: in the case, in every list, and for who is asked."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from services.probation.caseload import list_queries as caseload
from services.probation.caseload.domain import Criteria
from services.probation.cases import queries as cases_queries
from services.probation.cases.domain.categories import Category
from services.probation.cases.tables import Registration
from services.probation.check_ins import due_queries
from services.probation.check_ins import queries as check_in_queries
from services.probation.database import DB, Audit
from services.probation.duplicates.jobs import duplicate_suspected
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.queue import queries as queue
from services.probation.queue.actions import open_item
from services.probation.restriction.actions import set_restriction
from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.timeline.tables import TimelineEntry
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.biometrics import DuplicateSuspected
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, POLICE, SENIOR, officer
from tests.builders.alerts import Raised, Wearer
from tests.builders.devices import DEVICE
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import registered
from tests.builders.vendors import put_on
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

ESCALATED = """INSERT INTO probation.incident (id, person, opened_at, raised_at, priority, status, deputy)
    VALUES ($1, $2, $3, $3, 1, 'raised', $4)"""
REASON = "A relative works in the office"
COVERING = replace(officer("covering"), covers=(COLLEAGUE_OFFICER.id,))
OF_REGION = replace(SENIOR, id=fresh(), office="75-02", whole_region=True)
SEES = [COLLEAGUE_OFFICER, COVERING, SENIOR]
SEES_NOT = [OFFICER, OF_REGION, AUDITOR, replace(AUDITOR, office="75")]


@pytest.fixture
async def case(engines: object) -> UUID:
    """A case of a colleague, with an item in the queue about which every officer of the office is asked."""
    somebody = (await registered(by=COLLEAGUE_OFFICER)).person
    await open_item(
        kind="second_opinion", person=somebody, subject_id=fresh(), reason="asked", now=NOW, by=COLLEAGUE_OFFICER,
        excluded_officer=COLLEAGUE_OFFICER.id,
    )  # fmt: skip
    return somebody


async def restrict(person: UUID) -> None:
    await set_restriction(person, True, REASON, by=SENIOR, now=NOW)


async def lists(by: Actor, person: UUID) -> set[str]:
    """The lists in which this reader finds the person."""
    found: dict[str, Sequence[object]] = {
        "case": [each for each in [await cases_queries.case(by, person)] if each],
        "register": (await caseload.people(by, Criteria(), now=NOW, size=10)).rows,
        "search": (await caseload.people(by, Criteria("Fictional"), now=NOW, size=10)).rows,
        "due": (await due_queries.due(by, NOW, size=10)).rows,
        "queue": (await queue.queue(by)).rows,
    }
    counted = {
        "register": (await caseload.count_people(by, Criteria(), now=NOW)).people,
        "due": await due_queries.count_due(by, NOW),
        "queue": (await queue.queue_counts(by)).total,
    }
    assert {name: len(found[name]) for name in counted} == counted
    return {name for name, rows in found.items() if rows}


@pytest.mark.parametrize("by", SEES, ids=lambda by: by.name)
async def test_its_officer_their_cover_and_the_seniors_of_the_office_see_it(by: Actor, case: UUID) -> None:
    before = await lists(by, case)
    await restrict(case)
    assert await lists(by, case) == before >= {"case", "register", "search", "due"}


@pytest.mark.parametrize("by", SEES_NOT, ids=lambda by: f"{by.name} {by.office}")
async def test_others_do_not(by: Actor, case: UUID) -> None:
    before = await lists(by, case)
    await restrict(case)
    named = {"register", "search"} if by.role == AUDITOR.role else set()
    assert before, "without the restriction they find it somewhere"
    assert await lists(by, case) == named


async def test_a_senior_officer_restricts_it_and_lifts_the_restriction(case: UUID, signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    page = f"/people/{case}/restriction"
    assert page in (await senior.get(f"/people/{case}")).text
    assert (await submit(senior, page, {"restricted": "yes", "reason": " "})).status_code == 422
    assert (await submit(senior, page, {"restricted": "yes", "reason": "x" * 501})).status_code == 422
    assert (await submit(senior, page, {"restricted": "yes", "reason": REASON})).headers["location"] == f"/people/{case}"
    shown = (await senior.get(f"/people/{case}")).text
    assert "Restricted" in shown
    assert REASON in shown, "in the history"
    assert REASON in (await senior.get(page)).text
    await submit(senior, page, {"restricted": "no", "reason": "The relative has left"})
    row = await Registration.select(Registration.restricted, Registration.restriction_reason).where(Registration.person == case).first()
    assert row == {"restricted": False, "restriction_reason": None}
    kinds = await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == case).output(as_list=True)
    assert {"case_restricted", "restriction_lifted"} <= set(kinds)
    assert await Audit.count().where(Audit.action.is_in(["case_restricted", "restriction_lifted"])) == 2


async def test_the_desk_and_biometrics_are_told_of_a_restriction_and_of_whom_the_police_supervise(case: UUID) -> None:
    """Of nobody else: the usual case is what they suppose."""
    sent = """SELECT receiver FROM probation.outbox WHERE body ->> 'person' = $1
        AND (type LIKE 'probation.registration_access%' OR type LIKE 'probation.supervision%')"""
    assert await fetch_values(DB, sent, str(case)) == []
    await restrict(case)
    assert sorted(await fetch_values(DB, sent, str(case))) == ["biometrics", "reintegration"]
    paroled = (await registered(person(None, family_name="Paroled"), category=Category.PAROLE, by=POLICE)).person
    bodies = """SELECT coalesce(body ->> 'authority', body -> 'registrations' -> 0 ->> 'authority') FROM probation.outbox
        WHERE person = $1 AND (type LIKE 'probation.registration_access%' OR type LIKE 'probation.supervision%')"""
    assert await fetch_values(DB, bodies, paroled) == ["police"] * 2


async def test_an_officer_restricts_nothing(signed_in: SignedIn, engines: object) -> None:
    own = (await registered()).person
    client: httpx.AsyncClient = await signed_in("probation", "officer")
    assert "/restriction" not in (await client.get(f"/people/{own}")).text
    assert (await client.get(f"/people/{own}/restriction")).status_code == 403
    assert (await post(client, f"/people/{own}/restriction", {"restricted": "yes", "reason": REASON})).status_code == 403


async def test_the_other_side_of_a_suspicion_does_not_show_it(signed_in: SignedIn, engines: object) -> None:
    """An auditor sees one of the two people; of the restricted one only the office."""
    hidden = (await registered(person(IIN, family_name="Secretname"), basis=None)).person
    shown = (await registered(person(OTHER_IIN, family_name="Openname"), basis=None)).person
    async with transaction(DB):
        await duplicate_suspected(DuplicateSuspected(person=hidden, other=shown, suspected_at=NOW))
    await restrict(hidden)
    row = await DuplicateSuspicion.select(DuplicateSuspicion.id).first()
    assert row is not None
    auditor = await signed_in("probation", "auditor")
    page = (await auditor.get(f"/suspicions/{row['id']}")).text
    assert "Openname" in page
    assert "Secretname" not in page


async def test_nobody_is_asked_for_a_second_opinion_on_it(case: UUID) -> None:
    (check_in,) = await fetch_values(DB, "UPDATE probation.check_in SET first_no_match_by = officer WHERE person = $1 RETURNING id", case)
    assert await check_in_queries.check_in(OFFICER, check_in) is not None
    await restrict(case)
    assert await check_in_queries.check_in(OFFICER, check_in) is None
    assert await check_in_queries.check_in(SENIOR, check_in) is not None


async def test_a_deputy_does_not_get_its_alerts(case: UUID) -> None:
    incident = fresh()
    wearer = Wearer(case, DEVICE, await put_on(case, by=COLLEAGUE_OFFICER))
    alert = await Raised("home", NOW).of(wearer)
    async with transaction(DB) as opened:
        await opened.connection.execute(ESCALATED, incident, case, NOW, OFFICER.id)
        await opened.connection.execute("UPDATE probation.alert SET incident = $2 WHERE id = $1", alert, incident)
    assert await alert_queries.alert(OFFICER, alert) is not None
    await restrict(case)
    assert await alert_queries.alert(OFFICER, alert) is None
    assert await alert_queries.alert(SENIOR, alert) is not None
