"""Evidence that two records are of one person, weighed and added up (after HMPPS person match: join, doubt, apart)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Literal

from services.probation.identity_match.domain.closeness import Likeness, alike, alike_names, close_dates, close_numbers
from services.probation.identity_match.domain.identity import Identity, Name

Outcome = Literal["join", "doubt", "apart"]


class Evidence(StrEnum):
    """One thing that speaks for or against; its weight stands under this code in law/identity_match.toml."""

    IIN_SAME = "iin.same"
    IIN_TYPING_ERROR = "iin.typing_error"
    IIN_DIFFERENT = "iin.different"
    NAME_SAME = "name.same"
    NAME_SPELLING = "name.spelling"
    NAME_SWAPPED = "name.swapped"
    NAME_SIMILAR = "name.similar"
    NAME_DIFFERENT = "name.different"
    PATRONYMIC_SAME = "patronymic.same"
    PATRONYMIC_DIFFERENT = "patronymic.different"
    BIRTH_SAME = "birth.same"
    BIRTH_SWAPPED = "birth.swapped"
    BIRTH_ONE_DIGIT = "birth.one_digit"
    BIRTH_DIFFERENT = "birth.different"
    PHONE_SAME = "phone.same"
    ADDRESS_SAME = "address.same"
    REGION_SAME = "region.same"
    FACE_ALIKE = "face.alike"


NAME_EVIDENCE = {
    Likeness.SAME: Evidence.NAME_SAME,
    Likeness.SPELLING: Evidence.NAME_SPELLING,
    Likeness.SIMILAR: Evidence.NAME_SIMILAR,
    Likeness.DIFFERENT: Evidence.NAME_DIFFERENT,
}
IIN_EVIDENCE = {
    "same": Evidence.IIN_SAME,
    "typing_error": Evidence.IIN_TYPING_ERROR,
    "different": Evidence.IIN_DIFFERENT,
}
BIRTH_EVIDENCE = {
    "same": Evidence.BIRTH_SAME,
    "swapped": Evidence.BIRTH_SWAPPED,
    "one_digit": Evidence.BIRTH_ONE_DIGIT,
    "different": Evidence.BIRTH_DIFFERENT,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each evidence weighs, and the limits: from `join` on two records are taken for one person's, below `part` for two people's."""

    of: Mapping[Evidence, int]
    join: int
    part: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence about a pair, the heaviest first, each with its weight; `total` is the sum."""

    evidence: tuple[tuple[Evidence, int], ...]
    total: int

    def says(self, code: Evidence) -> bool:
        """Whether this is among the evidence."""
        return any(each is code for each, _ in self.evidence)


def weigh(one: Identity, other: Identity, weights: Weights, *, face: bool = False) -> Weighed:
    """Compare two records; the order of the two does not matter. `face`: biometrics found the faces alike."""
    codes = [*_numbers(one, other), *_names(one, other, weights), *_birth(one, other), *_contact(one, other)]
    if face:
        codes.append(Evidence.FACE_ALIKE)
    found = sorted(((code, weights.of[code]) for code in codes), key=lambda each: (-each[1], each[0]))
    return Weighed(tuple(found), sum(weight for _, weight in found))


def outcome(total: int, weights: Weights, *, joined: bool = False) -> Outcome:
    """What a weight means. A pair that was taken for one person's stays so until it falls below `part` (hysteresis)."""
    if total >= weights.join or (joined and total >= weights.part):
        return "join"
    return "doubt" if total >= weights.part else "apart"


def _numbers(one: Identity, other: Identity) -> Iterator[Evidence]:
    if one.iin and other.iin:
        yield IIN_EVIDENCE[close_numbers(one.iin, other.iin)]


def _names(one: Identity, other: Identity, weights: Weights) -> list[Evidence]:
    """The evidence of the two spellings that speak most for one person."""
    pairs = (_name(first, second) for first, second in product(one.names, other.names))
    return max(pairs, key=lambda codes: (sum(weights.of[code] for code in codes), sorted(codes)))


def _name(one: Name, other: Name) -> list[Evidence]:
    likeness, swapped = alike_names(one, other)
    codes = [Evidence.NAME_SWAPPED if swapped and likeness >= Likeness.SPELLING else NAME_EVIDENCE[likeness]]
    if one.patronymic and other.patronymic and likeness > Likeness.DIFFERENT:
        same = alike(one.patronymic, other.patronymic) > Likeness.DIFFERENT
        codes.append(Evidence.PATRONYMIC_SAME if same else Evidence.PATRONYMIC_DIFFERENT)
    return codes


def _birth(one: Identity, other: Identity) -> Iterator[Evidence]:
    if one.birth_date and other.birth_date:
        yield BIRTH_EVIDENCE[close_dates(one.birth_date, other.birth_date)]


def _contact(one: Identity, other: Identity) -> Iterator[Evidence]:
    if one.phone and one.phone == other.phone:
        yield Evidence.PHONE_SAME
    if one.region and one.region == other.region:
        yield Evidence.REGION_SAME
        if one.address and other.address and _plain(one.address) == _plain(other.address):
            yield Evidence.ADDRESS_SAME


def _plain(address: str) -> str:
    return " ".join(address.casefold().replace(",", " ").replace(".", " ").split())
