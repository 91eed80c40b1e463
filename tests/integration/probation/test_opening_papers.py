"""The papers that open a case: a draft that two officers write, a form that changes meanwhile, the signature, and what is late."""

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.documents.actions import decide_document
from services.probation.documents.queries import any_document
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.opening_papers.actions import (
    DayWrong,
    Incomplete,
    correct,
    discard,
    finish,
    renew,
    save,
    sign,
    unsign,
)
from services.probation.opening_papers.checklist import OVERDUE, open_overdue
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.queries import ShownPaper, any_paper, events, paper
from services.probation.opening_papers.sealing import rewrap_papers
from services.probation.opening_papers.tables import OpeningPaperFile
from services.probation.opening_papers.versions.actions import accept, propose
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import Registered
from services.probation.timeline.queries import timeline
from shared.actors import Role
from shared.db.rows import fetch_values
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, SYSTEM, actor
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.opening_papers import FULL, begun, changed, finished
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.pdf_text import pdf_language, pdf_text

pytestmark = pytest.mark.usefixtures("fixed_clock")
DAY = timedelta(days=1)
ONE = actor("admin", Role.ADMINISTRATOR, name="Demo Administrator", office=None)
OTHER = actor("second-admin", Role.ADMINISTRATOR, office=None)
QUESTIONS = FormCode.QUESTIONNAIRE


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


@pytest.fixture
async def tablet(made: Registered, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def shown(number: UUID) -> ShownPaper:
    found = await any_paper(number)
    assert found is not None
    return found


def typed(answers: Mapping[str, object], **further: object) -> dict[str, object]:
    """Answers as the page sends them."""
    return {f"q-{code}": list(given) if isinstance(given, tuple) else given for code, given in answers.items()} | further


async def waiting() -> list[UUID]:
    rows = await QueueItem.select(QueueItem.subject_id).where(QueueItem.kind == OVERDUE, QueueItem.closed_at.is_null())
    return [row["subject_id"] for row in rows]


async def test_a_draft_is_kept_as_it_was_typed_and_begun_once(made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    assert await begun(made.person, made.registration, QUESTIONS, by=COLLEAGUE_OFFICER) == one
    assert await save(one, {"jobless_since": "some day in May", "illness": "yes"}, seen_version=1, by=OFFICER, now=NOW) == 2
    assert await save(one, {"jobless_since": "some day in May", "illness": "yes"}, seen_version=2, by=OFFICER, now=NOW) == 2, "the same"
    assert (await shown(one)).answered(sensitive=True) == {"jobless_since": "some day in May", "illness": "yes"}


async def test_sensitive_answers_are_never_stored_in_the_open(made: Registered) -> None:
    one = await finished(made.person, made.registration, QUESTIONS)
    for table in ("opening_paper", "opening_paper_event"):
        rows = await fetch_values(DB, f"SELECT row_to_json(t)::text || encode(t.sealed, 'escape') FROM probation.{table} t")
        assert rows
        assert not any("Fictional illness" in row for row in rows)
    row = await shown(one)
    assert row.answered(sensitive=True)["illness_which"] == "Fictional illness"
    assert "illness_which" not in row.answered(sensitive=False)
    assert await rewrap_papers(by=SYSTEM, now=NOW) == 0, "the key is the current one"


async def test_two_officers_at_once_and_one_learns_of_the_other(made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    both = await asyncio.gather(
        save(one, {"own_words": "mine"}, seen_version=1, by=OFFICER, now=NOW),
        save(one, {"own_words": "theirs"}, seen_version=1, by=COLLEAGUE_OFFICER, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in both) == ["AlreadyDecided", "int"]


async def test_nothing_typed_is_lost_when_a_colleague_was_faster(tablet: httpx.AsyncClient, made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    page = f"/opening-papers/{one}"
    await tablet.get(page)
    await save(one, {"own_words": "A colleague's words", "housing": "own"}, seen_version=1, by=COLLEAGUE_OFFICER, now=NOW)
    itself = await post(tablet, f"{page}/draft", typed({"own_words": "My words"}, version=1))
    assert (itself.status_code, COLLEAGUE_OFFICER.name in itself.json()["told"]) == (409, True)
    clash = await post(tablet, page, typed({"own_words": "My words"}, version=1))
    assert clash.status_code == 409
    for part in ("My words", "A colleague&#39;s words", "A home of one", 'name="version" value="2"'):
        assert part in clash.text
    again = await post(tablet, page, typed({"own_words": "My words", "housing": "own"}, version=2))
    assert again.status_code == 303
    assert (await shown(one)).answered(sensitive=True) == {"own_words": "My words", "housing": "own"}


async def test_the_page_saves_a_draft_by_itself_and_says_when(tablet: httpx.AsyncClient, made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    await tablet.get(f"/opening-papers/{one}")
    first = (await post(tablet, f"/opening-papers/{one}/draft", typed({"own_words": "A"}, version=1))).json()
    second = (await post(tablet, f"/opening-papers/{one}/draft", typed({"own_words": "A room"}, version=first["version"]))).json()
    assert (first["version"], second["version"]) == ("2", "3")
    assert second["told"].startswith("Saved, ")


async def test_what_is_missing_is_told_beside_each_question_and_kept(tablet: httpx.AsyncClient, made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    lacking = await submit(tablet, f"/opening-papers/{one}", typed({"studies": "yes", "own_words": "<kept>"}, version=1, finish="yes"))
    assert lacking.status_code == 422
    for code in ("housing", "education", "studies_where", "works"):
        assert f'href="#q-{code}"' in lacking.text
    assert "&lt;kept&gt;" in lacking.text
    with pytest.raises(Incomplete):
        await finish(one, {"housing": "a palace"}, seen_version=1, by=OFFICER, now=NOW)


async def test_a_finished_paper_is_signed_taken_back_refused_and_corrected(tablet: httpx.AsyncClient, made: Registered) -> None:
    one = await finished(made.person, made.registration, QUESTIONS)
    page = f"/opening-papers/{one}"
    bad = await submit(tablet, page, {"version": 2, "outcome": "refuse", "day": str(TODAY)}, to=f"{page}/sign")
    assert (bad.status_code, 'href="#words"' in bad.text) == (422, True)
    early = await submit(tablet, page, {"version": 2, "outcome": "sign", "day": str(TODAY - DAY)}, to=f"{page}/sign")
    assert (early.status_code, 'href="#day"' in early.text) == (422, True)
    for day in (TODAY + DAY, TODAY - DAY):
        with pytest.raises(DayWrong):
            await sign(one, day, "", refused=False, seen_version=2, by=OFFICER, now=NOW)
    refusal = {"version": 2, "outcome": "refuse", "day": str(TODAY), "words": "Wants a lawyer to read it; a colleague saw it"}
    assert (await submit(tablet, page, refusal, to=f"{page}/sign")).status_code == 303
    assert (await post(tablet, f"{page}/sign", refusal)).status_code == 409, "pressed twice"
    await unsign(one, "A wrong paper", seen_version=3, by=OFFICER, now=NOW)
    await sign(one, TODAY, "", refused=False, seen_version=4, by=OFFICER, now=NOW)
    fixed = {**FULL[QUESTIONS], "housing": "hostel"}
    assert (await submit(tablet, f"{page}/correct", typed(fixed, version=5))).status_code == 422
    assert (await submit(tablet, f"{page}/correct", typed(fixed, version=5, why="Moved before the talk"))).status_code == 303
    row, told = await shown(one), (await tablet.get(page)).text
    assert (row.state, row.signed_on) == ("finished", None), "nobody signed the new words"
    for part in ("Moved before the talk", "A rented home", "A hostel or an adaptation centre", "Wants a lawyer", "What changed"):
        assert part in told
    assert {"opening_paper_finished", "opening_paper_refused", "opening_paper_corrected"} <= {
        each.kind for each in await timeline(made.person)
    }


async def test_the_programme_begins_with_the_needs_of_the_questionnaire(made: Registered) -> None:
    empty = await begun(made.person, made.registration, FormCode.PROGRAMME)
    assert (await shown(empty)).answered(sensitive=True) == {}, "nobody was asked yet"
    await discard(empty, "Begun too early", seen_version=1, by=OFFICER, now=NOW)
    await finished(made.person, made.registration, QUESTIONS)
    text = (await shown(await begun(made.person, made.registration, FormCode.PROGRAMME))).answered(sensitive=True)["needs"]
    assert text == "Көмек түрлері: Жұмысқа орналасу, Тұрғын үй\nАдамның өз сөзімен: не қиын, не көмектеседі: A room near work"
    report = (await shown(await begun(made.person, made.registration, FormCode.REPORT))).answered(sensitive=True)
    assert "Fictional illness" in report["health"], "a sensitive answer goes into a sensitive section"


async def newer_questionnaire() -> None:
    """A version of the questionnaire from tomorrow on, which asks for the profession no more and knows no hostel."""
    other = {
        'code = "profession"': 'code = "trade"',
        'code = "hostel"': 'code = "shelter"',
        '"relatives", "hostel"]': '"relatives", "shelter"]',
    }
    content = changed(QUESTIONS, valid_from=f"{TODAY + DAY}", **other)
    await accept(await propose(QUESTIONS, content, "An order", by=ONE, now=NOW), by=OTHER, now=NOW)


async def test_a_draft_goes_on_when_its_form_changes(signed_in: SignedIn, made: Registered, fixed_clock: FixedClock) -> None:
    tablet = await signed_in("probation", "officer")
    one = await begun(made.person, made.registration, QUESTIONS)
    answers = {**FULL[QUESTIONS], "housing": "hostel", "profession": "Welder"}
    await save(one, answers, seen_version=1, by=OFFICER, now=NOW)
    await newer_questionnaire()
    assert "/newer" not in (await tablet.get(f"/opening-papers/{one}")).text, "it does not hold yet"
    later = NOW + DAY
    fixed_clock.move_to(later)
    tablet = await signed_in("probation", "officer")
    tablet.cookies.set("oralu_language", "en")
    assert "/newer" in (await tablet.get(f"/opening-papers/{one}")).text
    left = await submit(tablet, f"/opening-papers/{one}", {"version": 2}, to=f"/opening-papers/{one}/newer")
    for part in ("Welder", "A hostel or an adaptation centre"):
        assert part in left.text
    row = await shown(one)
    assert (row.form_number, row.state, "profession" in row.answered(sensitive=True)) == (2, "draft", False)
    before = (await events(one))[0].answered(sensitive=True)
    assert before is not None
    assert before["profession"] == "Welder", "what was left behind stays in the history"
    with pytest.raises(AlreadyDecided):
        await renew(one, seen_version=row.version, by=OFFICER, now=later)


async def test_a_draft_may_be_finished_in_the_version_with_which_it_was_begun(made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    await newer_questionnaire()
    await finish(one, {**FULL[QUESTIONS], "housing": "hostel"}, seen_version=1, by=OFFICER, now=NOW + 2 * DAY)
    assert ((await shown(one)).form_number, (await shown(one)).state) == (1, "finished")
    await correct(one, {**FULL[QUESTIONS], "housing": "own"}, "Wrong", seen_version=2, by=OFFICER, now=NOW + 2 * DAY)
    assert (await shown(one)).form_number == 1


async def test_a_late_paper_waits_in_the_queue_until_it_is_done(made: Registered, tablet: httpx.AsyncClient) -> None:
    """The registration is of Tuesday: rights and leaflet are due on Wednesday."""
    assert await open_overdue(by=SYSTEM, now=NOW + DAY, size=9) == 0
    for _ in range(2):
        await open_overdue(by=SYSTEM, now=NOW + 2 * DAY, size=9)
        assert await waiting() == [made.registration], "one item, however many papers are late"
    for code in (FormCode.RIGHTS, FormCode.LEAFLET):
        number = await finished(made.person, made.registration, code, now=NOW + 2 * DAY)
        assert await waiting() == [made.registration], "finished is not signed"
        await sign(number, TODAY, "", refused=False, seen_version=2, by=OFFICER, now=NOW + 2 * DAY)
    assert await waiting() == []
    await open_overdue(by=SYSTEM, now=NOW + 2 * DAY, size=9)
    assert await waiting() == []
    case = (await tablet.get(f"/people/{made.person}")).text
    assert "Still to be done to open the case" in case
    assert "4 December 2026" in case, "the questionnaire, ten days after the registration"


async def test_a_closed_case_takes_no_paper_and_asks_for_none(made: Registered) -> None:
    one = await begun(made.person, made.registration, QUESTIONS)
    await open_overdue(by=SYSTEM, now=NOW + 2 * DAY, size=9)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW + 2 * DAY)
    assert await waiting() == []
    assert await open_overdue(by=SYSTEM, now=NOW + 3 * DAY, size=9) == 0
    with pytest.raises(AlreadyClosed):
        await save(one, {"own_words": "late"}, seen_version=1, by=OFFICER, now=NOW + 3 * DAY)


async def test_who_does_not_see_the_case_sees_no_paper_and_an_auditor_nothing_sensitive(made: Registered, signed_in: SignedIn) -> None:
    one = await finished(made.person, made.registration, QUESTIONS)
    assert await paper(COLLEAGUE_OFFICER, one) is None
    assert await paper(AUDITOR, one) is not None
    auditor = await signed_in("probation", "auditor")
    for address in ("", "/print?language=en", "/export"):
        answer = await auditor.get(f"/opening-papers/{one}{address}")
        said = pdf_text(answer.content) if address.startswith("/print") else answer.text
        assert answer.status_code == 200
        assert "Fictional illness" not in said
        assert any(word in said for word in ("rented", "Rented", "Жалға алынған", "Съёмное"))


@pytest.mark.parametrize(
    ("language", "draft", "received"), [("kk", "ЖОБА", "Құжатпен таныстым"), ("ru", "ПРОЕКТ", "ознакомлен"), ("en", "DRAFT", "I have read")]
)
async def test_a_paper_is_printed_for_the_signature_and_an_empty_form_for_handwriting(
    language: str, draft: str, received: str, tablet: httpx.AsyncClient, made: Registered
) -> None:
    one = await begun(made.person, made.registration, FormCode.RIGHTS)
    address = f"/opening-papers/{one}/print?language={language}"
    printed = await tablet.get(address)
    assert (printed.headers["content-type"], pdf_language(printed.content)) == ("application/pdf", language)
    assert draft in pdf_text(printed.content)
    assert received in pdf_text(printed.content)
    await finish(one, FULL[FormCode.RIGHTS], seen_version=1, by=OFFICER, now=NOW)
    assert draft not in pdf_text((await tablet.get(address)).content)
    for code in FormCode:
        blank = await tablet.get(f"/opening-forms/{code}/blank?language={language}")
        assert (blank.status_code, pdf_language(blank.content)) == (200, language)
    assert received not in pdf_text(blank.content), "nobody but the officer signs the report"


async def test_what_lay_before_the_person_is_stored_with_the_signature_and_comes_out_the_same(
    tablet: httpx.AsyncClient, made: Registered
) -> None:
    one = await finished(made.person, made.registration, QUESTIONS)
    address, version = f"/opening-papers/{one}/print?language=kk", (await shown(one)).version
    before = (await tablet.get(address)).content
    assert await OpeningPaperFile.count() == 0, "nothing is stored before it is signed"
    await sign(one, TODAY, "", refused=False, seen_version=version, by=OFFICER, now=NOW + DAY)
    stored = await OpeningPaperFile.select().order_by(OpeningPaperFile.language)
    assert [(row["language"], row["number"]) for row in stored] == [("kk", version + 1), ("ru", version + 1)]
    assert not any(b"%PDF" in row["content"] or b"Fictional" in row["content"] for row in stored), "it is encrypted"
    assert stored[0]["sha256"] == hashlib.sha256(before).hexdigest()
    assert (await tablet.get(address)).content == before
    assert "Fictional illness" in pdf_text(before)
    await correct(one, {**FULL[QUESTIONS], "own_words": "Other words"}, "Misread", seen_version=version + 1, by=OFFICER, now=NOW + DAY)
    after = (await tablet.get(address)).content
    assert "Other words" in pdf_text(after), "what was corrected is not signed yet"
    await sign(one, TODAY, "Read it and left", refused=True, seen_version=version + 2, by=OFFICER, now=NOW + DAY)
    assert (await tablet.get(address)).content == after
    assert await OpeningPaperFile.count() == 4


async def test_an_auditor_never_gets_the_stored_paper_with_its_sensitive_sections(made: Registered, signed_in: SignedIn) -> None:
    one = await finished(made.person, made.registration, QUESTIONS)
    await sign(one, TODAY, "", refused=False, seen_version=(await shown(one)).version, by=OFFICER, now=NOW)
    auditor = await signed_in("probation", "auditor")
    said = pdf_text((await auditor.get(f"/opening-papers/{one}/print?language=kk")).content)
    assert "Fictional illness" not in said


async def test_a_report_goes_to_the_court_with_a_numbered_letter(tablet: httpx.AsyncClient, made: Registered) -> None:
    rights = await finished(made.person, made.registration, FormCode.RIGHTS)
    assert "/letter" not in (await tablet.get(f"/opening-papers/{rights}")).text
    assert (await post(tablet, f"/opening-papers/{rights}/letter", {})).status_code == 409
    one = await finished(made.person, made.registration, FormCode.REPORT)
    page = f"/opening-papers/{one}"
    answers = [await submit(tablet, page, {}, to=f"{page}/letter") for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    document = UUID(answers[0].headers["location"].rpartition("/")[2])
    found = await any_document(document)
    assert found is not None
    assert (found.kind, found.state, bool(found.says.addressee)) == ("covering_letter", "drafted", True)
    assert await decide_document(document, by=OFFICER, now=NOW) == "75-16-2026-0001"


async def test_a_paper_is_begun_from_the_list_of_the_case(tablet: httpx.AsyncClient, made: Registered) -> None:
    address = f"/people/{made.person}/opening-papers"
    told = (await tablet.get(address)).text
    assert told.count('name="form_token"') == len(FormCode)
    assert "not yet confirmed" in told
    begun_now = await submit(tablet, address, {"form": "leaflet", "form_token": str(fresh())})
    again = await submit(tablet, address, {"form": "leaflet", "form_token": str(fresh())})
    assert begun_now.headers["location"] == again.headers["location"]
    assert begun_now.headers["location"].removeprefix("/opening-papers/") in (await tablet.get(address)).text
