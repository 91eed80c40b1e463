"""A pre-trial report about somebody who is not on the register, from the request to its erasure."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.pre_trial_reports import queries
from services.probation.pre_trial_reports.actions.ending import DayWrong, serve, sign, withdraw
from services.probation.pre_trial_reports.actions.linking import link, unlink
from services.probation.pre_trial_reports.actions.opening import Alike, open_request
from services.probation.pre_trial_reports.actions.writing import Incomplete, correct, finish, save
from services.probation.pre_trial_reports.domain.lifecycle import NotAllowed
from services.probation.pre_trial_reports.jobs import erase_old_reports
from services.probation.pre_trial_reports.rows import ShownReport
from services.probation.pre_trial_reports.sealing import rewrap_reports
from services.probation.queue.queries import queue
from shared.actors import Actor
from shared.db.rows import fetch_values
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OTHER_OFFICE, SENIOR, SYSTEM, officer
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.pre_trial_reports import ANSWERS, a_request, asked, request_form, served
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post

ELSEWHERE = officer("other", office=OTHER_OFFICE)
DAY = timedelta(days=1)
WHY = "The case was handed to another court"
pytestmark = pytest.mark.usefixtures("engines")


async def seen(number: UUID, by: Actor = OFFICER) -> ShownReport:
    found = await queries.report(by, number)
    assert found is not None
    return found


async def test_a_request_begins_a_draft_with_what_is_known_and_waits_in_the_queue() -> None:
    number = await asked()
    row = await seen(number)
    assert (row.state, row.version, row.name, row.office) == ("draft", 1, "Fictional Person", "75")
    assert row.answered(sensitive=True) == {"asked_by": "Demo Court, judge", "asked_on": str(TODAY - 2 * DAY)}
    (item,) = (await queue(OFFICER)).rows
    assert (item.kind, item.subject_id, item.due_at.date()) == ("pre_trial_report", number, TODAY + 10 * DAY)


async def test_the_form_sent_twice_at_once_opens_one_request() -> None:
    new = a_request()
    one, other = await asyncio.gather(*(open_request(new, by=OFFICER, now=NOW) for _ in range(2)))
    assert one == other
    assert await fetch_values(DB, "SELECT count(*) FROM probation.pre_trial_report") == [1]


@pytest.mark.parametrize(
    "changed",
    [
        {"number": "99", "family_name": "Another"},
        {"iin": None, "family_name": "Another"},
        {"iin": OTHER_IIN, "number": "99", "family_name": "FICTIONAL"},
    ],
    ids=["the same IIN", "the same number and day", "the same name"],
)
async def test_a_request_like_another_one_is_not_opened_before_somebody_looked(changed: dict[str, Any]) -> None:
    first = await asked()
    for by in (OFFICER, COLLEAGUE_OFFICER):
        with pytest.raises(Alike) as found:
            await asked(by=by, **changed)
        assert [each.id for each in found.value.reports] == [first]
    assert await asked(looked=True, **changed) != first


async def test_of_two_alike_requests_at_once_one_is_shown_the_other() -> None:
    results = await asyncio.gather(asked(), asked(by=COLLEAGUE_OFFICER), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["Alike", "UUID"]


async def test_somebody_on_the_register_is_named_by_the_office_alone(register: Register) -> None:
    await register(person(office=OTHER_OFFICE), by=ELSEWHERE)
    with pytest.raises(Alike) as found:
        await asked()
    assert (found.value.reports, found.value.offices) == ([], [OTHER_OFFICE])


async def test_it_is_written_finished_signed_and_handed_over() -> None:
    number = await asked()
    assert await save(number, {"family": "With a sister"}, seen_version=1, by=OFFICER, now=NOW) == 2
    assert await save(number, {"family": "With a sister"}, seen_version=2, by=OFFICER, now=NOW) == 2, "the same again changes nothing"
    with pytest.raises(Incomplete):
        await finish(number, {}, seen_version=2, by=OFFICER, now=NOW)
    await finish(number, ANSWERS, seen_version=2, by=OFFICER, now=NOW)
    with pytest.raises(NotAllowed):
        await serve(number, TODAY, "The chancery", seen_version=3, by=OFFICER, now=NOW)
    with pytest.raises(DayWrong):
        await sign(number, TODAY + DAY, seen_version=3, by=OFFICER, now=NOW)
    await sign(number, TODAY, seen_version=3, by=OFFICER, now=NOW)
    with pytest.raises(DayWrong):
        await serve(number, TODAY - DAY, "The chancery", seen_version=4, by=OFFICER, now=NOW)
    await serve(number, TODAY, "The chancery", seen_version=4, by=OFFICER, now=NOW)
    row = await seen(number)
    assert (row.state, row.served_to, row.signed_by_name) == ("served", "The chancery", OFFICER.name)
    assert not (await queue(OFFICER)).rows
    assert [each.event for each in await queries.events(number)] == ["serve", "sign", "finish", "open"]
    await correct(number, ANSWERS | {"work": "A bakery"}, WHY, seen_version=5, by=OFFICER, now=NOW)
    row = await seen(number)
    assert (row.state, row.signed_on, row.served_on) == ("finished", None, None)


async def test_of_two_who_save_at_once_one_is_told() -> None:
    number = await asked()
    results = await asyncio.gather(
        *(save(number, {"family": each}, seen_version=1, by=OFFICER, now=NOW) for each in ("one", "other")), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["AlreadyDecided", "int"]


async def test_a_withdrawn_request_waits_for_nobody() -> None:
    number = await asked()
    await withdraw(number, WHY, seen_version=1, by=OFFICER, now=NOW)
    assert not (await queue(OFFICER)).rows
    with pytest.raises(NotAllowed):
        await save(number, ANSWERS, seen_version=2, by=OFFICER, now=NOW)
    assert await asked() != number, "asked for again, it is another request"


async def test_nothing_that_is_answered_stands_in_the_database_in_clear() -> None:
    number = await asked()
    await finish(number, ANSWERS | {"family": "Lives with a fictional sister"}, seen_version=1, by=OFFICER, now=NOW)
    for table in ("pre_trial_report", "pre_trial_report_event"):
        (stored,) = await fetch_values(DB, f"SELECT string_agg(t::text, ' ') FROM probation.{table} t")
        assert "fictional sister" not in stored
    assert await rewrap_reports(by=SYSTEM, now=NOW) == 0


async def test_its_officer_and_office_see_it_and_nobody_else() -> None:
    number = await asked()
    for by in (OFFICER, SENIOR):
        assert (await seen(number, by)).id == number
        assert [each.id for each in (await queries.reports(by, over=False, size=9)).rows] == [number]
    for by in (COLLEAGUE_OFFICER, ELSEWHERE, replace(SENIOR, id=uuid4(), office=OTHER_OFFICE)):
        assert await queries.report(by, number) is None
        assert not (await queries.reports(by, over=False, size=9)).rows


@pytest.mark.parametrize(("words", "found"), [("fictional", 1), ("12-34", 1), (IIN, 1), ("%", 0), ("_", 0), ("somebody", 0)])
async def test_a_request_is_found_by_name_number_or_iin(words: str, found: int) -> None:
    await asked()
    assert len((await queries.reports(OFFICER, over=False, words=words, size=9)).rows) == found


async def test_a_later_registration_is_linked_when_a_human_says_so(register: Register) -> None:
    number = await served()
    made = await register()
    (suggested,) = await queries.to_link(IIN, "75")
    assert suggested.id == number
    assert (await seen(number)).linked_person is None, "the number alone links nothing"
    await link(number, made.person, by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await link(number, made.person, by=OFFICER, now=NOW)
    assert [each.id for each in await queries.linked(made.person)] == [number]
    assert await queries.to_link(IIN, "75") == []
    await unlink(number, WHY, seen_version=5, by=OFFICER, now=NOW)
    assert (await seen(number)).linked_person is None
    assert await fetch_values(DB, "SELECT count(*) FROM probation.timeline_entry WHERE kind LIKE 'pre_trial_report%'") == [2]


async def test_a_report_about_another_number_or_of_another_office_is_not_linked(register: Register) -> None:
    made = await register()
    for number in (await asked(iin=OTHER_IIN), await asked(iin=None, number="2", family_name="Another")):
        with pytest.raises(NotFound):
            await link(number, made.person, by=OFFICER, now=NOW)
    far = await asked(by=ELSEWHERE, looked=True)
    with pytest.raises(NotFound):
        await link(far, made.person, by=OFFICER, now=NOW)


async def test_the_officer_of_the_case_links_and_reads_the_report_of_a_colleague(register: Register) -> None:
    number = await served(by=COLLEAGUE_OFFICER)
    made = await register()
    assert await queries.report(OFFICER, number) is None
    await link(number, made.person, by=OFFICER, now=NOW)
    assert (await seen(number)).state == "served"


async def test_three_years_later_it_is_erased_unless_it_is_linked(register: Register, fixed_clock: FixedClock) -> None:
    alone = await served(iin=OTHER_IIN, number="2", family_name="Another")
    kept = await served()
    await link(kept, (await register()).person, by=OFFICER, now=NOW)
    fixed_clock.move_to(NOW + timedelta(days=3 * 365 - 10))
    await erase_old_reports({})
    assert (await seen(alone)).erased_at is None
    fixed_clock.move_to(NOW + timedelta(days=3 * 365 + 3))
    await erase_old_reports({})
    await erase_old_reports({})
    row = await seen(alone)
    assert (row.name, row.iin, row.sealed, row.wrapped_key, row.answered(sensitive=True)) == ("", None, None, None, {})
    assert row.request_number == "2", "that somebody asked stays"
    assert (await seen(kept)).answered(sensitive=True)["family"] == "With a sister"
    assert await Audit.count().where(Audit.action == "pre_trial_report_erased") == 1


async def test_the_pages_go_from_the_request_to_the_end(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    assert "/pre-trial-reports" in (await client.get("/people")).text
    wrong = await post(client, "/pre-trial-reports/new", request_form(iin="123", due_on=str(TODAY - 9 * DAY)))
    assert (wrong.status_code, "An IIN has 12 digits" in wrong.text) == (422, True)
    made = await post(client, "/pre-trial-reports/new", request_form())
    assert made.status_code == 303
    address = made.headers["location"]
    again = await post(client, "/pre-trial-reports/new", request_form())
    assert (again.status_code, "look whether this is recorded already" in again.text) == (409, True)
    assert "data-autosave" in (await client.get(address)).text
    kept = await post(client, f"{address}/draft", {"version": "1", "q-family": "With a sister"})
    assert kept.json()["version"] == "2"
    stale = await post(client, address, {"version": "1", "q-family": "Alone"})
    assert (stale.status_code, "With a sister" in stale.text, "Alone" in stale.text) == (409, True, True)
    fields = {f"q-{code}": list(given) if isinstance(given, tuple) else given for code, given in ANSWERS.items()}
    assert (await post(client, address, {**fields, "version": "2", "finish": "yes"})).status_code == 303
    assert (await post(client, f"{address}/serve", {"version": "3", "day": str(TODAY), "served_to": "Chancery"})).status_code == 409
    assert (await post(client, f"{address}/sign", {"version": "3", "day": str(TODAY)})).status_code == 303
    assert (await post(client, f"{address}/serve", {"version": "4", "day": str(TODAY), "served_to": "Chancery"})).status_code == 303
    assert "Chancery" in (await client.get(address)).text
    for language in ("kk", "ru", "en"):
        assert "With a sister" in (await client.get(f"{address}/print?language={language}")).text
    assert "Fictional Person" in (await client.get("/pre-trial-reports?state=over")).text
    found = await post(client, "/pre-trial-reports", {"q": "fictional", "state": "over"})
    assert "Fictional Person" in found.text


async def test_an_auditor_reads_without_the_sensitive_sections_and_changes_nothing(signed_in: SignedIn) -> None:
    number = await asked()
    await finish(number, ANSWERS, seen_version=1, by=OFFICER, now=NOW)
    auditor = await signed_in("probation", "auditor")
    page = await auditor.get(f"/pre-trial-reports/{number}")
    assert (page.status_code, "With a sister" in page.text) == (200, False)
    assert (await auditor.get("/pre-trial-reports/new")).status_code == 403
    assert (await post(auditor, f"/pre-trial-reports/{number}/sign", {"version": "2", "day": str(TODAY)})).status_code == 403


async def test_the_case_page_suggests_the_report_and_links_it(register: Register, signed_in: SignedIn) -> None:
    number = await served(by=COLLEAGUE_OFFICER)
    made = await register()
    client = await signed_in("probation", "officer")
    assert f"/pre-trial-reports/{number}/link" in (await client.get(f"/people/{made.person}")).text
    linked = await post(client, f"/pre-trial-reports/{number}/link", {"person": str(made.person)})
    assert linked.status_code == 303
    assert f"/pre-trial-reports/{number}" in (await client.get(f"/people/{made.person}")).text
