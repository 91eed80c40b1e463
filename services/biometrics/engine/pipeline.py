"""From frames to results: the same code runs in a process of the pool, in a bench and in `oralu liveness`."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import ImageRefused
from services.biometrics.engine.reports import EnrolmentReport, FrameVerdict, LivenessResult, Others, VerificationReport
from services.biometrics.engine.version import ENGINE_VERSION, model_hash
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.liveness.domain.verdict import LivenessVerdict, deciding_frames, judge, read
from services.biometrics.matching.artefact import DISTANCE, Artefact, apply_decision, load
from services.biometrics.matching.domain import scoring
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.matching.in_use import InUse
from services.biometrics.observations.domain import CapturedFrame, Descriptor, Observation
from services.biometrics.quality.domain import rules as quality
from services.biometrics.quality.domain.score import quality_score

SAME_PERSON = 0.5
"""Enrolment frames further apart than this (distance) do not show one person well enough to become one template."""


def _usable(folder: Path) -> Artefact | None:
    return load(folder, engine=ENGINE_VERSION, models=model_hash())


_calibration = InUse(None, _usable)


def warm_up(calibration: Path | None) -> None:
    """Load the models, and the calibration if there is one; `calibration` is looked at again with each capture."""
    global _calibration
    recognition.warm_up()
    _calibration = InUse(calibration, _usable)
    _calibration.artefact()


def verify_frames(
    frames: Sequence[CapturedFrame],
    template: Sequence[Descriptor] | None,
    challenge: Sequence[Movement],
    second: Sequence[Descriptor] | None = None,
    *,
    asked_ms: Sequence[int] | None = None,
    decision: Decision | None = None,
    others: Others = (),
) -> VerificationReport:
    """Verify one capture in this process, under the administrator's decision that is in force. A frame that cannot be read is in the
    report, not an error."""
    artefact = _calibration.artefact()
    calibration = apply_decision(artefact, decision)
    artefact = artefact if calibration is not None else None
    observations: list[Observation] = []
    positions: list[int] = []
    refused: dict[str, None] = {}
    for position, frame in enumerate(frames):
        try:
            observations.append(frame.observation or recognition.observe(frame.jpeg, encode=False))
            positions.append(position)
        except ImageRefused as refusal:
            refused[refusal.problem.value] = None
    times = [frames[position].taken_ms for position in positions]
    report = verify_observations(observations, times, template, challenge, calibration, second, asked_ms=asked_ms, others=others)
    return replace(
        report,
        neutral=None if report.neutral is None else positions[report.neutral],
        peaks=tuple(positions[peak] for peak in report.peaks),
        problems=(*report.problems, *refused),
        artefact=artefact.digest if artefact else None,
        scale=artefact.scale if artefact else DISTANCE,
    )


def verify_observations(
    observations: Sequence[Observation],
    timestamps_ms: Sequence[int],
    template: Sequence[Descriptor] | None,
    challenge: Sequence[Movement],
    calibration: scoring.Calibration | None,
    second: Sequence[Descriptor] | None = None,
    *,
    asked_ms: Sequence[int] | None = None,
    others: Others = (),
) -> VerificationReport:
    """The kiosk's decision on observed frames. With a `second` template (another look of the same person) the better one counts."""
    if not any(observation.faces for observation in observations):
        seen: LivenessResult = "not_live" if observations else "not_attempted"
        return VerificationReport("no_face", seen, "poor", problems=(quality.Problem.NO_FACE.value,))
    reading = read(observations, timestamps_ms, challenge, asked_ms)
    chosen = deciding_frames(observations, timestamps_ms, reading).frames or (_largest(observations),)
    described = _with_descriptors(observations, chosen)
    verdict = judge(described, timestamps_ms, challenge, asked_ms, reading)
    best, looked = _best(described, verdict)
    probes = [d for index in (verdict.neutral or (best,)) if (d := described[index].descriptor) is not None]
    common = VerificationReport(
        match="no_template",
        liveness=verdict.result,
        quality="good" if looked.accepted else "poor",
        neutral=best,
        problems=tuple(problem.value for problem in looked.problems),
        signs=tuple(sign.value for sign in verdict.reasons),
        peaks=verdict.peaks,
        liveness_score=len(verdict.peaks) / max(len(challenge), 1),
        quality_score=quality_score(described[best]),
    )
    if template is None or len(template) == 0:
        return common
    templates = [np.stack(list(one)) for one in (template, second) if one is not None and len(one)]
    better, compared = scoring.best_of(templates, np.stack(probes), calibration)
    return replace(
        common,
        match=compared.result,
        better=better,
        score=compared.score,
        threshold=compared.threshold,
        review=compared.review,
        distance=compared.distance,
        calibrated=compared.calibrated,
        others=_against(others, probes, calibration),
    )


def _against(others: Others, probes: Sequence[Descriptor], calibration: scoring.Calibration | None) -> tuple[float, ...]:
    """Scores against other people, rounded; a reference that cannot be compared is left out and does not affect the check-in."""
    scores = []
    for other in others:
        with suppress(scoring.NotComparable):
            scores.append(round(scoring.best([np.stack(list(one)) for one in other], np.stack(probes), calibration).score, 3))
    return tuple(scores)


def enrol_frames(images: Sequence[bytes]) -> EnrolmentReport:
    """Judge enrolment frames in this process."""
    verdicts = []
    for image in images:
        try:
            observation = recognition.observe(image, encode=False)
        except ImageRefused as refusal:
            verdicts.append(FrameVerdict(False, (refusal.problem.value,)))
            continue
        verdict = quality.assess(observation)
        chip = observation.chip
        descriptor = recognition.encode([chip])[0] if verdict.accepted and chip is not None else None
        verdicts.append(FrameVerdict(verdict.accepted, tuple(problem.value for problem in verdict.problems), descriptor))
    kept = [verdict.descriptor for verdict in verdicts if verdict.descriptor is not None]
    apart = scoring.distances(np.stack(kept), np.stack(kept)).max() if kept else 0.0
    return EnrolmentReport(tuple(verdicts), bool(apart <= SAME_PERSON))


def _with_descriptors(observations: Sequence[Observation], chosen: Sequence[int]) -> list[Observation]:
    """The same observations, the chosen ones encoded in one batch where they are not yet."""
    missing = [index for index in chosen if observations[index].descriptor is None and observations[index].chip is not None]
    encoded = dict(
        zip(missing, recognition.encode([chip for index in missing if (chip := observations[index].chip) is not None]), strict=True)
    )
    return [replace(o, descriptor=encoded[i]) if i in encoded else o for i, o in enumerate(observations)]


def _best(observations: Sequence[Observation], verdict: LivenessVerdict) -> tuple[int, quality.QualityVerdict]:
    """The frame to show to an officer: of the neutral ones the one with the fewest problems, then the sharpest."""
    candidates = verdict.neutral or (_largest(observations),)
    judged = {index: quality.assess(observations[index], quality.PROBE) for index in candidates}
    best = min(candidates, key=lambda index: (len(judged[index].problems), -observations[index].sharpness))
    return best, judged[best]


def _largest(observations: Sequence[Observation]) -> int:
    return max(range(len(observations)), key=lambda index: observations[index].eye_distance)
