"""The pages of the directory: an organisation is entered with its place and service, found, corrected, ended and confirmed."""

import re

import httpx
import pytest

from services.reintegration.directory.tables import Organisation, ServiceOffer
from tests.builders.actors import COORDINATOR
from tests.builders.desk import Desk
from tests.builders.directory import LOCATION, ORGANISATION, SERVICE
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit

SEEN = re.compile(r'name="seen" value="(\w*)"')


@pytest.fixture
async def coordinator(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_account(COORDINATOR, "coordinator")
    return await signed_in("reintegration", "coordinator")


@pytest.fixture
async def entered(coordinator: httpx.AsyncClient) -> str:
    """The address of an organisation that the coordinator entered."""
    made = await submit(coordinator, "/directory/new/organisation", ORGANISATION)
    assert made.status_code == 303, made.text
    return str(made.headers["location"])


async def corrected(client: httpx.AsyncClient, entry: str, **fields: object) -> httpx.Response:
    """Send the form of an entry with what the page knew of it."""
    page = await client.get(f"{entry}/edit")
    assert page.status_code == 200
    seen = SEEN.search(page.text)
    assert seen is not None
    return await submit(client, f"{entry}/edit", {**fields, "seen": seen[1]})


async def test_an_organisation_with_a_place_and_a_service_is_entered_and_found(coordinator: httpx.AsyncClient, entered: str) -> None:
    page = (await coordinator.get(entered)).text
    assert "Қамқор орталығы" in page
    assert "+7 727 000 00 02" in page
    number = entered.rpartition("/")[2]
    place = await submit(coordinator, f"/directory/new/location?organisation={number}", LOCATION)
    assert place.status_code == 303, place.text
    location = place.headers["location"].rpartition("/")[2]
    service = await submit(coordinator, f"/directory/new/service?organisation={number}", {**SERVICE, "locations": [location]})
    assert service.status_code == 303, service.text
    shown = (await coordinator.get(service.headers["location"])).text
    assert "Справка" in shown
    assert "ул. Абая, 1" in shown
    for words in ("Қамқор", "kamkor", "Kamqor", "nochleg", "Тунеу"):
        found = (await coordinator.get("/directory", params={"words": words})).text
        assert "Қамқор орталығы" in found, words


async def test_a_protected_address_is_told_to_the_coordinator_and_the_organisation_alone(
    coordinator: httpx.AsyncClient, entered: str, signed_in: SignedIn
) -> None:
    number = entered.rpartition("/")[2]
    place = await submit(coordinator, f"/directory/new/location?organisation={number}", {**LOCATION, "protected": ["yes"]})
    service = await submit(
        coordinator,
        f"/directory/new/service?organisation={number}",
        {**SERVICE, "locations": [place.headers["location"].rpartition("/")[2]]},
    )
    entries = [entered, place.headers["location"], service.headers["location"]]
    assert all(["Абая" in (await coordinator.get(each)).text for each in entries[:2]])
    worker = await signed_in("reintegration", "social")
    for address in (*entries, "/directory", "/directory?words=nochleg", "/hsds/locations?full=true", "/hsds/services?full=true",
                    "/hsds/service_at_locations?full=true", f"/hsds/organizations/{number}"):  # fmt: skip
        shown = await worker.get(address)
        assert shown.status_code == 200, address
        assert "Абая" not in shown.text, address
        assert "43.238949" not in shown.text, address
    assert "Protected address" in (await worker.get("/directory?words=nochleg", headers={"accept-language": "en"})).text
    assert (await worker.get(f"{entries[1]}/edit")).status_code == 403


async def test_a_correction_is_kept_with_before_and_after_and_can_be_taken_back(coordinator: httpx.AsyncClient, entered: str) -> None:
    fields = {**ORGANISATION, "name": "Қамқор үйі", "reason": "New name"}
    assert (await corrected(coordinator, entered, **fields)).status_code == 303
    page = (await coordinator.get(entered)).text
    assert "Қамқор үйі" in page
    (change,) = re.findall(r'/directory/changes/([0-9a-f-]{36})">Correction', page)
    shown = (await coordinator.get(f"/directory/changes/{change}")).text
    assert "Қамқор орталығы" in shown
    refused = await submit(coordinator, f"/directory/changes/{change}", {"do": "undo", "reason": ""})
    assert refused.status_code == 422
    assert (await submit(coordinator, f"/directory/changes/{change}", {"do": "undo", "reason": "Wrong"})).status_code == 303
    assert "Қамқор орталығы" in (await coordinator.get(entered)).text


async def test_a_stale_form_changes_nothing(coordinator: httpx.AsyncClient, entered: str) -> None:
    await corrected(coordinator, entered, **{**ORGANISATION, "name": "Бірінші"})
    stale = await submit(coordinator, f"{entered}/edit", {**ORGANISATION, "name": "Екінші", "seen": "0" * 32})
    assert stale.status_code == 409
    assert await Organisation.exists().where(Organisation.name == "Бірінші")


async def test_wrong_fields_are_told_beside_them(coordinator: httpx.AsyncClient, entered: str) -> None:
    number = entered.rpartition("/")[2]
    wrong = await submit(
        coordinator,
        f"/directory/new/service?organisation={number}",
        {**SERVICE, "name_kk": "", "name_ru": "", "url": "not an address", "hours_tu_from": "25:00", "areas": "here"},
    )
    assert wrong.status_code == 422
    for field in ("url", "areas", "hours_tu_from"):
        assert f'href="#{field}"' in wrong.text, field


async def test_an_ending_needs_its_reason_and_is_undone(coordinator: httpx.AsyncClient, entered: str) -> None:
    assert (await submit(coordinator, f"{entered}/end", {"do": "end", "reason": ""})).status_code == 422
    seen = SEEN.search((await coordinator.get(f"{entered}/end")).text)
    assert seen is not None
    assert (await submit(coordinator, f"{entered}/end", {"do": "end", "reason": "Closed", "seen": seen[1]})).status_code == 303
    assert await Organisation.count().where(Organisation.ended_at.is_not_null()) == 1
    again = SEEN.search((await coordinator.get(f"{entered}/end")).text)
    assert again is not None
    await submit(coordinator, f"{entered}/end", {"do": "reopen", "reason": "Open again", "seen": again[1]})
    assert await Organisation.count().where(Organisation.ended_at.is_not_null()) == 0


async def test_the_social_worker_and_the_auditor_cannot_write(desk: Desk, signed_in: SignedIn, entered: str) -> None:
    social, auditor = await signed_in("reintegration", "social"), await signed_in("reintegration", "auditor")
    assert (await social.get(entered)).status_code == 200
    assert (await social.get("/directory/changes")).status_code == 403
    assert (await auditor.get(f"{entered}/edit")).status_code == 403
    assert (await auditor.get("/directory/changes")).status_code == 200
    proposed = await corrected(social, entered, **{**ORGANISATION, "name": "Ұсынылған"})
    assert proposed.status_code == 303
    assert not await Organisation.exists().where(Organisation.name == "Ұсынылған")
    assert await ServiceOffer.count() == 6


async def test_a_place_is_typed_by_its_name_and_an_unknown_code_gets_a_suggestion(coordinator: httpx.AsyncClient, entered: str) -> None:
    form = f"/directory/new/location?organisation={entered.rpartition('/')[2]}"
    assert 'value="1132 Akkol District · Akmola Region"' in (await coordinator.get(form)).text
    wrong = await submit(coordinator, form, {**LOCATION, "kato": "7199"})
    assert wrong.status_code == 422
    assert "7114 Baikonyr District" in wrong.text
    assert 'value="7199"' in wrong.text
    made = await submit(coordinator, form, {**LOCATION, "kato": "Ақкөл ауданы"})
    assert "1132 Akkol District" in (await coordinator.get(made.headers["location"])).text
    service = await submit(coordinator, form.replace("location?", "service?"), {**SERVICE, "areas": "Akkol; Семей"})
    assert "1010 Semey" in (await coordinator.get(service.headers["location"])).text
    for place, found in (("1132", True), ("11", True), ("1134", False)):
        page = (await coordinator.get("/directory", params={"place": place, "words": "nochleg"})).text
        assert (f'{service.headers["location"].rpartition("/")[2]}"' in page) == found, place
