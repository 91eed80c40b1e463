"""One case, or a whole caseload, goes to other officers of the office: in batches that survive a crash, undone within a day."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.database import DB, Audit
from services.probation.officers import jobs, moving, queries, reassignment
from services.probation.officers.actions import change_officer, set_capacity
from services.probation.officers.moving import Owner
from services.probation.officers.reassignment import TooLate, carry_out, decide, undo
from services.probation.queue.queries import queue
from services.probation.timeline.queries import timeline
from shared.db.rows import fetch_values
from shared.identity.accounts import set_disabled
from tests.builders.actors import COLLEAGUE_OFFICER, DEPUTY, OFFICER, SENIOR, SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock, soon
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

COLLEAGUE, DEPUTISING = Owner(COLLEAGUE_OFFICER.id, COLLEAGUE_OFFICER.name, "75"), Owner(DEPUTY.id, DEPUTY.name, "75")
LEAVING, WHY = (OFFICER.id, OFFICER.name), "The officer leaves the service"


@pytest.fixture
async def people(register: Register) -> list[UUID]:
    """Five cases of the demo officer, and two colleagues."""
    await make_account(COLLEAGUE_OFFICER)
    await make_account(DEPUTY, "deputy")
    return [(await register(person(None, family_name=f"Number {number}"), by=OFFICER)).person for number in range(5)]


@pytest.fixture
async def senior(people: list[UUID], signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "senior")


async def held() -> dict[UUID, int]:
    """How many cases each officer has."""
    rows = await Registration.select(Registration.officer)
    return {officer: sum(row["officer"] == officer for row in rows) for officer in {row["officer"] for row in rows}}


async def decided(free: dict[Owner, int] | None = None) -> UUID:
    number = fresh()
    await decide(number, LEAVING, free or {COLLEAGUE: 100, DEPUTISING: 99}, WHY, by=SENIOR, now=NOW)
    return number


async def test_a_senior_officer_sees_who_gets_what_before_deciding(people: list[UUID], senior: httpx.AsyncClient) -> None:
    page = f"/officers/{OFFICER.id}/reassign"
    chosen = {"officers": [str(COLLEAGUE_OFFICER.id), str(DEPUTY.id)], "reason": WHY}
    preview = await submit(senior, page, chosen)
    assert "Who gets what" in preview.text
    assert await held() == {OFFICER.id: 5}
    token = preview.text.partition('name="token" value="')[2].partition('"')[0]
    for _ in range(2):
        sent = await post(senior, page, {**chosen, "token": token, "sure": "yes"})
        assert sent.status_code == 303
    counts = await held()
    assert sorted(counts.values()) == [2, 3]
    assert set(counts) == {COLLEAGUE_OFFICER.id, DEPUTY.id}
    assert await fetch_values(DB, "SELECT count(*) FROM probation.reassignment") == [1]
    shown = (await senior.get(sent.headers["location"])).text
    assert "Given to others" in shown
    assert not list(await queue(OFFICER))


async def test_a_crash_between_batches_loses_nothing(people: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    number = await decided()
    assert await carry_out(number, size=2, now=NOW) == 2
    calls = []

    async def crashes(*given: object, **named: object) -> object:
        calls.append(given)
        if len(calls) == 2:
            raise ConnectionError
        return await moving.move_case(*given, **named)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(reassignment, "move_case", crashes)
    with pytest.raises(ConnectionError):
        await carry_out(number, size=2, now=NOW)
    assert (await held())[OFFICER.id] == 3, "the batch that crashed moved none of its cases"
    monkeypatch.setattr(reassignment, "move_case", moving.move_case)
    await jobs.carry_out_reassignments({})
    assert sorted((await held()).values()) == [2, 3]
    assert OFFICER.id not in await held()
    assert await carry_out(number, now=NOW) == 0
    for each in people:
        (entry,) = [row for row in await timeline(each) if row.kind == "officer_changed"]
        assert entry.by_name == SENIOR.name


async def test_it_is_undone_within_a_day_and_what_went_on_since_stays(people: list[UUID]) -> None:
    number = await decided()
    await carry_out(number, now=NOW)
    mine = await Registration.select(Registration.person).where(Registration.officer == COLLEAGUE_OFFICER.id)
    given_on = mine[0]["person"]
    await change_officer(given_on, DEPUTISING, "Knows the family", before=COLLEAGUE_OFFICER.id, by=SENIOR, now=NOW)
    await undo(number, by=SENIOR, now=NOW + timedelta(hours=23))
    await carry_out(number, now=soon(60))
    assert await held() == {OFFICER.id: 4, DEPUTY.id: 1}
    known = await queries.decision("75", number)
    assert known is not None
    assert (known.returned, known.waiting) == (4, 0)
    other = await decided()
    with pytest.raises(TooLate):
        await undo(other, by=SENIOR, now=NOW + timedelta(hours=24))


async def test_undone_before_it_was_carried_out_the_rest_does_not_move(people: list[UUID]) -> None:
    number = await decided()
    await carry_out(number, size=2, now=NOW)
    await undo(number, by=SENIOR, now=NOW)
    await jobs.carry_out_reassignments({})
    assert await held() == {OFFICER.id: 5}


async def test_a_case_that_has_another_officer_meanwhile_is_left_alone(people: list[UUID]) -> None:
    number = await decided({COLLEAGUE: 100})
    await change_officer(people[0], DEPUTISING, "Knows the family", before=OFFICER.id, by=SENIOR, now=NOW)
    await carry_out(number, now=NOW)
    assert await held() == {DEPUTY.id: 1, COLLEAGUE_OFFICER.id: 4}
    known = await queries.decision("75", number)
    assert known is not None
    assert (known.moved, known.skipped) == (4, 1)


async def test_one_case_goes_to_another_officer(people: list[UUID], senior: httpx.AsyncClient) -> None:
    page = f"/people/{people[0]}/officer"
    form = {"before": OFFICER.id, "officer": COLLEAGUE_OFFICER.id, "reason": "Speaks the language"}
    assert (await submit(senior, page, form)).status_code == 303
    assert await held() == {OFFICER.id: 4, COLLEAGUE_OFFICER.id: 1}
    late = await submit(senior, page, {**form, "officer": DEPUTY.id})
    assert (late.status_code, COLLEAGUE_OFFICER.name in late.text) == (409, True)
    assert "Speaks the language" in (await senior.get(f"/people/{people[0]}")).text
    assert await Audit.count().where(Audit.action == "officer_changed", Audit.about == people[0]) == 1


@pytest.mark.parametrize(
    ("changed", "field"), [({"officer": ""}, "officer"), ({"officer": OFFICER.id}, "officer"), ({"reason": ""}, "reason")]
)
async def test_a_wrong_change_says_what_is_wrong(
    changed: dict[str, object], field: str, people: list[UUID], senior: httpx.AsyncClient
) -> None:
    form = {"before": OFFICER.id, "officer": COLLEAGUE_OFFICER.id, "reason": "Speaks the language", **changed}
    answer = await submit(senior, f"/people/{people[0]}/officer", form)
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert await held() == {OFFICER.id: 5}


async def test_the_page_shows_what_each_officer_carries(people: list[UUID], senior: httpx.AsyncClient) -> None:
    await set_capacity(OFFICER.id, 4, TODAY, "Works four days", by=SENIOR, now=NOW)
    loads = {each.officer: each for each in await queries.loads("75", "probation", now=NOW)}
    mine = loads[OFFICER.id]
    assert (mine.cases, mine.capacity, mine.is_default, mine.above(), mine.items) == (5, 4, False, True, 5)
    assert (loads[DEPUTY.id].capacity, loads[DEPUTY.id].is_default) == (100, True)
    shown = (await senior.get("/officers")).text
    assert "above capacity" in shown
    await set_disabled(OFFICER.id, True, by=SYSTEM, at=NOW)
    assert "left the office" in (await senior.get("/officers")).text
    assert (await senior.get(f"/officers/{OFFICER.id}/reassign")).status_code == 200


async def test_a_capacity_is_dated_and_the_latest_that_has_begun_counts(people: list[UUID], senior: httpx.AsyncClient) -> None:
    page, to = f"/officers/{OFFICER.id}", f"/officers/{OFFICER.id}/capacity"
    assert (await submit(senior, page, {"cases": "30", "valid_from": TODAY, "why": "Half a post"}, to=to)).status_code == 303
    tomorrow = TODAY + timedelta(days=1)
    assert (await submit(senior, page, {"cases": "60", "valid_from": tomorrow, "why": "A full post"}, to=to)).status_code == 303
    load = await queries.load_of(SENIOR, OFFICER.id, now=NOW)
    later = await queries.load_of(SENIOR, OFFICER.id, now=NOW + timedelta(days=1))
    assert load is not None
    assert later is not None
    assert (load.capacity, later.capacity) == (30, 60)
    for wrong in ({"cases": "-1"}, {"cases": "many"}, {"why": ""}, {"valid_from": TODAY - timedelta(days=1)}):
        answer = await submit(senior, page, {"cases": "30", "valid_from": TODAY, "why": "Half a post", **wrong}, to=to)
        assert (answer.status_code, f'href="#{next(iter(wrong))}"' in answer.text) == (422, True)


async def test_only_the_senior_officer_of_the_office_divides_the_work(
    people: list[UUID], signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    officer = await signed_in("probation", "officer")
    for page in ("/officers", f"/officers/{DEPUTY.id}", f"/officers/{DEPUTY.id}/reassign", f"/people/{people[0]}/officer"):
        assert (await officer.get(page)).status_code == 403
    senior = await signed_in("probation", "senior")
    assert (await senior.get(f"/officers/{fresh()}")).status_code == 404
    assert (await senior.get(f"/officers/reassignments/{fresh()}")).status_code == 404
