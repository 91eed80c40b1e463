"""What somebody typed, read as words of a name and as numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shared.name_search.keyboards import other_layouts
from shared.name_search.names import SONS_AND_DAUGHTERS, split, stem
from shared.name_search.near import near
from shared.spelling.fold import fold
from shared.spelling.likeness import Pattern

MOST_WORDS = 6
LEAST_PART = 3
"""Letters of a word whose beginning, or whose inside, is enough to be found."""
LEAST_LIKE = 0.55
MOST_LIKE_ONE = 40
"""Words of the register that may be meant by one typed word."""
BEHIND_BEST = 0.25
"""How much less likely than the likeliest they may be: what is typed may be somebody else's name with one error, hardly with two."""
BEGINNING, INSIDE = 0.75, 0.6
STEM, LAYOUT, OTHER_READING = 0.92, 0.94, 0.97
OTHERS = (("j", "y"), ("x", "h"), ("c", "ts"))
"""Latin letters that some write for й (Jusupov), х (Axmetov) and ц (Kuznecov)."""
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
NO_NUMBER = re.compile(r"[^0-9A-Za-z._:\-]")
LEAST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word: what it may mean as keys, each with how likely that is (0 to 1). `mixed`: it stood among digits."""

    typed: str
    readings: tuple[tuple[str, float], ...]
    mixed: bool = False

    @property
    def key(self) -> str:
        """The key of what was typed."""
        return self.readings[0][0]

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.key) == 1


@dataclass(frozen=True, slots=True)
class Query:
    """Words of a name, and numbers: with their dashes but without other signs, or with letters (a device's)."""

    words: tuple[Word, ...]
    numbers: tuple[str, ...]

    @property
    def has_digits_alone(self) -> bool:
        """Whether one of the numbers is surely one: it has no letters, which another keyboard layout might mean."""
        return any(number.replace("-", "").isdigit() for number in self.numbers)

    @property
    def near(self) -> list[str]:
        """What the register's words are found by that are like one of these."""
        return sorted({part for word in self.words if not word.is_initial for reading, _ in word.readings for part in near(reading)})

    @property
    def parts(self) -> list[str]:
        """Parts of words that are long enough to be found inside others."""
        return sorted({word.key for word in self.words if len(word.key) >= LEAST_PART})


def read(text: str) -> Query:
    """Read what was typed. Letters among digits may be a device's number, or a name in a wrong keyboard layout: they are read as both."""
    words: list[Word] = []
    numbers: list[str] = []
    for typed in _apart(text):
        has_letters, has_digits = any(sign.isalpha() for sign in typed), any(sign.isdigit() for sign in typed)
        if has_letters or not has_digits:
            words += [word for each in _words(typed) if (word := _word(each, typed, mixed=has_digits)) is not None]
        if has_digits:
            numbers.append(NO_NUMBER.sub("", typed).strip("-.:_"))
    return Query(tuple(words[:MOST_WORDS]), tuple(number for number in numbers if number))


def likely(word: Word, found: Iterable[str]) -> dict[str, float]:
    """Which words of the register it may mean, the likeliest first, each with how likely; none for an initial."""
    if word.is_initial:
        return {}
    known = frozenset(found)
    top = max((share for reading, share in word.readings if reading in known), default=0.0)
    weighed: dict[str, float] = {}
    for reading, share in word.readings:
        for key, like in _alike(Pattern(reading), known, least=max(LEAST_LIKE, top - BEHIND_BEST) / share):
            weighed[key] = max(weighed.get(key, 0.0), share * like)
        top = max(weighed.values(), default=top)
    likeliest = sorted((key for key, like in weighed.items() if like >= top - BEHIND_BEST), key=lambda key: (-weighed[key], key))
    return {key: weighed[key] for key in likeliest[:MOST_LIKE_ONE]}


def _apart(text: str) -> list[str]:
    """Numbers as one piece, whatever stands between their digits (+7 701 000 00 01), and words between spaces."""
    pieces: list[str] = []
    for piece in text.split():
        joined = pieces and not any(sign.isalpha() for sign in pieces[-1] + piece) and any(sign.isdigit() for sign in pieces[-1])
        if joined:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _words(typed: str) -> tuple[str, ...]:
    """A piece may be several words (Нур-Султан), or one of another layout, whose signs are letters there ([jvtyrj)."""
    words = split(typed)
    other = any(len(word) > 1 and word.isascii() and word.isalpha() and not VOWEL.search(word) for word in words)
    return words if words and not (other and len(words) > 1) else (typed,)


def _word(typed: str, piece: str, *, mixed: bool) -> Word | None:
    key = fold(typed)
    if key in SONS_AND_DAUGHTERS:
        return None
    readings = {key: 1.0} if key else {}
    if len(key) > 1:
        readings.setdefault(stem(key), STEM)
        for letter, other in OTHERS:
            if letter in typed.casefold():
                readings.setdefault(fold(typed.casefold().replace(letter, other)), OTHER_READING)
    for other in other_layouts(piece):
        if len(reading := fold("".join(split(other)))) >= LEAST_PART:
            readings.setdefault(reading, LAYOUT)
            readings.setdefault(stem(reading), LAYOUT * STEM)
    readings.pop("", None)
    return Word(typed, tuple(readings.items()), mixed) if readings else None


def _alike(reading: Pattern, keys: frozenset[str], least: float) -> Iterator[tuple[str, float]]:
    """Which keys answer a reading at least so well: letter by letter, or because it is their beginning or inside."""
    for key in reading.may_reach(keys, least):
        if (found := reading.likeness(key)) >= least:
            yield key, found
    part = reading.text
    if reading.length >= LEAST_PART:
        for key in keys:
            if part in key:
                begins = BEGINNING if key.startswith(part) else INSIDE
                if (found := begins + (1 - begins) * 0.8 * reading.length / len(key)) >= least:
                    yield key, found
