"""Who looked at a person: what is recorded, and what auditors, senior officers and the person are shown of it."""

import csv
import io
import re
from datetime import timedelta

import pytest

from services.probation.queue.actions import open_item
from shared.identity.demo import demo_id
from shared.identity.limits.lockout import FREE_FAILURES
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import submit
from tests.support.looks import recorded
from tests.support.sign_in import csrf_token

PAGE = "/people/{person}"


async def test_a_look_at_a_case_says_who_whom_from_where(register: Register, signed_in: SignedIn) -> None:
    who = (await register()).person
    client = await signed_in("probation", "officer")
    assert (await client.get(f"/people/{who}")).status_code == 200
    (row,) = await recorded(PAGE)
    assert (row.event, row.account, row.role, row.office) == ("page", demo_id("officer"), "officer", "75")
    assert (row.persons, row.status, row.method, row.service, row.address) == ([who], 200, "GET", "probation", "127.0.0.1")


async def test_a_list_says_everybody_on_it(register: Register, signed_in: SignedIn) -> None:
    people = {(await register(person(None, family_name=name))).person for name in ("Әбілова", "Қасымова")}
    client = await signed_in("probation", "officer")
    await client.get("/people")
    (row,) = await recorded("/people")
    assert set(row.persons) == people


async def test_a_refused_look_is_recorded_with_whom_it_was_at(signed_in: SignedIn) -> None:
    who, check_in = await check_in_in_doubt(by=OFFICER_ELSEWHERE)
    client = await signed_in("probation", "officer")
    assert (await client.get(f"/people/{who}")).status_code == 404
    assert (await client.get(f"/check-ins/{check_in}")).status_code == 404
    assert (await client.get(f"/people/{who}/access")).status_code == 403, "a guard's refusal, too"
    refused = [row for row in await recorded() if row.status and row.status >= 400]
    assert {(row.route, row.status, row.account) for row in refused} == {
        (PAGE, 404, demo_id("officer")),
        ("/check-ins/{check_in}", 404, demo_id("officer")),
        (f"{PAGE}/access", 403, demo_id("officer")),
    }
    assert all(row.persons == [who] for row in refused)


async def test_a_live_page_is_recorded_once_and_again_for_somebody_new(
    register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    first, _ = await check_in_in_doubt()
    client = await signed_in("probation", "officer")
    await client.get("/queue")
    for _ in range(3):
        await client.get("/queue/rows")
    assert [row.route for row in await recorded() if row.persons] == ["/queue"]
    second = (await register(person(None, family_name="Another"))).person
    await open_item(kind="residence", person=second, subject_id=second, reason="residence", due_at=NOW, now=NOW, by=OFFICER)
    await client.get("/queue/rows")
    await client.get("/queue/rows")
    assert [(row.route, row.persons) for row in await recorded() if row.persons] == [("/queue", [first]), ("/queue/rows", [second])]
    fixed_clock.moment = NOW + timedelta(hours=1, minutes=1)
    client = await signed_in("probation", "officer")
    await client.get("/queue/rows")
    assert set((await recorded("/queue/rows"))[-1].persons) == {first, second}


async def test_nothing_that_was_typed_stands_in_a_record(register: Register, signed_in: SignedIn) -> None:
    who = (await register()).person
    client = await signed_in("probation", "officer")
    await submit(client, "/people", {"q": "Fictional"})
    await submit(client, f"/people/{who}", {"words": "a note about them"}, to=f"/people/{who}/note")
    text = " ".join(str(row) for row in await recorded())
    assert "Fictional" not in text
    assert "note about" not in text


async def test_signing_in_and_out_is_recorded(signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    page = await client.get("/people")
    await client.post("/sign-out", data={"_csrf_token": csrf_token(page.text)})
    for login in ("officer", "nobody-of-this-name"):
        page = await client.get("/sign-in")
        await client.post("/sign-in", data={"login": login, "password": "wrong", "_csrf_token": csrf_token(page.text)})
    assert [(row.event, row.account) for row in await recorded() if row.event != "page"] == [
        ("signed_in", demo_id("officer")),
        ("signed_out", demo_id("officer")),
        ("sign_in_failed", demo_id("officer")),
        ("sign_in_failed", None),
    ]


async def test_a_lock_is_recorded(client_for: ClientFor) -> None:
    client = await client_for("probation")
    for _ in range(FREE_FAILURES + 1):
        await submit(client, "/sign-in", {"login": "officer", "password": "wrong"})
    assert (await recorded())[-1].event == "locked_out"


@pytest.mark.parametrize("login", ["auditor", "senior"])
async def test_an_auditor_and_the_senior_officer_see_who_looked(login: str, register: Register, signed_in: SignedIn) -> None:
    who = (await register()).person
    await (await signed_in("probation", "officer")).get(f"/people/{who}")
    client = await signed_in("probation", login)
    case = await client.get(f"/people/{who}")
    assert f'href="/people/{who}/access"' in case.text
    page = await client.get(f"/people/{who}/access")
    assert page.status_code == 200
    for text in ("Demo Officer", "Probation officer", "The person’s page", "127.0.0.1", "Almaty"):
        assert text in page.text, text
    again = await client.get(f"/people/{who}/access")
    assert "Who looked at this person</td>" in re.sub(r"\s+<", "<", again.text), "looking it up is a look, too"


async def test_others_are_refused(register: Register, signed_in: SignedIn) -> None:
    mine, elsewhere = (await register(person(None))).person, (await check_in_in_doubt(by=OFFICER_ELSEWHERE))[0]
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    for part in ("access", "access.csv", "access/extract"):
        assert (await officer.get(f"/people/{mine}/{part}")).status_code == 403
        assert (await senior.get(f"/people/{elsewhere}/{part}")).status_code == 404


async def test_the_days_limit_what_is_shown(register: Register, signed_in: SignedIn) -> None:
    who = (await register()).person
    await (await signed_in("probation", "officer")).get(f"/people/{who}")
    client = await signed_in("probation", "auditor")
    day, before = f"{NOW:%d.%m.%Y}", f"{NOW - timedelta(days=1):%d.%m.%Y}"
    assert "Demo Officer" in (await client.get(f"/people/{who}/access?since={day}&until={day}")).text
    assert "Demo Officer" not in (await client.get(f"/people/{who}/access?until={before}")).text
    wrong = await client.get(f"/people/{who}/access?since=99.99.2026")
    assert wrong.status_code == 200
    assert "govuk-error-message" in wrong.text
    for far in ("0001-01-01", "9999-12-31"):
        assert (await client.get(f"/people/{who}/access?since={far}&until={far}")).status_code == 200


async def test_the_pages_of_the_list_hold_every_look_once(register: Register, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from services.probation.access_log import pages

    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    who = (await register()).person
    officer, client = await signed_in("probation", "officer"), await signed_in("probation", "auditor")
    for _ in range(5):
        await officer.get(f"/people/{who}")
    address, shown = f"/people/{who}/access", 0
    while address:
        text = (await client.get(address)).text
        shown += text.count("Demo Officer")
        found = re.search(r'href="([^"]+)">Show the next ones<', text)
        address = found[1] if found else ""
    assert shown == 5


async def test_the_extract_speaks_the_persons_language_and_names_no_colleague(register: Register, signed_in: SignedIn) -> None:
    who = (await register(person(language="ru"))).person
    await (await signed_in("probation", "officer")).get(f"/people/{who}")
    client = await signed_in("probation", "auditor")
    extract = await client.get(f"/people/{who}/access/extract")
    assert '<html lang="ru"' in extract.text
    assert "Кто просматривал мои данные" in extract.text
    assert "Страница лица" in extract.text
    main = extract.text.split("<main", 1)[1]
    assert "Demo Officer" not in main
    assert "127.0.0.1" not in main
    for language, words in (("kk", "Менің деректерімді кім қарады"), ("en", "Who looked at my data")):
        assert words in (await client.get(f"/people/{who}/access/extract?language={language}")).text
    (*_, row) = await recorded(f"{PAGE}/access/extract")
    assert row.reason == "extract"


async def test_the_export_holds_the_same(register: Register, signed_in: SignedIn) -> None:
    who = (await register()).person
    await (await signed_in("probation", "officer")).get(f"/people/{who}")
    client = await signed_in("probation", "auditor")
    answer = await client.get(f"/people/{who}/access.csv")
    (line,) = csv.DictReader(io.StringIO(answer.text))
    assert (line["name"], line["role"], line["office"], line["status"]) == ("Demo Officer", "officer", "75", "200")
    assert line["route"] == PAGE
    (row,) = await recorded(f"{PAGE}/access.csv")
    assert (row.reason, row.persons) == ("audit", [who])
