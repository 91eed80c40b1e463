"""Face data sets in LFW's layout: `Name/Name_0001.jpg`, `pairs.txt`, `groups.csv`."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


class BadDataset(Exception):
    """The folder or a list beside it is not what LFW's layout asks for."""


@dataclass(frozen=True)
class Pair:
    """Two images and whether they show the same person; `fold` counts from 0."""

    one: Path
    other: Path
    same: bool
    fold: int


def identities(folder: Path) -> dict[str, list[Path]]:
    """Images by identity, both sorted. Raises BadDataset."""
    found = {
        person.name: images
        for person in sorted(folder.iterdir() if folder.is_dir() else ())
        if person.is_dir() and (images := sorted(file for file in person.iterdir() if file.suffix.lower() in SUFFIXES))
    }
    if not found:
        raise BadDataset(f"{folder.name}: no folder Name/Name_0001.jpg in it")
    return found


def read_pairs(listing: Path, folder: Path) -> list[Pair]:
    """Pairs of LFW's `pairs.txt`: a line `folds size`, then for each fold `size` lines of one name and `size` of two. Raises BadDataset."""
    lines = [line.split("\t") if "\t" in line else line.split() for line in listing.read_text().splitlines() if line.strip()]
    try:
        folds, size = (int(lines[0][0]), int(lines[0][1])) if len(lines[0]) == 2 else (1, int(lines[0][0]))
        return [_pair(fields, folder, min(index // (2 * size), folds - 1)) for index, fields in enumerate(lines[1:])]
    except (ValueError, IndexError) as damage:
        raise BadDataset(f"{listing.name}: not LFW's format") from damage


def _pair(fields: list[str], folder: Path, fold: int) -> Pair:
    if len(fields) == 3:
        name, one, other = fields
        return Pair(_image(folder, name, one), _image(folder, name, other), True, fold)
    first, one, second, other = fields
    return Pair(_image(folder, first, one), _image(folder, second, other), False, fold)


def _image(folder: Path, name: str, number: str) -> Path:
    return folder / name / f"{name}_{int(number):04d}.jpg"


def read_groups(listing: Path) -> dict[str, str]:
    """Group by identity, from a CSV with the columns `identity` and `group`. Raises BadDataset."""
    with listing.open(newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"identity", "group"} <= set(rows[0]):
        raise BadDataset(f"{listing.name}: the columns identity and group are needed")
    return {row["identity"]: row["group"] for row in rows}


def share(identity: str, purpose: str) -> float:
    """A number in [0, 1) that is the same for an identity at every run: how identities are dealt out."""
    return int.from_bytes(hashlib.sha256(f"{purpose}/{identity}".encode()).digest()[:8], "big") / 2**64


def must_be_disjoint(**sets: Iterable[str]) -> None:
    """Raises BadDataset where an identity is in two of the named sets: what was tuned on someone is not measured on them."""
    named = [(name, set(members)) for name, members in sets.items()]
    for index, (name, members) in enumerate(named):
        for other, others in named[index + 1 :]:
            if both := members & others:
                raise BadDataset(f"{len(both)} identities are in both {name} and {other}; they must be disjoint")
