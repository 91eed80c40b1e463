"""Corrective work in a client: entries by their forms, what is refused, what waits, the statement and the table."""

from datetime import date, timedelta

import httpx
import pytest

from services.probation.corrective_work.actions import JOBLESS, REPORT, TALK
from services.probation.corrective_work.jobs import follow_corrective_work
from services.probation.corrective_work.tables import CorrectiveEntry
from services.probation.database import DB
from services.probation.register.actions import Registered
from shared.db.rows import fetch_values
from shared.registry import registry
from shared.settings import OraluSettings
from tests.builders.corrective_work import a_job, entered, on_corrective_work
from tests.builders.ids import fresh
from tests.builders.moments import ALMATY, NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
OPEN = "SELECT kind FROM probation.queue_item WHERE person = $1 AND closed_at IS NULL AND kind LIKE 'corrective%' ORDER BY kind"


@pytest.fixture
async def made(engines: OraluSettings) -> Registered:
    return await on_corrective_work()


@pytest.fixture
async def tablet(made: Registered, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def test_a_job_a_report_and_its_correction_by_the_forms(tablet: httpx.AsyncClient, made: Registered) -> None:
    home = f"/people/{made.person}/corrective"

    async def send(kind: str, seen: int, **fields: str) -> httpx.Response:
        form = {"kind": kind, "seen": str(seen), "form_token": str(fresh()), "on_date": str(TODAY), **fields}
        return await submit(tablet, f"{home}/new?kind={kind}", form, to=f"{home}/new")

    assert "from 10 to 50 percent" in (await send("share", 0, percent="60", document="Sentence 1")).text
    assert (await send("share", 0, percent="20", document="Sentence 1")).status_code == 303
    assert (await send("share", 0, percent="25", document="Sentence 1")).status_code == 409, "a stale form"
    missing = await send("ended", 1, document="Letter")
    assert (missing.status_code, missing.text.count("govuk-error-message")) == (422, 2)
    assert "No job is recorded" in (await send("ended", 1, document="Letter", reason="left", told_by="person")).text
    assert (await send("employed", 1, employer="Demo Bakery", document="Contract 4")).status_code == 303
    report = {"base": "200000", "withheld": "30000", "document": "Report 1"}
    assert (await send("month", 2, **report)).status_code == 303
    text = (await tablet.get(home)).text
    assert "differs from the share" in text
    (entry,) = await CorrectiveEntry.select().where(CorrectiveEntry.kind == "month")
    taken_back = {"refers_to": str(entry["id"]), "seen": "3", "why": "A digit was wrong", "form_token": str(fresh())}
    answer = await submit(tablet, f"{home}/new?withdraw={entry['id']}", taken_back, to=f"{home}/new")
    assert answer.status_code == 303
    assert (await send("month", 4, **{**report, "withheld": "40000"})).status_code == 303
    assert "differs from the share" not in (await tablet.get(home)).text
    assert "Demo Bakery" in (await tablet.get(f"{home}/statement?language=en")).text
    lines = (await tablet.get(f"{home}/export")).text.splitlines()
    assert lines[1].split(",")[3:7] == ["200000", "20", "40000", "40000"]
    assert "Demo Bakery" in (await tablet.get(f"/people/{made.person}")).text


async def test_the_same_form_sent_twice_makes_one_entry(tablet: httpx.AsyncClient, made: Registered) -> None:
    form = {"kind": "talk", "seen": "0", "form_token": str(fresh()), "on_date": str(TODAY), "words": "About work"}
    for _ in range(2):
        answer = await submit(tablet, f"/people/{made.person}/corrective/new?kind=talk", form, to=f"/people/{made.person}/corrective/new")
        assert (answer.status_code, await CorrectiveEntry.count()) == (303, 1)


async def test_what_is_due_waits_until_it_is_there(made: Registered, fixed_clock: FixedClock) -> None:
    await follow_corrective_work({})
    assert await fetch_values(DB, OPEN, made.person) == [TALK]
    await entered(made.person, made.registration, "talk", TODAY, words="About work")
    assert await fetch_values(DB, OPEN, made.person) == []
    await a_job(made.person, made.registration)
    fixed_clock.move_to(NOW + timedelta(days=20))
    await follow_corrective_work({})
    assert await fetch_values(DB, OPEN, made.person) == [REPORT, TALK]
    await entered(made.person, made.registration, "month", TODAY, month="2026-11-01", base=10, withheld=1, paid_on="")
    await follow_corrective_work({})
    assert await fetch_values(DB, OPEN, made.person) == [TALK]


async def test_three_months_without_a_job_are_told_and_never_decided(made: Registered, fixed_clock: FixedClock) -> None:
    (source,) = [each for each in registry("probation").fact_sources if "jobless" in each.kinds]
    assert await source.find(made.person, NOW) == []
    fixed_clock.move_to(NOW + timedelta(days=95))
    await follow_corrective_work({})
    assert JOBLESS in await fetch_values(DB, OPEN, made.person)
    (fact,) = await source.find(made.person, NOW)
    assert fact.at.astimezone(ALMATY).date() == date(2027, 2, 24)
    assert source.kinds["jobless"](fact.details)
    await a_job(made.person, made.registration, since=TODAY)
    assert JOBLESS not in await fetch_values(DB, OPEN, made.person)


async def test_other_categories_have_no_such_page(signed_in: SignedIn, database: object) -> None:
    other = await registered()
    client = await signed_in("probation", "officer")
    assert (await client.get(f"/people/{other.person}/corrective")).status_code == 404
