"""The pages of outgoing documents: drafting, deciding, serving, correcting; the register; the texts of the forms."""

import csv
import io
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.attachments.subjects import Subject
from services.probation.documents.actions import decide_document
from services.probation.documents.queries import any_document, documents_of
from services.probation.documents.template_actions import answer_texts
from shared.actors import Role
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR, actor
from tests.builders.attachments import attached
from tests.builders.documents import drafted
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import submit

SUMMONS = {
    "appear_at": "27.11.2026", "appear_at_time": "10:30", "place": "Room 12", "purpose": "To be heard", "language": "kk",
    "facts": "18.11.2026 10:00; Did not come; Demo Street 1\n19.11.2026; Did not answer", "norms": "УИК 176; A warning",
}  # fmt: skip


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def somebody() -> UUID:
    return (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person


async def state(document: UUID) -> str:
    row = await any_document(document)
    assert row is not None
    return row.state


def id_of(answer: httpx.Response) -> UUID:
    assert answer.status_code == 303, answer.text[-600:]
    return UUID(answer.headers["location"].rpartition("/")[2])


async def test_a_document_is_drafted_changed_decided_printed_served_and_corrected(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    new = f"/people/{person}/outgoing/new?kind=summons"
    document = id_of(
        await submit(tablet, new, SUMMONS | {"form_token": str(fresh()), "kind": "summons"}, to=f"/people/{person}/outgoing/new")
    )
    page = f"/outgoing/{document}"
    assert "Draft" in (await tablet.get(page)).text
    typed = (await tablet.get(f"{page}/edit")).text
    for text in ("10:30", "Room 12", "18.11.2026 10:00; Did not come; Demo Street 1", "УИК 176; A warning"):
        assert text in typed
    assert (await submit(tablet, f"{page}/edit", SUMMONS | {"place": "Room 14", "version": "1"})).status_code == 303
    stale = await submit(tablet, page, {"version": "1"}, to=f"{page}/decide")
    assert stale.status_code == 409, "the draft was changed while it was decided"
    assert (await submit(tablet, page, {"version": "2"}, to=f"{page}/decide")).status_code == 303
    assert (await submit(tablet, page, {"version": "2"}, to=f"{page}/decide")).status_code == 409
    assert "75-01-2026-0001" in (await tablet.get(page)).text
    paper = await tablet.get(f"{page}/pdf?language=ru")
    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert "75-01-2026-0001.pdf" in paper.headers["content-disposition"]
    early = {"how": "signature", "served_on": f"{TODAY - timedelta(days=1):%d.%m.%Y}"}
    refused = await submit(tablet, page, early, to=f"{page}/serve")
    assert (refused.status_code, "on the day of the decision or later" in refused.text) == (422, True)
    by_post = {"how": "post", "served_on": f"{TODAY:%d.%m.%Y}", "tracking": "RR000000001KZ"}
    assert (await submit(tablet, page, by_post, to=f"{page}/serve")).status_code == 303
    late = await submit(tablet, page, {"reason_why": "A mistake"}, to=f"{page}/withdraw")
    assert (late.status_code, "make a new document" in late.text) == (409, True)
    correcting = f"/people/{person}/outgoing/new?corrects={document}"
    assert "Room 14" in (await tablet.get(correcting)).text
    token = {"form_token": str(fresh()), "kind": "summons", "corrects": str(document)}
    second = id_of(await submit(tablet, correcting, SUMMONS | token, to=f"/people/{person}/outgoing/new"))
    assert "75-01-2026-0001" in (await tablet.get(f"/outgoing/{second}")).text
    assert "75-01-2026-0001" in (await tablet.get(f"/people/{person}/outgoing?kind=summons")).text


async def test_everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays(tablet: httpx.AsyncClient) -> None:
    person, typed = await somebody(), {"form_token": str(fresh()), "kind": "summons"}
    wrong = {"appear_at": "45.11.2026", "place": "", "purpose": "Wed'ding", "facts": "yesterday; no", "language": ""}
    answer = await submit(tablet, f"/people/{person}/outgoing/new?kind=summons", typed | wrong, to=f"/people/{person}/outgoing/new")
    assert answer.status_code == 422
    for name in ("appear_at", "place", "facts", "language"):
        assert f'href="#{name}"' in answer.text
    assert "Wed&#39;ding" in answer.text
    assert await documents_of(OFFICER, person) == []


async def test_the_same_form_sent_twice_makes_one_document(tablet: httpx.AsyncClient) -> None:
    person, token = await somebody(), {"form_token": str(fresh()), "kind": "summons"}
    new = f"/people/{person}/outgoing/new"
    first, again = [id_of(await submit(tablet, f"{new}?kind=summons", SUMMONS | token, to=new)) for _ in range(2)]
    assert first == again
    assert len(await documents_of(OFFICER, person)) == 1


async def test_a_submission_waits_for_another_officer(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    document = await drafted(await somebody(), "submission")
    page = f"/outgoing/{document}"
    assert (await submit(tablet, page, {"version": "1"}, to=f"{page}/decide")).status_code == 303
    shown = (await tablet.get(page)).text
    assert "Another officer decides it" in shown
    refused = await submit(tablet, page, {"version": "1"}, to=f"{page}/decide")
    assert (refused.status_code, await state(document)) == (409, "endorsed")
    await decide_document(document, by=SENIOR, now=NOW)
    assert SENIOR.name in (await tablet.get(page)).text


async def test_a_signed_copy_is_attached_before_it_is_recorded(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    document = await drafted(person)
    await decide_document(document, by=OFFICER, now=NOW)
    page = f"/outgoing/{document}"
    assert (await submit(tablet, page, to=f"{page}/signed")).status_code == 422
    await attached(person, subject=Subject("document", document))
    assert (await submit(tablet, page, to=f"{page}/signed")).status_code == 303
    assert await state(document) == "signed"


async def test_a_document_of_a_procedure_is_decided_there(tablet: httpx.AsyncClient) -> None:
    document = await drafted(await somebody(), "warning", owner="breaches")
    page = f"/outgoing/{document}"
    assert "is decided there" in (await tablet.get(page)).text
    for what, sent in (("decide", {"version": "1"}), ("withdraw", {"reason_why": "A mistake"}), ("edit", SUMMONS)):
        assert (await submit(tablet, page, sent, to=f"{page}/{what}")).status_code == 409
    assert await state(document) == "drafted"


async def test_the_register_lists_numbers_filters_them_and_is_a_table(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    for kind in ("notice", "act"):
        await decide_document(await drafted(person, kind), by=OFFICER, now=NOW)
    await drafted(person)
    shown = (await tablet.get("/outgoing")).text
    assert "75-09-2026-0001" in shown
    assert "75-08-2026-0002" in shown
    only = (await tablet.get(f"/outgoing?kind=act&since={TODAY:%d.%m.%Y}")).text
    assert "75-09-2026-0001" not in only
    assert "75-08-2026-0002" in only
    assert "75-08-2026-0002" not in (await tablet.get(f"/outgoing?until={TODAY - timedelta(days=1):%d.%m.%Y}")).text
    rows = list(csv.DictReader(io.StringIO((await tablet.get("/outgoing.csv")).text)))
    assert {row["number"] for row in rows} == {"75-08-2026-0002", "75-09-2026-0001"}


async def test_texts_change_by_two_administrators_from_a_later_day_and_decided_papers_keep_theirs(
    engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    admin = await signed_in("probation", "admin")
    admin.cookies.set("oralu_language", "en")
    person, form = await somebody(), "/printed-forms/notice"
    before = await drafted(person)
    await decide_document(before, by=OFFICER, now=NOW)
    texts = {
        f"{place}_{language}": f"Other {place} {language}" for place in ("heading", "opening", "closing") for language in ("kk", "ru", "en")
    }
    why = {"why": "The order of the minister changed", "valid_from": f"{TODAY:%d.%m.%Y}"}
    assert "tomorrow on" in (await submit(admin, form, texts | why)).text
    later = why | {"valid_from": f"{TODAY + timedelta(days=2):%d.%m.%Y}"}
    version = id_of(await submit(admin, form, texts | later))
    assert (await submit(admin, form, texts | later)).status_code == 409, "one proposal of a form at a time"
    page = f"/printed-forms/versions/{version}"
    assert "Other heading kk" in (await admin.get(page)).text
    assert (await submit(admin, page, {"answer": "accept"})).status_code == 409, "who proposed it does not accept it"
    assert (await admin.get(f"/printed-forms/notice/preview?language=kk&version={version}")).content[:5] == b"%PDF-"
    await answer_texts(version, "accept", "", by=actor("second-administrator", Role.ADMINISTRATOR), now=NOW)
    today, then = await drafted(person), await drafted(person)
    await decide_document(today, by=OFFICER, now=NOW)
    await decide_document(then, by=OFFICER, now=NOW + timedelta(days=2))
    found = [await any_document(each) for each in (before, today, then)]
    assert [row.template_version for row in found if row is not None] == [1, 1, 2]
