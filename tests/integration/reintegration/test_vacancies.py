"""Vacancies: written by the desk and by providers, looked at first, found in any spelling, ended by their day; the quota of jobs."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from services.reintegration.database import DB
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.vacancies import actions, queries, quota
from services.reintegration.vacancies.domain import Act, VacancyRow
from services.reintegration.vacancies.queries import Wanted
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage
from shared.identity.demo import PROVIDER
from tests.builders.actors import COORDINATOR, HOST, OFFICER, SOCIAL, STRANGER, SYSTEM
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.staff import make_account
from tests.builders.work import WELDER, open_vacancy, vacancy
from tests.support.clients import SignedIn
from tests.support.forms import submit, typed_fields

pytestmark = pytest.mark.usefixtures("desk")
LATER = TODAY + timedelta(days=40)


async def found(wanted: Wanted) -> list[str]:
    page: KeysetPage[VacancyRow] = await queries.found(wanted, SOCIAL, today=TODAY, size=10)
    return sorted(row.title for row in page)


async def test_it_is_found_by_region_wage_quota_day_and_any_spelling() -> None:
    await open_vacancy()
    sewing = replace(WELDER, title="Тігінші", region="71", wage_from=None, wage_to=None, wage_period=None, quota=True, closes_on=LATER)
    await open_vacancy(sewing)
    await vacancy(replace(WELDER, title="A draft"))
    assert await found(Wanted()) == ["Welder", "Тігінші"]
    assert await found(Wanted(words="tiginshi")) == await found(Wanted(words="тигинши")) == ["Тігінші"]
    assert await found(Wanted(region="75")) == ["Welder"]
    assert await found(Wanted(wage=300_000)) == ["Welder"]
    assert await found(Wanted(wage=300_001)) == []
    assert await found(Wanted(quota=True)) == ["Тігінші"]
    assert await found(Wanted(closes_by=TODAY + timedelta(days=30))) == ["Welder"]


async def test_what_a_provider_writes_waits_for_the_desk_and_again_when_its_text_changes() -> None:
    made = await vacancy(by=HOST)
    with pytest.raises(NotAllowed):
        await actions.move(made, Act.OPEN, seen_version=1, by=HOST, now=NOW)
    await actions.move(made, Act.PROPOSE, seen_version=1, by=HOST, now=NOW)
    await actions.move(made, Act.OPEN, seen_version=2, by=COORDINATOR, now=NOW)
    await actions.change(made, replace(WELDER, wage_to=400_000), seen_version=3, by=HOST, now=NOW)
    assert (await queries.vacancy(made, SOCIAL)).state == "open", "a figure is not looked at"
    await actions.change(made, replace(WELDER, excludes="Some", excludes_source="A law"), seen_version=4, by=HOST, now=NOW)
    assert (await queries.vacancy(made, SOCIAL)).state == "proposed"


@pytest.mark.parametrize("by", [STRANGER, OFFICER])
async def test_nobody_writes_another_organisation_s_vacancy(by: Actor) -> None:
    made = await open_vacancy()
    with pytest.raises(NotThere):
        await vacancy(by=by)
    with pytest.raises(NotThere):
        await actions.move(made, Act.CLOSE, why="Ours", seen_version=2, by=by, now=NOW)


async def test_two_changes_at_once_leave_one() -> None:
    made = await vacancy()
    both = [actions.change(made, replace(WELDER, title=title), seen_version=1, by=SOCIAL, now=NOW) for title in ("One", "Two")]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert [type(each) for each in results if each is not None] == [NotAllowed]


async def test_its_last_day_ends_it_once() -> None:
    made = await open_vacancy()
    assert await actions.expire(by=SYSTEM, now=NOW + timedelta(days=30)) == 0
    assert await actions.expire(by=SYSTEM, now=NOW + timedelta(days=31)) == 1
    assert await actions.expire(by=SYSTEM, now=NOW + timedelta(days=31)) == 0
    assert (await queries.vacancy(made, SOCIAL)).state == "expired"


async def test_the_last_place_fills_it_and_no_place_is_taken_twice() -> None:
    made = await open_vacancy(replace(WELDER, places=1))

    async def take() -> None:
        async with transaction(DB):
            await actions.take_place(made, by=SOCIAL, now=NOW)

    results = await asyncio.gather(take(), take(), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NoneType", "NotAllowed"]
    row = await queries.vacancy(made, SOCIAL)
    assert (row.state, row.taken) == ("filled", 1)
    async with transaction(DB):
        await actions.give_place_back(made, by=SOCIAL, now=NOW)
    row = await queries.vacancy(made, SOCIAL)
    assert (row.state, row.taken) == ("open", 0)


SENT = {
    "title": "Welder", "description": "Welding of frames in a workshop", "text_language": "en", "region": "75", "place": "Almaty",
    "remote": "no", "kind": "full_time", "places": "2", "quota": "yes", "currency": "KZT",
}  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"wage_from": "300000", "wage_to": "200000", "wage_period": "month"}, "less than the wage from"),
        ({"wage_from": "300000"}, "for what time the wage is"),
        ({"closes_on": "31.12.9999"}, "Enter a date that exists"),
        ({"closes_on": "01.01.2020"}, "This day has passed"),
        ({"excludes": "Those with a record"}, "which law excludes them"),
        ({"region": "99"}, "Choose a region"),
        ({"places": "0"}, "Enter 1 or more"),
    ],
)
async def test_what_cannot_be_is_refused_in_words_and_stays_typed(signed_in: SignedIn, wrong: dict[str, str], said: str) -> None:
    host = await signed_in("reintegration", "provider")
    answer = await submit(host, "/provider/vacancies/new", SENT | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Welding of frames" in answer.text


async def test_the_pages_of_both_sides(signed_in: SignedIn) -> None:
    social, host = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    made = await submit(host, "/provider/vacancies/new", SENT)
    page: str = made.headers["location"]
    assert (await submit(host, page, {"act": "propose", "version": "1"}, to=f"{page}/state")).status_code == 303
    assert (await submit(host, page, {"act": "propose", "version": "1"}, to=f"{page}/state")).status_code == 409, "a stale page"
    number = page.rsplit("/", 1)[1]
    at, state = f"/vacancies/{number}", f"/vacancies/{number}/state"
    assert "Welder" in (await social.get("/vacancies?state=proposed")).text
    assert (await submit(social, at, {"act": "send_back", "version": "2"}, to=state)).status_code == 422, "without a reason"
    assert (await submit(social, at, {"act": "open", "version": "2"}, to=state)).status_code == 303
    assert (await submit(social, at, to=f"{at}/confirm")).status_code == 303
    listed = (await social.get("/vacancies?words=welder&quota=yes&wage=abc&closes_by=x&region=75")).text
    assert "Welder" in listed
    assert (await social.get(f"/vacancies/{number}/print")).status_code == 200
    form = (await social.get(f"/vacancies/{number}/change")).text
    assert typed_fields(form, f"/vacancies/{number}/change")["title"] == ["Welder"]
    assert "Welder" in (await host.get("/provider/vacancies")).text
    assert (await host.get("/vacancies")).status_code == 403


async def test_what_is_over_is_not_opened_before_its_day_is_changed(signed_in: SignedIn) -> None:
    made = await open_vacancy()
    await actions.expire(by=SYSTEM, now=NOW + timedelta(days=31))
    await actions.change(made, replace(WELDER, closes_on=TODAY - timedelta(days=1)), seen_version=3, by=SOCIAL, now=NOW)
    social, at = await signed_in("reintegration", "social"), f"/vacancies/{made}"
    answer = await submit(social, at, {"act": "open", "version": "4"}, to=f"{at}/state")
    assert (answer.status_code, "Change it first" in answer.text) == (422, True)


async def test_the_desk_chooses_the_organisation_by_name(signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    shown = await submit(social, "/vacancies/new", SENT | {"find": "yes", "find_name": "Demo Adapt"})
    assert str(PROVIDER) in shown.text
    assert (await submit(social, "/vacancies/new", SENT)).status_code == 422, "without an organisation"
    made = await submit(social, "/vacancies/new", SENT | {"organisation": str(PROVIDER)})
    assert made.status_code == 303
    unknown = await submit(social, "/vacancies/new", SENT | {"organisation": str(fresh())})
    assert unknown.status_code == 404


async def test_a_figure_of_the_quota_is_entered_and_corrected(desk: Desk, signed_in: SignedIn) -> None:
    await make_account(COORDINATOR, "coordinator")
    coordinator: httpx.AsyncClient = await signed_in("reintegration", "coordinator")
    await open_vacancy(replace(WELDER, quota=True))
    sent = {"region": "75", "valid_from": "01.01.2026", "source": "Decision 12", "status": "unverified"}
    assert (await submit(coordinator, "/vacancies/quota", sent)).status_code == 422, "neither a percentage nor a number"
    assert (await submit(coordinator, "/vacancies/quota", sent | {"percent": "2"})).status_code == 303
    assert (await submit(coordinator, "/vacancies/quota", sent | {"percent": "3", "valid_from": "01.02.2026"})).status_code == 303
    shown = (await coordinator.get("/vacancies/quota?region=75")).text
    of_region = shown.split('id="history"')[1]
    assert of_region.index("3 %") < of_region.index("2 %"), "the newest first, the older one kept"
    assert "not verified yet" in shown
    social = await signed_in("reintegration", "social")
    assert "Enter a figure" not in (await social.get("/vacancies/quota")).text


async def test_a_correction_is_a_further_version_of_the_same_day(desk: Desk) -> None:
    first = quota.Figure(2, None, "Decision 12", verified=False)
    await quota.enter("75", TODAY, first, token=fresh(), by=COORDINATOR, now=NOW)
    await quota.enter("75", TODAY - timedelta(days=300), replace(first, percent=1), token=fresh(), by=COORDINATOR, now=NOW)
    (entered, _) = await quota.history("75")
    with pytest.raises(ReasonMissing):
        await quota.correct(entered.id, replace(first, percent=3), "  ", by=COORDINATOR, now=NOW)
    both = [quota.correct(entered.id, replace(first, percent=number), "A misprint", by=COORDINATOR, now=NOW) for number in (3, 4)]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "str"]
    newest, before, _ = await quota.history("75")
    assert (newest.version, newest.why, before.version, before.percent) == (2, "A misprint", 1, 2)
    assert (await quota.in_force(TODAY))["75"].id == newest.id
    await quota.correct(newest.id, replace(first, percent=None, gone=True), "Never decided", by=COORDINATOR, now=NOW)
    assert (await quota.in_force(TODAY))["75"].percent == 1, "the figure before goes on"
    assert (await quota.in_force(TODAY - timedelta(days=301))) == {}


async def test_the_page_of_a_correction_says_what_is_missing_and_shows_a_day(desk: Desk, signed_in: SignedIn) -> None:
    await make_account(COORDINATOR, "coordinator")
    coordinator: httpx.AsyncClient = await signed_in("reintegration", "coordinator")
    await quota.enter("75", TODAY, quota.Figure(2, None, "Decision 12", verified=True), token=fresh(), by=COORDINATOR, now=NOW)
    (entered,) = await quota.history("75")
    page = f"/vacancies/quota/{entered.id}"
    sent = {"gone": "no", "percent": "3", "source": "Decision 13", "status": "verified"}
    missing = await submit(coordinator, page, sent)
    assert (missing.status_code, "Decision 13" in missing.text) == (422, True), "what was typed stays"
    assert (await submit(coordinator, page, sent | {"correction": "A misprint"})).status_code == 303
    assert (await submit(coordinator, page, sent | {"correction": "Again"})).status_code == 409
    assert "3 %" in (await coordinator.get("/vacancies/quota")).text
    assert "3 %" not in (await coordinator.get("/vacancies/quota?on=01.01.2020")).text
    social = await signed_in("reintegration", "social")
    assert (await social.get(page)).status_code == 403
