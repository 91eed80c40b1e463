"""The pages of stages: what the worker sees and does, who may not, the board, and the paper for the person."""

from uuid import UUID

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.stages.board_queries import Asked, cases_of, counts
from services.reintegration.stages.tables import StageTask
from services.reintegration.tasks.actions import take_task
from tests.builders.actors import AUDITOR, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.support.clients import SignedIn
from tests.support.forms import submit

LATE = TODAY.replace(year=TODAY.year + 3)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def states(desk: Desk) -> dict[str, str]:
    rows = await StageTask.select(StageTask.task, StageTask.state).where(StageTask.person == desk.person)
    return {row["task"]: row["state"] for row in rows}


async def test_the_path_says_what_counts_from_when_and_by_which_value(desk: Desk, social: httpx.AsyncClient) -> None:
    text = (await social.get(f"/cases/{desk.person}/stages")).text
    for said in (
        "No day of release is known: the days are counted from 24 November 2026", "First days", "After 30 days", "After 12 months",
        "Needs have been assessed", "3 working days, counted from 24 November 2026", "Social Code of the Republic of Kazakhstan",
        "value in force since 1 July 2023", "a rule of the desk’s own",
    ):  # fmt: skip
        assert said in text, said
    assert "before release" not in text
    assert "All stages of the case" in (await social.get(f"/cases/{desk.person}")).text
    assert "Needs have been assessed" in (await social.get("/desk")).text
    law = (await social.get("/desk/law")).text
    assert 'id="stage.year_before"' in law
    assert 'id="stage_task.needs_asked"' in law


async def test_a_task_is_recorded_and_taken_up_again(desk: Desk, social: httpx.AsyncClient) -> None:
    page = f"/cases/{desk.person}/stages/tasks/needs_asked"
    wrong = await submit(social, page, {"words": "The paper of 24 November"})
    assert wrong.status_code == 422
    assert "The paper of 24 November" in wrong.text
    assert (await submit(social, page, {"outcome": "met", "words": "The paper of 24 November"})).status_code == 303
    assert await states(desk) == {"needs_asked": "done", "first_plan": "open"}
    assert "The paper of 24 November" in (await social.get(f"/cases/{desk.person}/stages")).text
    assert (await submit(social, page, {"words": ""}, to=f"{page}/undo")).status_code == 422
    assert (await submit(social, page, {"words": "The wrong person"}, to=f"{page}/undo")).status_code == 303
    assert await states(desk) == {"needs_asked": "open", "first_plan": "open"}
    assert (await social.get(f"/cases/{desk.person}/stages/tasks/first_night")).status_code == 404


async def test_the_day_of_release_is_corrected_with_a_reason(desk: Desk, social: httpx.AsyncClient) -> None:
    page = f"/cases/{desk.person}/stages/release-day"
    for typed, said in (
        ("31.12.9999", "Enter a date that exists"),
        ("01.01.2150", "This day is too far away"),
        ("30.02.2027", "that exists"),
    ):
        wrong = await submit(social, page, {"release_on": typed, "words": "By the court", "version": "1"})
        assert wrong.status_code == 422
        assert said in wrong.text
        assert "By the court" in wrong.text
    right = {"release_on": "27.11.2027", "words": "By the court", "version": "1"}
    assert (await submit(social, page, right)).status_code == 303
    assert (await submit(social, page, right | {"release_on": "28.11.2027"})).status_code == 409
    text = (await social.get(f"/cases/{desk.person}/stages")).text
    assert "12 months before release" in text
    assert "By the court" in text


async def test_custody_is_noted_and_no_letter_goes_out(desk: Desk, social: httpx.AsyncClient) -> None:
    appointment = await desk.appointment()
    page = f"/cases/{desk.person}/stages/standing"
    assert "checked" not in (await social.get(page)).text
    assert (await submit(social, page, {"seen": "on_path", "words": "Told by the institution"})).status_code == 422
    noted = {"act": "custody", "seen": "on_path", "words": "Told by the institution"}
    assert (await submit(social, page, noted)).status_code == 303
    assert (await submit(social, page, noted)).status_code == 303
    assert (await submit(social, page, noted | {"act": "decline"})).status_code == 409
    text = (await social.get(f"/cases/{desk.person}/stages")).text
    assert "Deadlines are paused; nothing is overdue." in text
    for refused in (f"/desk-appointments/{appointment}/letter", f"/cases/{desk.person}/stages/sheet", f"/cases/{desk.person}/plans/new"):
        answer = await social.get(refused)
        assert answer.status_code == 409, refused
        assert "Help rests for this person" in answer.text
    assert "What happens next" not in (await social.get(f"/cases/{desk.person}/papers-to-print")).text
    back = {"act": "return", "seen": "in_custody", "words": "Released today", "release_on": "24.11.2026"}
    assert (await submit(social, page, back)).status_code == 303
    assert await Case.select(Case.rests).where(Case.person == desk.person) == [{"rests": None}]


async def test_whoever_may_only_read_sees_the_path_without_the_words_and_changes_nothing(
    desk: Desk, social: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    page = f"/cases/{desk.person}/stages"
    await submit(social, f"{page}/tasks/needs_asked", {"outcome": "not_met", "why": "not_needed", "words": "Only for social workers"})
    auditor = await signed_in("reintegration", "auditor")
    text = (await auditor.get(page)).text
    assert "Not needed" in text
    assert "Only for social workers" not in text
    assert "Note the result" not in text
    for path in ("tasks/needs_asked", "release-day", "standing", "sheet"):
        assert (await auditor.get(f"{page}/{path}")).status_code == 403, path


async def test_the_board_shows_every_stage_and_narrows(desk: Desk, social: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    elsewhere = await opened("Somebody Elsewhere", office="71")
    task = await desk.task()
    text = (await social.get("/desk/board")).text
    assert "First days" in text
    assert str(desk.person) in text
    assert str(elsewhere.person) not in text
    assert (await counts(SOCIAL, Asked()), await counts(AUDITOR, Asked())) == ({"first_days": 1}, {"first_days": 2})
    assert await counts(SOCIAL, Asked(overdue=TODAY)) == {}
    assert await counts(SOCIAL, Asked(overdue=LATE)) == {"first_days": 1}
    assert await counts(SOCIAL, Asked(worker=SOCIAL.id)) == {}
    await take_task(task, by=SOCIAL, now=NOW)
    assert await counts(SOCIAL, Asked(worker=SOCIAL.id)) == {"first_days": 1}
    assert str(SOCIAL.id) in (await social.get("/desk/board")).text
    assert str(desk.person) in (await social.get("/desk/board", params={"who": str(SOCIAL.id)})).text
    assert await counts(SOCIAL, Asked(office="71")) == {}
    assert "No case is here" in (await social.get("/desk/board", params={"overdue": "yes"})).text
    assert "No case is here" in (await social.get("/desk/board", params={"stage": "exit"})).text
    assert len(await cases_of(SOCIAL_ELSEWHERE, "first_days", Asked(), size=5)) == 1


async def test_a_long_stage_of_the_board_is_paged(desk: Desk, social: httpx.AsyncClient) -> None:
    people = {desk.person, *[(await opened(f"Demo Person {number}")).person for number in range(7)]}
    text = (await social.get("/desk/board")).text
    assert text.count('/stages">') == 6
    assert "Show all of this stage" in text
    seen, after = set[UUID](), None
    while True:
        rows = await cases_of(SOCIAL, "first_days", Asked(), size=3, after=after)
        assert not seen & {row.person for row in rows}
        seen |= {row.person for row in rows}
        if rows.after is None:
            break
        after = rows.rows[-1].person
    assert seen == people
    assert (await social.get("/desk/board", params={"stage": "first_days"})).text.count('/stages">') == 8


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_person_takes_the_paper_home(desk: Desk, social: httpx.AsyncClient, language: str) -> None:
    assert f'/cases/{desk.person}/stages/sheet"' in (await social.get(f"/cases/{desk.person}")).text
    shown = await social.get(f"/cases/{desk.person}/stages")
    assert f"/cases/{desk.person}/stages/sheet?language={language}" in shown.text
    answer = await social.get(f"/cases/{desk.person}/stages/sheet", params={"language": language})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
