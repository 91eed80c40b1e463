"""Cover: whoever stands in sees and does everything for the other's cases while it holds, and nothing before, afterwards or elsewhere."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.database import DB
from services.probation.queue.actions import open_item
from services.probation.queue.queries import queue
from shared.actors import Role
from shared.db.engine import transaction
from shared.identity.accounts import NewAccount, create_account
from shared.identity.cover.actions import NotInOffice, WrongTime, arrange_cover, end_cover
from shared.identity.cover.queries import covered_by
from shared.identity.tables import Audit
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import IIN, person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

DAY = timedelta(days=1)


@pytest.fixture
async def away(register: Register) -> UUID:
    """A person of a colleague who is away."""
    new = NewAccount("another-officer", COLLEAGUE_OFFICER.name, Role.OFFICER, "a long password", "75")
    await create_account(new, by=SYSTEM, at=NOW, account_id=COLLEAGUE_OFFICER.id)
    return (await register(by=COLLEAGUE_OFFICER)).person


async def covered(since: timedelta = -DAY, until: timedelta = DAY) -> UUID:
    """The officer stands in for the colleague."""
    return await arrange_cover(COLLEAGUE_OFFICER.id, OFFICER.id, since=NOW + since, until=NOW + until, reason="leave", by=SENIOR, now=NOW)


async def test_whoever_stands_in_sees_the_other_s_cases_until_it_ends(away: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    address = f"/people/{away}"
    assert (await officer.get(address)).status_code == 404
    cover = await covered()
    assert (await officer.get(address)).status_code == 200
    assert "Fictional Person" in (await officer.get("/people")).text
    assert (await submit(officer, address, {"words": "Seen while standing in"}, to=f"{address}/note")).status_code == 303
    assert await end_cover(cover, by=SENIOR, now=NOW)
    assert (await officer.get(address)).status_code == 404
    assert "Fictional Person" not in (await officer.get("/people")).text


@pytest.mark.parametrize(("since", "until"), [(DAY, 2 * DAY), (-3 * DAY, timedelta(microseconds=1))])
async def test_a_cover_counts_from_its_first_to_its_last_moment(since: timedelta, until: timedelta, away: UUID) -> None:
    await covered(since, until)
    for moment, holds in (
        (since - timedelta(microseconds=1), False),
        (since, True),
        (until - timedelta(microseconds=1), True),
        (until, False),
    ):
        assert bool(await covered_by(OFFICER.id, now=NOW + moment)) == holds


async def test_the_queue_of_the_other_is_worked_through(away: UUID, signed_in: SignedIn) -> None:
    async with transaction(DB):
        await open_item(kind="residence", person=away, subject_id=away, reason="residence", now=NOW, by=SYSTEM)
    officer = await signed_in("probation", "officer")
    assert "Fictional Person" not in (await officer.get("/queue")).text
    await covered()
    assert "Fictional Person" in (await officer.get("/queue")).text
    (item,) = [each for each in await queue(COLLEAGUE_OFFICER) if each.kind == "residence"]
    assert (await officer.get(f"/queue/{item.id}")).status_code != 404


async def test_nobody_covers_another_office_or_themselves_or_for_ever(away: UUID) -> None:
    for one, other in ((COLLEAGUE_OFFICER.id, COLLEAGUE_OFFICER.id), (COLLEAGUE_OFFICER.id, SYSTEM.id), (SYSTEM.id, OFFICER.id)):
        with pytest.raises(NotInOffice):
            await arrange_cover(one, other, since=NOW, until=NOW + DAY, reason="leave", by=SENIOR, now=NOW)
    for since, until in ((DAY, DAY), (2 * DAY, DAY), (-2 * DAY, -DAY), (DAY, 94 * DAY)):
        with pytest.raises(WrongTime):
            await arrange_cover(COLLEAGUE_OFFICER.id, OFFICER.id, since=NOW + since, until=NOW + until, reason="leave", by=SENIOR, now=NOW)


@pytest.fixture
async def senior(signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "senior")


async def test_a_senior_officer_arranges_a_cover_and_ends_it(away: UUID, senior: httpx.AsyncClient, engines: OraluSettings) -> None:
    form = {"covered": COLLEAGUE_OFFICER.id, "covering": OFFICER.id, "since": TODAY, "until": TODAY + 3 * DAY, "reason": "illness"}
    assert (await submit(senior, "/cover", form)).status_code == 303
    shown = (await senior.get("/cover")).text
    assert COLLEAGUE_OFFICER.name in shown
    assert await covered_by(OFFICER.id, now=NOW) == (COLLEAGUE_OFFICER.id,)
    address = shown.partition('action="/cover/')[2].partition('"')[0]
    assert 'name="sure"' in (await post(senior, f"/cover/{address}")).text
    assert (await post(senior, f"/cover/{address}", {"sure": "yes"})).status_code == 303
    assert await covered_by(OFFICER.id, now=NOW) == ()
    assert {row["action"] for row in await Audit.select(Audit.action)} >= {"cover_arranged", "cover_ended"}


WRONG = [
    ({"covering": COLLEAGUE_OFFICER.id}, "covering"), ({"covered": SYSTEM.id}, "covered"), ({"until": TODAY - DAY}, "until"),
    ({"since": TODAY + 3 * DAY}, "until"), ({"until": TODAY + 200 * DAY}, "until"), ({"reason": "holiday"}, "reason"),
    ({"since": "31.02.2026"}, "since"), ({"covered": ""}, "covered"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "field"), WRONG)
async def test_a_wrong_form_says_what_is_wrong(changed: dict[str, object], field: str, away: UUID, senior: httpx.AsyncClient) -> None:
    right = {"covered": COLLEAGUE_OFFICER.id, "covering": OFFICER.id, "since": TODAY, "until": TODAY + DAY, "reason": "leave"}
    answer = await submit(senior, "/cover", {**right, **changed})
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert await covered_by(OFFICER.id, now=NOW) == ()


async def test_an_officer_sees_their_own_covers_and_arranges_none(away: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    assert "You stand in for nobody" in (await officer.get("/cover")).text
    cover = await covered()
    assert COLLEAGUE_OFFICER.name in (await officer.get("/cover")).text
    assert (await post(officer, "/cover", {"covered": OFFICER.id})).status_code == 403
    assert (await post(officer, f"/cover/{cover}/end", {"sure": "yes"})).status_code == 403
    assert (await (await signed_in("probation", "auditor")).get("/cover")).status_code == 403


async def test_a_covered_senior_officer_passes_the_permissions_on_by_a_tick(register: Register, signed_in: SignedIn) -> None:
    await register(person(IIN), by=COLLEAGUE_OFFICER)
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    form = {"covered": SENIOR.id, "covering": OFFICER.id, "since": TODAY, "until": TODAY + DAY, "reason": "leave"}
    assert (await submit(senior, "/cover", form)).status_code == 303
    assert (await officer.get("/officers")).status_code == 403, "without the tick a cover passes no permission on"
    assert (await submit(senior, "/cover", {**form, "as_senior": "yes"})).status_code == 303
    assert (await officer.get("/officers")).status_code == 200
    assert "Fictional Person" in (await officer.get("/people")).text
    second = {**form, "covering": SENIOR.id, "covered": OFFICER.id, "as_senior": "yes"}
    assert 'href="#as_senior"' in (await submit(senior, "/cover", second)).text, "an officer has no such permissions to pass on"
    assert (await submit(officer, "/cover", {**form, "as_senior": "yes"})).status_code == 422, "nobody passes on what they have by a cover"


async def test_permissions_by_a_cover_end_with_it(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    await arrange_cover(
        SENIOR.id, OFFICER.id, since=NOW - DAY, until=NOW + timedelta(minutes=5), reason="leave", as_senior=True, by=SENIOR, now=NOW
    )
    officer = await signed_in("probation", "officer")
    assert (await officer.get("/officers")).status_code == 200
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    assert (await officer.get("/officers")).status_code == 403


async def test_the_last_day_is_corrected_and_the_page_printed(away: UUID, senior: httpx.AsyncClient, signed_in: SignedIn) -> None:
    cover = await covered()
    page = f"/cover/{cover}"
    shown = (await senior.get(page)).text
    assert "data-print" in shown
    assert COLLEAGUE_OFFICER.name in shown
    assert (await submit(senior, page, {"until": TODAY + 5 * DAY})).status_code == 303
    assert await covered_by(OFFICER.id, now=NOW + 5 * DAY) == (COLLEAGUE_OFFICER.id,)
    for wrong in (TODAY - DAY, TODAY + 200 * DAY, "31.02.2026", ""):
        answer = await submit(senior, page, {"until": wrong})
        assert (answer.status_code, 'href="#until"' in answer.text) == (422, True)
    officer = await signed_in("probation", "officer")
    assert (await officer.get(page)).status_code == 200
    assert (await post(officer, page, {"until": TODAY})).status_code == 403
    await end_cover(cover, by=SENIOR, now=NOW)
    assert (await senior.get(page)).status_code == 404
    assert {row["action"] for row in await Audit.select(Audit.action)} >= {"cover_corrected"}
