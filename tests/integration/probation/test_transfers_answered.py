"""Requests and offers of a transfer: refused, taken back, answered twice, reminded of; nobody outside the two offices finds them."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.cases.tables import Registration
from services.probation.database import DB
from services.probation.law import rules as law
from services.probation.officers.moving import Owner
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered
from services.probation.transfers import jobs
from services.probation.transfers.acceptance import accept
from services.probation.transfers.actions import agree, ask_for_transfer, end
from services.probation.transfers.domain import NotPossible
from shared.db.rows import fetch_values
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import IIN, OTHER_IIN
from tests.builders.registrations import Register
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.transfers import DOCUMENT, TO, WHY, offered, to_offer, told

DAYS = timedelta(days=law.number("transfer.answer", TODAY))


@pytest.fixture
async def made(register: Register) -> Registered:
    """A case to offer, of the demo officer."""
    return await to_offer(register)


async def state(number: UUID) -> str:
    return str((await fetch_values(DB, "SELECT state FROM probation.transfer WHERE id = $1", number))[0])


WRONG = [({"office": "75"}, "office"), ({"office": ""}, "office"), ({"reason": "short"}, "reason"), ({"document": ""}, "document")]


async def test_two_officers_accept_at_once_and_one_gets_it(made: Registered) -> None:
    number = await offered(made)
    other = Owner(SENIOR_ELSEWHERE.id, SENIOR_ELSEWHERE.name, "71")
    results = await asyncio.gather(
        *(accept(number, to, by=SENIOR_ELSEWHERE, now=NOW) for to in (TO, other)), return_exceptions=True
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in results) == ["NotPossible", "bool"]
    winner = (TO, other)[results.index(True)]
    assert await Registration.select(Registration.officer) == [{"officer": winner.id}]
    assert await told(made.person, "supervision_for_biometrics") == 1


async def test_who_asked_sees_the_request_and_not_whose_case_it_is_until_it_is_offered(made: Registered, signed_in: SignedIn) -> None:
    for iin in (IIN, OTHER_IIN):
        await ask_for_transfer(iin, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    asker = await signed_in("probation", "officer-elsewhere")
    shown = (await asker.get("/transfers")).text
    assert shown.count(IIN) == shown.count(OTHER_IIN) == 1
    addresses = [part.partition('"')[0] for part in shown.split('href="/transfers/')[1:] if not part.startswith("new")]
    pages = [(await asker.get(f"/transfers/{each}")).text.partition("<main")[2].partition("</main>")[0] for each in addresses]
    assert len({page.replace(IIN, "").replace(OTHER_IIN, "").replace(each, "") for page, each in zip(pages, addresses, strict=True)}) == 1
    officer = await signed_in("probation", "officer")
    (item,) = [each for each in await queue(OFFICER) if each.kind == "transfer"]
    page = (await officer.get(f"/queue/{item.id}")).headers["location"]
    assert WHY in (await officer.get(page)).text
    assert (await submit(officer, page, {"reason": WHY, "document": DOCUMENT}, to=f"{page}/agree")).status_code == 303
    assert "Fictional Person" in (await asker.get("/transfers")).text
    assert (await post(asker, f"{page}/accept", {"officer": OFFICER_ELSEWHERE.id, "sure": "yes"})).status_code == 403
    assert await Registration.select(Registration.office) == [{"office": "75"}]


async def test_a_request_is_refused_with_a_reason_that_the_asker_reads(made: Registered, signed_in: SignedIn) -> None:
    await ask_for_transfer(IIN, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    officer = await signed_in("probation", "officer")
    (number,) = await fetch_values(DB, "SELECT id FROM probation.transfer")
    page = f"/transfers/{number}"
    assert (await submit(officer, page, {"answer": "no"}, to=f"{page}/refuse")).status_code == 422
    assert (await submit(officer, page, {"answer": "The term ends this week"}, to=f"{page}/refuse")).status_code == 303
    asker = await signed_in("probation", "officer-elsewhere")
    assert "The term ends this week" in (await asker.get(page)).text
    assert "Fictional Person" not in (await asker.get(page)).text
    again = await submit(officer, page, {"answer": "The term ends this week"}, to=f"{page}/refuse")
    assert again.status_code == 409
    assert not [each for each in await queue(OFFICER) if each.kind == "transfer"]


async def test_each_side_takes_its_own_back(made: Registered, signed_in: SignedIn) -> None:
    await ask_for_transfer(IIN, WHY, by=OFFICER_ELSEWHERE, now=NOW)
    (number,) = await fetch_values(DB, "SELECT id FROM probation.transfer")
    asker = await signed_in("probation", "officer-elsewhere")
    await asker.get("/transfers")
    assert 'name="sure"' in (await post(asker, f"/transfers/{number}/withdraw")).text
    assert (await post(asker, f"/transfers/{number}/withdraw", {"sure": "yes"})).status_code == 303
    assert await state(number) == "withdrawn"
    number = await offered(made)
    assert (await post(asker, f"/transfers/{number}/withdraw", {"sure": "yes"})).status_code == 404
    await end(number, "withdraw", "", by=OFFICER, now=NOW)
    assert await state(number) == "withdrawn"
    assert not [each for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"]
    with pytest.raises(NotPossible):
        await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)


async def test_nobody_outside_the_two_offices_finds_it(made: Registered, signed_in: SignedIn) -> None:
    await make_account(COLLEAGUE_OFFICER)
    number = await offered(made)
    for login in ("another-officer", "officer-elsewhere"):
        reader = await signed_in("probation", login)
        assert (await reader.get(f"/transfers/{number}")).status_code == 404
        assert "Fictional Person" not in (await reader.get("/transfers")).text
    auditor = await signed_in("probation", "auditor")
    assert (await auditor.get(f"/transfers/{number}")).status_code == 403


async def test_an_answer_is_reminded_of_and_ends_by_itself(made: Registered, fixed_clock: FixedClock) -> None:
    number = await offered(made)
    await jobs.remind_and_expire({})
    (item,) = [each for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"]
    assert (item.escalation, item.due_at) == (0, NOW + DAYS)
    fixed_clock.move_to(NOW + DAYS - timedelta(days=law.number("transfer.reminder", TODAY)))
    await jobs.remind_and_expire({})
    assert [each.escalation for each in await queue(SENIOR_ELSEWHERE) if each.kind == "transfer_offer"] == [1]
    fixed_clock.move_to(NOW + DAYS)
    with pytest.raises(NotPossible):
        await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW + DAYS)
    await jobs.remind_and_expire({})
    assert await state(number) == "expired"
    assert [each.reason for each in await queue(OFFICER) if each.kind == "transfer_answer"] == ["transfer_expired 71"]


async def test_a_second_offer_leads_to_the_first_and_a_second_request_adds_nothing(made: Registered, signed_in: SignedIn) -> None:
    number = await offered(made)
    officer = await signed_in("probation", "officer")
    assert (await officer.get(f"/people/{made.person}/transfer")).headers["location"] == f"/transfers/{number}"
    for _ in range(2):
        await ask_for_transfer(IIN, WHY, by=SENIOR_ELSEWHERE, now=NOW)
    assert await fetch_values(DB, "SELECT count(*) FROM probation.transfer WHERE state = 'asked'") == [1]
    with pytest.raises(NotPossible):
        await agree(number, WHY, DOCUMENT, by=OFFICER, now=NOW)


@pytest.mark.parametrize(("changed", "field"), WRONG)
async def test_a_wrong_offer_says_what_is_wrong(changed: dict[str, str], field: str, made: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, f"/people/{made.person}/transfer", {"office": "71", "reason": WHY, "document": DOCUMENT, **changed})
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert not await fetch_values(DB, "SELECT id FROM probation.transfer")
