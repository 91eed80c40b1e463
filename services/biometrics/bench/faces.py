"""`oralu bench faces`: accuracy on a data set of LFW's layout, beside plain face_recognition.

One image against one image, and as the kiosk compares: several against several, normalised.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from services.biometrics.bench.speed import peak_memory_mb, seconds_an_image, selfie
from services.biometrics.calibration.dataset import (
    BadDataset,
    Pair,
    identities,
    must_be_among,
    must_be_disjoint,
    read_groups,
    read_pairs,
    share,
)
from services.biometrics.calibration.descriptors import Found, descriptors, vectors_of
from services.biometrics.calibration.domain import rates
from services.biometrics.calibration.make import at_threshold, hashed
from services.biometrics.calibration.trials import Fusion, Scores, Vectors, cohort_means, compare_all, split_cohort
from services.biometrics.matching.artefact import Artefact
from services.biometrics.matching.domain.scoring import NEAREST, Floats, distances
from shared.values import JsonObject

MOST_IMAGES_COMPARED = 6_000
TARGETS = {"fmr_1e-3": 1e-3, "fmr_1e-4": 1e-4}
DRAWS = 10


def bench_faces(
    folder: Path,
    *,
    pairs: Path,
    fuse: Fusion | None = None,
    groups: Path | None = None,
    limit: int | None = None,
    calibration: Artefact | None = None,
    workers: int = 1,
) -> JsonObject:
    """Everything measured, as one JSON object. Raises BadDataset."""
    people = identities(folder)
    listed = _some(read_pairs(_beside(pairs, folder), folder), limit)
    labels = read_groups(_beside(groups, folder)) if groups else {}
    must_be_among(labels, people, groups.name if groups else "")
    if missing := [pair for pair in listed if not (pair.one.is_file() and pair.other.is_file())]:
        raise BadDataset(f"{len(missing)} pairs name images that are not there, such as {missing[0].one.name} and {missing[0].other.name}")
    images = sorted({image for pair in listed for image in (pair.one, pair.other)})
    if fuse and calibration is not None:
        _disjoint(calibration, _limited(people, limit))  # before anything that takes minutes
    ours, plain = (descriptors(images, way, workers=workers) for way in ("oralu", "plain"))
    if not any(vector is not None for found in (ours, plain) for vector in found.values()):
        raise BadDataset(f"{folder.name}: no face was found in any of its images")
    result: JsonObject = {
        "pairs": len(listed),
        "images": len(images),
        **_single(ours, listed, labels),
        "seconds_an_image": (speed := seconds_an_image(images))["oralu_seconds"],
        "plain": {**_single(plain, listed, labels), "seconds_an_image": speed["plain_seconds"]},
    }
    result["ratios"] = {"speed": speed["ratio"], "accuracy": result["accuracy"] / max(result["plain"]["accuracy"], 1e-9)}
    result["selfie_1280x720"] = selfie(images)
    if fuse:
        chosen = _limited(people, limit)
        found = descriptors([image for files in chosen.values() for image in files], "oralu", workers=workers)
        result["fused"] = _fused(vectors_of(chosen, found), labels, fuse, calibration)
    result["peak_memory_mb"] = peak_memory_mb()
    return result


def _single(found: Found, pairs: Sequence[Pair], labels: Mapping[str, str]) -> JsonObject:
    """One image against one: LFW's accuracy, and error rates over every two images of the listed ones."""
    scores = np.array([_similarity(found[pair.one], found[pair.other]) for pair in pairs])
    accuracy, error = rates.accuracy_by_folds(scores, np.array([pair.same for pair in pairs]), np.array([pair.fold for pair in pairs]))
    missed = rates.rate(sum(vector is None for vector in found.values()), len(found))
    whole = _every_two(found)
    thresholds = {name: rates.threshold_at(whole.non_mated, target) for name, target in TARGETS.items()}
    return {
        "accuracy": accuracy,
        "accuracy_standard_error": error,
        "failure_to_acquire": missed.as_dict(),
        **{f"at_{name}": {"threshold": _finite(-limit), **at_threshold(whole, limit)} for name, limit in thresholds.items()},
        "groups": {
            group: {f"at_{name}": at_threshold(part, limit) for name, limit in thresholds.items()}
            for group, part in _parts(whole, labels).items()
        },
    }


def _similarity(one: Floats | None, other: Floats | None) -> float:
    """Minus the distance; an image without a face has no likeness to anything."""
    return float("-inf") if one is None or other is None else -float(np.linalg.norm(one - other))


def _every_two(found: Found) -> Scores:
    seen = {image: vector for image, vector in found.items() if vector is not None}
    if not seen:
        nothing = np.empty(0)
        return Scores((), nothing, nothing.astype(np.int64), nothing, np.empty((0, 2), dtype=np.int64), 1)
    images = sorted(seen, key=lambda image: share(image.parent.name, "every two"))[:MOST_IMAGES_COMPARED]
    names = tuple(sorted({image.parent.name for image in images}))
    of = np.array([names.index(image.parent.name) for image in images], dtype=np.int64)
    rows = np.stack([seen[image] for image in images])
    first, second = np.triu_indices(len(images), 1)
    similarity = -distances(rows, rows)[first, second]
    same = of[first] == of[second]
    who = np.stack([of[first], of[second]], axis=-1)
    return Scores(names, similarity[same], who[same][:, 0], similarity[~same], who[~same], 1)


def _fused(vectors: Vectors, labels: Mapping[str, str], fusion: Fusion, calibration: Artefact | None) -> JsonObject:
    """As the kiosk works: means of several images, normalised against a cohort of other people."""
    if calibration is not None:
        _disjoint(calibration, vectors)
        cohort, tested, nearest = calibration.scoring.cohort, sorted(vectors), calibration.scoring.nearest
    else:
        cohort_names, tested = split_cohort(vectors)
        must_be_disjoint(cohort=cohort_names, test=tested)
        cohort, nearest = cohort_means(vectors, cohort_names), NEAREST
    scores = compare_all(vectors, tested, cohort, fusion, draws=DRAWS, nearest=nearest)
    thresholds = {name: rates.threshold_at(scores.non_mated, target) for name, target in TARGETS.items()}
    if calibration is not None:
        thresholds["calibrated_threshold"] = calibration.scoring.match
    parts = _parts(scores, labels)
    result: JsonObject = {"fusion": f"{fusion.enrolled}x{fusion.probed}", "identities": len(tested), "cohort": len(cohort)}
    for name, limit in thresholds.items():
        by_group = {group: at_threshold(part, limit) for group, part in parts.items()}
        measured = {group: part["fmr"]["value"] for group, part in by_group.items() if part["fmr"]["value"] is not None}
        worst = max(measured, key=lambda group: measured[group], default=None)
        result[f"at_{name}"] = {
            "threshold": _finite(limit),
            **at_threshold(scores, limit),
            "groups": by_group,
            "worst_group": None if worst is None else {"group": worst, "fmr": measured[worst]},
        }
    return result


def _disjoint(calibration: Artefact, people: Iterable[str]) -> None:
    """Raises BadDataset where somebody of `people` was in the calibration or its cohort."""
    identities_used = calibration.facts.get("identities", {})
    used = {*identities_used.get("cohort", ()), *identities_used.get("calibration", ())}
    must_be_disjoint(calibration=used, test=[hashed(name) for name in people])


def _finite(limit: float) -> float | None:
    """None where there are too few comparisons for a threshold."""
    return limit if np.isfinite(limit) else None


def _parts(scores: Scores, labels: Mapping[str, str]) -> dict[str, Scores]:
    return {group: scores.within({n for n in scores.names if labels.get(n) == group}) for group in sorted(set(labels.values()))}


def _limited(people: dict[str, list[Path]], limit: int | None) -> dict[str, list[Path]]:
    """With a limit, those with the most images and as many with one: enough to try the bench, too few for a reliable result."""
    if limit is None:
        return people
    ordered = sorted(people, key=lambda name: (-len(people[name]), share(name, "limit")))
    single = [name for name in ordered if len(people[name]) == 1]
    return {name: people[name] for name in [*ordered[: max(limit // 10, 40)], *single[: max(limit // 5, 220)]]}


def _some(pairs: list[Pair], limit: int | None) -> list[Pair]:
    """Every n-th pair, so that folds and both kinds stay in proportion."""
    if limit is None or limit >= len(pairs):
        return pairs
    return [pairs[index * len(pairs) // limit] for index in range(limit)]


def _beside(listing: Path, folder: Path) -> Path:
    """A list named without a folder lies in the data set's."""
    chosen = listing if listing.is_file() else folder / listing
    if not chosen.is_file():
        raise BadDataset(f"{listing}: no such file, here or in {folder.name}")
    return chosen
