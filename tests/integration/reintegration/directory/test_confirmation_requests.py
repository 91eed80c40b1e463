"""An organisation whose entry is old is asked once for each try, answers through a link without an account, and then is asked no more."""

import asyncio
from datetime import date, timedelta

import httpx
import pytest

from services.reintegration.confirmation_requests.asking import ask_due, deliver_batch
from services.reintegration.confirmation_requests.opening import confirm_all, propose, usable
from services.reintegration.confirmation_requests.queries import questions_to
from services.reintegration.confirmation_requests.tables import ConfirmationRequest, ConfirmationToken
from services.reintegration.directory.changes.actions import decide
from services.reintegration.directory.changes.rows import waiting
from services.reintegration.directory.confirming import confirm, confirmed_day
from services.reintegration.directory.entries.records import snapshot
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import LinkDead, NothingChanged
from services.reintegration.sending import trying
from shared.notifications.gateway import Accepted, Outgoing, TryLater
from tests.builders.actors import COORDINATOR
from tests.builders.confirmations import LONG_AGO, address_of, asked, old_organisation
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.referral_links import written
from tests.support.clients import ClientFor
from tests.support.forms import submit

DAY = timedelta(days=1)
TODAY = date(2026, 11, 24)


@pytest.fixture
async def visitor(desk: Desk, client_for: ClientFor) -> httpx.AsyncClient:
    client = await client_for("reintegration")
    client.headers["accept-language"] = "en"
    return client


def secret(address: str) -> str:
    return address.rpartition("/")[2]


async def test_each_is_asked_once_a_try_and_three_times_at_most(desk: Desk) -> None:
    organisation = await old_organisation()
    await old_organisation("Fresh", confirmed_on=TODAY)
    await old_organisation("Of another directory", confirmed_on=None)
    await old_organisation("Not to be reached", phone="103")
    assert sum(await asyncio.gather(ask_due(NOW), ask_due(NOW))) == 1
    assert await ask_due(NOW + 13 * DAY) == 0
    assert [await ask_due(NOW + 14 * number * DAY) for number in (1, 2, 3, 9)] == [1, 1, 0, 0]
    rows = await questions_to(organisation)
    assert [(row.try_number, row.channel, row.recipient, row.about) for row in rows] == [
        (number, "sms", "+77017654321", LONG_AGO) for number in (3, 2, 1)
    ]


async def test_everything_is_as_before(desk: Desk, visitor: httpx.AsyncClient) -> None:
    organisation = await old_organisation()
    address = await asked()
    page = await visitor.get(address)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Қамқор орталығы" in page.text
    assert "+7 701 765 43 21" in page.text
    assert (await confirmed_day(organisation))[1] == LONG_AGO
    assert (await submit(visitor, address, {"do": "as_before"})).status_code == 200
    assert (await confirmed_day(organisation))[1] == TODAY
    again = await visitor.get(address)
    assert again.status_code == 410
    assert "answered already" in again.text
    assert await ask_due(NOW + 100 * DAY) == 0


async def test_a_correction_waits_for_the_coordinator_and_the_link_is_used(desk: Desk, visitor: httpx.AsyncClient) -> None:
    organisation = await old_organisation()
    address = await asked()
    wrong = await submit(visitor, address, {"do": "correct", "phones": "+7 727 000 00 01", "email": "nobody", "words": "Closed on Fridays"})
    assert wrong.status_code == 422
    assert "Closed on Fridays" in wrong.text
    sent = await submit(visitor, address, {"do": "correct", "phones": "+7 727 000 00 01", "words": "Closed on Fridays"})
    assert sent.status_code == 200
    (change,) = await waiting(size=5)
    assert (change.subject, change.reason, change.origin, change.proposed_by_name) == (
        organisation, "Closed on Fridays", "link", "Қамқор орталығы",
    )  # fmt: skip
    assert "phones" in change.differences
    assert (await visitor.get(address)).status_code == 410
    await decide(change.id, accept=True, answer=None, by=COORDINATOR, now=NOW)
    entry = await snapshot("organisation", organisation)
    assert entry is not None
    assert entry["phones"] == ["+7 727 000 00 01"]
    assert await ask_due(NOW + 20 * DAY) == 0


async def test_words_alone_are_enough_and_nothing_at_all_is_not(desk: Desk) -> None:
    await old_organisation()
    address = secret(await asked())
    with pytest.raises(NothingChanged):
        await propose(address, {}, "", now=NOW)
    await propose(address, {}, "The yard door is locked", now=NOW)
    (change,) = await waiting(size=5)
    assert (change.reason, change.differences) == ("The yard door is locked", [])


async def test_two_answers_at_once_are_one(desk: Desk) -> None:
    await old_organisation()
    address = secret(await asked())
    answers = await asyncio.gather(confirm_all(address, now=NOW), propose(address, {}, "Something", now=NOW), return_exceptions=True)
    assert [type(each) for each in answers].count(LinkDead) == 1
    assert await ConfirmationRequest.count().where(ConfirmationRequest.used_at.is_not_null()) == 1


async def test_a_link_is_over_when_it_says_so(desk: Desk, visitor: httpx.AsyncClient) -> None:
    organisation = await old_organisation()
    address = await asked()
    with pytest.raises(LinkDead) as expired:
        await usable(secret(address), NOW + 30 * DAY)
    assert expired.value.why == "expired"
    await ask_due(NOW + 14 * DAY)
    with pytest.raises(LinkDead) as replaced:
        await usable(secret(address), NOW + 14 * DAY)
    assert replaced.value.why == "replaced"
    await confirm(organisation, by=COORDINATOR, now=NOW)
    assert (await visitor.get(address)).status_code == 410
    assert await deliver_batch(NOW + 14 * DAY) == 0
    await Organisation.update({Organisation.ended_at: NOW}).where(Organisation.id == organisation)
    assert "no longer in the directory" in (await visitor.get(address)).text
    assert (await visitor.get(f"/join/confirm/{'x' * 43}")).status_code == 404


async def test_a_gateway_that_lost_its_answer_is_tried_again_and_both_links_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Outgoing] = []

    class Losing:
        name = "losing"

        async def send(self, message: Outgoing) -> Accepted:
            sent.append(message)
            if len(sent) == 1:
                raise TryLater("timeout")
            return Accepted("1")

    monkeypatch.setattr(trying, "gateway_of", lambda *_: Losing())
    await old_organisation()
    await ask_due(NOW)
    await deliver_batch(NOW)
    assert await deliver_batch(NOW) == 0
    assert await deliver_batch(NOW + timedelta(minutes=1)) == 1
    assert [message.key for message in sent] == [sent[0].key] * 2
    assert await ConfirmationToken.count() == 2
    for message in sent:
        assert (await usable(secret(address_of(message.text)), NOW)).name == "Қамқор орталығы"


async def test_no_secret_is_stored(desk: Desk) -> None:
    await old_organisation()
    address = secret(await asked())
    stored = repr([await ConfirmationRequest.select(), await ConfirmationToken.select()])
    assert address not in stored
    assert written()[-1]["to"] == "+77017654321"
