"""What an officer sees of a doubtful check-in, and how two officers decide it."""

from typing import Any

import httpx
import pytest

from services.probation import queries, queue_queries
from services.probation.actions.captures import describe_capture
from services.probation.actions.check_ins import review_check_in
from services.probation.actions.errors import ReasonNeeded
from services.probation.domain.check_in import WITH_REASON
from services.probation.tables import CheckIn
from shared import clock
from shared.identity.actors import Actor, Role
from shared.identity.demo import demo_id
from shared.messages.biometrics import AttemptDescribed, CaptureDescribed, CapturedFrame
from tests.conftest import SignedIn
from tests.integration.probation.test_pages import a_case
from tests.support.sign_in import csrf_token

SECOND = Actor(demo_id("officer"), "Demo Officer", Role.OFFICER, "75")
FIRST = Actor(demo_id("another officer"), "Another Officer", Role.OFFICER, "75")
STEPS = (("neutral", None), ("turn_left", "turn_left"), ("neutral", None))
TRIES: tuple[tuple[str, str, list[str]], ...] = (("no_match", "clearly_different", ["movement_missing"]), ("review", "near_limit", []))


def described(row: dict[str, Any], **changed: Any) -> CaptureDescribed:
    """A near miss after a try that was no match, as biometrics tells it."""
    attempts = [
        AttemptDescribed.model_validate(
            {"match": match, "liveness": "live", "quality": "poor", "likeness": likeness, "calibrated": False, "signs": signs}
            | {"problems": ["too_dark"]}
        )
        for match, likeness, signs in TRIES
    ]
    frames = [CapturedFrame(step=step, taken_ms=200 * index, peak=peak) for index, (step, peak) in enumerate(STEPS)]
    return CaptureDescribed(
        person=row["person"], check_in=row["id"], session=changed.get("session", row["session"]), movements=["turn_left"], frames=frames,
        attempts=attempts,
    )  # fmt: skip


async def decide(client: httpx.AsyncClient, address: str, verdict: str, note: str = "") -> httpx.Response:
    shown = await client.get(address)
    row = await CheckIn.select(CheckIn.version).where(CheckIn.id == address.rsplit("/", 1)[1]).first()
    assert row is not None
    data = {"verdict": verdict, "note": note, "version": str(row["version"]), "_csrf_token": csrf_token(shown.text)}
    return await client.post(f"{address}/verdict", data=data)


async def test_results_are_words_for_the_officer_and_figures_for_the_auditor_alone(signed_in: SignedIn) -> None:
    officer, auditor = await signed_in("probation", "officer"), await signed_in("probation", "auditor")
    _, check_in = await a_case(score=0.4567, threshold=0.62)
    row = await CheckIn.select().where(CheckIn.id == check_in).first()
    assert row is not None
    assert not await describe_capture(described(row, session=check_in)), "another session's capture is not this check-in's"
    assert await describe_capture(described(row))
    for client in (officer, auditor):
        client.cookies.set("oralu_language", "en")
    page = (await officer.get(f"/check-ins/{check_in}")).text
    for words in (
        "Near the limit",
        "Try 1, before this one",
        "Clearly different",
        "It was too dark",
        "uncalibrated",
        "Furthest: Turn to the left",
    ):
        assert words in page, words
    assert page.count(f"/review/{row['session']}/frames/") == 2 * len(STEPS)
    assert "0.457" not in page
    assert "0.62" not in page
    assert "onclick" not in page
    assert "style=" not in page
    assert "uncalibrated" in (await officer.get("/queue/rows")).text
    audited = (await auditor.get(f"/check-ins/{check_in}")).text
    assert "Score 0.457, threshold 0.620" in audited
    assert "/review/" not in audited, "images are for the officer of the case alone"


async def test_not_the_same_person_needs_a_reason_and_a_second_officer_who_looks_for_themselves(signed_in: SignedIn) -> None:
    second = await signed_in("probation", "officer")
    second.cookies.set("oralu_language", "en")
    _, check_in = await a_case(by=FIRST)
    address = f"/check-ins/{check_in}"
    for verdict in WITH_REASON:
        with pytest.raises(ReasonNeeded):
            await review_check_in(check_in, verdict, "  ", seen_version=2, by=FIRST, now=clock.now())
    assert (await second.get(address)).status_code == 404, "nobody has asked them"
    await review_check_in(check_in, "no_match", "Other ears", seen_version=2, by=FIRST, now=clock.now())
    mine = await queue_queries.queue(FIRST)
    assert "second_opinion" not in {item["kind"] for item in mine}, "whoever gave the first is not asked for the second"
    asked = await queue_queries.queue(SECOND)
    assert [item["kind"] for item in asked] == ["second_opinion"]
    page = (await second.get(address)).text
    assert "Look for yourself first" in page
    assert "Other ears" not in page
    assert (await decide(second, address, "no_match")).status_code == 422
    assert (await decide(second, address, "no_match", "The nose too")).status_code == 303
    row = await CheckIn.select().where(CheckIn.id == check_in).first()
    assert row is not None
    assert (row["state"], row["verdict"], row["reviewed_by"]) == ("reviewed", "no_match", SECOND.id)
    page = (await second.get(address)).text
    assert "Other ears" in page
    assert "The nose too" in page
    third = Actor(demo_id("third officer"), "Third Officer", Role.OFFICER, "75")
    assert await queries.check_in(third, check_in) is None, "decided: it is nobody else's business any more"
    assert await queries.check_in(FIRST, check_in) is not None
