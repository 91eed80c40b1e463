"""What is told about a person lies encrypted in every table, is read where people need it, and is gone with the key."""

import asyncio
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from infra.secrets.holdings import HOLDINGS
from services.reintegration.case_export.contents import Part
from services.reintegration.casefile.actions import add_note
from services.reintegration.consents.queries import consents_of
from services.reintegration.contacts.queries import appointment_of, contacts_of
from services.reintegration.contacts.queries import events_of as appointment_events
from services.reintegration.conversations.access import Speaker
from services.reintegration.conversations.messages import write
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.database import DB
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.jobs import support_requested
from services.reintegration.older_texts.jobs import EACH, seal_older_texts
from services.reintegration.papers.queries import papers_of
from services.reintegration.provider_portal.queries import inbox, received_referral
from services.reintegration.referral_links.opening import usable
from services.reintegration.referrals.queries import referrals_of
from services.reintegration.sealing import keys
from services.reintegration.sealing.keys import discard_key, forget_key, key_for, key_of
from services.reintegration.sealing.older import seal_batch
from services.reintegration.tasks.queries import events_of as task_events
from services.reintegration.tasks.queries import tasks_of
from services.reintegration.tasks.tables import TASK
from services.reintegration.timeline.queries import timeline_of
from shared.access.acting import acting_for
from shared.crypto import Keyring
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.probation import SupportRequested
from shared.settings import OraluSettings
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.needs import assessed
from tests.builders.plans import answered
from tests.builders.referral_links import handed_over
from tests.builders.texts import opened_rows, words_in
from tests.builders.told import LATER, MARK, Told, take_back_consents, tell_everything
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.pdf_text import pdf_text

TABLES = """SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"""


@pytest.fixture
async def told(desk: Desk) -> Told:
    return await tell_everything(desk)


async def found_in(database: OraluSettings, *words: str) -> set[str]:
    """The tables of every service in which one of the words stands, in plain words or as bytes."""
    owner = await asyncpg.connect(database.database_url)
    try:
        looked_for = [form for word in words for form in (word, word.encode().hex())]
        holds = "SELECT EXISTS (SELECT FROM {} t WHERE t::text LIKE ANY ($1))"
        patterns = [f"%{form}%" for form in looked_for]
        tables = [row[0] for row in await owner.fetch(TABLES)]
        return {table for table in tables if await owner.fetchval(holds.format(table), patterns)}
    finally:
        await owner.close()


async def read_by_everybody(desk: Desk, told: Told) -> str:
    """Every text that a reader gets from the queries."""
    tasks = await tasks_of(desk.person)
    return repr(
        [
            [(task.words, [event.words for event in (await task_events([task.id])).get(task.id, [])]) for task in tasks],
            [(each.with_words, each.words) for each in (await contacts_of(desk.person, size=10)).rows],
            [(row.purpose, row.place, row.result) for row in [await appointment_of(told.appointment, SOCIAL)]],
            [(row.result, row.why) for row in await appointment_events(told.appointment)],
            [(row.shared_note, [event.note for event in row.events]) for row in await referrals_of(desk.person)],
            [each.words for each in await papers_of(desk.person)],
            [each.why for each in await consents_of(desk.person)],
            [each.words for each in (await timeline_of(desk.person)).rows],
        ]
    )


async def test_nothing_that_was_told_can_be_read_in_any_table(desk: Desk, told: Told, database: OraluSettings) -> None:
    await take_back_consents(desk)
    assert await found_in(database, "Demo Person"), "what is not encrypted is found"
    assert await found_in(database, MARK) == set()
    assert {texts.table for texts in EACH if any(MARK in str(row) for row in await opened_rows(texts))} == {texts.table for texts in EACH}


async def test_readers_get_every_text_back(desk: Desk, told: Told) -> None:
    await take_back_consents(desk)
    read = await read_by_everybody(desk, told)
    texts = ("asks", "no room", "again", "looks for work", "aunt", "on the phone", "purpose", "street", "result", "corrected", "mistake")
    for text in (*texts, "bed", "night", "provider", "paper", "note", "taken back"):
        assert f"{MARK} {text}" in read, text
    assert read.count(f"{MARK} provider") == 2, "with the referral and on the timeline"


async def test_a_provider_and_whoever_has_a_link_read_the_note_and_nothing_else(told: Told) -> None:
    link = await handed_over(told.referral, now=LATER)
    with acting(acting_for(HOST)):
        (listed,) = (await inbox(HOST, "waiting", size=10)).rows
        opened = await received_referral(told.declined, HOST)
        assert await key_of(opened.person) is None, "the key is the case's, which no provider sees"
    assert listed.shared_note == f"{MARK} bed"
    assert (opened.shared_note, [event.note for event in opened.events][-1]) == (f"{MARK} night", f"{MARK} provider")
    assert (await usable(link.secret, LATER)).shared_note == f"{MARK} bed"


async def test_pages_and_the_copy_show_it_and_no_address_or_log_does(
    desk: Desk, told: Told, signed_in: SignedIn, capfd: pytest.CaptureFixture[str]
) -> None:
    social = await signed_in("reintegration", "social")
    case = f"/cases/{desk.person}"
    for address in (case, f"{case}/tasks", f"{case}/contacts", f"/desk-appointments/{told.appointment}", f"/referrals/{told.referral}"):
        page = await social.get(address)
        assert MARK in page.text, address
        assert not any(MARK in link for link in page.text.split('href="')[1:] if MARK in link.split('"')[0]), "no address holds a text"
    added = await submit(social, case, {"words": f"{MARK} typed"}, to=f"{case}/notes")
    assert MARK not in added.headers["location"]
    every = {"parts": [part.value for part in Part], "recipient": "person", "language": "en"}
    copied = pdf_text((await submit(social, f"{case}/copy", every)).content)
    assert all(f"{MARK} {text}" in copied for text in ("asks", "on the phone", "bed", "note", "typed"))
    host = await signed_in("reintegration", "provider")
    assert f"{MARK} bed" in (await host.get("/provider")).text
    assert MARK not in "".join(capfd.readouterr())


CASE_PAGES = "tasks contacts papers consents plan plan/versions plan/notes needs work worker stages"


async def told_elsewhere(desk: Desk, referral: UUID) -> None:
    """What was encrypted before: needs, a plan with its version, a message and a proposed time, a CV."""
    await assessed(desk.person, {Pathway.HOUSING: {"outcome": "need", "urgency": "soon", "wanted": f"{MARK} wanted"}})
    await desk.plan(f"{MARK} step")
    await answered(desk.person)
    speaker = Speaker(SOCIAL, "desk")
    await write(referral, f"{MARK} message", speaker, token=fresh(), now=LATER)
    await propose(referral, Time(LATER + timedelta(days=1), 30, f"{MARK} there"), speaker, token=fresh(), now=LATER)


async def test_without_the_key_nothing_is_left_and_what_comes_later_is_read(desk: Desk, told: Told, signed_in: SignedIn) -> None:
    await told_elsewhere(desk, told.referral)
    await take_back_consents(desk)
    social = await signed_in("reintegration", "social")
    case = f"/cases/{desk.person}"
    pages = [
        case,
        *(f"{case}/{page}" for page in CASE_PAGES.split()),
        f"/referrals/{told.referral}",
        f"/desk-appointments/{told.appointment}",
        "/desk",
    ]
    showing = {page for page in pages if MARK in (await social.get(page)).text}
    assert {*(case + page for page in ("", "/tasks", "/contacts", "/plan", "/needs")), f"/referrals/{told.referral}"} <= showing
    await forget_key(desk.person, NOW)
    assert await key_of(desk.person) is None
    assert MARK not in await read_by_everybody(desk, told)
    for words in ("A line of later", "Another one"):  # with no key, and with the new one
        for page in pages:
            opened = await social.get(page)
            assert (opened.status_code, MARK in opened.text) == (200, False), page
        await add_note(desk.person, words, token=fresh(), by=SOCIAL, now=LATER)
    assert "A line of later" in (await social.get(case)).text


async def plain_again(database: OraluSettings) -> dict[str, list[dict[str, object]]]:
    """As an older version wrote it: every text in its own column. Returns the rows as they are now, by table."""
    owner = await asyncpg.connect(database.database_url)
    try:
        for texts in EACH:
            rows = await opened_rows(texts)
            columns = ", ".join(f"{name} = ${number}" for number, name in enumerate(texts.names, 2))
            await owner.execute(f"ALTER TABLE reintegration.{texts.table} DISABLE TRIGGER USER")
            for row in rows:
                statement = f"UPDATE reintegration.{texts.table} SET sealed = NULL, {columns} WHERE id = $1"
                await owner.execute(statement, row["id"], *(row[name] for name in texts.names))
            await owner.execute(f"ALTER TABLE reintegration.{texts.table} ENABLE TRIGGER USER")
    finally:
        await owner.close()
    return {texts.table: without_seal(await opened_rows(texts)) for texts in EACH}


def without_seal(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if name != "sealed"} for row in rows]


async def test_older_texts_are_encrypted_batch_by_batch_and_nothing_else_changes(desk: Desk, told: Told, database: OraluSettings) -> None:
    await take_back_consents(desk)
    before = await plain_again(database)
    assert await found_in(database, MARK) == {f"reintegration.{texts.table}" for texts in EACH}
    read = await read_by_everybody(desk, told)
    assert MARK in read
    assert [await seal_batch(texts, now=NOW, size=1) for texts in EACH] == [1] * len(EACH), "as if the process had ended after one row"
    assert await read_by_everybody(desk, told) == read, "both kinds of rows are read"
    await asyncio.gather(seal_older_texts({}), seal_older_texts({}))
    assert await found_in(database, MARK) == set()
    assert await read_by_everybody(desk, told) == read
    assert {texts.table: without_seal(await opened_rows(texts)) for texts in EACH} == before
    assert [await seal_batch(texts, now=NOW) for texts in EACH] == [0] * len(EACH)


SEAL = "SELECT reintegration.seal_older($1, $2, $3)"
CHANGING = {"task", "appointment", "referral"}


async def test_rows_that_are_kept_change_in_no_other_way(desk: Desk, told: Told, database: OraluSettings) -> None:
    await take_back_consents(desk)
    kept = [texts for texts in EACH if texts.table not in CHANGING]
    for texts in kept:
        sealed = [row["id"] for row in await opened_rows(texts) if row["sealed"]]
        assert await fetch_values(DB, SEAL, texts.table, sealed, [b"x"] * len(sealed)) == [0], "what is encrypted stays as it is"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await DB.fetch(f"UPDATE reintegration.{texts.table} SET sealed = NULL")
    await plain_again(database)
    owner = await asyncpg.connect(database.database_url)
    try:
        for texts in kept:
            emptied = ", ".join(f"{name} = NULL" for name in texts.names)
            for change in (emptied, f"sealed = 'x', {texts.names[0]} = 'other'", f"sealed = 'x', {emptied}, id = gen_random_uuid()"):
                with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
                    await owner.execute(f"UPDATE reintegration.{texts.table} SET {change} WHERE {texts.names[0]} IS NOT NULL")
            with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
                await owner.execute(f"DELETE FROM reintegration.{texts.table}")
    finally:
        await owner.close()


async def test_no_other_table_is_touched(desk: Desk) -> None:
    with pytest.raises(asyncpg.RaiseError, match="no texts of"):
        await DB.fetch(SEAL, "audit", [fresh()], [b"x"])


async def test_of_two_who_make_the_key_at_once_both_get_the_same(desk: Desk) -> None:
    async def make() -> bytes:
        async with transaction(DB):
            return (await key_for(desk.person, NOW)).key

    await discard_key(desk.person)
    assert len(set(await asyncio.gather(*(make() for _ in range(4))))) == 1


async def test_the_workers_process_holds_the_key_for_what_it_writes(
    desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, database: OraluSettings
) -> None:
    given = Keyring.load(database).share(HOLDINGS["reintegration-worker"].purposes)
    monkeypatch.setattr(keys, "_ring", lambda: Keyring.of_process(given))
    await plain_again(database)
    asked = SupportRequested(person=desk.person, check_in=fresh(), needs=["legal"], words=f"{MARK} at the kiosk", asked_at=NOW)
    await support_requested(asked)
    await seal_older_texts({})
    assert await found_in(database, MARK) == set()
    assert f"{MARK} at the kiosk" in await words_in(TASK)
