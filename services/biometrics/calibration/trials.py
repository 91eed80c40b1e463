"""Comparisons as the kiosk makes them, drawn from a data set: templates of several images, probes of a few others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from services.biometrics.calibration.dataset import share
from services.biometrics.matching.domain.scoring import Floats, normalised

Vectors = Mapping[str, Floats]
"""Descriptors (n, 128) by identity."""


@dataclass(frozen=True)
class Fusion:
    """How many images make a template, and how many a probe: `3x2`."""

    enrolled: int
    probed: int

    @classmethod
    def parse(cls, text: str) -> "Fusion":
        """Raises ValueError."""
        enrolled, _, probed = text.lower().partition("x")
        fusion = cls(int(enrolled), int(probed))
        if min(fusion.enrolled, fusion.probed) < 1:
            raise ValueError(text)
        return fusion


@dataclass(frozen=True, repr=False, eq=False)
class Scores:
    """Scores of comparisons, and who was compared: indexes into `names`."""

    names: tuple[str, ...]
    mated: Floats
    mated_of: np.typing.NDArray[np.int64]
    non_mated: Floats
    non_mated_of: np.typing.NDArray[np.int64]
    draws: int

    def within(self, members: set[str]) -> "Scores":
        """Only comparisons where both identities are among `members`."""
        inside = np.array([name in members for name in self.names], dtype=bool)
        kept, both = inside[self.mated_of], inside[self.non_mated_of].all(axis=1)
        return Scores(self.names, self.mated[kept], self.mated_of[kept], self.non_mated[both], self.non_mated_of[both], self.draws)


def split_cohort(vectors: Vectors, *, least: int = 200) -> tuple[list[str], list[str]]:
    """Identities for the cohort, and the others. The cohort consists of those with a single image, which are useless for
    anything else; if they are fewer than `least`, a fifth of the others is added. Labels are not used."""
    single = [name for name, rows in vectors.items() if len(rows) == 1]
    cohort = set(single) if len(single) >= least else {*single, *(name for name in vectors if share(name, "cohort") < 0.2)}
    return sorted(cohort), sorted(set(vectors) - cohort)


def cohort_means(vectors: Vectors, names: Sequence[str]) -> Floats:
    """One row an identity."""
    return np.stack([vectors[name].mean(axis=0) for name in names])


def compare_all(vectors: Vectors, names: Sequence[str], cohort: Floats, fusion: Fusion, *, draws: int, nearest: int) -> Scores:
    """Every template against every probe among `names`, `draws` times with different images. Mated comparisons share no image."""
    known = tuple(names)
    mated, mated_of, non_mated, non_mated_of = [], [], [], []
    for draw in range(draws):
        templates, template_of, probes, probe_of = [], [], [], []
        separate = set()
        for index, name in enumerate(known):
            rows = vectors[name]
            order = np.random.default_rng(int(share(name, f"draw {draw}") * 2**32)).permutation(len(rows))
            if len(rows) >= fusion.enrolled:
                templates.append(rows[order[: fusion.enrolled]].mean(axis=0))
                template_of.append(index)
            if len(rows) >= fusion.probed:
                probes.append(rows[order[::-1][: fusion.probed]].mean(axis=0))
                probe_of.append(index)
            if len(rows) >= fusion.enrolled + fusion.probed:
                separate.add(index)
        if not templates or not probes:
            continue
        scores = normalised(np.stack(templates), np.stack(probes), cohort, nearest)
        of = np.stack(np.meshgrid(template_of, probe_of, indexing="ij"), axis=-1)
        same = of[..., 0] == of[..., 1]
        usable = same & np.isin(of[..., 0], sorted(separate))
        mated.append(scores[usable])
        mated_of.append(of[usable][:, 0])
        non_mated.append(scores[~same])
        non_mated_of.append(of[~same])
    if not mated:
        nothing = np.empty(0)
        return Scores(known, nothing, nothing.astype(np.int64), nothing, np.empty((0, 2), dtype=np.int64), draws)
    return Scores(known, np.concatenate(mated), np.concatenate(mated_of), np.concatenate(non_mated), np.concatenate(non_mated_of), draws)
