"""Trying out a draft: by which values the same thing is judged before and after. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from services.probation.law.ruling import RULING
from services.probation.law_changes.domain.changes import Change, with_change
from shared.contributions import Asked, Judged, LawSimulation
from shared.law.sources import Entry, Source, source_of, tried
from shared.law_versions import first_day, key_of


@dataclass(frozen=True, slots=True)
class Laws:
    """The values of one folder as they are and as they would be."""

    folder: Path
    now: Source
    before: Source
    after: Source


def concerning(change: Change, known: Iterable[LawSimulation[Any]]) -> list[LawSimulation[Any]]:
    """The simulations that the changed value bears on."""
    if change.section == "exception":
        return [each for each in known if each.calendar]
    if change.section not in ("rule", "list"):
        return []
    return [each for each in known if any(fnmatchcase(change.key, pattern) for pattern in each.rules)]


def laws_for(simulation: LawSimulation[Any], book: str, change: Change, then: Source | None = None) -> Laws:
    """The values by which a simulation judges. `then`: the law without a version that is taken back, which `change` repeats."""
    folder = RULING.folders[book]
    now = source_of(folder)
    if not simulation.since_always or change.section == "exception":
        return Laws(folder, now, now, then or with_change(now, change))
    if then is not None:
        return Laws(folder, now, _since_always(now, change, change.entry), _lasting(then, change))
    before = now if change.before is None else _since_always(now, change, change.before)
    return Laws(folder, now, before, _since_always(now, change, change.entry))


def compared(simulation: LawSimulation[Any], row: object, laws: Laws, asked: Asked) -> tuple[Judged, Judged] | None:
    """What is made of a row by the law as it is and as it would be; None where it is the same."""
    if simulation.begun is not None:
        with tried(laws.folder, laws.now):
            row = simulation.begun(row, asked)
    with tried(laws.folder, laws.before):
        before = simulation.judge(row, asked)
    with tried(laws.folder, laws.after):
        after = simulation.judge(row, asked)
    return None if before == after else (before, after)


def _lasting(then: Source, change: Change) -> Source:
    """The same with the value that rules once the version is taken back; as it is where none does."""
    left = [each for each in then.sections.get(change.section, ()) if key_of(each) == change.key and first_day(each) <= change.valid_from]
    return _since_always(then, change, max(left, key=first_day)) if left else then


def _since_always(source: Source, change: Change, entry: Entry) -> Source:
    """The law's data with this entry alone of its name, in force since the first of them was."""
    section = source.sections.get(change.section, ())
    first = min((first_day(each) for each in section if key_of(each) == change.key), default=date.min)
    kept = [each for each in section if key_of(each) != change.key]
    lasting = {name: value for name, value in entry.items() if name != "valid_until"}
    return Source({**source.sections, change.section: (*kept, {**lasting, "valid_from": first.isoformat()})})
