"""The checklist of papers: what is missing becomes a task, two workers do not overwrite each other, the person takes it home."""

import asyncio
from datetime import date

import httpx
import pytest

from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.papers.actions import Said, keep_paper
from services.reintegration.papers.domain import State, kinds, print_words, progress
from services.reintegration.papers.queries import history_of, papers_of
from services.reintegration.tasks.tables import TASK, Task
from services.reintegration.timeline.tables import ENTRY
from shared.actors import Actor
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.texts import opened_rows, words_in
from tests.support.clients import SignedIn
from tests.support.forms import submit

TODAY = NOW.date()
LATER = date(TODAY.year + 1, 1, 15)
MISSING = Said(State.MISSING, LATER, "worker", mine=True)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def keep(desk: Desk, said: Said, *, seen: int = 0, kind: str = "identity_card", by: Actor = SOCIAL) -> None:
    await keep_paper(desk.person, kind, said, seen_version=seen, today=TODAY, by=by, now=NOW)


async def test_a_missing_paper_becomes_one_task(desk: Desk) -> None:
    await keep(desk, MISSING)
    await keep(desk, Said(State.APPLIED, LATER), seen=1)
    await keep(desk, MISSING, kind="education")
    tasks = await Task.select(Task.need, Task.status, Task.taken_by)
    assert tasks == [{"need": "documents", "status": "taken", "taken_by": SOCIAL.id}]
    assert [paper.state for paper in await history_of(desk.person, "identity_card")] == ["applied", "missing"]
    assert progress(await papers_of(desk.person), TODAY) == (0, 7)
    await keep(desk, Said(State.HAS), seen=2)
    assert progress(await papers_of(desk.person), TODAY) == (1, 7)


async def test_a_paper_about_health_is_named_in_no_task_and_on_no_timeline(desk: Desk) -> None:
    await keep(desk, MISSING, kind="disability")
    assert [(task["need"], task["words"]) for task in await opened_rows(TASK)] == [("documents", None)]
    assert set(await words_in(ENTRY)) == {None}


async def test_what_a_missing_paper_needs_and_who_may_say_it(desk: Desk) -> None:
    for said in (Said(State.MISSING, None, "worker"), Said(State.MISSING, LATER, None), Said(State.MISSING, LATER, "somebody")):
        with pytest.raises(ReasonMissing):
            await keep(desk, said)
    with pytest.raises(NotThere):
        await keep(desk, Said(State.HAS), kind="driving_licence")
    with pytest.raises(NotThere):
        await keep(desk, Said(State.HAS), by=SOCIAL_ELSEWHERE)
    assert await papers_of(desk.person) == []


async def test_two_at_once_leave_one_version_and_tell_the_other(desk: Desk) -> None:
    results = await asyncio.gather(
        keep(desk, MISSING), keep(desk, Said(State.HAS), by=COLLEAGUE), return_exceptions=True
    )  # fmt: skip
    assert [type(each) for each in results if each is not None] == [NotAllowed]
    assert len(await history_of(desk.person, "identity_card")) == 1


def test_every_kind_has_its_texts_and_the_latest_version_counts() -> None:
    found = kinds(TODAY)
    assert {each.code for each in found} == {"identity_card", "iin", "residence", "education", "military", "disability", "children"}
    assert all(text for each in found for language in ("kk", "ru", "en") for text in vars(each.text(language)).values())
    assert print_words()["kk"].keys() == print_words()["ru"].keys()
    assert kinds(date(2025, 12, 31)) == []


async def test_the_pages_ask_for_what_is_missing_and_print_in_the_person_s_language(desk: Desk, social: httpx.AsyncClient) -> None:
    case = f"/cases/{desk.person}"
    shown = (await social.get(case)).text
    assert "are there or not needed" not in shown
    assert f'<a class="govuk-link" href="{case}/papers">Papers of the person</a>' in shown.split("Nothing yet:")[1], "named in one line"
    address = f"{case}/papers/military"
    assert "checked" not in (await social.get(address)).text
    assert (await submit(social, address, {"version": "0", "state": "missing"})).status_code == 422
    assert await papers_of(desk.person) == []
    sent = {"version": "0", "state": "missing", "due_on": f"{LATER:%d.%m.%Y}", "companion": "mentor", "who": "desk"}
    assert (await submit(social, address, sent)).status_code == 303
    assert (await submit(social, address, sent)).status_code == 409, "a stale page"
    listed = (await social.get(f"{case}/papers")).text
    assert all(said in listed for said in ("Military document", "Is missing", "The mentor"))
    printed = (await social.get(f"{case}/papers-to-print")).text
    assert all(said in printed for said in ("Құжаттарым", "Әскери құжат", "тәлімгер"))
    assert "Воинский документ" in (await social.get(f"{case}/papers-to-print?language=ru")).text
    assert (await social.get(f"{case}/papers/castle")).status_code == 404


async def test_nobody_but_a_social_worker_sees_papers(desk: Desk, signed_in: SignedIn) -> None:
    auditor = await signed_in("reintegration", "auditor")
    assert (await auditor.get(f"/cases/{desk.person}/papers")).status_code == 403
    assert "are there or not needed" not in (await auditor.get(f"/cases/{desk.person}")).text
