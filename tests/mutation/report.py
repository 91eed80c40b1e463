"""A whole run: the sample, what is known to be equivalent, and the score."""

import json
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TextIO

from infra.paths import ROOT
from tests.mutation.mutants import Mutant, Place, domain_files, mutant_at, places_in, shuffled
from tests.mutation.reach import Reach
from tests.mutation.run import FOLDERS, Outcome, Result, load, record, run

LISTED = Path(__file__).parent / "equivalent.toml"


class NotGreen(Exception):
    """The unit tests fail without any change, or where they are run as for a mutant."""


@dataclass(frozen=True)
class Score:
    """How many mutants were tried and what became of them; `score`: the share that was told, equivalent ones left out."""

    mutants: int
    killed: int
    survived: int
    timeout: int
    equivalent: int
    score: float
    seed: int


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can tell, and why. By its lines, not by its number, which any change above it moves."""

    file: str
    operator: str
    was: str
    becomes: str
    reason: str

    def is_(self, mutant: Mutant) -> bool:
        """Whether this is the mutant."""
        return (self.file, self.operator, self.was, self.becomes) == (mutant.file, mutant.operator, mutant.was, mutant.becomes)


def equivalents() -> list[Equivalent]:
    """As listed in equivalent.toml."""
    return [Equivalent(**entry) for entry in tomllib.loads(LISTED.read_text()).get("mutant", [])]


def tried(
    seed: int, size: int, *, processes: int, under: Sequence[str] = (), tests: Sequence[str] = FOLDERS, say_all: bool = False, out: TextIO
) -> Score:
    """Try a sample and write down what survived, then the score as one line of JSON. Raises NotGreen."""
    files = domain_files()
    reach = record(files, tests)
    if not reach.green:
        raise NotGreen
    load(reach.others)
    listed, outcomes, began = equivalents(), Counter[Outcome | str](), time.monotonic()

    def tell(result: Result) -> None:
        same = next((each for each in listed if each.is_(result.mutant)), None) if result.outcome == "survived" else None
        outcomes["equivalent" if same else result.outcome] += 1
        if say_all or (result.outcome == "survived" and not same):
            print(f"{sum(outcomes.values())} {result.seconds:.1f}s {result.outcome} {result.mutant}  {result.by}", file=out, flush=True)

    places = [place for file in files if not under or file.startswith(tuple(under)) for place in places_in(file)]
    mutants = _changes(shuffled(places, seed))
    first = next(mutants)
    _check_unchanged(first, reach)
    run(chain([first], mutants), size, reach, processes, tell)
    score = _score(outcomes, seed)
    print(f"{time.monotonic() - began:.0f} s", file=out)
    print(json.dumps(asdict(score)), file=out, flush=True)
    return score


def _check_unchanged(mutant: Mutant, reach: Reach) -> None:
    """Where the file stays as it is nothing is told: otherwise every mutant would count as killed. Raises NotGreen."""
    results: list[Result] = []
    run(iter([replace(mutant, source=(ROOT / mutant.file).read_text())]), 1, reach, 1, results.append)
    if [result.outcome for result in results] != ["survived"]:
        raise NotGreen(results[0].by)


def _changes(places: Sequence[Place]) -> Iterator[Mutant]:
    return (mutant for place in places if (mutant := mutant_at(place)) is not None)


def _score(outcomes: Counter[str], seed: int) -> Score:
    everything = sum(outcomes.values())
    told, counted = outcomes["killed"] + outcomes["timeout"], everything - outcomes["equivalent"]
    return Score(
        mutants=everything,
        killed=outcomes["killed"],
        survived=outcomes["survived"],
        timeout=outcomes["timeout"],
        equivalent=outcomes["equivalent"],
        score=round(told / counted, 4) if counted else 0.0,
        seed=seed,
    )
