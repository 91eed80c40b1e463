"""Reaching a provider: the language of a link, a link in place of another, and what happens where nobody can answer in the portal."""

from datetime import timedelta

import httpx
import pytest

from services.reintegration.directory.answer_ways import Way, answer_way
from services.reintegration.directory.tables import Organisation
from services.reintegration.referral_links.forms import said_of
from services.reintegration.referral_page.queries import referral
from services.reintegration.referral_page.unstaffed import return_unstaffed
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks.tables import Task
from shared.identity import accounts
from shared.identity.tables import Account
from tests.builders.actors import HOST, SOCIAL, STRANGER, SYSTEM
from tests.builders.desk import Desk
from tests.builders.moments import NOW, TODAY
from tests.builders.referral_links import handed_over
from tests.builders.referrals import HOUSING
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import submit


@pytest.fixture
async def visitor(desk: Desk, client_for: ClientFor) -> httpx.AsyncClient:
    """A browser without an account that asks for English."""
    client = await client_for("reintegration")
    client.headers["accept-language"] = "en"
    return client


async def test_a_link_speaks_the_language_it_was_sent_in_until_another_is_chosen(desk: Desk, visitor: httpx.AsyncClient) -> None:
    made = await handed_over(await desk.referral())
    assert '<html lang="ru"' in (await visitor.get(made.address)).text
    shown = await submit(visitor, made.address, to=f"{made.address}/request")
    assert '<html lang="ru"' in shown.text
    visitor.cookies.set("oralu_language", "kk")
    assert '<html lang="kk"' in (await visitor.get(made.address)).text


async def test_the_form_says_that_a_new_link_takes_the_place_of_one_that_works(desk: Desk, signed_in: SignedIn) -> None:
    made = await desk.referral()
    social = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    form = f"/referrals/{made}/links"
    first = (await social.get(form)).text
    assert ("still works" in first, "Make the link" in first) == (False, True)
    await handed_over(made)
    second = (await social.get(form)).text
    assert ("still works" in second, "Replace the link" in second) == (True, True)


@pytest.mark.parametrize("answer", [*(each.value for each in Status), "question", "propose"])
def test_every_answer_of_the_form_means_something(answer: str) -> None:
    assert said_of(answer) == answer


async def _no_accounts_at_the_host() -> None:
    """The only account of the organisation was moved to another one."""
    await Account.update({Account.provider: STRANGER.provider}).where(Account.provider == HOST.provider)


async def test_what_was_read_in_the_portal_comes_back_when_the_account_was_moved(desk: Desk) -> None:
    made = await desk.referral()
    await decide_referral(made, Status.ACCEPTED, by=HOST, now=NOW)
    await _no_accounts_at_the_host()
    assert await return_unstaffed(NOW) == 1
    assert (await referral(made, SOCIAL)).returned_why == "no_staff"
    assert await Task.count().where(Task.person == desk.person, Task.kind == "unstaffed") == 1
    assert await return_unstaffed(NOW) == 0


async def test_where_nobody_ever_could_sign_in_it_comes_back_when_the_time_is_over(desk: Desk) -> None:
    await _no_accounts_at_the_host()
    made = await desk.referral()
    due = (await referral(made, SOCIAL)).answer_due_at
    assert await return_unstaffed(NOW) == 0, "the worker knew it and sends a link"
    assert await return_unstaffed(due - timedelta(seconds=1)) == 0
    assert await return_unstaffed(due) == 1


async def test_the_form_of_a_referral_says_how_the_provider_can_answer(desk: Desk, signed_in: SignedIn) -> None:
    assert HOST.provider is not None
    new = accounts.NewAccount("host", HOST.name, HOST.role, "a long password 1", None, HOST.provider, "en")  # type: ignore[arg-type]
    if not await Account.exists().where(Account.provider == HOST.provider):
        await accounts.create_account(new, by=SYSTEM, at=NOW, account_id=HOST.id, demo=True)
    assert (await answer_way(HOST.provider, TODAY)).way == Way.PORTAL
    social = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    form = f"/cases/{desk.person}/refer/{HOUSING}"
    assert "Nobody at this organisation can sign in" not in (await social.get(form)).text
    await _no_accounts_at_the_host()
    await Organisation.update({Organisation.phone: "+77011112233", Organisation.confirmed_on: TODAY}).where(
        Organisation.id == HOST.provider
    )
    found = await answer_way(HOST.provider, TODAY)
    assert (found.way, found.unconfirmed) == (Way.LINK, False)
    assert "make a link for answering" in (await social.get(form)).text
    await Organisation.update({Organisation.phone: None, Organisation.email: None, Organisation.confirmed_on: None}).where(
        Organisation.id == HOST.provider
    )
    found = await answer_way(HOST.provider, TODAY)
    assert (found.way, found.unconfirmed) == (Way.NOBODY, True)
    page = (await social.get(form)).text
    assert ("neither a phone nor a mailbox" in page, "has not been confirmed" in page) == (True, True)
