"""An officer looks at an alert, talks to the person and decides; a confirmed one is passed on with reasons."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.database import Outbox
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.alerts import actions as handling
from tests.builders.actors import OFFICER
from tests.builders.alerts import the_breach
from tests.builders.fixes import leaving_home
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor
from tests.support.clients import SignedIn
from tests.support.forms import post

SAID = "Says that the shop closes at midnight"
REASON = "Was at the shop, no permission"


@dataclass(frozen=True)
class Shown:
    """An alert of a breach and the address of its page."""

    id: UUID
    page: str


@pytest.fixture
async def alert(vendor: Vendor, worn: datetime) -> Shown:
    """The person left home in the curfew."""
    await vendor.send(leaving_home(worn))
    number = (await the_breach())["id"]
    return Shown(number, f"/alerts/{number}")


@pytest.fixture
async def officer(alert: Shown, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer of the case."""
    return await signed_in("probation", "officer")


async def decide(client: httpx.AsyncClient, alert: Shown, **changed: str) -> httpx.Response:
    """Confirm the alert with a reason."""
    return await post(client, alert.page, {"outcome": "confirmed", "reason": REASON, **changed})


async def contact(client: httpx.AsyncClient, alert: Shown, **changed: str) -> httpx.Response:
    """Say that the person was reached."""
    return await post(client, f"{alert.page}/contact", {"how": "reached", "words": SAID, **changed})


async def confirmed(alert: Shown) -> str:
    """The officer talked to the person and the alert is confirmed; the address of the record of the violation."""
    await handling.record_contact([alert.id], how="reached", words=SAID, by=OFFICER, now=NOW)
    await handling.record_finding([alert.id], outcome="confirmed", reason=REASON, by=OFFICER, now=NOW)
    return f"/violations/{(await open_item('violation'))['subject_id']}"


async def open_item(kind: str) -> dict[str, Any]:
    """The one open item of this kind in the queue."""
    (item,) = await QueueItem.select().where(QueueItem.kind == kind, QueueItem.closed_at.is_null())
    return item


async def passed_on() -> int:
    """How many breaches the desk was told of."""
    told: int = await Outbox.count().where(Outbox.type == "probation.breach_confirmed.v1")
    return told


async def test_the_page_of_an_alert_has_a_map_and_a_table(officer: httpx.AsyncClient, alert: Shown) -> None:
    shown = await officer.get(alert.page)
    assert shown.status_code == 200
    assert 'data-map="alert"' in shown.text
    assert "<table" in shown.text


async def test_a_decision_needs_a_reason_and_is_about_the_alerts_of_the_page(officer: httpx.AsyncClient, alert: Shown) -> None:
    assert (await decide(officer, alert, reason="")).status_code == 422
    assert (await decide(officer, alert, alerts=str(UUID(int=3)))).status_code == 404


async def test_no_breach_is_confirmed_before_contact_and_a_decision_is_made_once(officer: httpx.AsyncClient, alert: Shown) -> None:
    unheard = await decide(officer, alert)
    assert unheard.status_code == 409
    assert "Try to reach the person first" in unheard.text
    assert (await contact(officer, alert, how="shouted")).status_code == 422
    assert (await contact(officer, alert)).status_code == 303
    assert (await decide(officer, alert)).status_code == 303
    assert (await decide(officer, alert, reason="Again")).status_code == 409


async def test_a_confirmed_alert_leaves_the_queue_and_tells_nobody_yet(alert: Shown) -> None:
    await confirmed(alert)
    assert await QueueItem.count().where(QueueItem.subject_id == alert.id, QueueItem.closed_at.is_null()) == 0
    assert await passed_on() == 0


async def test_a_violation_is_passed_on_once_and_with_grounds(officer: httpx.AsyncClient, alert: Shown) -> None:
    record = await confirmed(alert)
    item = await open_item("violation")
    assert (await officer.get(f"/queue/{item['id']}")).headers["location"] == record
    form = {"decision": "pass_on", "grounds": "The third time this month"}
    assert (await post(officer, record, {**form, "grounds": ""})).status_code == 422
    assert (await post(officer, record, form)).status_code == 303
    assert (await post(officer, record, form)).status_code == 409
    assert await passed_on() == 0, "a proceeding decides whether it is a breach"
    assert "The third time this month" in (await officer.get(alert.page)).text


async def test_a_social_worker_may_not_see_an_alert(alert: Shown, signed_in: SignedIn) -> None:
    assert (await (await signed_in("probation", "social")).get(alert.page)).status_code == 403


async def test_an_alert_is_no_breach_before_an_officer_says_so(officer: httpx.AsyncClient, alert: Shown, person: UUID) -> None:
    for page in (alert.page, "/queue", f"/people/{person}", f"/people/{person}/bracelet", f"/people/{person}/movements"):
        said = re.sub(r"<[^>]+>", " ", (await officer.get(page)).text).replace("Breach confirmed", "")  # what the officer may choose
        assert "breach" not in said.casefold(), page
    assert "Deviation" in (await officer.get(alert.page)).text
    await confirmed(alert)
    assert re.search(r"govuk-tag--\w+\">Breach confirmed<", (await officer.get(alert.page)).text)


async def test_an_alert_is_taken_after_asking(officer: httpx.AsyncClient, alert: Shown) -> None:
    asked = await post(officer, f"{alert.page}/acknowledge")
    assert (asked.status_code, "Take this alert" in asked.text) == (200, True)
    assert "Not taken yet" in (await officer.get(alert.page)).text
    assert (await post(officer, f"{alert.page}/acknowledge", {"sure": "yes"})).status_code == 303
    assert "Not taken yet" not in (await officer.get(alert.page)).text
