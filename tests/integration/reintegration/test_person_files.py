"""Files of a person: encrypted under the person's key, checked for viruses, replaced and removed with a reason, destroyed in time."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.person_files.actions import erase_files
from services.reintegration.person_files.domain import MOST_FILES, FileState
from services.reintegration.person_files.jobs import scan_files
from services.reintegration.person_files.keeping import destroy_over
from services.reintegration.person_files.queries import files_of, plain, read_content
from services.reintegration.person_files.tables import PersonFile
from services.reintegration.plans.actions.files import add_evidence, of_step, remove_evidence, replace_evidence, restore_evidence
from services.reintegration.plans.queries import plans_of
from services.reintegration.sealing.keys import forget_key
from services.reintegration.settings import settings
from services.reintegration.timeline.tables import TimelineEntry
from shared.db.engine import transaction
from shared.files.reading import Reading, ScanState
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE, SYSTEM
from tests.builders.copies import picture
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.person_files import photo, send_file
from tests.builders.plans import shown
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.scanner import recorded


@pytest.fixture
async def step(desk: Desk) -> UUID:
    """A step of a plan."""
    await desk.plan()
    return (await shown(desk.person)).goals[0].steps[0].id


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def only_file(step: UUID) -> UUID:
    (file,) = await files_of(of_step(step))
    return file.id


async def test_a_file_is_stored_encrypted_and_gone_without_the_persons_key(desk: Desk, step: UUID) -> None:
    token = fresh()
    for _ in range(2):
        await add_evidence(step, photo(), token=token, by=SOCIAL, now=NOW)
    file = await only_file(step)
    row = await PersonFile.select(PersonFile.sealed).where(PersonFile.id == file).first()
    assert row is not None
    assert photo().content not in row["sealed"]
    (found,) = await files_of(of_step(step))
    given = await read_content(found, by=SOCIAL, now=NOW)
    assert given == photo()
    assert await Audit.count().where(Audit.action == "file_read") == 1
    await forget_key(desk.person, NOW)
    assert await plain(desk.person, file) is None


async def test_a_file_moved_to_another_person_or_row_cannot_be_read(desk: Desk, step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    first, second = await files_of(of_step(step))
    other = await PersonFile.select(PersonFile.sealed).where(PersonFile.id == second.id).first()
    assert other is not None
    await PersonFile.update({PersonFile.sealed: other["sealed"]}).where(PersonFile.id == first.id)
    assert await plain(desk.person, first.id) is None


async def test_it_is_replaced_and_removed_with_a_reason_and_taken_back(desk: Desk, step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    first, later = await only_file(step), NOW + timedelta(minutes=5)
    with pytest.raises(ReasonMissing):
        await remove_evidence(step, first, " ", token=fresh(), by=SOCIAL, now=NOW)
    await replace_evidence(step, first, photo(), "It was blurred", token=fresh(), by=SOCIAL, now=later)
    old, new = await files_of(of_step(step))
    assert (old.state, old.why, old.reading, new.state) == (FileState.REPLACED, "It was blurred", Reading.AFTER_WARNING, FileState.KEPT)
    with pytest.raises(NotAllowed):
        await restore_evidence(step, first, token=fresh(), by=SOCIAL, now=later)
    await remove_evidence(step, new.id, "Another person's paper", token=fresh(), by=SOCIAL, now=later)
    assert [each.reading for each in await files_of(of_step(step))] == [Reading.AFTER_WARNING, Reading.NEVER]
    await restore_evidence(step, new.id, token=fresh(), by=SOCIAL, now=later)
    assert (await files_of(of_step(step)))[1].kept
    said = [row["words"] for row in await TimelineEntry.select(TimelineEntry.words).where(TimelineEntry.person == desk.person)]
    assert not any(said), "no word about the person stands in the history"


async def test_of_two_who_remove_the_same_file_one_is_told(desk: Desk, step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    file = await only_file(step)
    both = await asyncio.gather(
        *(remove_evidence(step, file, "Wrong paper", token=fresh(), by=SOCIAL, now=NOW) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in both) == ["NoneType", "NotAllowed"]


async def test_a_file_belongs_to_its_own_step_and_scope(desk: Desk, step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await add_evidence(step, photo(), token=fresh(), by=SOCIAL_ELSEWHERE, now=NOW)
    await desk.plan("Another step")
    other = next(
        each.id for plan in await plans_of(desk.person, sensitive=True) for goal in plan.goals for each in goal.steps if each.id != step
    )
    with pytest.raises(NotThere):
        await remove_evidence(other, await only_file(step), "Why not", token=fresh(), by=SOCIAL, now=NOW)


async def test_there_are_not_more_than_there_may_be(step: UUID) -> None:
    for _ in range(MOST_FILES):
        await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)


async def test_what_was_removed_is_destroyed_after_the_time_that_the_law_says(step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    first, second = await files_of(of_step(step))
    await remove_evidence(step, first.id, "Wrong paper", token=fresh(), by=SOCIAL, now=NOW)
    assert await destroy_over(by=SYSTEM, now=NOW + timedelta(days=29)) == 0
    assert await destroy_over(by=SYSTEM, now=NOW + timedelta(days=30)) == 1
    states = {each.id: each.state for each in await files_of(of_step(step))}
    assert states == {first.id: FileState.DESTROYED, second.id: FileState.KEPT}
    assert await PersonFile.exists().where(PersonFile.id == first.id, PersonFile.sealed.is_null())


async def test_everything_is_destroyed_with_the_person(desk: Desk, step: UUID) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    async with transaction(DB):
        assert await erase_files(desk.person, by=SYSTEM, now=NOW) == 1
    assert [each.state for each in await files_of(of_step(step))] == [FileState.DESTROYED]


@pytest.mark.parametrize(("answer", "state"), [(b"stream: OK\0", FileState.KEPT), (b"stream: Eicar FOUND\0", FileState.DESTROYED)])
async def test_what_waits_is_checked_and_a_virus_is_destroyed(
    step: UUID, answer: bytes, state: FileState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORALU_CLAMD", str(tmp_path / "s"))
    settings.cache_clear()
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    await scan_files({})
    (waits,) = await files_of(of_step(step))
    assert (waits.scan_state, waits.reading) == (ScanState.WAITING, Reading.NOT_YET), "while the scanner is away, files wait"
    async with recorded(tmp_path, answer) as (_, sent):
        await scan_files({})
    assert b"".join(sent[1:]) == photo().content
    (found,) = await files_of(of_step(step))
    assert found.state == state


async def test_pages_take_a_file_and_say_what_is_wrong_with_it(desk: Desk, step: UUID, social: httpx.AsyncClient) -> None:
    new = f"/steps/{step}/files/new"
    nothing = await send_file(social, new, None)
    assert (nothing.status_code, "Choose a file, or photograph the paper" in nothing.text) == (422, True)
    text = await send_file(social, new, b"no picture at all")
    assert (text.status_code, "Use a PDF, a JPEG or a PNG" in text.text) == (422, True)
    assert (await send_file(social, new, photo().content, name="camera")).status_code == 303
    file = await only_file(step)
    page = (await social.get(f"/steps/{step}")).text
    assert "Not checked for viruses" in page
    warned = await social.get(f"/steps/{step}/files/{file}")
    assert "was not checked" in warned.text
    given = await social.get(f"/steps/{step}/files/{file}?warned=yes")
    assert (given.content, given.headers["content-type"]) == (photo().content, "image/jpeg")
    assert given.headers["content-disposition"].startswith("attachment;")
    silent = await send_file(social, f"/steps/{step}/files/{file}/replace", picture("PNG"))
    assert silent.status_code == 422, "a replacement has a reason"
    assert (await send_file(social, f"/steps/{step}/files/{file}/replace", picture("PNG"), {"why": "Blurred"})).status_code == 303
    new_file = next(each.id for each in await files_of(of_step(step)) if each.kept)
    assert (await submit(social, f"/steps/{step}/files/{new_file}/remove", {"why": "Wrong paper"})).status_code == 303
    again = await submit(social, f"/steps/{step}/files/{new_file}/remove", {"why": "Wrong paper"})
    assert (again.status_code, "replaced or removed this file meanwhile" in again.text) == (409, True)
    assert (await submit(social, f"/steps/{step}/files/{new_file}/restore")).status_code == 303
    assert (await social.get(f"/steps/{step}/files/{fresh()}")).status_code == 404


async def test_of_a_closed_case_files_are_read_and_not_changed(desk: Desk, step: UUID, social: httpx.AsyncClient) -> None:
    await add_evidence(step, photo(), token=fresh(), by=SOCIAL, now=NOW)
    await Case.update({Case.status: "closed"}).where(Case.person == desk.person)
    page = (await social.get(f"/steps/{step}")).text
    assert ("Download" in page, "/files/new" in page) == (True, False)
    refused = await send_file(social, f"/steps/{step}/files/new", photo().content)
    assert refused.status_code == 409
