"""What an officer sees of a doubtful check-in, and how two officers decide it."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.check_ins import queries as check_ins_queries
from services.probation.check_ins.actions import review_check_in
from services.probation.check_ins.captures.details import store_capture_details
from services.probation.check_ins.domain.lifecycle import WITH_REASON
from services.probation.check_ins.tables import CheckIn
from services.probation.errors import ReasonNeeded
from services.probation.queue import queries as queue_queries
from shared.actors import Actor
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, officer
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.hand_ins import STEPS, described
from tests.builders.moments import NOW
from tests.support.clients import SignedIn
from tests.support.forms import submit

FIRST, SECOND = COLLEAGUE_OFFICER, OFFICER


async def decide(client: httpx.AsyncClient, address: str, verdict: str, note: str = "") -> httpx.Response:
    """Send the form of the verdict on the check-in as it stands."""
    row = await stored(UUID(address.rsplit("/", 1)[1]))
    return await submit(client, address, {"verdict": verdict, "note": note, "version": str(row["version"])}, to=f"{address}/verdict")


async def stored(check_in: UUID) -> dict[str, Any]:
    """The check-in as it is stored."""
    row = await CheckIn.select().where(CheckIn.id == check_in).first()
    assert row is not None
    return row


@pytest.fixture
async def near_miss(engines: OraluSettings) -> dict[str, Any]:
    """A check-in near the limit, after a try that was no match; its capture was described."""
    person, check_in = await check_in_in_doubt(score=0.4567, threshold=0.62)
    row = await stored(check_in)
    assert await store_capture_details(described(person, check_in, row["session"]))
    return row


async def english(signed_in: SignedIn, login: str) -> httpx.AsyncClient:
    """Somebody who reads English."""
    client = await signed_in("probation", login)
    client.cookies.set("oralu_language", "en")
    return client


async def test_the_officer_reads_the_results_in_words(signed_in: SignedIn, near_miss: dict[str, Any]) -> None:
    officer = await english(signed_in, "officer")
    page = (await officer.get(f"/check-ins/{near_miss['id']}")).text
    for words in (
        "Near the limit",
        "Try 1, before this one",
        "Clearly different",
        "It was too dark",
        "uncalibrated",
        "Furthest: Turn to the left",
    ):
        assert words in page, words
    assert page.count(f"/review/{near_miss['session']}/frames/") == 2 * len(STEPS)
    assert "0.457" not in page
    assert "0.62" not in page
    assert "onclick" not in page
    assert "style=" not in page
    assert "uncalibrated" in (await officer.get("/queue/rows")).text


async def test_the_auditor_alone_sees_the_figures_and_no_image(signed_in: SignedIn, near_miss: dict[str, Any]) -> None:
    audited = (await (await english(signed_in, "auditor")).get(f"/check-ins/{near_miss['id']}")).text
    assert "Score 0.457, threshold 0.620" in audited
    assert "/review/" not in audited, "images are for the officer of the case alone"


@pytest.mark.usefixtures("engines")
async def test_the_capture_of_another_session_is_not_this_check_in_s() -> None:
    person, check_in = await check_in_in_doubt()
    assert not await store_capture_details(described(person, check_in, session=check_in))


@pytest.fixture
async def doubted(engines: OraluSettings) -> UUID:
    """A doubtful check-in of the first officer."""
    _, check_in = await check_in_in_doubt(by=FIRST)
    return check_in


async def first_opinion(check_in: UUID) -> None:
    """The first officer says that it is somebody else."""
    await review_check_in(check_in, "no_match", "Other ears", seen_version=2, by=FIRST, now=NOW)


async def asked(of: Actor) -> list[str]:
    """What kinds of items the queue of an officer holds."""
    return [item.kind for item in await queue_queries.queue(of)]


async def test_a_verdict_against_a_person_needs_a_reason(doubted: UUID) -> None:
    for verdict in WITH_REASON:
        with pytest.raises(ReasonNeeded):
            await review_check_in(doubted, verdict, "  ", seen_version=2, by=FIRST, now=NOW)


async def test_a_second_opinion_is_asked_of_everybody_but_the_first(doubted: UUID) -> None:
    await first_opinion(doubted)
    assert "second_opinion" not in await asked(FIRST), "whoever gave the first is not asked for the second"
    assert await asked(SECOND) == ["second_opinion"]


async def test_the_second_officer_looks_for_themselves_and_then_sees_what_the_first_said(doubted: UUID, signed_in: SignedIn) -> None:
    second, address = await english(signed_in, "officer"), f"/check-ins/{doubted}"
    assert (await second.get(address)).status_code == 404, "nobody has asked them"
    await first_opinion(doubted)
    page = (await second.get(address)).text
    assert "Look for yourself first" in page
    assert "Other ears" not in page
    assert (await decide(second, address, "no_match")).status_code == 422
    assert (await decide(second, address, "no_match", "The nose too")).status_code == 303
    row = await stored(doubted)
    assert (row["state"], row["verdict"], row["reviewed_by"]) == ("reviewed", "no_match", SECOND.id)
    page = (await second.get(address)).text
    assert "Other ears" in page
    assert "The nose too" in page


async def test_what_two_have_decided_is_nobody_else_s_business(doubted: UUID) -> None:
    await first_opinion(doubted)
    third = officer("third-officer")
    assert await check_ins_queries.check_in(third, doubted) is not None, "anybody of the office may be the second"
    await review_check_in(doubted, "no_match", "The nose too", seen_version=3, by=SECOND, now=NOW)
    assert await check_ins_queries.check_in(third, doubted) is None
    assert await check_ins_queries.check_in(FIRST, doubted) is not None
