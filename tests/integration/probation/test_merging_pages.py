"""The pages of a merge: from a suspicion or a case to both records side by side, the second officer, the way back; bad input and access."""

from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.duplicates.actions import raise_suspicion
from services.probation.restriction.actions import set_restriction
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, POLICE, SENIOR, SYSTEM
from tests.builders.attachments import attached
from tests.builders.merges import REASON, merged, proposed, rows, twice
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

CHOICES = {f"field_{name}": "one" for name in ("family_name", "given_name", "birth_date", "phone")}
FORM = {**CHOICES, "stays": "one", "reason": REASON}


@pytest.fixture
async def officer(signed_in: SignedIn) -> httpx.AsyncClient:
    return await in_english(signed_in, "officer")


async def in_english(signed_in: SignedIn, login: str) -> httpx.AsyncClient:
    client = await signed_in("probation", login)
    client.cookies.set("oralu_language", "en")
    return client


async def opened(client: httpx.AsyncClient, address: str) -> httpx.Response:
    """The page that the address leads to."""
    answer = await client.get(address)
    return await client.get(answer.headers["location"]) if answer.status_code == 303 else answer


async def sent(client: httpx.AsyncClient, page: str, data: dict[str, str]) -> httpx.Response:
    """Its form is filled in and sent; the page that the answer leads to."""
    answer = await submit(client, page, data)
    return await client.get(answer.headers["location"]) if answer.status_code == 303 else answer


def errors(answer: httpx.Response) -> str:
    """What the summary of errors says."""
    return answer.text.split('class="govuk-error-summary__body"')[1].split("</ul>")[0]


async def test_from_a_suspicion_to_the_merge_and_back(officer: httpx.AsyncClient, signed_in: SignedIn) -> None:
    one, two = await twice()
    suspicion = await raise_suspicion(one, two, suspected_at=NOW, by=SYSTEM, now=NOW)
    assert f"/people/{one}/merge/{two}" in (await officer.get(f"/suspicions/{suspicion}")).text
    shown = (await officer.get(f"/people/{one}/merge/{two}")).text
    assert 'value="one" checked' not in shown, "nothing is chosen beforehand where both say something"
    asked = await sent(officer, f"/people/{one}/merge/{two}", FORM | {"field_phone": "other"})
    merge = UUID(str(asked.url).rsplit("/", 1)[1])
    assert "Waits for a second officer" in asked.text
    senior = await in_english(signed_in, "senior")
    assert "Merge to confirm" in (await senior.get("/queue")).text
    confirmed = await sent(senior, f"/merges/{merge}", {"step": "confirm"})
    assert "Merged" in confirmed.text
    page = (await officer.get(f"/people/{one}")).text
    assert "was merged into this one" in page
    assert page.count("75-2026-0000") >= 2
    assert (await opened(officer, f"/people/{two}/history")).url.path == f"/people/{one}/history"
    assert (await post(officer, f"/people/{two}/note", {"words": "By an old address"})).headers["location"] == f"/people/{one}"
    paper = await attached(one)
    undo = (await officer.get(f"/merges/{merge}/undo")).text
    assert f"probation.attachment/{paper}" in undo
    words = {"undo_reason": "Twins: the documents differ", "moves": f"probation.attachment/{paper}"}
    await submit(officer, f"/merges/{merge}/undo", words)
    await submit(senior, f"/merges/{merge}", {"step": "confirm"})
    assert await rows("SELECT person FROM probation.attachment WHERE id = $1", paper) == [two]
    assert "The merge with the record" in (await officer.get(f"/people/{two}")).text


async def test_the_other_record_is_found_by_name_and_no_address_says_it(officer: httpx.AsyncClient) -> None:
    one, two = await twice()
    found = await submit(officer, f"/people/{one}/merge", {"q": "Ahmetova"})
    assert f"/people/{one}/merge/{two}" in found.text
    assert "Ahmetova" not in str(found.url)
    assert f'/merge/{one}"' not in found.text, "not the record itself"
    assert "Nobody is found" in (await submit(officer, f"/people/{one}/merge", {"q": "12345 !!! <b>x</b>"})).text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"stays": ""}, "Which record stays"), ({"stays": "both"}, "Which record stays"), ({"reason": "same"}, "Why it is the same person"),
     ({"field_phone": ""}, "Mobile phone"), ({"field_phone": "<b>x</b>"}, "Mobile phone")],
)  # fmt: skip
async def test_what_is_missing_is_told_and_what_was_chosen_is_kept(officer: httpx.AsyncClient, wrong: dict[str, str], field: str) -> None:
    one, two = await twice()
    answer = await submit(officer, f"/people/{one}/merge/{two}", FORM | wrong)
    assert answer.status_code == 422
    assert field in errors(answer)
    assert "<b>x</b>" not in answer.text
    if "reason" not in wrong:
        assert REASON in answer.text
    assert await rows("SELECT count(*) FROM probation.person_merge") == [0]


async def test_who_does_not_see_the_other_record_learns_what_to_do_and_not_whose_it_is(officer: httpx.AsyncClient) -> None:
    one, two = await twice()
    for each in (OFFICER_ELSEWHERE, POLICE):
        await make_account(each, f"account-{each.authority}-{each.office}")
    elsewhere = await registered(person(None, family_name="Hidden", phone="+77010000055", office="71"), by=OFFICER_ELSEWHERE)
    police = await registered(person(None, family_name="Secret", phone="+77010000056"), by=POLICE)
    await set_restriction(two, True, "A threat was reported", by=SENIOR, now=NOW)
    for other in (elsewhere.person, police.person, uuid4()):
        for answer in (await officer.get(f"/people/{one}/merge/{other}"), await submit(officer, f"/people/{one}/merge", {"q": "Hidden"})):
            assert "Hidden" not in answer.text.replace('value="Hidden"', "")
            assert "Secret" not in answer.text
        refused = await post(officer, f"/people/{one}/merge/{other}", FORM)
        assert refused.status_code == 404
        assert "You do not see the other record" in refused.text
    assert (await officer.get(f"/people/{two}/merge/{one}")).status_code == 200, "the officer of a restricted case sees it"


async def test_a_merge_is_read_by_who_sees_the_person_and_by_nobody_else(officer: httpx.AsyncClient, signed_in: SignedIn) -> None:
    one, two = await twice()
    merge = await merged(one, two)
    assert (await officer.get(f"/merges/{merge}")).status_code == 200
    await make_account(OFFICER_ELSEWHERE)
    stranger = await in_english(signed_in, "officer-elsewhere")
    for address in (f"/merges/{merge}", f"/merges/{merge}/undo"):
        assert (await stranger.get(address)).status_code == 404
    assert (await post(stranger, f"/merges/{merge}", {"step": "confirm"})).status_code == 404
    assert (await officer.get(f"/merges/{uuid4()}")).status_code == 404


async def test_the_proposer_does_not_confirm_and_may_take_it_back(officer: httpx.AsyncClient) -> None:
    one, two = await twice()
    merge = await proposed(one, two)
    shown = (await officer.get(f"/merges/{merge}")).text
    assert "Confirm the merge" not in shown
    assert (await post(officer, f"/merges/{merge}", {"step": "confirm"})).status_code == 409
    assert (await post(officer, f"/merges/{merge}", {"step": "something"})).status_code == 404
    assert "Taken back" in (await sent(officer, f"/merges/{merge}", {"step": "withdraw"})).text
    assert (await post(officer, f"/merges/{merge}", {"step": "withdraw"})).status_code == 409


async def test_a_second_proposal_and_a_record_merged_meanwhile_are_told(officer: httpx.AsyncClient, signed_in: SignedIn) -> None:
    one, two = await twice()
    merge = await proposed(one, two)
    again = await submit(officer, f"/people/{two}/merge/{one}", FORM)
    assert again.status_code == 422
    assert "waits for a second officer already" in again.text
    senior = await in_english(signed_in, "senior")
    assert "Why you refuse" in (await post(senior, f"/merges/{merge}", {"step": "refuse", "answer": ""})).text
    await submit(senior, f"/merges/{merge}", {"step": "confirm"})
    late = await opened(officer, f"/people/{one}/merge/{two}")
    assert late.url.path == f"/people/{one}"


async def test_a_row_that_cannot_be_read_moves_nothing(officer: httpx.AsyncClient) -> None:
    one, two = await twice()
    merge = await merged(one, two)
    wrong = {"undo_reason": REASON, "moves": "probation.person; DROP/x"}
    assert (await submit(officer, f"/merges/{merge}/undo", wrong)).status_code == 422
    foreign = {"undo_reason": REASON, "moves": f"probation.registration_nobody/{uuid4()}"}
    assert (await sent(officer, f"/merges/{merge}/undo", foreign)).status_code == 200
    assert OFFICER.name in (await officer.get(f"/merges/{merge}")).text
