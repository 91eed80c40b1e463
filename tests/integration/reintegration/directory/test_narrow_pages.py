"""The directory's pages on a telephone: nothing is cut off, and axe-core finds nothing."""

import asyncio
from functools import reduce
from pathlib import Path

import pytest

from services.reintegration.app import create_app
from services.reintegration.hsds.loading.ids import own_id, source_id
from shared.identity.demo import PROVIDER
from tests.builders.actors import COORDINATOR
from tests.builders.confirmations import asked, old_organisation
from tests.builders.desk import Desk
from tests.builders.hsds import write_directory
from tests.builders.staff import make_account
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.hsds import take_in
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving

SERVICE = own_id(source_id("another"), "service", "s1")
PLACE = own_id(source_id("another"), "location", "l1")
OF_COORDINATOR = (
    *("/directory", "/directory?view=map&km=50&place=75", "/directory/organisations", "/directory/changes", "/directory/duplicates"),
    *("/directory/kinds", "/directory/new/organisation", f"/directory/entries/organisation/{PROVIDER}", "/join"),
    *(f"/directory/entries/service/{SERVICE}", f"/directory/entries/service/{SERVICE}/edit", f"/directory/entries/location/{PLACE}/edit"),
    *(f"/directory/entries/service/{SERVICE}/end", "/directory/work/never", "/directory/work/no_schedule", "/desk"),
)


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_of_the_directory_fits_a_telephone(
    desk: Desk, signed_in: SignedIn, tmp_path: Path, width: int, language: str
) -> None:
    holiday: list[dict[str, object]] = [
        {"id": "1", "service_id": "s1", "closed": "true", "start_date": "2026-12-16", "end_date": "2026-12-17"}
    ]
    await take_in(write_directory(tmp_path / "another", holiday_schedule=holiday))
    organisation = await old_organisation()
    asked_at = await asked()
    await make_account(COORDINATOR, "coordinator")
    of_coordinator = (*OF_COORDINATOR, f"/directory/entries/organisation/{organisation}", asked_at)
    names = {str(SERVICE): "service", str(PLACE): "place", str(PROVIDER): "one", str(organisation): "asked", asked_at: "/confirm"}
    coordinator, provider = await signed_in("reintegration", "coordinator"), await signed_in("reintegration", "provider")

    def walk(address: str) -> None:
        with chromium() as browser:
            for client, paths in ((coordinator, of_coordinator), (provider, (f"/directory/entries/organisation/{PROVIDER}",))):
                page = page_of(browser, client, address, width=width, language=language)
                for path in paths:
                    page.goto(address + path)
                    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                    name = reduce(lambda said, each: said.replace(*each), names.items(), path)
                    look(page, f"{width}-{language}-desk{name.replace('/', '-').partition('?')[0]}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
