"""Every demo account finds the country on its pages, and every code in it has words."""

import re
from collections.abc import Callable

import pytest
from asyncpg import Connection

from services.probation.cases import words as case_words
from services.probation.check_ins import words as check_in_words
from services.probation.duplicates import words as duplicates_words
from services.probation.queue import words as queue_words
from services.probation.telemetry import words as bracelet_words
from services.probation.timeline.queries import TimelineEntryRow
from services.probation.timeline.words import entry
from services.reintegration import words as desk_words
from services.reintegration.settings import settings
from shared.crypto import check_secret
from shared.db.rows import decode
from shared.registry import registry
from shared.settings import OraluSettings
from tests.support.clients import SignedIn

LINK = re.compile(r'href="(/people/[0-9a-f-]{36})"')
CASE = re.compile(r'href="(/cases/[0-9a-f-]{36})"')
REFERRAL = re.compile(r'href="(/provider/referrals/[0-9a-f-]{36})"')
CHECK_IN = re.compile(r'href="(/queue/[0-9a-f-]{36})"')


@pytest.mark.parametrize(("login", "rows"), [("officer", 40), ("senior", 40), ("auditor", 40)])
async def test_the_register_shows_rows(login: str, rows: int, country: OraluSettings, signed_in: SignedIn) -> None:
    client = await signed_in("probation", login)
    for path in ("/", "/queue", "/people", "/people?state=closed"):
        assert (await client.get(path)).status_code == 200, path
    people = LINK.findall((await client.get("/people")).text)
    assert len(set(people)) >= rows
    for person in sorted(set(people))[:12]:
        page = await client.get(person)
        assert page.status_code == 200, person
    items = CHECK_IN.findall((await client.get("/queue")).text)
    assert items
    for item in sorted(set(items))[:12]:
        answer = await client.get(item)
        place = answer.headers.get("location", "")
        assert answer.status_code in {200, 302, 303}
        if place.startswith("/") and login != "auditor":
            assert (await client.get(place, follow_redirects=True)).status_code == 200, place


async def test_bracelets_have_a_map_and_a_history(country: OraluSettings, look: Connection, signed_in: SignedIn) -> None:
    client = await signed_in("probation", "senior")
    worn = await look.fetch("SELECT person FROM probation.device_assignment WHERE until IS NULL AND device_id LIKE 'SYN-%' LIMIT 5")
    alerts = await look.fetch("SELECT id FROM probation.alert ORDER BY status LIMIT 20")
    assert worn
    assert alerts
    for row in worn:
        for page in ("bracelet", "movements", "zones"):
            assert (await client.get(f"/people/{row['person']}/{page}")).status_code == 200, page
    for row in alerts:
        assert (await client.get(f"/alerts/{row['id']}")).status_code == 200
    for path in ("/deputies", "/devices", "/alert-quality"):
        assert (await client.get(path, follow_redirects=True)).status_code == 200, path


async def test_the_desk_shows_rows(country: OraluSettings, signed_in: SignedIn) -> None:
    client = await signed_in("reintegration", "social")
    assert (await client.get("/desk")).status_code == 200
    found = sorted(set(CASE.findall((await client.get("/cases")).text)))
    assert len(found) == settings().desk_rows, "a whole page"
    for case in found[:12]:
        assert (await client.get(case)).status_code == 200


async def test_the_provider_has_referrals(country: OraluSettings, signed_in: SignedIn) -> None:
    client = await signed_in("reintegration", "provider")
    found = sorted(set(REFERRAL.findall((await client.get("/provider")).text)))
    assert len(found) >= 30
    for referral in found[:8]:
        assert (await client.get(referral)).status_code == 200


async def test_nobody_signs_in_as_an_officer_of_the_country(country: OraluSettings, look: Connection) -> None:
    hashes = await look.fetch("SELECT DISTINCT password_hash FROM identity.account WHERE login LIKE 'officer-%'")
    assert len(hashes) == 1
    assert not any(check_secret(word, hashes[0]["password_hash"]) for word in ("demo-oralu", "", "135790"))


async def test_every_code_has_words(country: OraluSettings, look: Connection) -> None:
    unknown: list[str] = []

    async def told(statement: str, known: Callable[[str], str | None], *, as_it_is: bool = True) -> None:
        for row in await look.fetch(statement):
            code = row[0]
            text = known(code)
            if not text or (as_it_is and text in {code, code.replace("_", " ")}):
                unknown.append(f"{statement[:60]}: {code}")

    kinds = [row["kind"] for row in await look.fetch("SELECT DISTINCT kind FROM probation.timeline_entry")]
    unknown += [kind for kind in kinds if kind not in registry("probation").timeline_words]
    await told("SELECT DISTINCT kind FROM probation.queue_item", queue_words.kind)
    await told("SELECT DISTINCT reason FROM probation.queue_item", queue_words.reason)
    await told("SELECT DISTINCT category FROM probation.registration", case_words.category)
    await told("SELECT DISTINCT frequency FROM probation.registration", case_words.frequency)
    await told("SELECT DISTINCT code FROM probation.condition", case_words.condition)
    await told("SELECT DISTINCT closing_reason FROM probation.registration WHERE closing_reason IS NOT NULL", case_words.closing_reason)
    await told("SELECT DISTINCT verdict FROM probation.check_in WHERE verdict IS NOT NULL", check_in_words.verdict)
    await told("SELECT DISTINCT verdict FROM probation.check_in_review", check_in_words.verdict)
    await told("SELECT DISTINCT reason FROM probation.check_in WHERE reason IS NOT NULL", queue_words.reason)
    await told("SELECT DISTINCT rule FROM probation.alert", bracelet_words.rule)
    await told("SELECT DISTINCT reason FROM probation.alert", bracelet_words.reason)
    await told("SELECT DISTINCT status FROM probation.alert", bracelet_words.status)
    await told("SELECT DISTINCT kind FROM probation.alert_event WHERE kind <> 'escalated'", bracelet_words.status)
    await told("SELECT DISTINCT decision FROM probation.duplicate_suspicion WHERE decision IS NOT NULL", duplicates_words.decision)
    entries = [row["kind"] for row in await look.fetch("SELECT DISTINCT kind FROM reintegration.timeline_entry")]
    unknown += [kind for kind in entries if kind not in registry("reintegration").timeline_words]
    await told("SELECT DISTINCT status FROM reintegration.referral", desk_words.status, as_it_is=False)
    await told("SELECT DISTINCT need FROM reintegration.plan", desk_words.need)
    await told("SELECT DISTINCT reason FROM reintegration.referral_event WHERE reason IS NOT NULL", desk_words.reason)
    await told("SELECT DISTINCT reason FROM reintegration.step WHERE reason IS NOT NULL", desk_words.reason)
    assert not unknown
    for row in await look.fetch("SELECT * FROM probation.timeline_entry"):
        entry(decode(TimelineEntryRow, row))
