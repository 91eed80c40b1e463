"""How well a person's name answers what was typed, from 0 to 1, and by what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shared.name_search.names import keys_of, split
from shared.name_search.query import LEAST_LIKE, Word


class Why(StrEnum):
    """How a typed word, or number, answers to what is registered."""

    SAME = "same"
    SPELLING = "spelling"
    SIMILAR = "similar"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a person's name."""

    family_name: str
    given_name: str
    patronymic: str | None

    @property
    def parts(self) -> tuple[str, ...]:
        """Family name, given name, patronymic where there is one."""
        return (self.family_name, self.given_name, self.patronymic) if self.patronymic else (self.family_name, self.given_name)


@dataclass(frozen=True, slots=True)
class Match:
    """How a name answers: `parts` are the words of that spelling that were found, each with how."""

    score: float
    parts: tuple[tuple[str, Why], ...] = ()


NOTHING = Match(0.0)
SAME, SPELLED, FORM = 1.0, 0.98, 0.94
SPELLING = 0.85
"""From here on it is another spelling or form of the same name; below, a similar name."""
INITIAL = 0.85
ORDER = 0.01
"""Taken off for names in another order than the register's: it decides between people who are equally like."""
UNASKED = 0.005
"""Taken off for each part of the name that nobody asked for, for the same reason."""
INITIAL_WEIGHT, LEAST_WEIGHT = 0.3, 3


class Meant:
    """A typed word, and the words of the register that it may mean with how likely each is."""

    __slots__ = ("_known", "keys", "weight", "word")

    def __init__(self, word: Word, keys: Mapping[str, float]) -> None:
        self.word, self.keys = word, keys
        self.weight = INITIAL_WEIGHT * LEAST_WEIGHT if word.is_initial else max(len(word.key), LEAST_WEIGHT)
        self._known: dict[str, float] = {}

    def like(self, part: str) -> float:
        """How well a part of a name answers, from 0 to 1; many people have it in common, so it is kept."""
        if (like := self._known.get(part)) is None:
            like = self._known[part] = _like(self, part)
        return like


def best(words: Sequence[Meant], spellings: Iterable[Spelling]) -> Match:
    """The best of a person's spellings."""
    return max((match(words, spelling) for spelling in spellings), key=lambda each: each.score, default=NOTHING)


def match(words: Sequence[Meant], spelling: Spelling) -> Match:
    """Give each typed word the part of the name that it is likest to, each part once; words that find none count as nothing."""
    parts = [word for part in spelling.parts for word in split(part)]
    pairs = []
    for number, meant in enumerate(words):
        for place, part in enumerate(parts):
            if (like := meant.like(part)) >= LEAST_LIKE:
                pairs.append((-like, abs(number - place), number, place))
    if not pairs:
        return NOTHING
    pairs.sort()
    taken: dict[int, tuple[int, float]] = {}
    free = set(range(len(parts)))
    for like, _, number, place in pairs:
        if number not in taken and place in free:
            taken[number] = (place, -like)
            free.remove(place)
    total = sum(words[number].weight * like for number, (_, like) in taken.items()) / sum(meant.weight for meant in words)
    places = [taken[number][0] for number in sorted(taken)]
    total -= ORDER * (places != sorted(places)) + UNASKED * len(free)
    found = tuple((parts[place], _why(like)) for _, (place, like) in sorted(taken.items()))
    return Match(round(max(total, 0.0), 4), found)


def _like(meant: Meant, part: str) -> float:
    if meant.word.typed.casefold() == part.casefold():
        return SAME
    keys = keys_of(part)
    if meant.word.is_initial:
        return INITIAL if any(key.startswith(meant.word.key) for key in keys) else 0.0
    if meant.word.key in keys:
        return SPELLED
    return FORM * max((meant.keys.get(key, 0.0) for key in keys), default=0.0)


def _why(like: float) -> Why:
    if like == SAME:
        return Why.SAME
    return Why.SPELLING if like >= SPELLING or like == INITIAL else Why.SIMILAR
