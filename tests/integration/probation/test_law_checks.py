"""What the law asks at registration, on the pages: told, overridden with a reason, acknowledged by a senior officer."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.probation.amendments.actions import amend
from services.probation.cases.domain.because import Because
from services.probation.cases.tables import Person, Registration
from services.probation.closing.actions import close_registration
from services.probation.database import Audit
from services.probation.errors import OverrideNeeded
from services.probation.law_checks.actions import OwnOverride, acknowledge
from services.probation.law_checks.queries import overrides
from services.probation.queue.queries import queue
from shared.actors import Role, system
from shared.identity.accounts import NewAccount, create_account
from shared.identity.demo import PASSWORD, demo_id
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register, registration_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

REASON = "The court joined two terms"
LATE = {"court_decision_on": str(TODAY - timedelta(days=60)), "in_force_on": str(TODAY - timedelta(days=40)), "basis_kind": "none"}
TEN_YEARS = {"category": "restriction_of_liberty", "term_ends_on": str(TODAY + timedelta(days=3650)), "basis_kind": "none"}
DECISION = {
    "category": "restriction_of_liberty", "court": "Another Court", "court_decision_on": str(TODAY - timedelta(days=9)),
    "in_force_on": str(TODAY - timedelta(days=3)), "registered_on": str(TODAY), "term_ends_on": str(TODAY + timedelta(days=400)),
    "frequency": "monthly", "first_check_in_on": str(TODAY + timedelta(days=2)),
}  # fmt: skip

ANOTHERS = {"conditions": ["notify_residence", "carry_identity"]}
"""A duty of the restriction of liberty for somebody with a suspended sentence."""


def problem(answer: httpx.Response) -> str:
    return answer.text.partition("govuk-error-summary")[2].partition("</ul>")[0]


@pytest.mark.parametrize(
    ("form", "field", "words", "source"),
    [
        (LATE, "registered_on", "Late: a person is registered within 10 days", "Penal Enforcement Code, arts. 69, 174"),
        (TEN_YEARS, "term_ends_on", "The term is at most 7 years", "Criminal Code, art. 44"),
        ({"frequency": "monthly"}, "frequency", "more often in this category: Twice a month", "174-176"),
        (ANOTHERS, "conditions", "does not know this duty in this category: Carry the identity card", "Penal Enforcement Code, art. 66"),
        ({"category": "parole", "frequency": "monthly"}, "category", "The law gives this category to: Police", "169"),
    ],
)
async def test_what_the_law_asks_is_told_with_its_source_and_nothing_is_registered(
    form: dict[str, Any], field: str, words: str, source: str, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/people/new", registration_form(**form))
    assert answer.status_code == 422
    assert f'href="#{field}"' in problem(answer)
    assert words in problem(answer)
    asked = answer.text.partition('name="override_reason"')[0].rpartition("findings")[2]
    assert words in asked
    assert source in asked
    assert "verified by a lawyer" in asked or "not yet confirmed" in asked
    assert not await Registration.exists()


async def test_a_reason_registers_and_is_listed_until_a_senior_officer_takes_note(signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    assert (await submit(officer, "/people/new", registration_form(**LATE, override_reason="short"))).status_code == 422
    assert (await submit(officer, "/people/new", registration_form(**LATE, override_reason=REASON))).status_code == 200
    (waiting,) = await overrides(SENIOR, acknowledged=False, size=10)
    assert (waiting.reason, [each.code for each in waiting.found]) == (REASON, ["registered_late"])
    assert REASON in (await officer.get(f"/people/{waiting.person}")).text
    (item,) = [each for each in await queue(SENIOR) if each.kind == "law_override"]
    assert item.subject_id == waiting.id
    assert REASON in (await senior.get("/law-checks")).text
    address = f"/law-checks/{waiting.id}"
    page = await senior.get(address)
    assert "Late: a person is registered within 10 days" in page.text
    assert (await submit(officer, address, {"note": ""}, to=f"{address}/acknowledge")).status_code == 403
    answer = await submit(senior, address, {"note": "Spoken about"}, to=f"{address}/acknowledge")
    assert answer.status_code == 303
    assert "Spoken about" in (await senior.get(address)).text
    assert (await submit(senior, address, {"note": ""}, to=f"{address}/acknowledge")).status_code == 409
    assert not [each for each in await queue(SENIOR) if each.kind == "law_override"]
    assert REASON not in (await senior.get("/law-checks")).text
    assert REASON in (await senior.get("/law-checks?state=acknowledged")).text
    assert await Audit.count().where(Audit.action == "law_override_acknowledged") == 1


async def test_nobody_takes_note_of_their_own_reason(signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    assert (await submit(senior, "/people/new", registration_form(**LATE, override_reason=REASON))).status_code == 200
    (waiting,) = await overrides(SENIOR, acknowledged=False, size=10)
    with pytest.raises(OwnOverride):
        await acknowledge(waiting.id, "", by=SENIOR, now=NOW)
    assert 'action="/law-checks/' not in (await senior.get(f"/law-checks/{waiting.id}")).text


async def test_an_amended_decision_is_compared_with_the_law_too(register: Register) -> None:
    made = await register()
    seen = {"in_force_on": str(TODAY - timedelta(days=5))}
    because = Because("correction", "The court wrote another day", TODAY)
    await amend(made.person, "decision", seen, {"in_force_on": str(TODAY - timedelta(days=4))}, because, by=OFFICER, now=NOW)
    assert not list(await overrides(SENIOR, acknowledged=False, size=10))
    seen, wanted = {"in_force_on": str(TODAY - timedelta(days=4))}, {"in_force_on": str(TODAY - timedelta(days=20))}
    with pytest.raises(OverrideNeeded):
        await amend(made.person, "decision", seen, wanted, because, by=OFFICER, now=NOW)
    await amend(made.person, "decision", seen, wanted, because, override="Was ill, note 5", by=OFFICER, now=NOW)
    (waiting,) = await overrides(SENIOR, acknowledged=False, size=10)
    assert ([each.code for each in waiting.found], waiting.reason) == (["registered_late"], "Was ill, note 5")


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"category": "community_work", "frequency": "monthly"}, "work_hours", "Enter the hours that the court set"),
        ({"category": "community_work", "frequency": "monthly", "work_hours": "1201"}, "work_hours", "at most 1200 hours"),
        ({"sex": "male", "iin": "900228400015"}, "iin", "mistake in it"),
        ({"released_on": str(TODAY)}, "released_on", "The release cannot be after the registration"),
        ({"iin": "", "birth_date": str(TODAY - timedelta(days=6200))}, "representative", "in the presence of a parent"),
    ],
)
async def test_other_fields_of_a_decision_are_checked_too(typed: dict[str, str], field: str, words: str, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/people/new", registration_form(**typed))
    assert answer.status_code == 422
    assert f'href="#{field}"' in problem(answer)
    assert words in problem(answer)


async def test_the_sex_is_the_one_that_the_iin_tells(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/people/new", registration_form(sex="female"))
    assert answer.status_code == 422
    assert "The seventh digit of the IIN says otherwise" in problem(answer)
    assert (await submit(officer, "/people/new", registration_form())).status_code == 200
    assert [row["sex"] for row in await Person.select(Person.sex)] == ["male"]


async def test_a_further_decision_is_registered_from_the_case_page(register: Register, signed_in: SignedIn) -> None:
    made = await register()
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}/decisions/new"
    assert address in (await officer.get(f"/people/{made.person}")).text
    page = await officer.get(address)
    assert 'name="iin"' not in page.text, "the person is not typed again"
    token = page.text.partition('name="form_token" value="')[2].partition('"')[0]
    answer = await submit(officer, address, DECISION | {"form_token": token})
    assert answer.status_code == 303
    shown = (await officer.get(f"/people/{made.person}")).text.partition('id="registrations"')[2]
    for words in ("Suspended sentence", "Restriction of liberty", "Another Court", "75-2026-00002", "Close this registration"):
        assert words in shown
    rows = (await officer.get("/people")).text
    assert "75-2026-00001" in rows
    assert "75-2026-00002" in rows
    again = (await officer.get(address)).text.partition('name="form_token" value="')[2].partition('"')[0]
    answer = await submit(officer, address, DECISION | {"form_token": again})
    assert answer.status_code == 409
    assert "This decision is on the register already" in answer.text
    wrong = await submit(officer, address, DECISION | {"form_token": again, "term_ends_on": str(TODAY + timedelta(days=3650))})
    assert wrong.status_code == 422
    assert "The term is at most 7 years" in wrong.text


async def test_one_of_several_is_closed_by_its_link(register: Register, signed_in: SignedIn) -> None:
    made = await register()
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}/decisions/new"
    token = (await officer.get(address)).text.partition('name="form_token" value="')[2].partition('"')[0]
    await submit(officer, address, DECISION | {"form_token": token})
    added = await Registration.select(Registration.id).where(Registration.court == "Another Court").first()
    assert added is not None
    close = f"/people/{made.person}/close?registration={added['id']}"
    page = await officer.get(close)
    assert "Another decision still binds this person" in page.text
    answer = await submit(officer, close, {"reason": "cancelled_by_court", "document": "Ruling 5", "sure": "yes"})
    assert answer.status_code == 303
    states = await Registration.select(Registration.case_number, Registration.state).order_by(Registration.case_number)
    assert [(row["case_number"], row["state"]) for row in states] == [("75-2026-00001", "open"), ("75-2026-00002", "closed")]


Police = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def police(signed_in: SignedIn) -> Police:
    """Accounts of the police in the office of the demo officers."""

    async def client(role: str) -> httpx.AsyncClient:
        login = f"police-{role.replace('_', '-')}"
        new = NewAccount(login, f"Demo {login}", Role(role), PASSWORD, "75", None, "en", "police")
        await create_account(new, by=system("identity"), at=NOW, account_id=demo_id(login), demo=True)
        return await signed_in("probation", login)

    return client


async def test_the_police_have_a_workspace_of_their_own(register: Register, police: Police, signed_in: SignedIn) -> None:
    mine = await register()
    officer, theirs, senior = await signed_in("probation", "officer"), await police("officer"), await police("senior_officer")
    form = registration_form(
        category="parole", conditions=["treatment"], frequency="monthly", basis_kind="none", iin="990228600013", family_name="Парольев"
    )
    made = await submit(theirs, "/people/new", form)
    assert made.status_code == 200
    row = await Registration.select().where(Registration.category == "parole").first()
    assert row is not None
    assert row["supervising_authority"] == "police"
    for client in (theirs, senior):
        people = (await client.get("/people")).text
        assert row["case_number"] in people
        assert mine.case_number not in people
        page = await client.get(f"/people/{row['person']}")
        assert "Police" in page.text.partition('id="details"')[2]
        assert (await client.get(f"/people/{mine.person}")).status_code == 404
    assert row["case_number"] not in (await officer.get("/people")).text
    assert (await officer.get(f"/people/{row['person']}")).status_code == 404
    close = f"/people/{row['person']}/close"
    assert (await submit(theirs, close, {"reason": "cancelled_by_court", "document": "Ruling 5", "sure": "yes"})).status_code == 303
    assert await Registration.exists().where(Registration.id == row["id"], Registration.state == "closed")


async def test_the_police_register_somebody_whom_the_probation_service_has(register: Register, police: Police) -> None:
    made = await register()
    theirs = await police("officer")
    form = registration_form(category="parole", conditions=["treatment"], frequency="monthly", basis_kind="none", family_name="Otherwise")
    answer = await submit(theirs, "/people/new", form)
    assert answer.headers["location"] == f"/people/{made.person}", "the card and the PIN stay"
    assert await Registration.count().where(Registration.person == made.person, Registration.state == "open") == 2
    assert not await Person.exists().where(Person.family_name == "Otherwise")
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert (await theirs.get(f"/people/{made.person}")).status_code == 200
