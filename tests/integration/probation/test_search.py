"""Finding people: the words of the search follow every change of a name, the scope holds, and numbers of other capabilities are found."""

import json
from uuid import UUID

import pytest

from services.probation.caseload import commands, list_queries
from services.probation.caseload.domain import Criteria
from services.probation.cases.actions import change_person
from services.probation.cases.domain.because import Because
from services.probation.cases.spellings import Spelling, change_spelling
from services.probation.database import DB, Audit
from services.probation.search.actions import add_missing_words, remove_words_of_nobody
from services.probation.search.queries import find
from services.probation.telemetry.devices import queries as devices
from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.identity.demo import load_demo
from shared.name_search.names import keys_of_names
from shared.name_search.near import near
from shared.settings import OraluSettings
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.moments import NOW, TODAY
from tests.builders.people import IIN, person
from tests.builders.registrations import Register

BECAUSE = Because("correction", "Test", TODAY)
WORDS = "SELECT word FROM probation.person_word WHERE person = $1"
UNKNOWN = """SELECT w.word FROM probation.person_word w WHERE NOT EXISTS (SELECT FROM probation.search_word s WHERE s.word = w.word)
    OR NOT EXISTS (SELECT FROM probation.near_word n WHERE n.word = w.word AND n.remainder = left(w.word, 8))"""


@pytest.fixture
async def somebody(register: Register) -> UUID:
    """A person of OFFICER's with Kazakh letters in the name."""
    return (await register(person(family_name="Ахметов", given_name="Нұрлан"))).person


async def names(text: str, by: Actor = OFFICER) -> list[str]:
    """Whom this reader finds."""
    with acting(acting_for(by)):
        return [hit.name for hit in await find(text)]


async def words(of: UUID) -> set[str]:
    return set(await fetch_values(DB, WORDS, of))


async def test_the_words_follow_every_change_of_a_name(somebody: UUID) -> None:
    assert await words(somebody) == keys_of_names(("Ахметов", "Нұрлан"))
    async with transaction(DB):
        await change_spelling(somebody, "latin", Spelling("Akhmetoff", "Noorlan"), because=BECAUSE, by=OFFICER, now=NOW)
    assert await words(somebody) == keys_of_names(("Ахметов", "Нұрлан", "Akhmetoff", "Noorlan"))
    assert await names("Noorlan") == ["Ахметов Нұрлан"], "a further spelling is found, the official one is shown"
    async with transaction(DB):
        await change_spelling(somebody, "latin", Spelling(), because=BECAUSE, by=OFFICER, now=NOW)
    async with transaction(DB):
        await change_person(somebody, because=BECAUSE, by=OFFICER, now=NOW, family_name="Серікбаев")
    assert await words(somebody) == keys_of_names(("Серікбаев", "Нұрлан"))
    assert await names("Ахметов") == []
    assert await names("Serikbaev") == ["Серікбаев Нұрлан"]
    assert await fetch_values(DB, UNKNOWN) == []


async def test_each_word_has_what_it_has_in_common_with_its_misspellings(somebody: UUID) -> None:
    found = await fetch_values(DB, "SELECT remainder FROM probation.near_word WHERE word = 'ahmetov'")
    assert set(found) == near("ahmetov")


async def test_people_of_before_get_their_words(somebody: UUID) -> None:
    async with transaction(DB) as opened:
        await opened.connection.execute("DELETE FROM probation.person_word")
    assert await names("Ахметов") == []
    assert await add_missing_words() == 1
    assert await names("Ахметов") == ["Ахметов Нұрлан"]
    assert await add_missing_words() == 0


async def test_words_that_nobody_bears_any_more_are_removed(somebody: UUID) -> None:
    async with transaction(DB):
        await change_person(somebody, because=BECAUSE, by=OFFICER, now=NOW, family_name="Серікбаев")
    assert await remove_words_of_nobody() == len(keys_of_names(("Ахметов",)))
    for table in ("search_word", "near_word"):
        left = set(await fetch_values(DB, f"SELECT word FROM probation.{table}"))
        assert left == keys_of_names(("Серікбаев", "Нұрлан")), table
    assert await names("Serikbaev") == ["Серікбаев Нұрлан"]
    assert await remove_words_of_nobody() == 0


async def test_the_inside_of_a_case_number_is_found_where_nothing_else_has_it(somebody: UUID) -> None:
    (number,) = await fetch_values(DB, "SELECT case_number FROM probation.registration WHERE person = $1", somebody)
    assert "-2026-" in number
    for part in ("-2026-", "2026-0"):
        assert await names(part) == ["Ахметов Нұрлан"], part
        assert await names(part, OFFICER_ELSEWHERE) == []


@pytest.mark.parametrize(
    ("by", "seen"),
    [(OFFICER, 1), (COLLEAGUE_OFFICER, 0), (OFFICER_ELSEWHERE, 0), (SENIOR, 1), (AUDITOR, 1)],
    ids=lambda each: str(each)[:9],
)
async def test_each_reader_finds_their_own_alone(by: Actor, seen: int, somebody: UUID) -> None:
    for text in ("Akhmetv Nurlan", IIN, IIN[:6], "75-2026", "7010000001", "00001"):
        assert len(await names(text, by)) == seen, text


async def test_a_name_and_a_number_together_put_who_has_both_first(register: Register, somebody: UUID) -> None:
    await register(person(None, family_name="Ахметов", given_name="Ержан"))
    assert await names("Ахметов 00002") == ["Ахметов Ержан", "Ахметов Нұрлан"]


async def test_a_bracelet_finds_who_wears_it(somebody: UUID) -> None:
    wears = """INSERT INTO probation.vendor (code, name, made_at, made_by) VALUES ('test-vendor', 'Test', '2026-11-01', gen_random_uuid());
        INSERT INTO probation.device (id, vendor, model, registered_at, registered_by, protocol, authentication)
            VALUES ('490154203237518', 'test-vendor', 'x', '2026-11-01', gen_random_uuid(), 'http', 'request_signature');"""
    async with transaction(DB) as opened:
        await opened.connection.execute(wears)
        await opened.connection.execute(
            """INSERT INTO probation.device_assignment (id, device_id, device_number, person, since, activated_by)
                SELECT gen_random_uuid(), d.id, d.number, $1, '2026-11-01', gen_random_uuid() FROM probation.device d""",
            somebody,
        )
    with acting(acting_for(OFFICER)):
        assert await devices.wearers("3237518") == [somebody]
        assert await devices.wearers("323") == []
        assert [hit.person for hit in await find("490154203237518")] == [somebody]
    with acting(acting_for(OFFICER_ELSEWHERE)):
        assert await find("490154203237518") == []


async def test_filters_hold_together_with_a_search(register: Register, somebody: UUID) -> None:
    other = await register(person(None, family_name="Ахметов", given_name="Ержан"), by=COLLEAGUE_OFFICER)
    both = await list_queries.people(SENIOR, Criteria("Akhmetov"), size=10, now=NOW)
    assert {row.person for row in both} == {somebody, other.person}
    one = await list_queries.people(SENIOR, Criteria("Akhmetov", officer=COLLEAGUE_OFFICER.id), size=10, now=NOW)
    assert [row.person for row in one] == [other.person]
    assert not await list_queries.people(SENIOR, Criteria("Akhmetov", closed=True), size=10, now=NOW)


async def test_the_command_searches_in_the_scope_of_the_account(engines: OraluSettings, somebody: UUID) -> None:
    await load_demo(engines)
    hits = await commands._search("Akhmetov Nurlan", "officer", 10)
    assert [(hit.person, hit.name) for hit in hits] == [(somebody, "Ахметов Нұрлан")]
    assert 0.9 < hits[0].score <= 1
    with pytest.raises(commands.NoReader):
        await commands._search("Akhmetov", "nobody", 10)
    with pytest.raises(commands.NoReader):
        await commands._search("Akhmetov", "social", 10)
    (row,) = await Audit.select(Audit.details).where(Audit.action == "people_searched_by_command")
    assert json.loads(row["details"]) == {"login": "officer", "hits": 1}
