"""What others propose waits for the coordinator: providers about their own organisation, social workers, whoever has no account."""

import re
from dataclasses import replace

import httpx
import pytest

from services.reintegration.directory.change_tables import DirectoryChange
from services.reintegration.directory.changes.actions import Draft, change, decide
from services.reintegration.directory.changes.rows import own_proposals, waiting
from services.reintegration.directory.duplicates.actions import keep_apart, merge, part
from services.reintegration.directory.duplicates.queries import pairs
from services.reintegration.directory.entries.records import snapshot, version_of
from services.reintegration.directory.tables import Organisation, ServiceOffer
from services.reintegration.errors import EntryChanged, NotThere, ReasonMissing
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.identity.demo import PROVIDER
from shared.values import JsonObject
from tests.builders.actors import COORDINATOR, HOST, SOCIAL, STRANGER
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.staff import make_account
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import submit

JOINING = {
    "name": "Жаңа жол",
    "what": "Помогаем с документами и жильём",
    "region": "75",
    "phone": "+7 727 000 00 09",
    "contact": "Aliya, +7 701 1",
}


async def known() -> JsonObject:
    """The demo provider's organisation as it is."""
    found = await snapshot("organisation", PROVIDER)
    assert found is not None
    return found


async def proposal(**fields: object) -> Draft:
    """A correction of it."""
    before = await known()
    return Draft("organisation", PROVIDER, "correct", before | fields, version_of(before), reason="It changed")


async def test_a_providers_correction_waits_and_is_accepted(desk: Desk) -> None:
    number = await change(await proposal(name="New name"), by=HOST, now=NOW)
    assert (await known())["name"] != "New name"
    assert [row.id for row in await own_proposals(PROVIDER, HOST)] == [number]
    assert await own_proposals(PROVIDER, SOCIAL) == []
    await decide(number, accept=True, answer=None, by=COORDINATOR, now=NOW)
    await decide(number, accept=True, answer=None, by=COORDINATOR, now=NOW)  # pressed twice
    assert (await known())["name"] == "New name"
    with pytest.raises(EntryChanged):
        await decide(number, accept=False, answer="No", by=COORDINATOR, now=NOW)


async def test_the_same_proposal_sent_twice_waits_once(desk: Desk) -> None:
    first = await change(await proposal(name="New name"), by=SOCIAL, now=NOW)
    assert await change(await proposal(name="New name"), by=SOCIAL, now=NOW) == first
    assert await DirectoryChange.count() == 1


async def test_a_refusal_needs_its_reason_and_changes_nothing(desk: Desk) -> None:
    number = await change(await proposal(name="New name"), by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await decide(number, accept=False, answer=" ", by=COORDINATOR, now=NOW)
    await decide(number, accept=False, answer="Not so", by=COORDINATOR, now=NOW)
    assert (await known())["name"] != "New name"


async def test_what_changed_meanwhile_stays_beside_what_was_proposed(desk: Desk) -> None:
    number = await change(await proposal(name="New name"), by=HOST, now=NOW)
    await change(await proposal(website="https://example.kz"), by=COORDINATOR, now=NOW)
    await decide(number, accept=True, answer=None, by=COORDINATOR, now=NOW)
    found = await known()
    assert (found["name"], found["website"]) == ("New name", "https://example.kz")


async def test_nobody_writes_beyond_their_right(desk: Desk) -> None:
    number = await change(await proposal(name="New name"), by=HOST, now=NOW)
    for who in (SOCIAL, HOST, STRANGER):
        with pytest.raises(NotThere):
            await decide(number, accept=True, answer=None, by=who, now=NOW)
    with pytest.raises(NotThere):
        await change(await proposal(name="Taken over"), by=STRANGER, now=NOW)


async def test_a_provider_sees_no_changes_of_others(desk: Desk) -> None:
    await change(await proposal(name="New name"), by=HOST, now=NOW)
    with acting(acting_for(STRANGER)):
        assert not (await waiting(size=10)).rows
    with acting(acting_for(HOST)):
        assert len((await waiting(size=10)).rows) == 1


async def test_a_providers_pages_show_the_own_organisation_alone(desk: Desk, signed_in: SignedIn) -> None:
    provider = await signed_in("reintegration", "provider")
    own = f"/directory/entries/organisation/{PROVIDER}"
    assert f'href="{own}"' in (await provider.get("/provider")).text
    other = await Organisation.select(Organisation.id).where(Organisation.id != PROVIDER).first()
    assert other is not None
    assert (await provider.get(f"/directory/entries/organisation/{other['id']}")).status_code == 404
    assert (await provider.get(f"/directory/new/service?organisation={other['id']}")).status_code == 403
    assert (await provider.get("/directory")).status_code == 403
    assert (await submit(provider, own, to=f"/directory/confirm/{PROVIDER}")).status_code == 303
    row = await Organisation.select(Organisation.confirmed_on).where(Organisation.id == PROVIDER).first()
    assert row is not None
    assert row["confirmed_on"] == NOW.date()
    assert (await submit(provider, own, to=f"/directory/confirm/{other['id']}")).status_code == 404


@pytest.fixture
async def stranger(desk: Desk, client_for: ClientFor) -> httpx.AsyncClient:
    """A browser of somebody without an account."""
    return await client_for("reintegration")


async def test_an_organisation_enters_itself_once_and_waits(desk: Desk, stranger: httpx.AsyncClient, signed_in: SignedIn) -> None:
    assert 'href="/join"' in (await stranger.get("/sign-in")).text
    token = re.search(r'name="token" value="([^"]+)"', (await stranger.get("/join")).text)
    assert token is not None
    for _ in range(2):
        assert (await submit(stranger, "/join", {**JOINING, "token": token[1]})).status_code == 303
    assert await DirectoryChange.count() == 1
    assert not await Organisation.exists().where(Organisation.name == "Жаңа жол")
    await make_account(COORDINATOR, "coordinator")
    coordinator = await signed_in("reintegration", "coordinator")
    page = (await coordinator.get("/directory/changes")).text
    (number,) = re.findall(r"/directory/changes/([0-9a-f-]{36})", page)
    assert "Aliya, +7 701 1" in (await coordinator.get(f"/directory/changes/{number}")).text
    assert (await submit(coordinator, f"/directory/changes/{number}", {"do": "accept"})).status_code == 303
    assert await Organisation.exists().where(Organisation.name == "Жаңа жол")
    assert "Aliya" not in (await coordinator.get(f"/directory/changes/{number}")).text


async def test_one_address_enters_only_so_many(desk: Desk, stranger: httpx.AsyncClient) -> None:
    codes = [(await submit(stranger, "/join", {**JOINING, "name": f"Ұйым {number}"})).status_code for number in range(7)]
    assert codes == [303] * 5 + [429] * 2
    assert (await submit(stranger, "/join", {**JOINING, "region": "99"})).status_code == 422


async def test_duplicates_are_proposed_merged_and_parted_again(desk: Desk) -> None:
    await make_alike("Demo Night Shelter East")
    other = (await Organisation.select(Organisation.id).where(Organisation.name == "Demo Night Shelter").first() or {})["id"]
    (pair,) = [pair for pair in await pairs(50) if pair.why == ["name"]]
    assert {pair.one, pair.other} >= {other}
    keep = pair.one if pair.other == other else pair.other
    services = await ServiceOffer.count().where(ServiceOffer.organisation == other)
    await merge(keep, other, by=COORDINATOR, now=NOW)
    assert await ServiceOffer.count().where(ServiceOffer.organisation == keep) == services
    with pytest.raises(EntryChanged):
        await merge(keep, other, by=COORDINATOR, now=NOW)
    merged = await DirectoryChange.select(DirectoryChange.id).where(DirectoryChange.kind == "merge").first()
    assert merged is not None
    with pytest.raises(NotThere):
        await part(merged["id"], by=SOCIAL, now=NOW)
    await part(merged["id"], by=COORDINATOR, now=NOW)
    assert await ServiceOffer.count().where(ServiceOffer.organisation == other) == services
    assert not [pair for pair in await pairs(50) if {pair.one, pair.other} == {keep, other}], "not proposed again"


async def test_two_that_are_kept_apart_are_not_proposed_again(desk: Desk) -> None:
    before = await pairs(50)
    await keep_apart(before[0].one, before[0].other, by=COORDINATOR, now=NOW)
    assert len(await pairs(50)) == len(before) - 1


async def make_alike(name: str) -> None:
    """Another organisation with a similar name."""
    entry = {"name": name, "region": "75", "phones": [], "ended": False}
    await change(replace(await proposal(), subject=PROVIDER_LIKE, kind="create", after=entry, seen=""), by=COORDINATOR, now=NOW)


PROVIDER_LIKE = PROVIDER.__class__(int=PROVIDER.int ^ 1)
