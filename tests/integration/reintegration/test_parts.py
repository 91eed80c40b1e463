"""Who else takes part: under a consent, with the least they need, until it ends; an institution opens a case and hands it over."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID

import asyncpg
import httpx
import pytest

from services.reintegration.consents.actions import Said, record
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.continuation.actions import close
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import DB
from services.reintegration.errors import AlreadyWaiting, CaseClosed, ConsentMissing, NotAllowed, NotThere
from services.reintegration.owning.actions.taking import take
from services.reintegration.owning.queries.lists import without_worker
from services.reintegration.owning.queries.loads import workers_of
from services.reintegration.parts.actions import end_part, give_part
from services.reintegration.parts.notes import correct_note, earlier_versions, notes_of_case, own_notes, read, write_to_worker
from services.reintegration.parts.queries import asked_in, members_of, own_part, own_parts
from services.reintegration.parts.tables import CaseMember, PartNote
from services.reintegration.sealing.keys import key_of
from services.reintegration.stages.queries import shown
from services.reintegration.stages.tables import StageTask
from services.reintegration.tasks.tables import Task
from services.reintegration.timeline.tables import TimelineEntry
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.identity.accounts import Placed
from shared.identity.demo import PROVIDER
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE, actor
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.row_security import count_shown

DAY = timedelta(days=1)
UNTIL = TODAY + 30 * DAY
CAREER = actor("career", Role.CAREER_WORKER, name="Demo Career Centre Worker")
AKIMAT = actor("akimat", Role.AKIMAT_COORDINATOR, name="Demo Akimat Coordinator")
INSTITUTION = actor("institution", Role.INSTITUTION_WORKER, name="Demo Institution Worker", organisation=PROVIDER)


def placed(who: Actor) -> Placed:
    return Placed(who.id, who.name, "75", "probation", str(who.role), None)


async def agreed(desk: Desk, *, until_days: int = 30, phone: bool = True, now: datetime = NOW) -> UUID:
    data = ["name", "language", *(["phone"] if phone else [])]
    said = Said(Purpose.TAKING_PART, [], data, "given", "kk", "screen", None, None, TODAY, TODAY + until_days * DAY)
    return await record(desk.person, said, token=fresh(), by=SOCIAL, now=now)


async def given(desk: Desk, to: Actor = CAREER, *, by: Actor = SOCIAL) -> UUID:
    return await give_part(desk.person, placed(to), what="Look for work as a welder", until=UNTIL, token=fresh(), by=by, now=NOW)


async def seen_by(who: Actor, on: int = 0) -> list[UUID]:
    with acting(acting_for(who)):
        return [each.id for each in await own_parts(TODAY + on * DAY, size=10)]


async def test_nobody_takes_part_without_a_consent_that_lasts_until_then(desk: Desk) -> None:
    with pytest.raises(ConsentMissing):
        await given(desk)
    await agreed(desk, until_days=29)
    with pytest.raises(ConsentMissing):
        await given(desk)
    await agreed(desk)
    part = await given(desk)
    assert await seen_by(CAREER) == [part]
    with pytest.raises(AlreadyWaiting):
        await given(desk)
    with pytest.raises(NotThere):
        await given(desk, AKIMAT, by=SOCIAL_ELSEWHERE)


async def test_who_takes_part_is_shown_the_least_and_the_database_shows_nothing_else(desk: Desk) -> None:
    await desk.task()
    await desk.referral()
    await take(desk.person, by=SOCIAL, now=NOW)
    await agreed(desk)
    part = await given(desk)
    with acting(acting_for(CAREER)):
        shown = await own_part(part, TODAY)
        assert (shown.name, shown.phone, shown.worker, shown.release_on) == ("Demo Person", "+77010000000", SOCIAL.name, None)
        assert await asked_in(shown) == "Look for work as a welder"
    stored = await CaseMember.select(CaseMember.sealed).first()
    assert stored is not None
    assert b"welder" not in stored["sealed"]
    assert set((await count_shown(DB, CAREER)).values()) == {0}
    for other in (AKIMAT, HOST, INSTITUTION, SOCIAL_ELSEWHERE):
        assert await seen_by(other) == []
        with acting(acting_for(other)), pytest.raises(NotThere):
            await own_part(part, TODAY)


async def test_a_phone_is_shown_only_where_the_person_agreed(desk: Desk) -> None:
    await agreed(desk, phone=False)
    part = await given(desk)
    with acting(acting_for(CAREER)):
        assert (await own_part(part, TODAY)).phone is None


async def test_it_ends_with_its_day_with_the_consent_by_the_desk_and_with_the_case(desk: Desk) -> None:
    consent = await agreed(desk)
    part = await given(desk)
    assert (await seen_by(CAREER, 30), await seen_by(CAREER, 31)) == ([part], [])
    await withdraw(consent, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    assert await seen_by(CAREER) == []
    with pytest.raises(ConsentMissing):
        await given(desk)
    await agreed(desk, now=NOW + timedelta(hours=1))
    second = await given(desk)
    with pytest.raises(NotThere):
        await end_part(second, by=SOCIAL_ELSEWHERE, now=NOW)
    await end_part(second, by=SOCIAL, now=NOW)
    await end_part(second, by=SOCIAL, now=NOW)
    third = await given(desk, AKIMAT)
    assert await seen_by(AKIMAT) == [third]
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    assert await seen_by(AKIMAT) == []
    assert {each.ended for each in await members_of(desk.person)} == {"consent_taken_back", "ended", "closed"}
    with pytest.raises(CaseClosed):
        await given(desk, AKIMAT)


async def test_a_later_no_is_respected_at_once(desk: Desk) -> None:
    await agreed(desk)
    await given(desk)
    no = Said(Purpose.TAKING_PART, [], (), "refused", "kk", "screen", None, None, TODAY, None)
    await record(desk.person, no, token=fresh(), by=SOCIAL, now=NOW + timedelta(hours=1))
    assert await seen_by(CAREER) == []
    (member,) = await members_of(desk.person)
    assert (member.stopped, member.runs(TODAY)) == (True, False), "the desk sees it too"


async def test_a_line_to_the_worker_is_in_the_history_and_only_of_who_takes_part(desk: Desk) -> None:
    await agreed(desk)
    part, token = await given(desk), fresh()
    with acting(acting_for(CAREER)):
        for _ in range(2):
            await write_to_worker(part, "He came to the interview", token=token, by=CAREER, now=NOW)
    with acting(acting_for(AKIMAT)), pytest.raises(NotThere):
        await write_to_worker(part, "I am curious", token=fresh(), by=AKIMAT, now=NOW)
    rows = await TimelineEntry.select(TimelineEntry.words, TimelineEntry.by_name).where(TimelineEntry.kind == "part_note")
    assert rows == [{"words": None, "by_name": CAREER.name}], "what they wrote is sealed"


async def test_a_part_names_one_and_a_consent(desk: Desk) -> None:
    for part, account, organisation in (("mentor", fresh(), None), ("institution", None, None), ("institution", fresh(), fresh())):
        row = CaseMember(
            id=fresh(), person=desk.person, account=account, organisation=organisation, name="x", part=part, since=NOW, sealed=b"x",
            given_by=BY.id, given_by_name="x",
        )  # fmt: skip
        with pytest.raises(asyncpg.CheckViolationError):
            await CaseMember.insert(row)


async def test_the_desk_gives_a_part_and_the_other_answers(desk: Desk, signed_in: SignedIn) -> None:
    social, page = await signed_in("reintegration", "social"), f"/cases/{desk.person}/parts"
    assert "First ask the person" in (await social.get(page)).text
    await agreed(desk)
    late = {"account": str(CAREER.id), "what": "Look for work", "until": f"{UNTIL + DAY:%d.%m.%Y}"}
    refused = await submit(social, page, late)
    assert (refused.status_code, "consent lasts until" in refused.text, "Look for work" in refused.text) == (422, True, True)
    assert (await submit(social, page, late | {"until": f"{UNTIL:%d.%m.%Y}"})).status_code == 303
    assert "Demo Career Centre Worker" in (await social.get(f"/cases/{desk.person}")).text
    career = await signed_in("reintegration", "career")
    assert (await career.get("/")).headers["location"] == "/desk/parts"
    listed = (await career.get("/desk/parts")).text
    part = re.search(r"/desk/parts/([0-9a-f-]{36})", listed)
    assert part is not None
    assert "Look for work" in (await career.get(part[0])).text
    assert (await career.get(f"/cases/{desk.person}")).status_code == 403
    assert (await submit(career, part[0], {"words": "x"}, to=f"{part[0]}/notes")).status_code == 422
    assert (await submit(career, part[0], {"words": "An interview on Friday"}, to=f"{part[0]}/notes")).status_code == 303
    assert "Worker of a career centre" in (await social.get(f"/cases/{desk.person}?show=partners")).text
    assert "An interview on Friday" in (await social.get(f"/cases/{desk.person}/part-notes")).text
    assert "An interview on Friday" not in (await social.get(f"/cases/{desk.person}/part-notes?role=akimat")).text
    note = re.search(rf"{part[0]}/notes/[0-9a-f-]{{36}}", (await career.get(part[0])).text)
    assert note is not None
    assert (await submit(career, note[0], {"words": "", "version": "1"})).status_code == 422
    assert (await submit(career, note[0], {"words": "An interview on Monday", "version": "1"})).status_code == 303
    corrected = (await social.get(f"/cases/{desk.person}/part-notes")).text
    assert "An interview on Monday" in corrected
    assert "What it said before" in corrected
    await social.get(page)
    assert "They see nothing of this case" in (await post(social, f"{part[0]}/end")).text
    await post(social, f"{part[0]}/end", {"sure": "yes"})
    assert (await career.get(part[0])).status_code == 404


@pytest.fixture
async def institution(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "institution")


async def test_an_institution_opens_a_case_and_hands_it_over(institution: httpx.AsyncClient, signed_in: SignedIn) -> None:
    form = {
        "family_name": "Fictional", "given_name": "Person", "language": "kk", "release_on": "24.11.2027", "office": "75",
        "what": "Has no papers and no home", "consent": "yes",
    }  # fmt: skip
    for change, said in (
        ({"office": "99"}, "Choose a place from the list"),
        ({"release_on": "23.11.2026"}, "This day is over"),
        ({"consent": ""}, "There is a problem"),
    ):
        refused = await submit(institution, "/desk/parts/new", form | change)
        assert (refused.status_code, said in refused.text) == (422, True), said
    assert (await submit(institution, "/desk/parts/new", form)).status_code == 303
    mine = (await institution.get("/desk/parts")).text
    assert "Fictional Person" in mine
    assert "No worker has taken the case yet" in mine
    found = [each for each in await without_worker(SOCIAL, await workers_of(SOCIAL), size=10) if each.name == "Fictional Person"]
    assert len(found) == 1
    (member,) = await members_of(found[0].person)
    assert (member.part, member.organisation, member.account) == ("institution", PROVIDER, None)
    other = actor("other-colony", Role.INSTITUTION_WORKER, organisation=fresh())
    assert await seen_by(other) == []
    assert await seen_by(INSTITUTION) == [member.id]
    page = f"/desk/parts/{member.id}"
    assert "Your institution sees this case no more" in (await submit(institution, page, to=f"{page}/hand-over")).text
    await post(institution, f"{page}/hand-over", {"sure": "yes"})
    assert (await institution.get(page)).status_code == 404
    social = await signed_in("reintegration", "social")
    assert "The institution handed the case over" in (await social.get(f"/cases/{found[0].person}")).text


async def test_a_closed_part_of_another_case_stays_closed(desk: Desk) -> None:
    second = await opened("Second Person")
    await agreed(desk)
    await agreed(second)
    parts = [await given(desk), await given(second)]
    assert sorted(await seen_by(CAREER)) == sorted(parts)
    await end_part(parts[0], by=COLLEAGUE, now=NOW)
    assert await seen_by(CAREER) == [parts[1]]


async def test_a_note_is_sealed_and_names_who_wrote_it_as_what_and_for_whom(desk: Desk) -> None:
    await agreed(desk)
    part = await given(desk)
    with acting(acting_for(CAREER)):
        await write_to_worker(part, "He came to the interview", token=fresh(), by=CAREER, now=NOW)
    (row,) = await PartNote.select()
    assert b"interview" not in row["sealed"]
    assert (row["role"], row["by_name"], row["version"]) == ("career_centre", CAREER.name, 1)


async def noted(desk: Desk) -> tuple[UUID, UUID]:
    """A part, and a note that was written under it."""
    await agreed(desk)
    part = await given(desk)
    with acting(acting_for(CAREER)):
        await write_to_worker(part, "On Friday", token=fresh(), by=CAREER, now=NOW)
        (note,), _ = await own_notes(await own_part(part, TODAY), size=5)
    return part, note.note


async def test_a_note_is_corrected_by_a_later_one_and_the_first_is_kept(desk: Desk) -> None:
    part, note = await noted(desk)
    with acting(acting_for(CAREER)):
        for _ in range(2):  # sent twice
            await correct_note(part, note, "On Monday", seen_version=1, by=CAREER, now=NOW + DAY)
        with pytest.raises(NotAllowed):
            await correct_note(part, note, "On Tuesday", seen_version=1, by=CAREER, now=NOW + DAY)
        found, said = await own_notes(await own_part(part, TODAY), size=5)
    assert list(said.values()) == ["On Monday"]
    assert [each.version for each in found] == [2]
    shown = await notes_of_case(desk.person, role=None, size=5)
    key = await key_of(desk.person)
    assert [read(each, key) for each in (await earlier_versions(shown))[note]] == ["On Friday"]
    assert list(await notes_of_case(desk.person, role="akimat", size=5)) == []


async def test_nobody_corrects_another_ones_note(desk: Desk) -> None:
    part, note = await noted(desk)
    other = await given(desk, AKIMAT)
    for number in (part, other):
        with acting(acting_for(AKIMAT)), pytest.raises(NotThere):
            await correct_note(number, note, "Never", seen_version=1, by=AKIMAT, now=NOW)


FORM = {
    "family_name": "Fictional", "given_name": "Person", "language": "kk", "release_on": "24.11.2027", "office": "75",
    "what": "Has no papers", "consent": "yes",
}  # fmt: skip


async def from_institution(institution: httpx.AsyncClient) -> tuple[str, UUID]:
    """The page of a case that the institution opened a year before release, and the person."""
    assert (await submit(institution, "/desk/parts/new", FORM)).status_code == 303
    part = re.search(r"/desk/parts/([0-9a-f-]{36})", (await institution.get("/desk/parts")).text)
    assert part is not None
    row = await CaseMember.select(CaseMember.person).where(CaseMember.id == UUID(part[1])).first()
    assert row is not None
    return part[0], row["person"]


async def test_the_institution_corrects_the_day_of_release_and_the_desk_is_told(institution: httpx.AsyncClient) -> None:
    page, person = await from_institution(institution)
    form = f"{page}/release-day"
    assert (await submit(institution, form, {"release_on": "24.11.9999", "words": "A letter", "version": "1"})).status_code == 422
    version = re.search(r'name="version" value="(\d+)"', (await institution.get(form)).text)
    assert version is not None
    right = {"release_on": "24.5.2027", "words": "The court shortened the term", "version": version[1]}
    assert (await submit(institution, form, right)).status_code == 303
    assert "24 May 2027" in (await institution.get(page)).text
    stale = await submit(institution, form, right | {"release_on": "24.6.2027"})
    assert stale.status_code == 409, "somebody has changed it since"
    tasks = await Task.select(Task.kind, Task.status).where(Task.person == person)
    assert tasks == [{"kind": "release", "status": "open"}]
    with acting(acting_for(SOCIAL)):
        found = await shown(person)
    assert found is not None
    assert found.row.anchor_on == date(2027, 5, 24)


async def test_the_institution_ends_its_own_tasks_and_no_others(institution: httpx.AsyncClient) -> None:
    page, person = await from_institution(institution)
    assert "Tasks of the institution" in (await institution.get(page)).text
    own, desks = f"{page}/tasks/notice", f"{page}/tasks/first_talk"
    assert (await submit(institution, own, {"outcome": "partly", "words": "Sent"})).status_code == 422
    assert (await submit(institution, own, {"outcome": "met", "words": "Sent on 24 November"})).status_code == 303
    assert (await institution.get(desks)).status_code == 404
    assert (await post(institution, desks, {"outcome": "met", "words": "Not ours"})).status_code == 404
    states = await StageTask.select(StageTask.task, StageTask.state).where(StageTask.person == person)
    assert {each["task"] for each in states if each["state"] == "done"} == {"notice"}
    assert (await submit(institution, own, {"words": "The wrong letter"}, to=f"{own}/undo")).status_code == 303
    assert {each["state"] for each in await StageTask.select(StageTask.state).where(StageTask.person == person)} == {"open"}


async def test_after_handing_over_the_institution_changes_nothing(institution: httpx.AsyncClient) -> None:
    page, _ = await from_institution(institution)
    await post(institution, f"{page}/hand-over", {"sure": "yes"})
    for path in ("/release-day", "/tasks/notice"):
        assert (await institution.get(page + path)).status_code == 404
