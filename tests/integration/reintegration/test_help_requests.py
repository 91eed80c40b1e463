"""Somebody without an account asks for help; a worker accepts, joins or declines; the person reads the answer and may take it back."""

import asyncio
import re

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.consents.tables import Consent
from services.reintegration.database import Audit, Outbox
from services.reintegration.errors import EntryChanged, NotAllowed, NotThere
from services.reintegration.help_requests import deciding, queries, sending
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import State, id_of
from services.reintegration.help_requests.tables import HelpRequest, HelpRequestEvent
from services.reintegration.sealing.keys import key_of
from services.reintegration.sealing.tables import NeedKey
from services.reintegration.tasks.tables import Task
from services.reintegration.timeline.tables import TimelineEntry
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db import acting
from tests.builders.actors import AUDITOR, COORDINATOR, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import submit

WHO = Content("Demo", "Aigerim", "", 1984, "+77010000001", "At the bus station", ("housing", "work"), "I sleep in a cellar")
TYPED = {
    "family_name": "Demo", "given_name": "Aigerim", "birth_year": "1984", "phone": "+77010000001", "region": "75",
    "needs": ["housing", "work"], "words": "I sleep in a cellar", "way": "none", "consent": "yes",
}  # fmt: skip


AGREED = {"consent": "yes"}


async def sent(content: Content = WHO, region: str = "75") -> tuple[dict[str, str], HelpRequest]:
    """What the person types to read the answer, and the request."""
    token = fresh()
    receipt = await sending.send(content, region=region, language="ru", token=token, site="test", now=NOW)
    row = await HelpRequest.objects().where(HelpRequest.id == id_of(token)).first()
    assert row is not None
    return {"number": receipt.number, "code": receipt.code}, row


@pytest.fixture
async def stranger(desk: Desk, client_for: ClientFor) -> httpx.AsyncClient:
    """A browser of somebody without an account."""
    client = await client_for("reintegration")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.fixture
async def worker(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_from_the_public_form_to_the_case(stranger: httpx.AsyncClient, worker: httpx.AsyncClient) -> None:
    before = await Case.count()
    assert 'href="/help"' in (await stranger.get("/sign-in")).text
    answer = await submit(stranger, "/help", TYPED)
    number, code = re.findall(r"<strong>([A-Z0-9-]+)</strong>", answer.text)
    assert await Case.count() == before, "a request never opens a case by itself"
    assert "A worker calls you by" in (await submit(stranger, "/help/answer", {"number": number, "code": code.lower()})).text
    assert "Demo Aigerim" in (await worker.get("/desk")).text
    (request,) = re.findall(r"/help-requests/([0-9a-f-]{36})", (await worker.get("/help-requests")).text)
    page = (await worker.get(f"/help-requests/{request}")).text
    assert "I sleep in a cellar" in page
    assert number in page, "the person says it on the phone"
    unasked = await submit(worker, f"/help-requests/{request}", {}, to=f"/help-requests/{request}/accept")
    assert unasked.status_code == 422, "a case is opened when the person was told the text and agreed"
    opened_one = await submit(worker, f"/help-requests/{request}", AGREED, to=f"/help-requests/{request}/accept")
    assert opened_one.is_redirect
    shown = (await worker.get(opened_one.headers["location"])).text
    assert "The person asked through the page for help" in shown
    assert "A worker has taken on your request" in (await submit(stranger, "/help/answer", {"number": number, "code": code})).text


async def test_what_was_written_is_stored_sealed_alone(desk: Desk) -> None:
    _, row = await sent()
    stored = str(await HelpRequest.select().where(HelpRequest.id == row.id)) + str(await Audit.select()) + str(await Outbox.select())
    for secret in ("Aigerim", "77010000001", "cellar", "bus station"):
        assert secret not in stored


async def test_accepted_twice_at_once_it_is_one_case_with_its_tasks_and_consent(desk: Desk) -> None:
    _, row = await sent()
    made = await asyncio.gather(*(deciding.accept(row.id, token=fresh(), by=SOCIAL, now=NOW) for _ in range(3)))
    assert len(set(made)) == 1
    case = await Case.select(Case.name, Case.origin, Case.office, Case.birth_year).where(Case.person == made[0]).first()
    assert case == {"name": "Demo Aigerim", "origin": "link", "office": "75", "birth_year": 1984}
    assert await Task.count().where(Task.person == made[0]) == 2
    assert await Consent.count().where(Consent.person == made[0]) == 1
    with pytest.raises(NotAllowed):
        await deciding.decline(row.id, "other", version=2, by=SOCIAL, now=NOW)


async def test_joined_to_a_case_the_needs_become_its_tasks(desk: Desk) -> None:
    _, row = await sent()
    for _ in range(2):
        await deciding.join(row.id, desk.person, by=SOCIAL, now=NOW)
    assert await Task.count().where(Task.person == desk.person) == 2
    assert await TimelineEntry.count().where(TimelineEntry.kind == "help_request_joined") == 1
    assert (await queries.request_of(row.id, SOCIAL)).case_person == desk.person


async def test_a_request_is_seen_in_its_region_alone(desk: Desk) -> None:
    _, row = await sent()
    office = Actor(fresh(), "Demo", Role.SOCIAL_WORKER, "7512")
    for by, sees in ((SOCIAL, True), (office, True), (SOCIAL_ELSEWHERE, False)):
        with acting.acting(acting_for(by)):
            assert (len(await queries.requests(by, waiting=True, size=5)) == 1) is sees
            assert (await HelpRequest.count() == 1) is sees, "the policies say the same"
            assert await NeedKey.exists().where(NeedKey.person == row.person) is sees
            if not sees:
                with pytest.raises(NotThere):
                    await deciding.accept(row.id, token=fresh(), by=by, now=NOW)
    for by in (AUDITOR, COORDINATOR):
        with pytest.raises(NotThere):
            await deciding.decline(row.id, "other", version=1, by=by, now=NOW)


async def test_a_refusal_is_told_and_can_be_taken_back(desk: Desk, stranger: httpx.AsyncClient, worker: httpx.AsyncClient) -> None:
    keeps, row = await sent()
    address = f"/help-requests/{row.id}"
    missing = await submit(worker, address, {"version": "1"}, to=f"{address}/decline")
    assert missing.status_code == 422
    assert (await submit(worker, address, {"version": "1", "reason": "not_our_region"}, to=f"{address}/decline")).is_redirect
    assert "choose that region" in (await submit(stranger, "/help/answer", keeps)).text
    stale = await submit(worker, address, {"version": "1"}, to=f"{address}/take-up")
    assert stale.status_code == 409
    assert (await submit(worker, address, {"version": "2"}, to=f"{address}/take-up")).is_redirect
    assert (await queries.request_of(row.id, SOCIAL)).state == State.WAITING
    acts = [each["act"] for each in await HelpRequestEvent.select(HelpRequestEvent.act).order_by(HelpRequestEvent.at)]
    assert sorted(acts) == ["decline", "take_up"]


async def test_what_was_taken_back_can_be_read_by_nobody(desk: Desk, stranger: httpx.AsyncClient, worker: httpx.AsyncClient) -> None:
    keeps, row = await sent()
    asked = await submit(stranger, "/help/answer", keeps)
    assert "Take the request back" in asked.text
    unsure = await stranger.post("/help/withdraw", data={"_csrf_token": _token(asked), **keeps})
    assert "A worker calls you by" in unsure.text
    gone = await stranger.post("/help/withdraw", data={"_csrf_token": _token(asked), **keeps, "sure": "yes"})
    assert "can no longer be read by anybody" in gone.text
    assert await key_of(row.person) is None
    page = (await worker.get(f"/help-requests/{row.id}")).text
    assert "cannot be read any more" in page
    assert "Aigerim" not in page
    with pytest.raises(NotAllowed):
        await deciding.accept(row.id, token=fresh(), by=SOCIAL, now=NOW)


async def test_two_workers_decide_at_once_and_one_is_told(desk: Desk) -> None:
    _, row = await sent()
    done = await asyncio.gather(
        deciding.decline(row.id, "other", version=1, by=SOCIAL, now=NOW),
        deciding.join(row.id, desk.person, by=SOCIAL, now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(each, NotAllowed | EntryChanged) for each in done) == 1


async def test_of_the_same_name_the_worker_looks_first(desk: Desk, worker: httpx.AsyncClient) -> None:
    twin = await opened("Demo Aigerim")
    _, row = await sent()
    address = f"/help-requests/{row.id}"
    assert str(twin.person) in (await worker.get(address)).text
    asked = await submit(worker, address, AGREED, to=f"{address}/accept")
    assert asked.status_code == 422
    assert "Look at the people below first" in asked.text
    assert (await submit(worker, address, {"person": str(twin.person)}, to=f"{address}/join")).is_redirect
    assert await Task.count().where(Task.person == twin.person) == 2


async def test_a_closed_or_unknown_case_is_not_joined(desk: Desk, worker: httpx.AsyncClient) -> None:
    await Case.update({Case.status: "closed", Case.case_number: "75-77"}).where(Case.person == desk.person)
    _, row = await sent()
    address = f"/help-requests/{row.id}"
    for typed, said in (
        ({"case_number": "75-77"}, "That case is closed"),
        ({"case_number": "0"}, "no case of this number"),
        ({}, "Choose a case"),
    ):
        assert said in (await submit(worker, address, typed, to=f"{address}/join")).text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("consent", "", "Fill this in"), ("birth_year", "9999", "2100"), ("phone", "", "where we can find you"),
        ("region", "99", "valid value"),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(field: str, value: str, said: str, stranger: httpx.AsyncClient) -> None:
    answer = await submit(stranger, "/help", TYPED | {field: value})
    assert answer.status_code == 422
    assert said in answer.text
    assert "I sleep in a cellar" in answer.text
    assert await HelpRequest.count() == 0


async def test_one_address_sends_only_so_many_and_tries_only_so_many_codes(stranger: httpx.AsyncClient) -> None:
    codes = [(await submit(stranger, "/help", TYPED)).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]
    tried = [(await submit(stranger, "/help/answer", {"code": f"AAAA-BBBB-{number:04}"})).status_code for number in range(21)]
    assert tried == [422] * 20 + [429]


def _token(answer: httpx.Response) -> str:
    found = re.search(r'name="_csrf_token" value="([^"]+)"', answer.text)
    assert found is not None
    return found[1]
