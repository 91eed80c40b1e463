"""A capture verified under the threshold that is in force, by the same function that a process of the pool runs."""

import io
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from PIL import Image

from services.biometrics.engine import pipeline as engine_pipeline
from services.biometrics.engine import recognition
from services.biometrics.engine import reports as engine_reports
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.matching.artefact import DISTANCE, read
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.matching.in_use import InUse
from services.biometrics.observations.domain import CapturedFrame
from tests.builders.faces import calibrated
from tests.builders.moments import NOW


def test_a_decision_holds_for_its_artefact_and_another_one_leaves_the_result_uncalibrated(
    face_photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    artefact = read(calibrated(tmp_path))
    picture = Image.open(face_photos / "obama.jpg")
    picture.thumbnail((480, 480))
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=92)
    frames = [CapturedFrame(out.getvalue(), 0)]
    (template,) = [recognition.observe(out.getvalue(), encode=True).descriptor]
    assert template is not None
    others = [[[np.full(128, 0.5)]], [[template], [np.full(128, 0.5)]], [[np.full(128, np.nan)]]]
    monkeypatch.setattr(engine_pipeline, "_calibration", InUse(tmp_path, read))

    def verified(decision: Decision | None) -> engine_reports.VerificationReport:
        return engine_pipeline.verify_frames(frames, [template], [Movement.BLINK], decision=decision, others=others)

    measured = verified(None)
    assert (measured.calibrated, measured.threshold, measured.artefact) == (True, artefact.scoring.match, artefact.digest)
    assert measured.score is not None
    assert measured.others[1] == round(measured.score, 3), "the better of another person's two references"
    assert measured.others[0] < measured.others[1]
    assert len(measured.others) == 2, "numbers that are none spoil nobody's check-in"
    assert (measured.liveness_score, measured.peaks) == (0.0, ())
    raised = verified(Decision(uuid4(), artefact.digest, measured.score + 1, artefact.scoring.review, NOW, NOW))
    assert (raised.match, raised.threshold, raised.score) == ("review", measured.score + 1, measured.score)
    elsewhere = verified(Decision(uuid4(), "0" * 64, 0.0, 0.0, NOW, NOW))
    assert (elsewhere.calibrated, elsewhere.artefact, elsewhere.scale) == (False, None, DISTANCE)
    assert elsewhere.quality_score == measured.quality_score
