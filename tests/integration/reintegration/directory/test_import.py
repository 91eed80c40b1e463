"""Another directory is loaded once, changes only by what changed there, and never overwrites what somebody corrected here."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest

from services.reintegration.directory.changes.actions import Draft, change, decide
from services.reintegration.directory.changes.rows import waiting
from services.reintegration.directory.detail_tables import ProviderContact, ProviderPhone
from services.reintegration.directory.entries.records import snapshot, version_of
from services.reintegration.directory.needs.deciding import decide_need
from services.reintegration.directory.places import Point
from services.reintegration.directory.queries import count_offers, hidden_by, offers
from services.reintegration.directory.search.wanted import Wanted
from services.reintegration.directory.tables import Organisation, ServiceOffer
from services.reintegration.hsds.loading.ids import own_id, source_id
from shared.settings import OraluSettings
from tests.builders.actors import COORDINATOR
from tests.builders.hsds import ROWS, write_directory
from tests.builders.moments import NOW
from tests.support.hsds import take_in

COUNTED = """SELECT table_name FROM information_schema.tables WHERE table_schema = 'reintegration'"""


def ours(entity: str, number: str) -> UUID:
    return own_id(source_id("another"), entity, number)


async def everything(database: OraluSettings) -> dict[str, str]:
    """A hash of every table of the service."""
    connection = await asyncpg.connect(database.database_url)
    try:
        names = [row["table_name"] for row in await connection.fetch(COUNTED)]
        hashes = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM reintegration.\"{}\" t"
        return {name: str(await connection.fetchval(hashes.format(name))) for name in names}
    finally:
        await connection.close()


@pytest.fixture
async def folder(engines: OraluSettings, tmp_path: Path) -> Path:
    return write_directory(tmp_path / "another")


async def test_every_table_is_loaded_and_a_repeat_changes_nothing(folder: Path, database: OraluSettings) -> None:
    loaded, found = await take_in(folder)
    assert not found.defects
    assert loaded.rows == {
        "taxonomy": 1,
        "taxonomy_term": 2,
        "organization": 2,
        "organization_identifier": 1,
        "program": 1,
        "location": 2,
        "service": 2,
        "service_at_location": 2,
        "contact": 1,
        "phone": 2,
        "address": 1,
        "schedule": 2,
        "service_area": 1,
        "required_document": 1,
        "cost_option": 1,
        "language": 2,
        "accessibility": 1,
        "funding": 1,
        "attribute": 2,
        "unit": 0,
        "service_capacity": 0,
    }
    before = await everything(database)
    again, _ = await take_in(folder)
    assert not again.anything
    assert again.same == sum(loaded.rows.values())
    assert await everything(database) == before


async def test_needs_follow_the_terms_and_the_coordinators_word(folder: Path) -> None:
    await take_in(folder)
    needs = {row["id"]: row["needs"] for row in await ServiceOffer.select(ServiceOffer.id, ServiceOffer.needs)}
    assert needs == {ours("service", "s1"): ["housing"], ours("service", "s2"): ["legal"]}
    await decide_need(ours("taxonomy_term", "t2"), "documents", by=COORDINATOR, now=NOW)
    row = await ServiceOffer.select(ServiceOffer.needs, ServiceOffer.need).where(ServiceOffer.id == ours("service", "s2")).first()
    assert row == {"needs": ["documents"], "need": "documents"}


async def test_no_person_is_loaded(folder: Path, database: OraluSettings) -> None:
    _, found = await take_in(folder)
    assert found.personal == 1
    assert await ProviderContact.select(ProviderContact.title).first() == {"title": "Reception"}
    connection = await asyncpg.connect(database.database_url)
    try:
        dump = str(await connection.fetchval("SELECT string_agg(t::text, ' ') FROM reintegration.provider_contact t"))
    finally:
        await connection.close()
    assert "Personal" not in dump


async def test_what_changed_there_changes_here_and_what_is_gone_goes(folder: Path) -> None:
    await take_in(folder)
    organisations = [{**ROWS["organizations"][0], "name": "Night Shelter East"}, ROWS["organizations"][1]]
    write_directory(folder, organizations=organisations, phones=ROWS["phones"][:1])
    loaded, _ = await take_in(folder)
    assert {entity: count for entity, count in loaded.rows.items() if count} == {"organization": 1}
    assert loaded.removed == 1
    assert await ProviderPhone.count() == 1
    found = await offers(Wanted(None, None, "75", NOW, words="East"), without_full=False, size=10)
    assert [row.organisation_name for row in found] == ["Night Shelter East"]


async def test_what_was_corrected_here_is_not_overwritten(folder: Path) -> None:
    await take_in(folder)
    subject = ours("organization", "o1")
    known = await snapshot("organisation", subject)
    assert known is not None
    await change(Draft("organisation", subject, "correct", known | {"name": "Corrected here"}, version_of(known)), by=COORDINATOR, now=NOW)
    write_directory(folder, organizations=[{**ROWS["organizations"][0], "name": "Changed there"}, ROWS["organizations"][1]])
    loaded, _ = await take_in(folder)
    assert (loaded.kept, loaded.proposed) == (1, 1)
    assert await Organisation.exists().where(Organisation.name == "Corrected here")
    waits = await waiting(size=5)
    assert [(each.subject, each.after["name"], each.before["name"]) for each in waits.rows] == [
        (subject, "Changed there", "Corrected here")
    ]
    assert (await take_in(folder))[0].proposed == 0, "it waits already"
    await decide(waits.rows[0].id, accept=False, answer="Our name is right", by=COORDINATOR, now=NOW)
    assert (await take_in(folder))[0].proposed == 0, "it was answered"
    assert await Organisation.exists().where(Organisation.name == "Corrected here")


async def test_one_wrong_row_in_the_middle_loads_nothing_or_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("services.reintegration.hsds.loading.load.write_computed", fails)
    with pytest.raises(RuntimeError):
        await take_in(folder)
    assert await Organisation.count() == 0


async def test_services_are_found_by_place_distance_hours_and_accessibility(folder: Path) -> None:
    await take_in(folder)
    any_of = Wanted(None, None, "75", NOW)

    async def names(wanted: Wanted) -> list[str]:
        return [row.name["en"] for row in await offers(wanted, without_full=False, size=10)]

    almaty = Point(43.24, 76.89)
    assert await names(replace(any_of, kato="75")) == ["A bed for the night"]
    assert await names(replace(any_of, near=almaty)) == ["A bed for the night", "Court papers"]
    assert await names(replace(any_of, near=almaty, km=10)) == ["A bed for the night"]
    assert await names(replace(any_of, access=("wheelchair",))) == ["A bed for the night"]
    assert await names(replace(any_of, language="ru")) == ["A bed for the night"]
    assert await names(replace(any_of, words="shelfer")) == ["A bed for the night"]
    assert await names(replace(any_of, need="legal")) == ["Court papers"]
    hides = await hidden_by(replace(any_of, need="housing", km=10, near=Point(51.17, 71.45)), without_full=False)
    assert hides == {"need": 1, "distance": 1}
    assert await count_offers(any_of, without_full=False) == 2
