"""Face data sets in LFW's layout: `Name/Name_0001.jpg`, `pairs.txt`, `groups.csv`."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


class BadDataset(Exception):
    """The folder or a list beside it does not have LFW's layout."""


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
    lines = [line.split("\t") if "\t" in line else line.split() for line in _text(listing).splitlines() if line.strip()]
    try:
        folds, size = (int(lines[0][0]), int(lines[0][1])) if len(lines[0]) == 2 else (1, int(lines[0][0]))
        promised, found = 2 * folds * size, len(lines) - 1
        if promised != found or not promised:
            raise BadDataset(f"{listing.name}: {promised} pairs are promised by its first line, {found} are there")
    except (ValueError, IndexError) as damage:
        raise BadDataset(f"{listing.name}: its first line is not LFW's (folds and pairs a fold)") from damage
    pairs = []
    for index, fields in enumerate(lines[1:]):
        try:
            pairs.append(_pair(fields, folder, index // (2 * size)))
        except ValueError as damage:
            raise BadDataset(f"{listing.name}: pair {index + 1} is not a name and two numbers, or two names with a number each") from damage
    return pairs


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
    try:
        rows = list(csv.DictReader(_text(listing).splitlines()))
    except csv.Error as damage:
        raise BadDataset(f"{listing.name}: not a CSV file") from damage
    if not rows or not {"identity", "group"} <= set(rows[0]):
        raise BadDataset(f"{listing.name}: the columns identity and group are needed")
    groups: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        identity, group = (row["identity"] or "").strip(), (row["group"] or "").strip()
        if not identity or not group:
            raise BadDataset(f"{listing.name}: line {number} lacks an identity or a group")
        if groups.setdefault(identity, group) != group:
            raise BadDataset(f"{listing.name}: line {number} puts {identity} into a second group")
    return groups


def must_be_among(groups: dict[str, str], known: Iterable[str], listing: str) -> None:
    """Raises BadDataset where a list of groups names nobody of a data set: a group that is not measured must not appear in the result."""
    if groups and not set(groups) & set(known):
        raise BadDataset(f"{listing}: it names nobody of this data set")


def _text(listing: Path) -> str:
    try:
        return listing.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as damage:
        raise BadDataset(f"{listing.name}: not a text file that can be read") from damage


def share(identity: str, purpose: str) -> float:
    """A number in [0, 1) that is the same for an identity in every run; it decides which set the identity goes to."""
    return int.from_bytes(hashlib.sha256(f"{purpose}/{identity}".encode()).digest()[:8], "big") / 2**64


def must_be_disjoint(**sets: Iterable[str]) -> None:
    """Raises BadDataset where an identity is in two of the named sets: nobody is measured with what was tuned on them."""
    named = [(name, set(members)) for name, members in sets.items()]
    for index, (name, members) in enumerate(named):
        for other, others in named[index + 1 :]:
            if both := members & others:
                raise BadDataset(f"{len(both)} identities are in both {name} and {other}; they must be disjoint")
