"""The threshold of a match: shown with what was measured, set by an administrator alone, used by the worker, kept for ever."""

import json
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import numpy as np
import pytest

from services.biometrics import engine, queries
from services.biometrics.actions import checkins, handing_in, subjects, verifying
from services.biometrics.calibration.artefact import Artefact, read, save
from services.biometrics.calibration.make import make
from services.biometrics.calibration.trials import Fusion
from services.biometrics.domain.verification import Verification
from services.biometrics.settings import settings
from services.biometrics.tables import Audit, ThresholdDecision
from shared import clock
from shared.messages.probation import BiometricBasisChanged, CheckInReviewed
from tests.conftest import SignedIn
from tests.integration.biometrics.conftest import SYSTEM, Person
from tests.integration.biometrics.test_kiosk_session import at_camera, captured
from tests.support.sign_in import csrf_token
from tests.unit.biometrics.test_scoring import MADE, PEOPLE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A calibration of made-up people for this machine's engine."""
    folder = tmp_path_factory.mktemp("made")
    models = engine.model_hash()
    facts, cohort = make(
        PEOPLE, {"many 1": "one group", "many 2": "one group"}, name="made up", engine=engine.ENGINE_VERSION, models=models,
        fusion=Fusion(3, 2), now=MADE,
    )  # fmt: skip
    save(folder, facts, cohort)
    return folder


async def send(client: httpx.AsyncClient, **fields: str) -> httpx.Response:
    page = (await client.get("/thresholds")).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    return await client.post("/thresholds", data={"seen": seen, "_csrf_token": csrf_token(page)} | fields)


async def reviewed(artefact: Artefact, verdict: str, score: float, match: str) -> None:
    """Somebody's check-in that officers decided."""
    person = await (await (await Person().register()).due()).enrolled()
    session = await at_camera(person)
    attempt = await captured(person, session)
    result = Verification(
        match=match, liveness="not_live", quality="good", score=score, threshold=artefact.scoring.match, review=artefact.scoring.review,  # type: ignore[arg-type]  # of the literals
        calibrated=True, artefact=artefact.digest, scale=artefact.scale, engine=engine.ENGINE_VERSION, others=(-0.5, 0.25),
    )  # fmt: skip
    await handing_in.record_verification(session, attempt, result, by=SYSTEM, now=clock.now())
    await handing_in.hand_in_as_it_is(session, by=SYSTEM, now=clock.now())
    decided = {"person": person.id, "check_in": person.check_in, "verdict": verdict, "reviewed_at": clock.now()}
    await checkins.receive_review(CheckInReviewed.model_validate(decided), by=SYSTEM, now=clock.now())


async def test_an_administrator_sets_the_threshold_and_the_worker_uses_it(
    signed_in: SignedIn, person: Person, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORALU_CALIBRATION", str(made))
    settings.cache_clear()
    artefact = read(made)
    await reviewed(artefact, "match", artefact.scoring.match - 0.1, "review")
    await reviewed(artefact, "no_match", artefact.scoring.match + 0.1, "match")
    found = await queries.reviewed_attempts(engine.ENGINE_VERSION, artefact.scale)
    assert sorted((one.verdict, one.others) for one in found) == [("match", (-0.5, 0.25)), ("no_match", (-0.5, 0.25))]
    assert not await queries.reviewed_attempts(engine.ENGINE_VERSION, "distance"), "scores of another scale are not mixed in"

    admin, auditor = await signed_in("biometrics", "admin"), await signed_in("biometrics", "auditor")
    for client in (admin, auditor):
        client.cookies.set("oralu_language", "en")
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
    assert (await (await signed_in("biometrics", "officer")).get("/thresholds")).status_code == 403

    bounds = artefact.bounds
    lower = f"{(bounds.target + bounds.floor) / 2:.4f}"
    for refused in (
        {"match": f"{bounds.floor - 0.1:.3f}", "confirmed": f"{bounds.floor - 0.1:.3f}", "reason": "r"},
        {"match": lower, "reason": "r"},
        {"match": lower, "confirmed": lower, "reason": "  "},
        {"match": "much", "reason": "r"},
        {"match": "nan", "reason": "r"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "2020-01-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "2026-13-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "0001-01-01"},
        {"match": lower, "confirmed": lower, "reason": "r", "valid_from": "9999-12-31"},
    ):
        form = {"seen": "none", "_csrf_token": csrf_token(page)} | refused
        assert (await admin.post("/thresholds", data=form)).status_code == 422, refused
    assert (await send(admin, match=lower, confirmed=lower.replace(".", ","), reason="Pilot")).status_code == 303
    (row,) = await ThresholdDecision.select()
    assert (row["match"], row["below_target"], row["artefact"], row["reason"]) == (float(lower), True, artefact.digest, "Pilot")
    record = await Audit.select().where(Audit.action == "threshold_set").first()
    assert record is not None
    assert json.loads(record["details"])["match"] == float(lower)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ThresholdDecision.update({ThresholdDecision.match: 0.0}).where(ThresholdDecision.id == row["id"])
    stale = await send(admin, match="9", reason="r", seen="none")
    assert stale.status_code == 409
    token = csrf_token((await admin.get("/thresholds")).text)
    assert (await auditor.post("/thresholds", data={"match": "9", "_csrf_token": token})).status_code == 403

    claimed = await claim(person)
    assert claimed.decision is not None
    assert (claimed.decision.id, claimed.decision.match) == (row["id"], float(lower))

    exported = await auditor.get("/thresholds/attempts.csv")
    assert exported.status_code == 200
    assert len(exported.text.splitlines()) == 1 + len(found)
    assert "person" not in exported.text.splitlines()[0]
    assert (await admin.get("/thresholds/attempts.csv")).status_code == 403
    assert await Audit.exists().where(Audit.action == "attempts_exported")


async def claim(person: Person) -> verifying.Capture:
    session = await at_camera(person)
    await captured(person, session)
    claimed = await verifying.claim(session, engine=engine.ENGINE_VERSION, now=clock.now())
    assert claimed is not None
    return claimed


async def test_other_people_are_compared_with_only_where_it_is_switched_on_and_their_basis_stands(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[UUID] = []
    for number in range(3):
        other = await (await Person().register()).enrolled([np.full(128, number / 10)] * 3)
        others.append(other.id)
    assert (await claim(person)).others == (), "off unless the agency switches it on"
    monkeypatch.setenv("ORALU_MEASURE_AGAINST", "10")
    settings.cache_clear()
    withdrawn = BiometricBasisChanged(person=others[0], basis=None)
    await subjects.change_basis(withdrawn, by=SYSTEM, now=clock.now())
    found = (await claim(await (await (await Person().register()).due()).enrolled([np.full(128, 0.9)] * 3))).others
    values = sorted(round(float(one[0][0, 0]), 1) for one in found)
    assert values == [0.1, 0.1, 0.2], "the fixture's person and two others; not the one who withdrew, not themselves"
