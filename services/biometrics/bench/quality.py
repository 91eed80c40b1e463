"""`oralu bench quality`: what the quality rules refuse on a data set in LFW's layout, each rule separately."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from services.biometrics.calibration.dataset import identities, share
from services.biometrics.calibration.domain import rates
from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import ImageRefused
from services.biometrics.quality.domain.rules import ENROLMENT, PROBE, Problem, assess
from shared.values import JsonObject

HIDDEN = (Problem.DARK_GLASSES, Problem.MOUTH_COVERED)


def bench_quality(folder: Path, *, limit: int | None = None) -> JsonObject:
    """Problems at enrolment by their names, and how often a face that the kiosk takes is called covered. Raises BadDataset."""
    images = sorted((file for files in identities(folder).values() for file in files), key=lambda file: share(file.name, "quality"))
    enrolment, among_accepted, accepted, hidden = Counter[str](), Counter[str](), 0, list[str]()
    for file in images[:limit]:
        problems = _problems(file)
        enrolment.update(problems[0] or ("none",))
        if problems[1]:
            continue
        accepted += 1
        found = [problem for problem in problems[0] if problem in HIDDEN]
        among_accepted.update(found)
        hidden += [file.name] if found else []
    return {
        "images": len(images[:limit]),
        "problems_at_enrolment": dict(enrolment.most_common()),
        "taken_by_the_kiosk": accepted,
        "of_these_called_covered": rates.rate(len(hidden), accepted).as_dict() | dict(among_accepted),
        "called_covered": hidden[:50],
    }


def _problems(file: Path) -> tuple[Iterable[str], Iterable[str]]:
    try:
        observation = recognition.observe(file.read_bytes(), encode=False)
    except ImageRefused as refused:
        return (str(refused.problem),), (str(refused.problem),)
    return assess(observation, ENROLMENT).problems, assess(observation, PROBE).problems
