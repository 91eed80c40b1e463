"""The match threshold: shown with what was measured, set only by an administrator, used by the worker, kept for ever."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import numpy as np
import pytest

from services.biometrics.calibration import queries as calibration_queries
from services.biometrics.database import Audit
from services.biometrics.engine import version as engine_version
from services.biometrics.matching.artefact import Artefact, read
from services.biometrics.settings import settings
from services.biometrics.submission import actions as submission
from services.biometrics.submission.domain import Verification
from services.biometrics.thresholds.tables import ThresholdDecision
from services.biometrics.verification import actions as verification
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.faces import calibrated
from tests.builders.moments import NOW
from tests.builders.subjects import Person, change_basis, enrolled, registered
from tests.builders.visits import at_camera, captured, judged, reviewed
from tests.support.clients import SignedIn
from tests.support.forms import post


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A calibration of made-up people for this machine's engine."""
    groups = {"many 1": "one group", "many 2": "one group"}
    return calibrated(tmp_path_factory.mktemp("made"), groups, engine=engine_version.ENGINE_VERSION, models=engine_version.model_hash())


@pytest.fixture
def artefact(made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Artefact]:
    """The calibration that is in force."""
    monkeypatch.setenv("ORALU_CALIBRATION", str(made))
    settings.cache_clear()
    yield read(made)
    settings.cache_clear()


@pytest.fixture
def lower(artefact: Artefact) -> str:
    """A threshold below the target and above the least that may be set."""
    return f"{(artefact.bounds.target + artefact.bounds.floor) / 2:.4f}"


@pytest.fixture
async def admin(engines: OraluSettings, artefact: Artefact, signed_in: SignedIn) -> httpx.AsyncClient:
    return await english(signed_in, "admin")


@pytest.fixture
async def auditor(engines: OraluSettings, artefact: Artefact, signed_in: SignedIn) -> httpx.AsyncClient:
    return await english(signed_in, "auditor")


async def english(signed_in: SignedIn, login: str) -> httpx.AsyncClient:
    """Somebody who reads English."""
    client = await signed_in("biometrics", login)
    client.cookies.set("oralu_language", "en")
    return client


async def send(client: httpx.AsyncClient, **fields: str) -> httpx.Response:
    """Fill in the form of the threshold."""
    page = (await client.get("/thresholds")).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    return await post(client, "/thresholds", {"seen": seen} | fields)


@pytest.fixture
async def two_reviewed(engines: OraluSettings, artefact: Artefact) -> None:
    """Two check-ins that officers decided against the engine."""
    await officers_say(artefact, "match", artefact.scoring.match - 0.1, "review")
    await officers_say(artefact, "no_match", artefact.scoring.match + 0.1, "match")


async def officers_say(artefact: Artefact, verdict: str, score: float, match: str) -> None:
    """Somebody's check-in that officers decided."""
    person = await enrolled()
    session = await at_camera(person)
    result = Verification(
        match=match, liveness="not_live", quality="good", score=score, threshold=artefact.scoring.match, review=artefact.scoring.review,  # type: ignore[arg-type]  # of the literals
        calibrated=True, artefact=artefact.digest, scale=artefact.scale, engine=engine_version.ENGINE_VERSION, others=(-0.5, 0.25),
    )  # fmt: skip
    await judged(person, session, result)
    await submission.hand_in_as_it_is(session, by=SYSTEM, now=NOW)
    await reviewed(person, verdict)


@pytest.mark.usefixtures("two_reviewed")
async def test_what_officers_decided_is_kept_beside_the_scores_of_its_scale(artefact: Artefact) -> None:
    found = await calibration_queries.reviewed_attempts(engine_version.ENGINE_VERSION, artefact.scale)
    assert sorted((one.verdict, one.others) for one in found) == [("match", (-0.5, 0.25)), ("no_match", (-0.5, 0.25))]
    assert not await calibration_queries.reviewed_attempts(engine_version.ENGINE_VERSION, "distance"), (
        "scores of another scale are not mixed in"
    )


@pytest.mark.usefixtures("two_reviewed")
async def test_the_page_shows_what_was_measured(admin: httpx.AsyncClient, artefact: Artefact) -> None:
    page = (await admin.get("/thresholds")).text
    told = (
        "made up",
        artefact.digest[:16],
        "one group",
        "<polyline",
        "They disagree in 100\N{NO-BREAK SPACE}%",
        "9997 comparisons",
        "it is what was measured",
    )
    assert [words for words in told if words not in page] == []
    assert "style=" not in page


async def test_an_officer_may_not_open_the_page(signed_in: SignedIn) -> None:
    assert (await (await signed_in("biometrics", "officer")).get("/thresholds")).status_code == 403


async def test_a_threshold_out_of_bounds_unconfirmed_or_without_a_reason_is_refused(
    admin: httpx.AsyncClient, artefact: Artefact, lower: str
) -> None:
    too_low = f"{artefact.bounds.floor - 0.1:.3f}"
    for refused in (
        {"match": too_low, "confirmed": too_low, "reason": "r"},
        {"match": lower, "reason": "r"},
        {"match": lower, "confirmed": lower, "reason": "  "},
        {"match": "much", "reason": "r"},
        {"match": "nan", "reason": "r"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "2020-01-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "2026-13-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "0001-01-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "9999-12-31"},
    ):
        assert (await post(admin, "/thresholds", {"seen": "none"} | refused)).status_code == 422, refused


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"match": "much", "valid_from": "soon", "reason": ""},
            ["Match from: Enter a number", "From: Enter day", "the record: Write down"],
        ),
        ({"valid_from": "2020-01-01", "reason": " "}, ["again: This is lower", "From: A threshold cannot begin", "the record: Write down"]),
    ],
)
async def test_everything_wrong_is_said_at_once_by_field(
    admin: httpx.AsyncClient, lower: str, typed: dict[str, str], told: list[str]
) -> None:
    refused = await send(admin, **({"match": lower} | typed))
    assert refused.status_code == 422
    listed = refused.text.split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert listed.count("<li>") == len(told)
    places = [listed.find(words) for words in told]
    assert -1 not in places, listed
    assert places == sorted(places), "in the order of the form"


async def test_an_administrator_sets_a_threshold_and_the_worker_uses_it(
    admin: httpx.AsyncClient, person: Person, artefact: Artefact, lower: str
) -> None:
    assert (await send(admin, match=lower, confirmed=lower.replace(".", ","), reason="Pilot")).status_code == 303
    (row,) = await ThresholdDecision.select()
    assert (row["match"], row["below_target"], row["artefact"], row["reason"]) == (float(lower), True, artefact.digest, "Pilot")
    record = await Audit.select().where(Audit.action == "threshold_set").first()
    assert record is not None
    assert json.loads(record["details"])["match"] == float(lower)
    claimed = await claim(person)
    assert claimed.decision is not None
    assert (claimed.decision.id, claimed.decision.match) == (row["id"], float(lower))


async def test_a_decision_is_kept_for_ever_and_is_not_made_on_a_page_out_of_date(admin: httpx.AsyncClient, lower: str) -> None:
    assert (await send(admin, match=lower, confirmed=lower, reason="Pilot")).status_code == 303
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ThresholdDecision.update({ThresholdDecision.match: 0.0}).where(ThresholdDecision.reason == "Pilot")
    assert (await send(admin, match="9", reason="r", seen="none")).status_code == 409


async def test_an_auditor_sets_no_threshold(auditor: httpx.AsyncClient) -> None:
    await auditor.get("/thresholds")
    assert (await post(auditor, "/thresholds", {"match": "9"})).status_code == 403


@pytest.mark.usefixtures("two_reviewed")
async def test_an_auditor_exports_the_figures_without_naming_a_person(auditor: httpx.AsyncClient) -> None:
    exported = await auditor.get("/thresholds/attempts.csv")
    assert exported.status_code == 200
    assert len(exported.text.splitlines()) == 1 + 2
    assert "person" not in exported.text.splitlines()[0]
    assert await Audit.exists().where(Audit.action == "attempts_exported")


async def test_an_administrator_may_not_export_figures(admin: httpx.AsyncClient) -> None:
    assert (await admin.get("/thresholds/attempts.csv")).status_code == 403


async def claim(person: Person) -> verification.Capture:
    session = await at_camera(person)
    await captured(person, session)
    claimed = await verification.claim(session, engine=engine_version.ENGINE_VERSION, now=NOW)
    assert claimed is not None
    return claimed


async def test_other_people_are_compared_with_only_where_it_is_switched_on_and_their_basis_stands(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[UUID] = []
    for number in range(3):
        other = await (await registered()).enrolled([np.full(128, number / 10)] * 3)
        others.append(other.id)
    assert (await claim(person)).others == (), "off unless the agency switches it on"
    monkeypatch.setenv("ORALU_MEASURE_AGAINST", "10")
    settings.cache_clear()
    await change_basis(others[0])
    found = (await claim(await enrolled([np.full(128, 0.9)] * 3))).others
    values = sorted(round(float(one[0][0, 0]), 1) for one in found)
    assert values == [0.1, 0.1, 0.2], "the fixture's person and two others; not the one who withdrew, not themselves"
