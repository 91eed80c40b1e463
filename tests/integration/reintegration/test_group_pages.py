"""The pages of groups: planned by the coordinator, led by a worker; neutral words where nobody said for what they read."""

from datetime import timedelta

import httpx
import pytest

from services.reintegration.group_programmes import queries
from services.reintegration.group_programmes.tables import ProgrammeGroup
from tests.builders.actors import COORDINATOR, SOCIAL
from tests.builders.desk import Desk
from tests.builders.groups import a_group, enrolled, invited, session_number
from tests.builders.moments import NOW, FixedClock
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

SOON = NOW.date() + timedelta(days=7)
TITLE = "Living without gambling"
PLAN = {
    "programme": "gambling", "day": f"{SOON:%d.%m.%Y}", "at": "10:00", "place": "Room 3", "leader": str(SOCIAL.id), "language": "ru",
    "seats": "2",
}  # fmt: skip


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def test_the_coordinator_plans_a_group_and_sees_nobody_in_it(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    await make_account(COORDINATOR, "coordinator")
    client = await signed_in("reintegration", "coordinator")
    assert "/groups" in (await client.get("/desk")).text
    empty = await submit(client, "/groups/new")
    assert empty.status_code == 422
    assert "checked" not in empty.text
    assert (await submit(client, "/groups/new", PLAN | {"leader": str(desk.person)})).status_code == 422
    assert (await submit(client, "/groups/new", PLAN | {"day": "01.12.2020"})).status_code == 422
    sent = await submit(client, "/groups/new", PLAN)
    assert sent.status_code == 303
    shown = (await client.get(sent.headers["location"])).text
    assert TITLE in shown
    assert "How gambling works" in shown
    assert "Nobody has checked it yet." in shown
    assert TITLE in (await client.get("/groups")).text
    (group,) = await queries.groups(SOCIAL, size=5)
    made = await invited(desk.person, group.id)
    for hidden in (f"/groups/{group.id}/people", f"/participations/{made}", f"/cases/{desk.person}/groups"):
        assert (await client.get(hidden)).status_code == 403
    assert "Demo Person" not in (await client.get(f"/groups/{group.id}")).text


async def test_a_group_is_changed_and_a_stale_page_is_told(desk: Desk, social: httpx.AsyncClient) -> None:
    group = await a_group()
    change = {"place": "Room 5", "leader": str(SOCIAL.id), "language": "kk", "seats": "4", "version": "1"}
    assert (await submit(social, f"/groups/{group}/change", change)).status_code == 303
    assert (await submit(social, f"/groups/{group}/change", change)).status_code == 409
    await enrolled(desk.person, group)
    few = await submit(social, f"/groups/{group}/change", change | {"seats": "0", "version": "2"})
    assert few.status_code == 422
    page = f"/groups/{group}"
    assert (await submit(social, page, {"version": "2"}, to=f"{page}/state")).status_code == 422, "nothing is chosen beforehand"
    assert (await submit(social, page, {"version": "2", "act": "cancel"}, to=f"{page}/state")).status_code == 422, "without a reason"
    asked = await submit(social, page, {"version": "2", "act": "end"}, to=f"{page}/state")
    assert asked.status_code == 200
    assert (await post(social, f"{page}/state", {"version": "2", "act": "end", "sure": "yes"})).status_code == 409, "somebody is in it"


async def test_a_person_is_invited_agrees_and_gets_a_seat(desk: Desk, social: httpx.AsyncClient) -> None:
    group = await a_group(seats=1)
    case = f"/cases/{desk.person}/groups"
    assert (await submit(social, f"{case}/new")).status_code == 422
    sent = await submit(social, f"{case}/new", {"group": str(group), "note": "Came with his sister"})
    assert sent.status_code == 303
    own = sent.headers["location"]
    opened = (await social.get(own)).text
    assert "Топқа келу ерікті" in opened, "the text in the person's language"
    assert "checked" not in opened
    assert (await submit(social, own, {"version": "1", "act": "agree"})).status_code == 422
    assert (await submit(social, own, {"version": "1", "act": "agree", "agreed_form": "in_person"})).status_code == 303
    assert (await submit(social, own, {"version": "1", "act": "enrol"})).status_code == 409, "a stale page"
    assert (await submit(social, own, {"version": "2", "act": "enrol"})).status_code == 303
    ended = await submit(social, own, {"version": "3", "act": "end", "note": "Said so today"})
    assert ended.status_code == 422
    assert "Said so today" in ended.text, "what was typed stays"
    assert (await submit(social, own, {"version": "3", "act": "complete"})).status_code == 409, "the sessions are missing"


async def test_neutral_words_everywhere_and_the_programme_only_for_a_purpose(desk: Desk, social: httpx.AsyncClient) -> None:
    group = await a_group()
    made = await invited(desk.person, group, note="He owes money")
    case = f"/cases/{desk.person}"
    for address in (case, f"{case}/groups", f"/participations/{made}", f"/groups/{group}/people", "/desk"):
        shown = (await social.get(address)).text
        assert TITLE not in shown, address
        assert "He owes money" not in shown, address
    assert "Group: Wednesday, Room 3" in (await social.get(case)).text
    refused = await submit(social, f"{case}/groups", to=f"{case}/groups/all")
    assert refused.status_code == 422
    assert TITLE not in refused.text
    told = await submit(social, f"{case}/groups", {"purpose": "plan"}, to=f"{case}/groups/all")
    assert TITLE in told.text
    assert "He owes money" in told.text


async def test_who_came_is_written_down_after_the_session_has_begun(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    group = await a_group(first_at=NOW + timedelta(minutes=10))
    made = await enrolled(desk.person, group)
    session = (await session_number(group, 1)).id
    address = f"/group-sessions/{session}"
    assert "Who came is written down when the session has begun." in (await social.get(address)).text
    fixed_clock.move_to(NOW + timedelta(minutes=15))
    assert f"/group-sessions/{session}" in (await social.get("/desk")).text
    opened = (await social.get(address)).text
    assert "checked" not in opened
    assert TITLE not in opened
    assert (await submit(social, address, {"version": "1"})).status_code == 422
    assert (await submit(social, address, {"version": "1", f"mark-{made}": "asleep"})).status_code == 422
    assert (await submit(social, address, {"version": "1", f"mark-{made}": "late"})).status_code == 303
    assert (await submit(social, address, {"version": "1", f"mark-{made}": "absent"})).status_code == 409
    assert "Came late" in (await social.get(f"/participations/{made}")).text
    assert "Demo Person" in (await social.get(f"{address}/print")).text
    again = {"day": "20.12.2026", "at": "10:00"}
    assert (await submit(social, f"{address}/catch-up", again)).status_code == 303
    assert (await submit(social, f"{address}/move", again | {"version": "2"})).status_code == 409, "it took place"
    assert "group: came late" in (await social.get(f"/cases/{desk.person}")).text.lower()


async def test_a_letter_names_the_programme_only_after_a_result(desk: Desk, social: httpx.AsyncClient) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    address = f"/participations/{made}/letter"
    assert (await submit(social, address)).status_code == 422
    letter = await submit(social, address, {"kind": "full", "purpose": "asked_by_person", "language": "en"})
    assert letter.headers["content-type"] == "application/pdf"
    assert letter.content.startswith(b"%PDF")


async def test_a_group_of_another_office_is_not_there(desk: Desk, social: httpx.AsyncClient) -> None:
    group = await a_group()
    await ProgrammeGroup.update({ProgrammeGroup.office: "71", ProgrammeGroup.region: "71"}).where(ProgrammeGroup.id == group)
    session = (await session_number(group, 1)).id
    for address in (f"/groups/{group}", f"/groups/{group}/people", f"/groups/{group}/change", f"/group-sessions/{session}"):
        assert (await social.get(address)).status_code == 404, address
